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

/** How many values leave in which form, in words; each shows those alone, and once more all of them. */
export function DeskTally({ counts, only, onOnly }: Props) {
  const t = useText();
  const format = useFormat();
  return (
    <ul className="tally">
      {markStates.map(state => {
        const count = counts[state];
        if (count === undefined) return null;
        const isOnly = only === state;
        return (
          <li key={state}>
            <button
              type="button"
              className="tally-filter"
              aria-pressed={isOnly}
              disabled={count === 0 && !isOnly}
              onClick={() => onOnly(isOnly ? null : state)}
            >
              <ShieldShape state={state} />
              <b>{format.number(count)}</b> {t(`mark.tally.${state}`)}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
