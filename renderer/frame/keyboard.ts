import { usePreferences } from '../preferences.ts';
import { isTyping } from '../ui/typing.ts';
import { currentCommands, useCommandStore, type Command } from './command-store.ts';

const sequenceMs = 1500; // how long G waits for its letter
const isOfText = /^Mod\+(?:[ACVXYZ]|Shift\+Z)$/; // what a text field does itself: select, copy, paste, cut, undo, redo

/** Listen to the keys of every offered command, until the returned function is called. */
export function followKeyboard(target: Document = document): () => void {
  let before: { readonly key: string; readonly atMs: number } | null = null;

  function press(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    const key = pressed(event);
    if (key === null) return;
    if (isTyping(event.target) && isOfText.test(key)) return;
    const isPlain = !key.includes('+') || key.startsWith('Shift+');
    if (isPlain && !lettersWork(event, key)) return;
    const first = before !== null && event.timeStamp - before.atMs < sequenceMs ? before.key : null;
    before = isPlain ? { key, atMs: event.timeStamp } : null;
    const command = find(first === null ? key : `${first} ${key}`, event) ?? (first === null ? null : find(key, event));
    if (command === null) return;
    before = null;
    event.preventDefault();
    command.run();
  }

  target.addEventListener('keydown', press);
  return () => target.removeEventListener('keydown', press);
}

/** `Mod+K` as keycaps: `['Mod', 'K']`; `G T`: `['G', 'T']`. */
export function keycaps(keys: string): readonly string[] {
  return keys.split(/[ +]/).map(key => arrows[key] ?? key);
}

const arrows: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

function pressed(event: KeyboardEvent): string | null {
  if (['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return null;
  const isSign = event.key.length === 1 && !/[a-z0-9]/i.test(event.key); // `?` needs Shift on some keyboards only
  const name = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return [
    event.ctrlKey || event.metaKey ? 'Mod+' : '',
    event.altKey ? 'Alt+' : '',
    event.shiftKey && !isSign ? 'Shift+' : '',
    name,
  ].join('');
}

/** Plain keys keep quiet while a person types, in an open menu, and letters also where they are switched off. */
function lettersWork(event: KeyboardEvent, key: string): boolean {
  if (isTyping(event.target)) return /^F\d/.test(key); // not Escape: what was typed would go with the screen
  if (event.target instanceof Element && event.target.closest('.pop') !== null) return false;
  return key.length > 1 || usePreferences.getState().letterKeys;
}

function find(keys: string, event: KeyboardEvent): Command | null {
  const isInDialog = event.target instanceof Element && event.target.ownerDocument.querySelector('.scrim') !== null;
  const commands = currentCommands(useCommandStore.getState().parts);
  return commands.findLast(command => command.keys === keys && (!isInDialog || command.inDialog === true)) ?? null;
}
