import type { LucideIcon } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { create } from 'zustand';

export type CommandSection = 'found' | 'here' | 'everywhere' | 'go' | 'view';

/** Something a person can do: it stands in the palette, in the keyboard map, and answers to its keys. */
export type Command = {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly section: CommandSection;
  /** `Mod+K`, `Shift+ArrowRight`, `E`, `?`, or two after each other: `G T`. Single keys keep quiet while a person types. */
  readonly keys?: string;
  readonly icon?: LucideIcon;
  /** Only by its keys, not in the palette (moving, paging). */
  readonly isKeyOnly?: boolean;
  /** Works while a dialog is open. */
  readonly inDialog?: boolean;
  readonly run: () => void;
};

/** What each part of the page offers while it is shown, by the part's place: what stands around another part has the lower one. */
export type OfferedCommands = ReadonlyMap<number, readonly Command[]>;
export const useCommandStore = create<{ readonly parts: OfferedCommands }>(() => ({ parts: new Map() }));

let places = 0;

/** Offer commands while this component is shown. The list may be made anew on each render. */
export function useCommands(commands: readonly Command[]): void {
  // Counted as the part is first drawn, which is after what is around it; effects run the other way round, and again when words change.
  const [place] = useState(() => (places += 1));
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  const shown = commands.map(({ id, label, note, keys }) => `${id} ${label} ${note ?? ''} ${keys ?? ''}`).join('\n');
  useEffect(() => {
    const offered = latest.current.map(command => ({
      ...command,
      run: () => latest.current.find(current => current.id === command.id)?.run(),
    }));
    useCommandStore.setState(({ parts }) => ({ parts: new Map([...parts, [place, offered]]) }));
    return () => useCommandStore.setState(({ parts }) => ({ parts: new Map([...parts].filter(([key]) => key !== place)) }));
  }, [place, shown]);
}

/** Every command now offered, the innermost last; where two share an id or keys, that one wins. */
export function currentCommands(parts: OfferedCommands): readonly Command[] {
  const byId = new Map<string, Command>();
  for (const [, commands] of [...parts].toSorted(([one], [other]) => one - other))
    for (const command of commands) {
      byId.delete(command.id); // takes the place of the outer one, and its turn
      byId.set(command.id, command);
    }
  return [...byId.values()];
}

/** What the palette finds in the vault for what is typed: the cases feature provides it. */
export type PaletteSearch = (typed: string) => Promise<readonly Command[]>;
/** A way to ask, not an answer: it outlives a lock, since it is given once at the start. */
export const usePaletteSearch = create<{ readonly search: PaletteSearch | null }>(() => ({ search: null }));

export function providePaletteSearch(search: PaletteSearch): void {
  usePaletteSearch.setState({ search });
}
