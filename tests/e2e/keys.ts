import { expect, type Locator, type Page } from '@playwright/test';
import { fields } from './day-words.ts';
import { pressUntil, roomLetters, type RoomLetter } from './office.ts';

type Arrow = 'ArrowDown' | 'ArrowRight';

/** Hands that have no pointer, and the words of one language by which they find their way. */
export function keysOn(page: Page, language: 'en' | 'es') {
  const say = fields(language);
  const press = (key: string) => page.keyboard.press(key);
  const type = (text: string) => page.keyboard.type(text);

  /** Tab on until it has the focus. */
  async function tabTo(what: Locator, most = 80): Promise<void> {
    for (let tabs = 0; tabs < most; tabs += 1) {
      if ((await what.count()) === 1 && (await what.evaluate(element => element === document.activeElement))) return;
      await press('Tab');
    }
    throw new Error(`no ${most} Tabs lead there`);
  }

  /** Go on with an arrow until it has the focus. */
  async function moveTo(what: Locator, arrow: Arrow): Promise<void> {
    await expect(what).toBeVisible();
    for (let steps = 0; steps < 60 && !(await what.evaluate(element => element === document.activeElement)); steps += 1)
      await press(arrow);
    await expect(what).toBeFocused();
  }

  return {
    say,
    press,
    type,
    tabTo,
    button: (name: string | RegExp, within: Page | Locator = page) => within.getByRole('button', { name, exact: true }),
    box: (name: string, within: Page | Locator = page) => within.getByRole('textbox', { name, exact: true }),
    /** Fill a field that Tab reaches. */
    async write(field: Locator, text: string): Promise<void> {
      await tabTo(field);
      await type(text);
    },
    /** Press what Tab reaches. */
    async enter(what: Locator): Promise<void> {
      await tabTo(what);
      await press('Enter');
    },
    /** Open a list of choices and take the one that begins so. */
    async choose(select: Locator, choice: string): Promise<void> {
      await tabTo(select);
      await press('Enter');
      await expect(page.getByRole('listbox')).toBeVisible();
      await type(choice);
      await press('Enter');
      await expect(select).toContainText(choice);
    },
    moveTo,
    /** Take an entry of an open menu, or of a row of tabs with the arrow that goes along it. */
    async take(entry: Locator, arrow: Arrow = 'ArrowDown'): Promise<void> {
      await moveTo(entry, arrow);
      await press('Enter');
    },
    async room(letter: RoomLetter): Promise<void> {
      const link = page.locator('nav.nav button').nth(roomLetters.indexOf(letter));
      await pressUntil(page, ['g', letter.toLowerCase()], () =>
        expect(link).toHaveAttribute('aria-current', 'page', { timeout: 5_000 }),
      );
    },
  };
}
