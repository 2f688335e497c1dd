import { expect, test, type Page } from '@playwright/test';
import { inspector } from './inspect.ts';
import { closeDoor, openDoor, type Door } from './loopback.ts';

// The tour of the demo office: five steps by the keyboard, remembered once it was taken or skipped.
test.describe.configure({ mode: 'serial' });

let door: Door;
let page: Page;
test.beforeAll(async ({ browser }) => {
  door = await openDoor(['--demo']);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US', reducedMotion: 'reduce' });
  page = await context.newPage();
  await page.goto(door.address);
});
test.afterAll(async () => {
  await page.context().close();
  await closeDoor(door);
});

const tour = () => page.locator('.tour');

test('goes through five rooms by Enter alone, and says where one is', async () => {
  await page.getByRole('button', { name: 'Show me around, in five steps' }).click({ timeout: 200_000 });
  const inspect = inspector(page);
  for (const [at, room] of ['Today', 'Cases', 'Exchanges', 'Outgoing packets', 'Counterparts'].entries()) {
    await expect(tour()).toContainText(`step ${at + 1} of 5`);
    await expect(tour().getByRole('heading')).toHaveText(room);
    await expect(page.locator('main h1').first()).toContainText(room === 'Today' ? /./ : room);
    await expect(tour().locator('.btn.primary')).toBeFocused();
    if (at === 0 || at === 4) await inspect.look(`the tour, step ${at + 1}`);
    await tour().locator('.btn.primary').focus();
    await page.keyboard.press('Enter');
  }
  await expect(tour()).toHaveCount(0);
  inspect.expectNoFaults();
});

test('is remembered, comes again when asked, and Escape skips it', async () => {
  expect(await page.evaluate(() => localStorage.getItem('enlace.window'))).toContain('"isToured":true');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Show me around');
  await page.keyboard.press('Enter');
  await expect(tour()).toContainText('step 1 of 5');
  await expect(tour().locator('.btn.primary')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(tour()).toHaveCount(0);
});
