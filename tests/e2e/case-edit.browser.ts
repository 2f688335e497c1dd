import { expect, test, type Page } from '@playwright/test';
import { enterOffice, goToRoom, leaveOffice, pressUntil, type Office } from './office.ts';

// One case of the demo office, changed where its values stand. One page: each test goes on where the one before it ended.
test.describe.configure({ mode: 'serial' });

let office: Office;
let page: Page;

test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser);
  ({ page } = office);
  await goToRoom(page, 'C');
  await page.getByRole('row').filter({ hasText: 'EX-2026-0117' }).first().click();
  await page.keyboard.press('Enter');
  await expect(page.locator('.case-columns')).toBeVisible({ timeout: 30_000 });
});
test.afterAll(() => leaveOffice(office));

const value = (label: string) => page.getByRole('button', { name: new RegExp(`^${label}: `) }).first();

test('edits a value in its row by keyboard alone, keeps what cannot be read, and gives the focus back', async () => {
  await value('Born').focus();
  await page.keyboard.press('Enter');
  const input = page.getByRole('textbox', { name: 'Date of birth' });
  await input.fill('no such day');
  await page.keyboard.press('Enter');
  await expect(input).toHaveAttribute('aria-invalid', 'true');

  await page.keyboard.press('Escape'); // what was typed is not lost without a word, though it is no date
  await page.getByRole('button', { name: 'Discard it' }).click();
  await expect(value('Born')).toBeFocused();
  await expect(value('Born')).toContainText('14 Mar 1987');

  await page.keyboard.press('Enter');
  await input.fill('15 mar 1987');
  await page.keyboard.press('Enter');
  await expect(value('Born')).toContainText('15 Mar 1987');
  await expect(value('Born')).toBeFocused();
});

test('tells the history of that value alone', async () => {
  await value('Born').focus();
  await page.keyboard.press('h');

  const panel = page.getByRole('complementary', { name: 'Why this date' });
  await expect(panel.getByRole('heading', { name: 'History: Date of birth' })).toBeVisible();
  await expect(panel.locator('.history > li').first()).toContainText('15 Mar 1987');
  await expect(panel.locator('.history > li').first()).toContainText('14 Mar 1987');
  await expect(panel.locator('.history > li').first()).toContainText('Tomás Reyes Halloran');
});

test('reaches a notice by keyboard, and each takes back its own change', async () => {
  const change = async (label: string, typed: string) => {
    await value(label).focus();
    await page.keyboard.press('Enter');
    await page.locator('.inline-edit input').fill(typed);
    await page.keyboard.press('Enter');
    await expect(value(label)).toContainText(typed);
  };
  await expect(value('Their reference')).toBeVisible();
  const before = await value('Their reference').textContent();
  await change('Their reference', 'Invented 7');
  await change('Warrant', '4:26-cr-00982');

  await page.keyboard.press('F6');
  await expect(page.locator('.toasts :focus, .toasts:focus')).toHaveCount(1);
  const older = page.locator('.toast').filter({ hasText: 'Their reference' }).getByRole('button', { name: 'Undo', exact: true });
  for (let step = 0; step < 12 && !(await older.evaluate(button => button === document.activeElement)); step++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  await expect(value('Their reference')).toHaveText(before ?? '');
  await expect(value('Warrant')).toContainText('4:26-cr-00982');
});

test('splits a portion at the caret, and takes it back', async () => {
  const portions = page.locator('.case-portion');
  await expect(portions).not.toHaveCount(0);
  const before = await portions.count();
  await portions.first().locator('[data-spot]').focus();
  await page.keyboard.press('Enter');
  const text = page.getByRole('textbox', { name: 'Text of the portion' });
  await text.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(20, 20));
  await page.keyboard.press('Control+Enter');

  await expect(portions).toHaveCount(before + 1);
  await expect(text).toBeFocused();
  await page.keyboard.press('Escape');
  const said = page.locator('.toast').filter({ hasText: 'Split in two.' }); // another notice may stand beside it, with its own way back
  await said.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(portions).toHaveCount(before);
});

