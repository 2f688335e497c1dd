import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';

export type CheckboxProps = {
  readonly children?: ReactNode;
  readonly label?: string; // its name, where nothing stands beside it
  readonly note?: string;
  readonly checked: boolean;
  readonly mixed?: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Why it cannot be changed now: stands below it in place of the note. */
  readonly unavailable?: string | null;
};

export function Checkbox({ children, label, note, checked, mixed = false, onChange, unavailable = null }: CheckboxProps) {
  return (
    <AriaCheckbox
      className="check"
      isSelected={checked}
      isIndeterminate={mixed}
      onChange={onChange}
      isDisabled={unavailable !== null}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <span className="box">{mixed ? <Minus aria-hidden /> : checked && <Check aria-hidden />}</span>
      {children !== undefined && (
        <span>
          {children}
          {(unavailable ?? note) !== undefined && <span className="choice-note">{unavailable ?? note}</span>}
        </span>
      )}
    </AriaCheckbox>
  );
}
