import type { LucideIcon } from 'lucide-react';
import { useId } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Tooltip } from './Tooltip.tsx';

export type IconButtonProps = {
  readonly icon: LucideIcon;
  /** Its name: spoken, and shown as a tooltip. */
  readonly label: string;
  readonly onPress: () => void;
  readonly keys?: readonly string[];
  readonly size?: 'sm' | 'md';
  /** Why it cannot be pressed now. It stays in the tab order and says so. */
  readonly unavailable?: string | null;
  readonly pressed?: boolean;
};

/** A square button with an icon; only where the icon is one that everyone knows. */
export function IconButton({ icon: Icon, label, onPress, keys, size = 'md', unavailable = null, pressed }: IconButtonProps) {
  const reasonId = useId();
  return (
    <Tooltip text={unavailable === null ? label : `${label}. ${unavailable}`} {...(keys ? { keys } : {})}>
      <AriaButton
        className={`iconbtn ${size}`}
        aria-label={label}
        {...(unavailable === null ? { onPress } : { 'aria-disabled': 'true', 'aria-describedby': reasonId })}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      >
        <Icon aria-hidden />
        {unavailable !== null && (
          <span id={reasonId} hidden>
            {unavailable}
          </span>
        )}
      </AriaButton>
    </Tooltip>
  );
}