test('makes a portion of each paragraph that was pasted, in one step', async () => {
  const portions = page.locator('.case-portion');
  const before = await portions.count();
  await portions.first().locator('[data-spot]').focus();
  await page.keyboard.press('Enter');
  const text = page.getByRole('textbox', { name: 'Text of the portion' });
  await text.fill('Salió del puerto.\n\nThe agent saw it.\n\nNo se supo más.');
  await page.getByRole('button', { name: 'Make 3 portions, one of each paragraph' }).click();

  await expect(portions).toHaveCount(before + 2);
  await expect(portions.nth(1)).toContainText('The agent saw it.');
  await expect(text).toHaveCount(0);
  await expect(portions.nth(2).locator('[data-spot]')).toBeFocused();
  const said = page.locator('.toast').filter({ hasText: '3 portions were made.' });
  await said.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(portions).toHaveCount(before);
});

test('shows the paragraphs of a portion as they were written', async () => {
  const spot = page.locator('.case-portion [data-spot]').first();
  await spot.focus();
  await page.keyboard.press('Enter');
  const text = page.getByRole('textbox', { name: 'Text of the portion' });
  await text.fill('Salió del puerto.\n\nNo se supo más.');
  await page.keyboard.press('Tab'); // to the offer of portions: nothing is saved yet
  await expect(text).toBeVisible();
  await page.keyboard.press('Tab');

  await expect(text).toHaveCount(0);
  await expect.poll(() => spot.innerText()).toMatch(/puerto\.\n\nNo se/);
  const said = page.locator('.toast').filter({ hasText: 'Saved.' });
  await said.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(spot).not.toContainText('puerto');
});

test('marks a portion so that it no longer leaves, and shows it by its shield', async () => {
  const first = page.locator('.case-portion').first();
  await expect(first.getByRole('button', { name: /^Facts, disclosed/ })).toBeVisible();
  await first.locator('[data-spot]').focus();
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('status').first()).toContainText(/would see:\s*disclosed/);
  await dialog.getByText(/^More caveats/).click();
  await dialog.getByRole('checkbox', { name: /NOFORN$/ }).click({ force: true }); // the input lies under its drawn box
  await expect(dialog.getByRole('status').first()).toContainText(/would see:\s*withheld/);
  await expect(dialog.getByText('This tightens the mark')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();

  await expect(dialog).toHaveCount(0);
  await expect(first).toContainText('NOFORN');
  await expect(first.getByRole('button', { name: /^Facts, withheld/ })).toBeVisible();
  await expect(first.locator('[data-spot]')).toBeFocused();
});

test('gives the focus back to the value whose mark was opened and left', async () => {
  await value('Born').focus();
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('status').first()).toContainText(/would see/);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(value('Born')).toBeFocused();

  await page.keyboard.press('m');
  await dialog.getByRole('radio', { name: /^L4/ }).click({ force: true });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard it' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(value('Born')).toBeFocused();
});

test('proposes what loosens, and lets nobody approve their own proposal', async () => {
  await value('Born').focus();
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^L1/ }).click({ force: true });
  await dialog.getByRole('textbox', { name: 'Ground for loosening' }).fill('Both sides hold it already.');
  await dialog.getByRole('button', { name: 'Propose to loosen' }).click();

  await expect(dialog).toHaveCount(0);
  const panel = page.getByRole('complementary', { name: 'Why this date' });
  await expect(panel).toContainText('You proposed it.');
  await expect(panel.getByRole('button', { name: 'Approve' })).toHaveCount(0);
});

test('opens a document from memory, and finds a word in it', async () => {
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await pressUntil(page, ['3'], () =>
    expect(page.getByRole('tab', { name: /papers/ })).toHaveAttribute('aria-selected', 'true', { timeout: 5_000 }),
  );
  await page.locator('.case-files').getByRole('button').first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('img', { name: 'Page 1 of 1' })).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('Control+f');
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('FENTANYL');

  await expect(dialog.locator('.viewer-search').getByRole('status')).toHaveText(/^1 of [1-9]/);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toHaveCount(0);
});

test('comes back from a counterpart’s eyes to the part of the case where it was', async () => {
  await pressUntil(page, ['v'], () => expect(page.getByRole('region', { name: 'Seen as' })).toBeVisible({ timeout: 10_000 }));
  await pressUntil(page, ['Escape'], () => expect(page.locator('.case-files')).toBeVisible({ timeout: 10_000 }));

  await expect(page.getByRole('tab', { name: /papers/ })).toHaveAttribute('aria-selected', 'true');
});
