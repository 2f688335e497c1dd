import { Ellipsis, type LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button as AriaButton, Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { Keys } from './Keys.tsx';

export type MenuEntry = {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly keys?: readonly string[];
  readonly tone?: 'danger';
  readonly isDisabled?: boolean;
  /** A line above it. */
  readonly startsGroup?: boolean;
};

export type MenuProps = {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly onAction: (id: string) => void;
  /** What opens it; without one, a square button with three dots. */
  readonly trigger?: ReactElement;
};

export function Menu({ label, entries, onAction, trigger }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger ?? (
        <AriaButton className="iconbtn" aria-label={label}>
          <Ellipsis aria-hidden />
        </AriaButton>
      )}
      <Popover className="pop" offset={4}>
        <AriaMenu className="opts" aria-label={label} onAction={key => onAction(String(key))}>
          {entries.flatMap(entry => [
            ...(entry.startsGroup ? [<Separator key={`${entry.id}-line`} className="sep" />] : []),
            row(entry),
          ])}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function row({ id, label, icon: Icon, keys, tone, isDisabled = false }: MenuEntry) {
  return (
    <MenuItem key={id} id={id} textValue={label} className={`opt ${tone ?? ''}`} isDisabled={isDisabled}>
      {Icon && <Icon aria-hidden />}
      {label}
      {keys && <Keys keys={keys} />}
    </MenuItem>
  );
}
