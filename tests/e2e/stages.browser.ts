import { read } from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { enterOffice, leaveOffice, pressUntil, type Office } from './office.ts';

// One demo office for the file; each test goes to its own place.
test.describe.configure({ mode: 'serial' });
let office: Office;
let page: Page;

test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser);
  ({ page } = office);
});
test.afterAll(() => leaveOffice(office));

/** What stands in a room once it is drawn with what it reads. */
const drawn = { Pipeline: '.card', Today: '.due', Reports: 'article.report' } as const;

async function room(name: keyof typeof drawn): Promise<void> {
  const link = page.getByRole('navigation').getByRole('button', { name });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
  await expect(page.locator(drawn[name])).not.toHaveCount(0);
}

test('has no accessibility fault on the board and the review in the dark', async () => {
  test.setTimeout(90_000);
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const name of ['Pipeline', 'Reports'] as const) {
    await room(name);
    await expect(page.locator('h1')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
});

test('shows the columns of an extradition side by side without scrolling, and nothing wraps in a card', async () => {
  await room('Pipeline');
  const board = page.getByRole('group', { name: 'Cases by stage' });
  await expect(board.getByRole('heading', { name: 'Amparo or habeas' })).toBeVisible();

  await expect.poll(() => board.evaluate(box => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(1);
  const lines = board.locator('.card .r0');
  await expect.poll(() => lines.evaluateAll(all => all.filter(line => line.scrollWidth > line.clientWidth + 1).length)).toBe(0);
  expect(await lines.count()).toBeGreaterThan(0);
});

test('filters by whose move, by words, and shows the same cases as a table', async () => {
  await room('Pipeline');
  const all = await page.locator('.card').count();
  await pressUntil(page, ['/'], () => expect(page.locator('.board-find input')).toBeFocused({ timeout: 5_000 }));
  await page.keyboard.type('montejano');
  await expect(page.locator('.card')).toHaveCount(1);

  await page.keyboard.press('Escape');
  await page.locator('.board-find input').fill('');
  await expect(page.locator('.card')).toHaveCount(all);
  await page.getByRole('radio', { name: /^Court/ }).click({ force: true });
  await expect(page.locator('.card').filter({ hasNotText: 'Court' })).toHaveCount(0);
  await expect(page.locator('.card').filter({ hasText: 'Court' })).not.toHaveCount(0);
  const cards = await page.locator('.card').count();
  await page.getByRole('radio', { name: 'Table' }).click({ force: true });
  await expect(page.getByRole('grid').getByRole('row').filter({ hasText: 'EX-' })).toHaveCount(cards);

  await page.getByRole('radio', { name: 'Board' }).click({ force: true });
  await page.getByRole('radio', { name: 'All' }).click({ force: true });
  await expect(page.locator('.card')).toHaveCount(all);
});

test('goes from card to card by arrows, asks for a move by Shift and right, and comes back to the card', async () => {
  await room('Pipeline');
  const cards = page.locator('.card');
  await cards.first().focus();
  await expect(cards.first()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(cards.first()).not.toBeFocused();
  await expect(page.locator('.card:focus')).toHaveCount(1);
  const name = await page.evaluate(() => document.activeElement?.textContent);

  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByRole('dialog')).toContainText('Move');
  await page.keyboard.press('Escape');

  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(name);
});

test('puts a row off with its reason and brings it back', async () => {
  await room('Today');
  const row = page.locator('.due').filter({ hasText: 'Monthly report' });
  await row.focus();
  await expect(row).toBeFocused();
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Invented reason');
  await dialog.getByRole('button', { name: 'Snooze' }).click();
  await expect(row).toHaveCount(0);

  await page
    .getByRole('rowgroup')
    .filter({ hasText: /^Snoozed/ })
    .getByRole('button', { name: '1 more' })
    .click();
  await expect(row).toContainText('Invented reason');
  await row.focus();
  await expect(row).toBeFocused();
  await page.keyboard.press('s');
  await expect(row).not.toContainText('Invented reason');
});

test('keeps a hard stop that already warns on the list', async () => {
  await room('Today');
  const stop = page.locator('.due').filter({ hasText: 'Decide on the surrender' });
  await stop.focus();
  await expect(stop).toBeFocused();
  await page.keyboard.press('s');

  await expect(page.getByRole('dialog')).toContainText('stays on the list');
  await page.keyboard.press('Escape');
});

test('narrows the day to the own cases', async () => {
  await room('Today');
  const rows = page.locator('.due');
  const all = await rows.count();
  await page.getByRole('radio', { name: 'Mine' }).click({ force: true });
  await expect.poll(() => rows.count()).toBeLessThan(all);
  await page.getByRole('radio', { name: 'Office' }).click({ force: true });
  await expect(rows).toHaveCount(all);
});

test('writes the review and the clocks as files, with no small count and no case', async () => {
  await room('Reports');
  const tableAs = async (form: RegExp) => {
    await page.getByRole('button', { name: 'Export table' }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: form }).click()]);
    return file;
  };
  const csv = await tableAs(/\.csv/);
  const workbook = await tableAs(/\.xlsx/);
  const { SheetNames, Sheets } = read(readFileSync(await workbook.path()));
  expect(SheetNames).toContain('Time in stage');
  expect(Object.values(Sheets[SheetNames[1]!]!)).toContainEqual(expect.objectContaining({ t: 's', v: '<5' }));
  const text = readFileSync(await csv.path(), 'utf8');
  expect(text).toContain('requests filed,');
  expect(text).toContain('persons surrendered,<5');

  await page.getByRole('button', { name: 'Export calendar' }).click();
  const [calendar] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Choose where' }).click(),
  ]);
  const events = readFileSync(await calendar.path(), 'utf8');
  expect(events).toContain('BEGIN:VEVENT');
  expect(events).not.toContain('EX-2026');
});

test('prints the review without what is only for the screen', async () => {
  await room('Reports');
  await expect(page.getByRole('heading', { name: 'Time in stage' })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: 'Review of requests' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
});

test('drags a card to a column that its stage has an exit to, and the same form asks for the facts', async () => {
  await room('Pipeline');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const columns = page.locator('.board-grid > ul');
  const card = columns.locator('li[draggable="true"]').first();
  await card.evaluate(item => item.dispatchEvent(new DragEvent('dragstart', { bubbles: true })));
  const open = page.locator('.board-grid > ul.takes').first();
  await expect(open).toBeVisible();
  await open.evaluate(list => list.dispatchEvent(new DragEvent('drop', { bubbles: true })));

  await expect(page.getByRole('dialog', { name: 'Move the stage' })).toBeVisible();
  await page.keyboard.press('Escape');
});
