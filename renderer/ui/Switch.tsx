import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';

export type SwitchProps = {
  readonly children: ReactNode;
  readonly note?: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
};

/** Something that takes effect at once. For what is saved later, a `Checkbox`. */
export function Switch({ children, note, on, onChange }: SwitchProps) {
  return (
    <AriaSwitch className="switch" isSelected={on} onChange={onChange}>
      <span className="track" />
      <span>
        {children}
        {note !== undefined && <span className="choice-note">{note}</span>}
      </span>
    </AriaSwitch>
  );
}
