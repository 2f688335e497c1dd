import type { LucideIcon } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Keys, shortcutOf } from './Keys.tsx';
import { Tooltip } from './Tooltip.tsx';

export type ButtonProps = {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  /** `primary` once per screen. `link` reads as a link inside a line. */
  readonly variant?: 'plain' | 'primary' | 'ghost' | 'danger' | 'link';
  readonly size?: 'sm' | 'md' | 'lg';
  readonly icon?: LucideIcon;
  /** Keycaps inside the button; the key itself is bound elsewhere. */
  readonly keys?: readonly string[];
  /** Why it cannot be pressed now. It stays in the tab order and says so. */
  readonly unavailable?: string | null;
  readonly isPending?: boolean;
  readonly type?: 'button' | 'submit';
  readonly autoFocus?: boolean;
  readonly wide?: boolean;
  readonly label?: string;
};

/** A button. Where it cannot be pressed it says why (`unavailable`), never just grey. */
export function Button({ variant = 'plain', size = 'md', unavailable = null, ...props }: ButtonProps) {
  const { icon: Icon, keys, children, wide = false, type = 'button' } = props;
  const reasonId = useId();
  const classes = ['btn', variant === 'link' ? 'link-like' : variant, size, wide ? 'wide' : ''].join(' ');
  const content = (
    <>
      {Icon && <Icon aria-hidden />}
      {children}
      {keys && <Keys keys={keys} />}
    </>
  );
  if (unavailable !== null) {
    return (
      <Tooltip text={unavailable}>
        <AriaButton
          className={classes}
          aria-disabled="true"
          aria-describedby={reasonId}
          {...(props.label === undefined ? {} : { 'aria-label': props.label })}
        >
          {content}
          <span id={reasonId} hidden>
            {unavailable}
          </span>
        </AriaButton>
      </Tooltip>
    );
  }
  return (
    <AriaButton
      className={classes}
      type={type}
      onPress={() => props.onPress?.()}
      isPending={props.isPending ?? false}
      autoFocus={props.autoFocus ?? false}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
      ref={element => (keys === undefined ? undefined : element?.setAttribute('aria-keyshortcuts', shortcutOf(keys)))} // not among what the part hands on
    >
      {content}
    </AriaButton>
  );
}
