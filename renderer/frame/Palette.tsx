import { useEffect, useState } from 'react';
import { useText } from '../text.ts';
import { CommandPalette, type PaletteEntry } from '../ui/CommandPalette.tsx';
import { currentCommands, useCommandStore, usePaletteSearch, type Command, type CommandSection } from './command-store.ts';
import { keycaps } from './keyboard.ts';
import { closeOverlay } from './overlay-store.ts';

const order: readonly CommandSection[] = ['found', 'here', 'everywhere', 'go', 'view'];

/** The palette over the commands now offered and, as one types, over what the vault finds where `isFinding`. */
export function Palette({ isFinding }: { readonly isFinding: boolean }) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const found = useFound(typed, isFinding);
  const parts = useCommandStore(state => state.parts);
  const offered = currentCommands(parts).filter(command => !command.isKeyOnly && matches(command, typed));
  const commands = [...found, ...offered].toSorted((a, b) => order.indexOf(a.section) - order.indexOf(b.section));

  function run(id: string): void {
    closeOverlay();
    // after the palette has closed and given the focus back, so that what opens next returns it to the right place
    requestAnimationFrame(() => commands.find(command => command.id === id)?.run());
  }

  return (
    <CommandPalette
      isOpen
      onClose={closeOverlay}
      typed={typed}
      onType={setTyped}
      onRun={run}
      entries={commands.map((command): PaletteEntry => ({
        id: command.id,
        label: command.label,
        section: t(`frame.sections.${command.section}`),
        ...(command.note === undefined ? {} : { note: command.note }),
        ...(command.icon ? { icon: command.icon } : {}),
        ...(command.keys === undefined ? {} : { keys: keycaps(command.keys) }),
      }))}
    />
  );
}

/** Every typed word begins some word of the label, accents aside. */
function matches(command: Command, typed: string): boolean {
  const words = plain(`${command.label} ${command.note ?? ''}`).split(/\s+/);
  return plain(typed)
    .split(/\s+/)
    .every(part => words.some(word => word.startsWith(part)));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** What the vault finds for what is typed; an answer that comes late for older letters is dropped. */
function useFound(typed: string, isFinding: boolean): readonly Command[] {
  const search = usePaletteSearch(state => state.search);
  const [found, setFound] = useState<readonly Command[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const answer = isFinding && search !== null && typed.trim().length > 1 ? search(typed.trim()) : Promise.resolve([]);
    void answer.then(commands => isCurrent && setFound(commands));
    return () => {
      isCurrent = false;
    };
  }, [search, typed, isFinding]);
  return found;
}
