import { useFormat } from '../format.ts';
import { markStates, type MarkState } from '../marks/mark-state.ts';
import { ShieldShape } from '../marks/ShieldShape.tsx';
import { useText } from '../text.ts';

type Props = {
  readonly counts: Readonly<Partial<Record<MarkState, number>>>;
  /** The state that is shown alone; null: every one. */
  readonly only: MarkState | null;
  readonly onOnly: (state: MarkState | null) => void;
};

/** How many values leave in which form, in words; each that there is shows those alone, and once more all of them. */
export function DeskTally({ counts, only, onOnly }: Props) {
  const t = useText();
  const format = useFormat();
  return (
    <ul className="tally">
      {markStates.map(state => {
        const count = counts[state];
        if (count === undefined) return null;
        const isOnly = only === state;
        const words = (
          <>
            <ShieldShape state={state} />
            <b>{format.number(count)}</b> {t(`mark.tally.${state}`)}
          </>
        );
        return (
          <li key={state}>
            {count === 0 && !isOnly ? (
              <span className="tally-filter">{words}</span>
            ) : (
              <button type="button" className="tally-filter" aria-pressed={isOnly} onClick={() => onOnly(isOnly ? null : state)}>
                {words}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
