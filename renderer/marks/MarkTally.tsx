import type { ReactNode } from 'react';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { markStates, type MarkState } from './mark-state.ts';
import { ShieldShape } from './ShieldShape.tsx';

/** The state that is shown alone, or null for every one, and what a press makes of it. */
type Filter = { readonly only: MarkState | null; readonly onOnly: (state: MarkState | null) => void };

export type MarkTallyProps = {
  readonly counts: Readonly<Partial<Record<MarkState, number>>>;
  /** Each that there is shows those alone, and once more all of them. */
  readonly filter?: Filter;
};

/** How many values are released, generalised …, in words. */
export function MarkTally({ counts, filter }: MarkTallyProps) {
  const t = useText();
  const format = useFormat();
  return (
    <ul className="tally">
      {markStates.map(state => {
        const count = counts[state];
        if (count === undefined) return null;
        const words = (
          <>
            <ShieldShape state={state} />
            <b>{format.number(count)}</b> <span>{t(`mark.tally.${state}`)}</span>
          </>
        );
        return <li key={state}>{filter === undefined ? words : <FilterOf {...{ state, count, filter }}>{words}</FilterOf>}</li>;
      })}
    </ul>
  );
}

type FilterProps = {
  readonly state: MarkState;
  readonly count: number;
  readonly filter: Filter;
  readonly children: ReactNode;
};

function FilterOf({ state, count, filter: { only, onOnly }, children }: FilterProps) {
  const isOnly = only === state;
  if (count === 0 && !isOnly) return <span className="tally-filter">{children}</span>;
  return (
    <button type="button" className="tally-filter" aria-pressed={isOnly} onClick={() => onOnly(isOnly ? null : state)}>
      {children}
    </button>
  );
}
