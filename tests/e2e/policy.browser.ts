import { expect, test, type Page } from '@playwright/test';
import { DEMO_PASSPHRASE } from '../../electron/host/demo/offices.ts';
import { inspector, type Inspector } from './inspect.ts';
import { openDoor } from './loopback.ts';
import { goToRoom, leaveOffice, pressUntil, type Office } from './office.ts';
import { unlockWith } from './real-office.ts';
import { dialog } from './surfaces.ts';

// One change of the policy from the table to its being in force: each test goes on where the one before it ended.
test.describe.configure({ mode: 'serial' });

let office: Office;
let page: Page;
let inspect: Inspector;

test.beforeAll(async ({ browser }) => {
  const door = await openDoor(); // a demo office in a folder of its own, to which one can come back
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US', reducedMotion: 'reduce' });
  page = await context.newPage();
  office = { page, door };
  await page.goto(door.address);
  await page.getByRole('button', { name: /Try the demo office/ }).click();
  await page.getByRole('button', { name: 'Go to the vault' }).click();
  await page.locator('main h1').first().waitFor();
});
test.afterAll(() => leaveOffice(office));
test.beforeEach(() => {
  inspect = inspector(page);
});
test.afterEach(() => inspect.expectNoFaults());

const cell = () => page.getByRole('button', { name: /^financial matters → Trusted party/ });
const use = () => page.getByRole('dialog').getByRole('button', { name: 'Use', exact: true });

async function choose(label: string, option: string): Promise<void> {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`${label}$`) })
    .click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('shows what is in force, each cell with its floor and what that rests on', async () => {
  await goToRoom(page, 'S');
  await page.getByRole('tab', { name: 'Policy' }).click();
  await expect(page.getByText('as the program ships it').first()).toBeVisible();

  await page.getByRole('button', { name: /^techniques → Other/ }).focus();
  await page.keyboard.press('Enter');

  await expect(page.getByRole('dialog')).toContainText('practice of this program');
  await expect(page.getByRole('dialog')).toContainText('5 USC 552(b)');
  await inspect.look('a cell of the policy', dialog);
  await page.keyboard.press('Escape');
});

test('warns of what would be looser than the floor, and refuses it when it is checked', async () => {
  await page.getByRole('button', { name: /^operations → Vetted unit/ }).click();
  await choose('What may leave', 'Disclosed');
  await expect(page.getByRole('alert')).toContainText('more than is allowed');
  await use().click();
  await page.getByRole('button', { name: 'Check it against the law' }).click();

  await expect(page.getByText('It may not be adopted yet.').first()).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText('LGTAIP 112-VII; LGTAIP 112-XII; CNPP 218')).toBeVisible();
  await inspect.look('a policy that is refused');
  await page.getByRole('button', { name: 'Discard the changes' }).click();
});

test('is changed by keyboard, marked, and kept over a lock', async () => {
  await cell().focus();
  await page.keyboard.press('Enter');
  await choose('What may leave', 'Withheld');
  await use().click();
  await expect(cell()).toHaveAccessibleName(/changed$/);
  await pressUntil(page, ['Control+Shift+L'], () =>
    expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible({ timeout: 10_000 }),
  );
  await unlockWith(page, DEMO_PASSPHRASE);

  await expect(page.getByText('1 part changed')).toBeVisible({ timeout: 60_000 });
  await expect(cell()).toHaveAccessibleName(/changed$/);
});

test('shows what would change on the office’s cases, down to the values', async () => {
  await page.getByRole('button', { name: 'Show what would change' }).click();
  await page
    .getByRole('button', { name: /^Show the cases of/ })
    .first()
    .click({ timeout: 120_000 });
  await page
    .getByRole('button', { name: /^Show the values of/ })
    .first()
    .click();

  await expect(page.getByRole('dialog')).toContainText('matrix/FIN');
  await inspect.look('the values that a policy would change', dialog);
  await page.keyboard.press('Escape');
});

test('is proposed with a reason once it was checked, waits for a second person, and is retracted', async () => {
  await page.getByRole('button', { name: 'Check it against the law' }).click();
  await expect(page.getByText(/^It may be adopted/).first()).toBeVisible({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Propose…' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('The harbor inquiry');
  await inspect.look('proposing a policy', dialog);
  await page.getByRole('dialog').getByRole('button', { name: 'Propose…' }).click();

  await expect(page.getByText('Waiting for a second person')).toBeVisible({ timeout: 120_000 });
  await inspect.look('a policy that waits');
  await page.getByRole('button', { name: /^Retract/ }).click();
  await expect(page.getByText('Waiting for a second person')).toHaveCount(0, { timeout: 60_000 });
});
