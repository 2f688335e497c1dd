import { expect, test, type Page } from '@playwright/test';
import { inspector, type Inspector } from './inspect.ts';
import { enterOffice, goToRoom, leaveOffice, pressUntil, type Office } from './office.ts';
import { closeAll, dialog, leave, lookAtChoices, openDemoCase, press } from './surfaces.ts';

// What opens where work is done: on selected cases, at a value, on a row of Today, over the board, at a finding of the guard.

let office: Office;
let page: Page;
let inspect: Inspector;

test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser);
  ({ page } = office);
});
test.afterAll(() => leaveOffice(office));

test.beforeEach(async () => {
  inspect = inspector(page);
  await closeAll(page);
});
test.afterEach(() => inspect.expectNoFaults());

test('what is done with selected cases', async () => {
  await goToRoom(page, 'C');
  const row = page.getByRole('row').filter({ hasText: 'EX-2026-0117' });
  await row.click();
  await expect(row).toBeFocused();
  await page.keyboard.press('Space'); // once: a second time would take it out again
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await inspect.look('a selected case');
  for (const name of ['Officer…', 'Follow-up…', 'Calendar…', 'Export…']) {
    await page.locator('.case-foot').getByRole('button', { name }).click();
    await inspect.look(`selected cases, ${name}`, dialog);
    await leave(page);
  }
});

test('filters that were saved', async () => {
  await goToRoom(page, 'C');
  const saved = page.getByRole('button', { name: /^Saved filters|^Filter \d/ }).first();
  await saved.click();
  await page.getByRole('menuitem', { name: 'Save this filter…' }).click();
  await page.getByRole('textbox', { name: 'Name of the filter' }).fill(`Filter ${Date.now()}`);
  await page.keyboard.press('Enter');
  await expect(page.locator('.scrim')).toHaveCount(0);
  await saved.click();
  await page.getByRole('menuitem', { name: /^Manage|order/ }).click();
  await inspect.look('filters in order', dialog);
  await page.getByRole('dialog').getByRole('listitem').first().getByRole('button').click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await inspect.look('a filter that is renamed', dialog);
});

test('a value and a portion edited where they stand', async () => {
  await openDemoCase(page);
  for (const [label, typed] of [
    ['Born', 'no such day'],
    ['Their reference', 'Invented 12'],
  ] as const) {
    await page
      .getByRole('button', { name: new RegExp(`^${label}: `) })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await page.locator('.inline-edit input, .inline-edit textarea').fill(typed);
    if (label === 'Born') await page.keyboard.press('Tab'); // what cannot be read says why, and stays
    await inspect.look(`${label}, being edited`);
    await page.locator('.inline-edit input, .inline-edit textarea').focus();
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor();
    if (label === 'Their reference')
      await inspect.look('whether to let go of what was typed', { within: '[role="alertdialog"]', isSizeKept: true });
    await page.getByRole('button', { name: 'Discard it' }).click();
    await expect(page.locator('.inline-edit')).toHaveCount(0);
  }
  await page.locator('.case-portion [data-spot]').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.portion-editor')).toBeVisible();
  await inspect.look('a portion being edited');
  await expect(page.locator('.portion-editor')).toBeVisible();
  await page.locator('.portion-editor textarea').press('Escape');
});

test('a row of Today put off', async () => {
  await goToRoom(page, 'T');
  const rows = page.locator('.due').filter({ hasText: 'snooze' }); // what others owe is asked about instead
  await rows.first().waitFor();
  for (const at of [0, (await rows.count()) - 1]) {
    await rows.nth(at).focus();
    await expect(rows.nth(at)).toBeFocused();
    await press(page, 's', '.dlg');
    await inspect.look(`put off, row ${at === 0 ? 'first' : 'last'}`, dialog);
    await leave(page);
  }
});

test('the pipeline as a table, and what it is filtered by', async () => {
  await goToRoom(page, 'P');
  await page.locator('.board-filters').waitFor();
  for (const name of ['Officer', 'Due'])
    await lookAtChoices(page, inspect, page.locator('.board-filters').getByRole('button', { name: new RegExp(name) }), name);
  await press(page, 't', '[role="grid"]');
  await inspect.look('pipeline as a table');
  const find = page.getByRole('searchbox');
  await find.fill('zzzz nothing');
  await expect(page.getByRole('row')).toHaveCount(1);
  await inspect.look('pipeline as a table, nothing found');
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await press(page, 'b', '.board');
  await inspect.look('pipeline, nothing found');
  await find.fill('');
});

test('our own card', async () => {
  await goToRoom(page, 'K');
  await page.getByRole('button', { name: 'Write our card' }).click();
  await page.locator('main [role="status"]').waitFor();
  await inspect.look('our own card');
});

test('what the guard found', async () => {
  await goToRoom(page, 'R');
  await page.getByRole('combobox', { name: 'Case' }).fill('0009');
  await page.getByRole('option', { name: /^JI-2026-0009/ }).click();
  await page.getByRole('combobox', { name: 'Counterpart' }).fill('MX-FG');
  await page.getByRole('option', { name: /^MX-FGR/ }).click();
  await page.getByRole('button', { name: 'See what would leave' }).click();
  await page.getByRole('button', { name: 'Build into a folder' }).click();
  await expect(page.getByRole('button', { name: 'Withhold these words' })).toBeVisible();
  await inspect.look('findings of the guard');

  await page.getByRole('button', { name: 'Write a text to give instead' }).first().click();
  await expect(page.getByRole('textbox', { name: /^Text to disclose instead/ })).toBeFocused();
  await inspect.look('the text to give instead of a value', dialog);
  await leave(page);
  await pressUntil(page, ['Escape'], () =>
    expect(page.getByRole('heading', { level: 1 })).toHaveText('Outgoing packets', { timeout: 5_000 }),
  );
});
