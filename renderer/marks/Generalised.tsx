import type { ReactNode } from 'react';

/** What a counterpart gets instead of the exact value; `how` says it ("given as the state"). */
export function Generalised({ children, how }: { readonly children: ReactNode; readonly how?: string }) {
  return (
    <span>
      <span className="gen">{children}</span>
      {how !== undefined && <span className="faint small"> {how}</span>}
    </span>
  );
}
