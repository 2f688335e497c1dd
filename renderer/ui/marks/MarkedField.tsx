import type { ReactNode } from 'react';
import { MarkedText } from './MarkedText.tsx';
import type { MarkState } from './mark-state.ts';
import { Shield } from './Shield.tsx';

export type MarkedFieldProps = {
  readonly label: string;
  readonly children: ReactNode;
  readonly state: MarkState;
  /** Caveat or category codes before the shield: `ORCON`. */
  readonly codes?: readonly string[];
  /** A quieter word after the value. */
  readonly note?: string;
  readonly onWhy?: () => void;
};

/** Label, value, codes and shield; the shield always in the same column. Belongs inside a `<dl>`. */
export function MarkedField({ label, children, state, codes = [], note, onWhy }: MarkedFieldProps) {
  return (
    <div className="f">
      <dt>{label}</dt>
      <dd>
        <MarkedText state={state}>{children}</MarkedText>
        {note !== undefined && <span className="faint small"> {note}</span>}
      </dd>
      <dd className="fs">
        {codes.length > 0 && <span className="cav">{codes.join(' ')}</span>}
        <Shield state={state} of={label} {...(onWhy ? { onWhy } : {})} />
      </dd>
    </div>
  );
}
