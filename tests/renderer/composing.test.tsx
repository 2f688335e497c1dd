// @vitest-environment jsdom
import '../support/page-door.ts';
import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followComposing } from '../../renderer/ui/composing.ts';
import { followKeyboard } from '../../renderer/frame/keyboard.ts';
import { Dialog } from '../../renderer/ui/Dialog.tsx';
import { TextField } from '../../renderer/ui/TextField.tsx';

let stops: (() => void)[];
beforeEach(() => {
  stops = [followComposing(), followKeyboard()];
});
afterEach(() => stops.forEach(stop => stop()));

const composing = [
  ['while an input method composes', { key: 'Enter', isComposing: true }],
  ['of a composition that is known by its code alone', { key: 'Enter', keyCode: 229 }],
] as const;

it.each(composing)('lets an Enter %s save nothing', (_when, key) => {
  const save = vi.fn();
  render(<TextField label="Invented" value="" onChange={() => undefined} onSubmit={save} />);

  fireEvent.keyDown(screen.getByLabelText('Invented'), key);
  expect(save).not.toHaveBeenCalled();

  fireEvent.keyDown(screen.getByLabelText('Invented'), { key: 'Enter' });
  expect(save).toHaveBeenCalledOnce();
});

it('lets an Escape that gives up a composed word close no dialog', () => {
  const close = vi.fn();
  render(
    <Dialog isOpen onClose={close} title="Invented">
      <input aria-label="typed" />
    </Dialog>,
  );

  fireEvent.keyDown(screen.getByLabelText('typed'), { key: 'Escape', isComposing: true });
  expect(close).not.toHaveBeenCalled();

  fireEvent.keyDown(screen.getByLabelText('typed'), { key: 'Escape' });
  expect(close).toHaveBeenCalledOnce();
});

it('leaves the Enter of a composition to the input method, and holds the one that some engines report after it from sending a form', () => {
  render(<input aria-label="typed" />);

  expect(fireEvent.keyDown(screen.getByLabelText('typed'), { key: 'Enter', isComposing: true })).toBe(true);
  expect(fireEvent.keyDown(screen.getByLabelText('typed'), { key: 'Enter', keyCode: 229 })).toBe(false);
});
