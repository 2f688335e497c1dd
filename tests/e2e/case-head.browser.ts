import { expect, test, type Page } from '@playwright/test';
import { inspector } from './inspect.ts';
import { enterOffice, goToRoom, leaveOffice, type Office } from './office.ts';
import { chooseFurther, dialog, openDemoCase, showTab } from './surfaces.ts';

// The head of a case leaves the window to the case. One demo office for the file.
test.describe.configure({ mode: 'serial' });
let office: Office;
let page: Page;

test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser);
  ({ page } = office);
  await openDemoCase(page);
});
test.afterAll(() => leaveOffice(office));

for (const [width, height] of [
  [1440, 900],
  [1280, 800],
  [1024, 640],
] as const)
  test(`takes 144 pixels above the tabs at ${width} × ${height}, and 40 once the page is scrolled or another tab is shown`, async () => {
    await page.setViewportSize({ width, height });
    await showTab(page, '1');
    await expect(page.locator('.next-act')).toBeVisible();
    await expect.poll(headPx).toBeLessThanOrEqual(144);
    expect(await headPx()).toBeGreaterThan(100); // with the course and the act

    await page.locator('#content').evaluate(content => content.scrollTo(0, content.scrollHeight));
    await expect.poll(headPx).toBe(40);

    await showTab(page, '2');
    await expect.poll(headPx).toBe(40);
    await expect(page.getByRole('heading', { level: 1 })).toBeInViewport({ ratio: 1 });
  });

test('shows which values carry the highest mark, and marks the whole case by a command', async () => {
  await page.getByRole('button', { name: 'Highest mark L3' }).click();
  const carriers = page.getByRole('dialog', { name: /Highest mark L3/ });
  await expect(carriers).toContainText('The record itself: L0');
  await expect(carriers.getByRole('button').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(carriers).toHaveCount(0);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Mark the whole case' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
});

test('is walked by few stops: each record is one, with arrows inside it', async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const [tab, most] of [
    ['1', 25],
    ['2', 35],
    ['3', 45],
  ] as const) {
    await showTab(page, tab);
    await page
      .locator('main')
      .getByRole('tab')
      .nth(Number(tab) - 1)
      .focus();
    expect(await stopsToTheEnd()).toBeLessThanOrEqual(most);
  }
});

test('moves among values, their menus and shields by arrows, acts on the row, and comes back to where one was', async () => {
  await showTab(page, '2');
  const values = page.getByRole('group', { name: 'Montejano Urrea, Ismael Fabricio' }).first();
  const given = values.getByRole('button', { name: /^Given name: / });
  await given.focus();
  await page.keyboard.press('ArrowDown');
  await expect(values.getByRole('button', { name: /^First \(paternal\) surname: / })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(values.getByRole('button', { name: /^First \(paternal\) surname, / })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(values.getByRole('button', { name: /^Given name, / })).toBeFocused();

  await page.keyboard.press('Tab');
  await expect(page.locator('[data-field="givenNames"] :focus, [data-field="paternalSurname"] :focus')).toHaveCount(0);
  await page.keyboard.press('Shift+Tab');
  await expect(values.getByRole('button', { name: /^Given name, / })).toBeFocused();

  await page.keyboard.press('e');
  await expect(page.locator('aside.panel')).toContainText('Given name');
  await page.keyboard.press('h');
  await expect(
    page
      .locator('aside.panel')
      .getByRole('heading', { name: /History/ })
      .first(),
  ).toBeVisible();
});

test('says which of several a record is, and in which language a person wrote', async () => {
  await showTab(page, '2');
  await expect(page.getByRole('group', { name: /, Alias 2 of \d$/ }).first()).toBeAttached();
  await showTab(page, '1');
  await expect(page.locator('.case-portion [lang="es"]').first()).toBeVisible();
});

test('a case runs under other rules once it was seen what they move, and why is said', async () => {
  await openCase('JI-2026-0009');
  await chooseFurther(page, 'Other rules…');
  const asked = page.getByRole('dialog');
  await expect(asked).toContainText('It runs under joint-investigation@2026-12');
  await asked.getByLabel('From now on by').click();
  await page.getByRole('option', { name: /joint-investigation@2026-11/ }).click();
  await expect(asked.getByRole('row').nth(1)).toContainText('No date'); // one that only the other version has
  const inspect = inspector(page);
  await inspect.look('other rules for a case', dialog);
  inspect.expectNoFaults();
  await expect(asked.getByRole('button', { name: 'Apply these rules' })).toHaveAccessibleDescription('Say why.');
  await asked.getByLabel('Reason').fill('Both sides agreed on it');
  await asked.getByRole('button', { name: 'Apply these rules' }).click();
  await expect(page.getByText('JI-2026-0009 now runs under joint-investigation@2026-11.')).toBeVisible();
  await expect(asked).toHaveCount(0);
});

async function openCase(reference: string): Promise<void> {
  await goToRoom(page, 'C');
  await page.getByRole('row').filter({ hasText: reference }).click();
  await page.keyboard.press('Enter');
  await expect(page.locator('.case-head .mono').first()).toHaveText(reference);
}

/** How often Tab is pressed from where the focus is until it leaves the tab's page. */
async function stopsToTheEnd(): Promise<number> {
  for (let stops = 0; stops < 200; stops += 1) {
    await page.keyboard.press('Tab');
    if (!(await page.evaluate(() => document.activeElement?.closest('#content') != null))) return stops;
  }
  return Infinity;
}

/** How much of the window stands above the tabs. */
function headPx(): Promise<number> {
  return page.evaluate(() => {
    const top = (at: string) => document.querySelector(at)?.getBoundingClientRect().top ?? NaN;
    return Math.round(top('.tabs') - top('main'));
  });
}
