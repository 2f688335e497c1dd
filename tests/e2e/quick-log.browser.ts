import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { enterOffice, goToRoom, leaveOffice, pressUntil, type Office } from './office.ts';

// The quick log over the loopback page, on the demo office, by keyboard alone. Each test goes on where the one before it ended.
test.describe.configure({ mode: 'serial' });

let office: Office;
let page: Page;

test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser);
  ({ page } = office);
});
test.afterAll(() => leaveOffice(office));

const openLog = () =>
  pressUntil(page, ['Control+l'], () => expect(log().getByRole('textbox').first()).toBeFocused({ timeout: 5_000 }));
const log = () => page.getByRole('dialog', { name: /Log an exchange|Registrar un intercambio/ });
const row = (id: string) => log().locator(`[data-log-row="${id}"]`);

test('understands one line in its own place, and is saved by keyboard alone', async () => {
  await openLog();
  await page.keyboard.type('call 10:00 45m fgr ocampo 0117 received annex C 14p we owe translation by Fri; synthetic talk');
  await expect(row('case')).toContainText('EX-2026-0117');
  await expect(row('who')).toContainText('Ocampo');
  await expect(row('who')).toContainText('new');
  await expect(row('items')).toContainText('14 pages');
  await expect(row('summary').getByRole('button', { name: /Summary, / })).toBeVisible(); // what the counterpart would see
  await expect(log()).toContainText('LSN 70:');
  const underlined = log().locator('.underlines .piece');
  await expect(underlined).toHaveText([
    'call',
    '10:00 45m',
    'fgr ocampo',
    '0117',
    'received annex C 14p',
    'we owe translation by Fri;',
    'synthetic talk',
  ]);
  await expectAligned();

  await page.keyboard.press('Alt+s');
  await expect(row('summary').getByRole('textbox')).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.type(' corrected');
  await page.keyboard.press('Control+Enter');
  await expect(log()).toBeHidden();

  const line = page.getByRole('row').filter({ hasText: 'synthetic talk corrected' });
  await pressUntil(page, ['g', 'x'], () => expect(line).toBeVisible({ timeout: 10_000 }));
  await expect(line).toContainText('EX-2026-0117');
  await expect(line).toContainText('Call');
});

test('follows up an exchange with its counterpart, in its case', async () => {
  await goToRoom(page, 'X');
  const first = page.getByRole('row').filter({ hasText: 'MX-FGR' }).first();
  await first.click();
  await page.getByRole('button', { name: 'Log a follow-up' }).click();

  await expect(log()).toBeVisible();
  await expect(row('who')).toContainText('MX-FGR');
  await page.keyboard.press('Escape'); // nothing was typed: nothing is asked
  await expect(log()).toHaveCount(0);
  await goToRoom(page, 'T');
});

test('reaches each part by its letter, closes it with Escape, and keeps the draft', async () => {
  await openLog();
  await page.keyboard.type('meeting fgr ocampo 0117');
  await expect(row('who')).toContainText('last'); // the log knows the name now
  for (const [letter, id] of [
    ['d', 'date'],
    ['w', 'who'],
    ['c', 'case'],
    ['s', 'summary'],
    ['i', 'items'],
    ['o', 'promises'],
  ] as const) {
    await page.keyboard.press(`Alt+${letter}`);
    await expect(row(id).locator('input, textarea').first()).toBeFocused();
  }
  await page.keyboard.press('Escape');
  await expect(row('promises').getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(log()).toBeHidden();

  await openLog();
  await expect(log().getByRole('textbox', { name: 'Exchange in one line' })).toHaveValue('meeting fgr ocampo 0117');
});

test('goes to what is missing instead of saving', async () => {
  await log().getByRole('textbox', { name: 'Exchange in one line' }).fill('meeting fgr');
  await page.keyboard.press('Control+Enter');

  await expect(row('case').getByRole('combobox')).toBeFocused();
  await expect(log()).toBeVisible();
});

test('has no accessibility fault, and cuts no word, in either language, theme or a small window', async () => {
  for (const [language, scheme, width] of [
    ['English', 'dark', 1440],
    ['Español', 'light', 1024],
  ] as const) {
    await pressUntil(page, ['Escape'], () => expect(log()).toHaveCount(0, { timeout: 2_000 }));
    await page.setViewportSize({ width, height: width === 1024 ? 640 : 900 });
    await page.emulateMedia({ colorScheme: scheme });
    await page.getByRole('radio', { name: language }).first().click({ force: true });
    await openLog();
    await log().getByRole('textbox').first().fill('reunión 10:00 fgr ocampo 0117 debemos traducción vie');
    await expect(row('case')).toContainText('Montejano');
    await expectAligned();
    const { violations } = await new AxeBuilder({ page }).exclude('[data-live-announcer]').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))])).toEqual([]);
  }
});

/** The underlined copy lies under the typed text: the same box, the same lines. */
async function expectAligned(): Promise<void> {
  const frame = log().locator('.underlined');
  await expect(async () => {
    const [typed, copy] = await frame.evaluate(boxesIn);
    expect(typed).toEqual(copy);
  }).toPass(); // the height follows the text a moment later
}

/** In the page. */
function boxesIn(frame: Element) {
  return ['textarea', '.underlines'].map(part => {
    const element = frame.querySelector(part)!; // both are always there
    const { width, height } = element.getBoundingClientRect();
    const { font, wordSpacing, lineHeight, paddingLeft } = getComputedStyle(element);
    return { width, height, font, wordSpacing, lineHeight, paddingLeft };
  });
}
