import { expect, test, type Page } from '@playwright/test';
import { enterOffice, goToRoom, leaveOffice, roomLetters, type Office } from './office.ts';
import { DEMO_CASE } from '../../electron/host/demo/side.ts';
import { openDemoCase } from './surfaces.ts';

// A window of 1280 × 1024 at 400 %: everything in one column, and the page scrolls down alone. One demo office for the file.
test.describe.configure({ mode: 'serial' });
const wide = { width: 1280, height: 800 };
const narrow = { width: 320, height: 256 };
let office: Office;
let page: Page;

test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser, wide);
  ({ page } = office);
});
test.afterAll(() => leaveOffice(office));

test('no room and no case is wider than 320 pixels', async () => {
  for (const letter of roomLetters) {
    await page.setViewportSize(wide);
    await goToRoom(page, letter);
    await page.setViewportSize(narrow);
    await expect.poll(pagePx, { message: `room ${letter}`, timeout: 10_000 }).toBeLessThanOrEqual(narrow.width);
  }
  await page.setViewportSize(wide);
  await openDemoCase(page);
  await page.setViewportSize(narrow);
  await expect.poll(pagePx, { message: 'case', timeout: 10_000 }).toBeLessThanOrEqual(narrow.width);
});

test('a case gives its window its reference, and nothing else of it', async () => {
  await expect(page).toHaveTitle(`${DEMO_CASE} · Enlace`);
});

test('cases stand in rows of two lines where their columns have no room side by side', async () => {
  await page.setViewportSize(wide);
  await goToRoom(page, 'C');
  const row = page.locator('.case-rows .grid-row').filter({ hasText: DEMO_CASE });
  const lines = () =>
    row
      .locator('.grid-cell')
      .evaluateAll(cells =>
        cells.some(cell => cell.getBoundingClientRect().top >= cells[0]!.getBoundingClientRect().bottom) ? 2 : 1,
      );
  const past = () =>
    page
      .locator('.case-rows .grid-cell')
      .evaluateAll(cells => cells.filter(cell => cell.getBoundingClientRect().right > innerWidth).length);
  expect(await lines()).toBe(1);

  await page.setViewportSize({ width: 640, height: 450 });

  await expect.poll(lines).toBe(2);
  expect(await past()).toBe(0);
  await expect(row.locator('.grid-cell').first()).toHaveText(DEMO_CASE);
  await row.locator('.grid-cell').first().click();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.case-rows .grid-row:focus')).toBeInViewport();
  await page.setViewportSize(narrow);
});

test('the rooms are reached by one button, and the title of the window is the room', async () => {
  await page.getByRole('button', { name: 'Rooms' }).click();
  await page.getByRole('menuitem', { name: 'People' }).click();
  await expect(page).toHaveTitle('People · Enlace');
});

test('sees a page that is too wide', async () => {
  await page.evaluate(() => {
    const box = document.createElement('div');
    box.style.cssText = 'width: 600px; height: 10px';
    document.querySelector('main')?.append(box);
  });
  await expect.poll(pagePx).toBeGreaterThan(narrow.width);
});

function pagePx(): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}
