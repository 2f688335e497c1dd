import { expect, test, type Locator, type Page } from '@playwright/test';
import { enterOffice, goToRoom, leaveOffice, pressUntil, type Office } from './office.ts';
import { inspector } from './inspect.ts';

// What a new user does in the first step of a packet: one exchange goes, the rest stays out. One demo office for the file.
test.describe.configure({ mode: 'serial' });

let office: Office;
let page: Page;

test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser, { width: 1280, height: 800 });
  ({ page } = office);
});
test.afterAll(() => leaveOffice(office));

const list = () => page.getByRole('grid', { name: 'What goes' });
const rowsOf = (kind: string) =>
  list()
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell', { name: kind, exact: true }) });
const none = /(^|\D)0 of/;
const kinds = [
  'Persons',
  'Charges and orders',
  'Requests and assurances',
  'Narrative',
  'Exchanges',
  'Documents',
  'Course of the case',
  'Other',
];

test('opens a packet with what goes, proposed and explained', async () => {
  await goToRoom(page, 'R');
  await choose('Case', '0117', /^EX-2026-0117/);
  await choose('Counterpart', 'MX-FG', /^MX-FGR/);
  await page.getByRole('button', { name: 'See what would leave' }).click();

  await expect(list()).toBeVisible();
  await expect(rowsOf('Person').first()).toHaveAttribute('aria-selected', 'true');
  await expect(list().getByText('The purpose needs it.').first()).toBeVisible();
});

test('leaves a whole kind out, and takes one exchange in, by keys alone', async () => {
  for (const kind of kinds) {
    const group = list().locator('.scope-group').filter({ hasText: kind });
    if (!(await goTo(group))) continue; // this case has none of the kind
    // A kind of which some go is taken in whole first.
    for (let press = 0; press < 2 && !none.test(await group.innerText()); press++) {
      const before = await group.innerText();
      await page.keyboard.press('Space');
      await expect.poll(() => group.innerText()).not.toBe(before);
    }
    expect(await group.innerText()).toMatch(none);
  }
  await expect(page.locator('.scope-row[aria-selected="true"]')).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Filter' }).fill('exchange');
  await expect(list().locator('.scope-row[data-record]')).toHaveCount(await rowsOf('Exchange').count()); // only those are left
  const exchange = rowsOf('Exchange').first();
  await expect(exchange).toHaveAttribute('aria-selected', 'false');
  await exchange.focus();
  await expect(exchange).toBeFocused();
  await page.keyboard.press('x');
  const caution = page.locator('.scope-caution');
  const taken = list().locator('.scope-row[data-record][aria-selected="true"]');
  await expect(caution.or(taken).first()).toBeVisible(); // an unusual one is asked about first
  if (await caution.isVisible()) await page.keyboard.press('x');
  await expect(exchange).toHaveAttribute('aria-selected', 'true');
});

test('shows beside what leaves all that is not in the packet, and moves it in by one key', async () => {
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await pressUntil(page, ['2'], () =>
    expect(page.getByRole('heading', { name: 'Not in this packet' })).toBeVisible({ timeout: 5_000 }),
  );
  await expect(page.getByRole('region', { name: 'What leaves' }).getByRole('heading', { name: 'Person' })).toHaveCount(0);
  const record = await page.locator('.not-in li').first().getAttribute('data-record');
  const line = page.locator(`.not-in li[data-record="${record}"]`);
  const include = line.getByRole('button');
  await expect(async () => {
    if ((await line.count()) > 0) {
      await include.focus({ timeout: 2_000 }); // the list may be drawn anew under the focus
      await page.keyboard.press('x');
    }
    await expect(line).toHaveCount(0, { timeout: 5_000 });
  }).toPass();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(line).toBeVisible();
});

test('is found as it was left, and has nothing wrong in any dress', async () => {
  await page.keyboard.press('Escape');
  await goToRoom(page, 'R');
  await choose('Case', '0117', /^EX-2026-0117/);
  await choose('Counterpart', 'MX-FG', /^MX-FGR/);
  await page.getByRole('button', { name: 'See what would leave' }).click();
  await expect(list()).toBeVisible();
  await expect(rowsOf('Person').first()).toHaveAttribute('aria-selected', 'false');
  await expect(page.getByText('Remembered for this case and MX-FGR.')).toBeVisible();
  const inspect = inspector(page);
  await inspect.look('what goes');
  await pressUntil(page, ['2'], () =>
    expect(page.getByRole('heading', { name: 'Not in this packet' })).toBeVisible({ timeout: 5_000 }),
  );
  await inspect.look('what leaves, with what does not go beside it');
  inspect.expectNoFaults();
});

/** Choose in a box by typing; by the option's name, since those of what was typed before may still stand. */
async function choose(box: string, typed: string, option: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: box }).fill(typed);
  await page.getByRole('option', { name: option }).click();
}

/** Go to a row by keys from the top of the list, of which only the rows in view exist; whether the list has it. */
async function goTo(row: Locator): Promise<boolean> {
  const at = () => page.evaluate(() => Number(document.activeElement?.closest('[data-index]')?.getAttribute('data-index') ?? -1));
  await list().locator('[role="row"][tabindex="0"]').focus();
  await page.keyboard.press('Home');
  await expect.poll(at).toBe(0);
  const last = Number(await list().getAttribute('aria-rowcount')) - 1;
  // Only the rows in view are drawn, and the list may draw others right after one was counted: where a row stands is read
  // in one go, and gone to by keys, since the row that has the focus is always drawn.
  const placeOf = () => row.evaluateAll(found => Number(found[0]?.closest('[data-index]')?.getAttribute('data-index') ?? -1));
  let place = await placeOf();
  while (place < 0) {
    const here = await at();
    if (here >= last) return false;
    await page.keyboard.press('PageDown');
    await expect.poll(at).toBeGreaterThan(here);
    place = await placeOf();
  }
  for (let here = await at(); here !== place; here = await at()) {
    await page.keyboard.press(here < place ? 'ArrowDown' : 'ArrowUp');
    await expect.poll(at).not.toBe(here);
  }
  await expect(row).toBeFocused();
  return true;
}
