import { useText } from '../text.ts';
import { KeyMap } from '../ui/KeyMap.tsx';
import { currentCommands, useCommandStore, type CommandSection } from './command-store.ts';
import { keycaps } from './keyboard.ts';
import { closeOverlay } from './overlay-store.ts';

const sections: readonly CommandSection[] = ['here', 'everywhere', 'go'];

/** The keys that work now, from the same commands that answer to them. */
export function KeyMapOverlay() {
  const t = useText();
  const parts = useCommandStore(state => state.parts);
  const commands = currentCommands(parts);
  const groups = sections.map(section => ({
    title: t(`frame.sections.${section}`),
    rows: commands.flatMap(({ section: its, keys, label }) =>
      its === section && keys !== undefined ? [{ label, keys: keycaps(keys) }] : [],
    ),
  }));
  return <KeyMap isOpen onClose={closeOverlay} groups={groups.filter(group => group.rows.length > 0)} />;
}
