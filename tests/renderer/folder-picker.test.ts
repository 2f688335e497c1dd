// @vitest-environment jsdom
import '../support/page-door.ts';
import { screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { askForFolder, freeName } from '../../renderer/loopback/folder-picker.ts';
import { sayPageLost } from '../../renderer/loopback/page-lost.ts';

// What a page in a browser asks in the place of a system's own dialog.
beforeAll(() => {
  // jsdom knows neither
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement, value = '') {
    this.open = false;
    this.returnValue = value;
    this.dispatchEvent(new Event('close'));
  };
});
afterEach(() => document.body.replaceChildren());

it('shows the vaults as they come, the last used first, and says when', async () => {
  const asked = askForFolder('vault', '', [
    { name: 'omega', usedAtMs: Date.parse('2026-11-03T12:00:00Z') },
    { name: 'alpha', usedAtMs: Date.parse('2026-01-02T12:00:00Z') },
    { name: 'never', usedAtMs: null },
  ]);
  const options = [...screen.getByLabelText<HTMLSelectElement>('Which vault?').options];
  expect(options.map(({ value }) => value)).toEqual(['omega', 'alpha', 'never']);
  expect(options[0]!.text).toMatch(/last used .*Nov.*2026/);
  expect(options[2]!.text).toBe('never');
  document.querySelector('dialog')!.close('choose');
  expect(await asked).toBe('omega');
});

it('offers no choice where there is no vault', async () => {
  const asked = askForFolder('vault', '', []);
  expect(screen.queryByRole('button', { name: 'Choose' })).toBeNull();
  screen.getByRole('button', { name: 'Cancel' }).click();
  expect(await asked).toBeNull();
});

it('calls a further demo office otherwise than those that are there', () => {
  expect(freeName('demo', [])).toBe('demo');
  expect(freeName('demo', ['demo', 'demo-2'])).toBe('demo-3');
});

it('says once that a page leads nowhere, and cannot be sent away', () => {
  sayPageLost();
  sayPageLost();
  expect(document.querySelectorAll('dialog')).toHaveLength(1);
  const escape = new Event('cancel', { cancelable: true });
  document.querySelector('dialog')!.dispatchEvent(escape);
  expect(escape.defaultPrevented).toBe(true);
});
