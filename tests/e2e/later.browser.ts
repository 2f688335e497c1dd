import { expect, test } from '@playwright/test';
import { inspector, type Inspector } from './inspect.ts';
import { enterOffice, goToRoom, leaveOffice, pressUntil, speak, type Office } from './office.ts';
import { dialog as dialogs } from './surfaces.ts';

// What follows a packet that left: what it withheld given later, and what a counterpart holds from all packets.
let office: Office;
let inspect: Inspector;
test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser);
  inspect = inspector(office.page);
});
test.afterAll(() => leaveOffice(office));
test.afterEach(() => inspect.expectNoFaults());

test('a sent packet offers what it withheld, each place with what becomes of it today', async () => {
  const { page } = office;
  await goToRoom(page, 'R');
  await page.getByRole('row').filter({ hasText: 'receipt awaited' }).first().click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^MX-FGR 0000\d\d$/);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Give what it withheld' }).click();

  const dialog = page.getByRole('dialog', { name: 'Give what it withheld' });
  await expect(dialog.getByText(/Not in this supplement/)).toBeVisible();
  await dialog.getByText(/Not in this supplement/).click();
  await expect(dialog.getByRole('listitem').filter({ hasText: /stays/ }).first()).toBeVisible();
  await inspect.look('what a packet withheld', dialogs);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
});

test('a correction asks for its reason, and says when there is nothing to correct', async () => {
  const { page } = office;
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Correct what it gave' }).click();

  const dialog = page.getByRole('dialog', { name: 'Correct what it gave' });
  await expect(dialog.getByRole('textbox', { name: 'Why, for its reader' })).toBeVisible();
  await inspect.look('a correction', dialogs);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);
});

test('a recall keeps the reason that is left unwritten, is written, and stands among what belongs together', async () => {
  const { page } = office;
  const dialog = page.getByRole('dialog', { name: 'Recall it' });
  const why = dialog.getByRole('textbox', { name: 'Why, for its reader' });
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Recall it' }).click();
  await inspect.look('a recall', dialogs);
  await why.fill('Un motivo inventado');
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Leave and keep it' }).click();
  await expect(dialog).toHaveCount(0);

  await page.getByRole('button', { name: /^Drafts: / }).click();
  await page.getByRole('button', { name: /^Continue: Recall of a packet/ }).click();
  await expect(why).toHaveValue('Un motivo inventado');
  await dialog.getByRole('button', { name: 'Write the recall' }).click(); // a demo has a folder of its own for packets
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(/^The recall is written: /).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Belongs together' })).toBeVisible(); // the page is read anew by itself
  await expect(page.getByRole('navigation', { name: 'Channel' })).toContainText('000003');
  await expect(page.locator('.packet-head').getByRole('button', { name: 'recalled by 000003' })).toBeVisible();
});

test('beside each counterpart stands what it holds, value by value, in both languages', async () => {
  const { page } = office;
  await goToRoom(page, 'K');
  await page.getByRole('row').filter({ hasText: 'MX-FGR' }).first().click();
  await page.getByRole('button', { name: 'What they hold' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'What they hold' })).toBeVisible();
  const rows = page.getByRole('row').filter({ hasText: '0000' });
  await expect(rows.first()).toBeVisible();
  await inspect.look('what a counterpart holds');
  const listed = async (): Promise<number> => Number(await page.getByRole('grid').getAttribute('aria-rowcount'));
  const all = await listed();
  const ofPerson = page.getByRole('button', { name: /: see only what they hold of this person$/ }).first();
  await rows.first().click();
  await pressUntil(page, ['PageDown'], () => expect(ofPerson).toBeVisible({ timeout: 2_000 })); // what is the case's own stands first
  await ofPerson.click();
  await expect(page.getByText(/^Only what they hold of /)).toBeVisible();
  await expect.poll(listed).toBeLessThan(all);
  expect(await listed()).toBeGreaterThan(1);
  await inspect.look('what a counterpart holds of one person');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(listed).toBe(all);
  await speak(page, 'es');
  await expect(page.getByRole('heading', { level: 1, name: 'Lo que tienen' })).toBeVisible();
  await rows.first().click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^MX-FGR 0000\d\d$/);
});

test('a case of the list leads to the counterpart’s view, where each value says what a packet would add', async () => {
  const { page } = office;
  await speak(page, 'en');
  await goToRoom(page, 'K');
  await page.getByRole('row').filter({ hasText: 'MX-FGR' }).first().click();
  await page.getByRole('button', { name: 'What they hold' }).click();
  await page.getByRole('button', { name: /^EX-2026-0117: see what a packet would add$/ }).click();

  await expect(page.locator('.adds-same').first()).toBeVisible({ timeout: 60_000 });
  await inspect.look('what a packet would add');
});
