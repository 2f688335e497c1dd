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
  /** Why it cannot be chosen now; it says so, and nothing happens. */
  readonly unavailable?: string | null;
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
  const act = (id: string) => {
    if ((entries.find(entry => entry.id === id)?.unavailable ?? null) === null) onAction(id);
  };
  return (
    <MenuTrigger>
      {trigger ?? (
        <AriaButton className="iconbtn" aria-label={label}>
          <Ellipsis aria-hidden />
        </AriaButton>
      )}
      <Popover className="pop" offset={4}>
        <AriaMenu className="opts" aria-label={label} onAction={key => act(String(key))}>
          {entries.flatMap(entry => [
            ...(entry.startsGroup ? [<Separator key={`${entry.id}-line`} className="sep" />] : []),
            row(entry),
          ])}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function row({ id, label, icon: Icon, keys, tone, unavailable = null }: MenuEntry) {
  return (
    <MenuItem key={id} id={id} textValue={label} className={`opt ${tone ?? ''} ${unavailable === null ? '' : 'unavailable'}`}>
      {Icon && <Icon aria-hidden />}
      <span>
        {label}
        {unavailable !== null && <span className="choice-note">{unavailable}</span>}
      </span>
      {keys && <Keys keys={keys} />}
    </MenuItem>
  );
}
