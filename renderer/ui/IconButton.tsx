import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { Tooltip } from './Tooltip.tsx';

export type IconButtonProps = {
  readonly icon: LucideIcon;
  /** Its name: spoken, and shown as a tooltip. */
  readonly label: string;
  readonly onPress: () => void;
  readonly keys?: readonly string[];
  readonly size?: 'sm' | 'md';
  readonly isDisabled?: boolean;
  readonly pressed?: boolean;
};

/** A square button with an icon; only where the icon is one that everyone knows. */
export function IconButton({ icon: Icon, label, onPress, keys, size = 'md', isDisabled = false, pressed }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(keys ? { keys } : {})}>
      <AriaButton
        className={`iconbtn ${size}`}
        aria-label={label}
        onPress={onPress}
        isDisabled={isDisabled}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      >
        <Icon aria-hidden />
      </AriaButton>
    </Tooltip>
  );
}
