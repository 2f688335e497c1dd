import type { LucideIcon } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
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

/** The commands that parts of the page offer while they are shown, by part, in the order they came. */
export const useCommandStore = create<{ readonly parts: ReadonlyMap<string, readonly Command[]> }>(() => ({ parts: new Map() }));

/** Offer commands while this component is shown. The list may be made anew on each render. */
export function useCommands(commands: readonly Command[]): void {
  const part = useId();
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
    useCommandStore.setState(({ parts }) => ({ parts: new Map([...parts, [part, offered]]) }));
    return () => useCommandStore.setState(({ parts }) => ({ parts: new Map([...parts].filter(([key]) => key !== part)) }));
  }, [part, shown]);
}

/** Every command now offered; where two share an id or keys, the one that came last (the innermost) wins. */
export function currentCommands(parts: ReadonlyMap<string, readonly Command[]>): readonly Command[] {
  const byId = new Map<string, Command>();
  for (const commands of parts.values()) for (const command of commands) byId.set(command.id, command);
  return [...byId.values()];
}

/** What the palette finds in the vault for what is typed: the cases feature provides it. */
export type PaletteSearch = (typed: string) => Promise<readonly Command[]>;
/** A way to ask, not an answer: it outlives a lock, since it is given once at the start. */
export const usePaletteSearch = create<{ readonly search: PaletteSearch | null }>(() => ({ search: null }));

export function providePaletteSearch(search: PaletteSearch): void {
  usePaletteSearch.setState({ search });
}
