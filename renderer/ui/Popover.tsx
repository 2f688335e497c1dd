import type { ReactElement, ReactNode } from 'react';
import { Dialog as AriaDialog, DialogTrigger, Popover as AriaPopover } from 'react-aria-components';

export type PopoverProps = {
  readonly label: string;
  /** A `Button`, `IconButton` or `Shield` with `onWhy`. */
  readonly trigger: ReactElement;
  /** What stands in it; a function is given how to close it. */
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  readonly placement?: 'bottom' | 'bottom end' | 'left' | 'right' | 'top';
};

/** A small dialog beside what opened it; Escape or a click outside closes it. */
export function Popover({ label, trigger, children, placement = 'bottom' }: PopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover className="pop pad" placement={placement} offset={4}>
        <AriaDialog aria-label={label}>{typeof children === 'function' ? ({ close }) => children(close) : children}</AriaDialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
