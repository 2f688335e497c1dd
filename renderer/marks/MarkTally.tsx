import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { markStates, type MarkState } from './mark-state.ts';
import { ShieldShape } from './ShieldShape.tsx';

export type MarkTallyProps = { readonly counts: Readonly<Partial<Record<MarkState, number>>>; readonly isShort?: boolean };

/** How many values are released, generalised … `isShort` leaves the words to the screen reader. */
export function MarkTally({ counts, isShort = false }: MarkTallyProps) {
  const t = useText();
  const format = useFormat();
  return (
    <ul className="tally">
      {markStates.map(state => {
        const count = counts[state];
        if (count === undefined) return null;
        return (
          <li key={state}>
            <ShieldShape state={state} />
            <b>{format.number(count)}</b>
            <span className={isShort ? 'visually-hidden' : ''}>{t(`mark.tally.${state}`)}</span>
          </li>
        );
      })}
    </ul>
  );
}
