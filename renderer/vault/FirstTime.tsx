import { FolderOpen, MonitorSmartphone, Plus, type LucideIcon } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useCommands } from '../frame/command-store.ts';
import { keycaps } from '../frame/keyboard.ts';
import { useText } from '../text.ts';
import { TwoRings } from '../ui/glyphs.tsx';
import { Keys } from '../ui/Keys.tsx';
import { findVault, openDemo, showForm } from './vault-store.ts';

type First = {
  readonly id: 'make' | 'join' | 'open' | 'demo';
  readonly icon: LucideIcon;
  readonly keys: string;
  readonly run: () => void;
};

const firsts: readonly First[] = [
  { id: 'make', icon: Plus, keys: 'Alt+N', run: () => showForm('make') },
  { id: 'join', icon: MonitorSmartphone, keys: 'Alt+J', run: () => showForm('join') },
  { id: 'open', icon: FolderOpen, keys: 'Alt+O', run: () => void findVault() },
  { id: 'demo', icon: TwoRings, keys: 'Alt+D', run: () => void openDemo() },
];

/** Make a vault, open one that is not in the list, or look around in the demo office. */
export function FirstTime() {
  const t = useText();
  useCommands(firsts.map(first => ({ ...first, label: t(`vault.first.${first.id}`), section: 'here' })));
  return (
    <ul className="firsts">
      {firsts.map(({ id, icon: Icon, keys, run }) => (
        <li key={id}>
          <AriaButton onPress={run}>
            <Icon aria-hidden />
            <span>
              <b>{t(`vault.first.${id}`)}</b>
              <span className="s">{t(`vault.first.${id}Note`)}</span>
            </span>
            <Keys keys={keycaps(keys)} />
          </AriaButton>
        </li>
      ))}
    </ul>
  );
}
