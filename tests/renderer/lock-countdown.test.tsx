// @vitest-environment jsdom
import { page } from '../support/page-door.ts';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LockCountdown } from '../../renderer/frame/LockCountdown.tsx';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
beforeEach(async () => {
  vault = await tempVault();
  page.stand(vault);
  render(<LockCountdown />);
});
afterEach(() => vault.cleanup());

const warn = (inSeconds: number | null) =>
  act(async () => {
    vault.services.tell('vault:locking', { inSeconds });
    await page.quiet();
  });

it('tells aloud that the vault will lock, and counts down for the eye alone', async () => {
  await warn(60);
  await warn(55);

  expect(screen.getByRole('alert').querySelector('.visually-hidden')?.textContent).toContain('60 seconds');
  expect(screen.getByRole('alert').querySelector('[aria-hidden="true"]:not(svg)')?.textContent).toContain('55 seconds');
});

it.each(['keydown', 'pointermove'])('stays on a %s, and says so to the door', async sign => {
  await warn(60);
  page.channels();

  act(() => void fireEvent(window, new Event(sign)));

  expect(screen.queryByRole('alert')).toBe(null);
  expect(page.channels()).toEqual(['vault:info']);
});

it('goes when the vault does not lock after all', async () => {
  await warn(60);
  await warn(null);

  expect(screen.queryByRole('alert')).toBe(null);
});
