import type { ReactNode } from 'react';
import type { MarkState } from './mark-state.ts';

/** Our own value, underlined in the language of its shield: dotted generalised, dashed pseudonym, solid withheld. */
export function MarkedText({ state, children }: { readonly state: MarkState; readonly children: ReactNode }) {
  return state === 'release' ? <>{children}</> : <span className={`span-mark ${state}`}>{children}</span>;
}
