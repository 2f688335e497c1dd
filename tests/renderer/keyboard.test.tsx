// @vitest-environment jsdom
import '../support/page-door.ts';
import { fireEvent, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { currentCommands, useCommands, type Command } from '../../renderer/frame/command-store.ts';
import { followKeyboard } from '../../renderer/frame/keyboard.ts';
import { prefer } from '../../renderer/preferences.ts';

let ran: string[] = [];
let stop = () => {};

beforeEach(() => {
  ran = [];
  prefer({ letterKeys: true });
  stop = followKeyboard();
  render(<Part />);
});
afterEach(() => stop());

function Part({ keys = ['E', 'G T', 'Mod+K', '?', 'Shift+ArrowRight', 'Escape'] }: { readonly keys?: readonly string[] }) {
  useCommands(keys.map((key): Command => ({ id: key, label: key, section: 'here', keys: key, run: () => ran.push(key) })));
  return (
    <>
      <button>b</button>
      <input aria-label="field" />
    </>
  );
}

function press(key: string, how: Partial<KeyboardEventInit> = {}, on: Element = document.body): void {
  fireEvent.keyDown(on, { key, ...how });
}

it('runs a command by its key, two keys after each other, and with Ctrl or Shift', () => {
  press('e');
  press('g');
  press('t');
  press('k', { ctrlKey: true });
  press('?', { shiftKey: true });
  press('ArrowRight', { shiftKey: true });

  expect(ran).toEqual(['E', 'G T', 'Mod+K', '?', 'Shift+ArrowRight']);
});

it('leaves letters and Escape to a text field, and still hears Ctrl K there', () => {
  const field = document.querySelector('input')!;

  press('e', {}, field);
  press('?', {}, field);
  press('k', { ctrlKey: true }, field);
  press('Escape', {}, field);

  expect(ran).toEqual(['Mod+K']);
});

it('leaves undoing and the clipboard to a text field', () => {
  render(<Part keys={['Mod+Z', 'Mod+Shift+Z', 'Mod+C', 'Mod+Shift+C']} />);
  const fields = document.querySelectorAll('input');
  const keys = [{ key: 'z' }, { key: 'Z', shiftKey: true }, { key: 'c' }, { key: 'C', shiftKey: true }];

  for (const { key, ...how } of keys) press(key, { ctrlKey: true, ...how }, fields[0]);
  for (const { key, ...how } of keys) press(key, { ctrlKey: true, ...how });

  expect(ran).toEqual(['Mod+Shift+C', 'Mod+Z', 'Mod+Shift+Z', 'Mod+C', 'Mod+Shift+C']);
});

it('runs no letter once letters are switched off', () => {
  prefer({ letterKeys: false });

  press('e');
  press('g');
  press('t');
  press('k', { ctrlKey: true });

  expect(ran).toEqual(['Mod+K']);
});

it('runs nothing of the page behind a dialog', () => {
  const scrim = document.body.appendChild(document.createElement('div'));
  scrim.className = 'scrim';

  press('e');
  press('k', { ctrlKey: true });
  scrim.remove();

  expect(ran).toEqual([]);
});

it('lets the innermost part win, and takes its keys back when it goes', () => {
  const inner: string[] = [];
  function Inner() {
    useCommands([{ id: 'inner', label: 'inner', section: 'here', keys: 'E', run: () => inner.push('E') }]);
    return null;
  }
  const shown = render(<Inner />);

  press('e');
  shown.unmount();
  press('e');

  expect(inner).toEqual(['E']);
  expect(ran).toEqual(['E']);
});

it('gives a shared key to the inner part, also when the words of the outer one change', () => {
  const Layer = ({ id, label, children }: { readonly id: string; readonly label: string; readonly children?: ReactNode }) => {
    useCommands([{ id, label, section: 'here', keys: 'Escape', run: () => ran.push(id) }]);
    return children;
  };
  const layers = (language: string) => (
    <Layer id="back" label={`back, ${language}`}>
      <Layer id="leave-desk" label={`leave, ${language}`} />
    </Layer>
  );
  const { rerender } = render(layers('en'));
  press('Escape');
  rerender(layers('es'));
  press('Escape');

  expect(ran).toEqual(['leave-desk', 'leave-desk']);
});

it('gives a command of the same name to the inner part', () => {
  const offered = new Map([
    [7, [{ id: 'back', label: 'inner', section: 'here', keys: 'Escape', run: () => ran.push('inner') }]],
    [3, [{ id: 'back', label: 'outer', section: 'everywhere', keys: 'Escape', run: () => ran.push('outer') }]],
  ] satisfies [number, Command[]][]);

  expect(currentCommands(offered).map(({ label }) => label)).toEqual(['inner']);
});
