import { expect, type Browser, type Page } from '@playwright/test';
import { closeDoor, openDoor, type Door } from './loopback.ts';

/** A page inside a demo office that nothing else uses. */
export type Office = { readonly page: Page; readonly door: Door };

/** The supervisor's rooms by the letter after G, in the sidebar's order. */
export const roomLetters = ['T', 'C', 'P', 'X', 'R', 'I', 'K', 'L', 'F', 'M', 'A', 'S'] as const;
export type RoomLetter = (typeof roomLetters)[number];

/** Open a door of its own on a new demo office and go in, in English. */
export async function enterOffice(browser: Browser, viewport = { width: 1440, height: 900 }): Promise<Office> {
  const door = await openDoor(['--demo']);
  const context = await browser.newContext({ viewport, locale: 'en-US', reducedMotion: 'reduce' });
  const page = await context.newPage();
  try {
    await page.goto(door.address);
    await page.getByRole('button', { name: 'Go to the vault' }).click({ timeout: 200_000 }); // the office is made first
    await page.locator('main h1').first().waitFor();
  } catch (failed) {
    await closeDoor(door); // nobody else would
    throw failed;
  }
  return { page, door };
}

export async function leaveOffice({ page, door }: Office): Promise<void> {
  await page.context().close();
  await closeDoor(door);
}

/** Go to a room by its keys, away from any field that would take them as text. A busy machine may be late in hearing them. */
export async function goToRoom(page: Page, letter: RoomLetter): Promise<void> {
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await pressUntil(page, ['g', letter.toLowerCase()], async () => {
    const link = page.locator('nav.nav button').nth(roomLetters.indexOf(letter));
    await expect(link).toHaveAttribute('aria-current', 'page', { timeout: 5_000 });
    await expect(page.locator('main h1').first()).toBeAttached({ timeout: 5_000 });
  });
}

/** Press keys, again if need be, until what they should do is done; only for keys that do no harm twice. */
export async function pressUntil(page: Page, keys: readonly string[], done: () => Promise<void>): Promise<void> {
  await expect(async () => {
    for (const key of keys) await page.keyboard.press(key);
    await done();
  }).toPass();
}

/** The whole window in one language. */
export async function speak(page: Page, language: 'es' | 'en'): Promise<void> {
  const name = language === 'es' ? 'Español' : 'English';
  await page.getByRole('radio', { name }).first().click({ force: true }); // the input lies under its drawn segment
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}
