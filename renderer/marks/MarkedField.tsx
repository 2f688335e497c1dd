import { Tag } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../text.ts';
import { IconButton } from '../ui/IconButton.tsx';
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
  /** Change its mark: a button that shows on the pointed-at or focused row. */
  readonly onMark?: () => void;
};

/** Label, value, codes and shield; the shield always in the same column. Belongs inside a `<dl>`. */
export function MarkedField({ label, children, state, codes = [], note, onWhy, onMark }: MarkedFieldProps) {
  const t = useText();
  return (
    <div className="f">
      <dt title={label}>{label}</dt>
      <dd>
        <MarkedText state={state}>{children}</MarkedText>
        {note !== undefined && <span className="faint small"> {note}</span>}
      </dd>
      <dd className="fs">
        {codes.length > 0 && <span className="cav">{codes.join(' ')}</span>}
        {onMark && (
          <span className="mark-act">
            <IconButton icon={Tag} size="sm" label={t('mark.markOf', { field: label })} onPress={onMark} />
          </span>
        )}
        <Shield state={state} of={label} {...(onWhy ? { onWhy } : {})} />
      </dd>
    </div>
  );
}
