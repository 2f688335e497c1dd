import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { closeDoor, openDoor } from './loopback.ts';

// One demo office for the file; carrying a packet to a second office and back is `tests/renderer/releases.test.ts`, over two vaults.
test.describe.configure({ mode: 'serial' });
let door: Awaited<ReturnType<typeof openDoor>>;
let page: Page;

test.beforeAll(async ({ browser }) => {
  door = await openDoor(['--demo']);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  page = await context.newPage();
  await page.goto(door.address);
  await page.getByRole('button', { name: 'Go to the vault' }).click({ timeout: 45_000 });
});
test.afterAll(async () => closeDoor(door));

test('shows what would leave beside our record, builds it, and links the next number to the chain', async () => {
  await room('r');
  await page.getByRole('combobox', { name: 'Case' }).fill('0117');
  await page.getByRole('option').first().click();
  await page.getByRole('combobox', { name: 'Counterpart' }).fill('MX-FGR');
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'See what would leave' }).click();
  await expect(page.getByText('What leaves', { exact: true })).toBeVisible();
  await expect(page.getByRole('img', { name: /^withheld, R-/ }).first()).toBeVisible();
  await expectAccessible();

  await page.getByRole('button', { name: 'Build into a folder' }).click();
  await expect(page.getByRole('status').filter({ hasText: '.age' })).toBeVisible({ timeout: 20_000 });
  await expectAccessible();
});

test('leaves the desk with Escape and lists the packet as waiting for its receipt', async () => {
  await page.keyboard.press('Escape');

  await expect(page.getByRole('row').filter({ hasText: 'receipt awaited' }).first()).toBeVisible();
  await expectAccessible();
});

for (const [letter, name] of [
  ['i', 'Inbox'],
  ['k', 'Counterparts'],
] as const) {
  test(`shows the ${name} room without an accessibility fault`, async () => {
    await room(letter);
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expectAccessible();
  });
}

async function room(letter: string): Promise<void> {
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('g');
  await page.keyboard.press(letter);
}

async function expectAccessible(): Promise<void> {
  // A filter's name says its value before its label, which the eye reads the other way round; every word of it is spoken.
  const axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']);
  const { violations } = await axe.disableRules(['label-content-name-mismatch']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
}
