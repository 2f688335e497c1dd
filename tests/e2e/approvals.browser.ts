import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { confirmAsSecond } from '../../electron/host/demo/demo-vault.ts';
import { DEMO_PASSPHRASE, offices } from '../../electron/host/demo/offices.ts';
import { dispatch } from '../../electron/host/dispatch.ts';
import { lock, unlockVault } from '../../electron/host/vault/vault.ts';
import { testServices } from '../support/temp-vault.ts';
import { inspector, type Inspector } from './inspect.ts';
import { goToRoom, pressUntil } from './office.ts';
import { chooseInPicker, closeRealDoor, enterRealDemo, unlockWith, type RealDoor } from './real-office.ts';
import { dialog, leave } from './surfaces.ts';

// One office: an officer submits a packet, its supervisor looks at it and approves it, and the officer hands it over.
test.describe.configure({ mode: 'serial' });

const [supervisor, officer] = offices.us.people;
let door: RealDoor;
let page: Page;
let inspect: Inspector;

test.beforeAll(async ({ browser }) => {
  door = await enterRealDemo(browser);
  ({ page } = door);
  await page.getByRole('button', { name: 'Lock' }).click();
  const { services } = testServices({ nowMs: Date.now() });
  const vault = { folder: join(door.root, 'demo.enlace'), passphrase: DEMO_PASSPHRASE };
  // The host lets go of the folder a moment after its window is locked.
  await expect(async () => void (services.state.session = await unlockVault(vault, services))).toPass();
  const rules = { categories: [], fromLevel: null, recipients: ['MX-FGR'], everything: false, why: 'Each packet by two' };
  const answer = await dispatch(services, 'approval:set-rules', rules);
  lock(services);
  expect(answer.ok).toBe(true);
});
test.afterAll(() => closeRealDoor(door));
test.beforeEach(() => (inspect = inspector(page)));
test.afterEach(() => inspect.expectNoFaults());

async function enterAs(label: string): Promise<void> {
  await page.getByRole('button', { name: /Open a vault/ }).click();
  await page.locator('dialog.enlace-folder-picker select').selectOption('demo');
  await chooseInPicker(page);
  await page.getByRole('textbox', { name: 'Name' }).fill(label);
  await unlockWith(page);
  await page.locator('main h1').first().waitFor();
}

async function leaveVault(): Promise<void> {
  await page.getByRole('button', { name: 'Lock' }).click();
}

/** Open what Today says of a packet, by its keys. */
async function openOwed(what: RegExp): Promise<void> {
  await goToRoom(page, 'T');
  const row = page.getByRole('row', { name: what }).first();
  await row.click();
  await pressUntil(page, ['Enter'], () =>
    expect(page.locator('.submitted-pages canvas').first()).toBeVisible({ timeout: 10_000 }),
  );
}

test('an officer submits what one person may not build', async () => {
  await enterAs(officer.label);
  await goToRoom(page, 'R');
  await page.getByRole('combobox', { name: 'Case' }).fill('0117');
  await page.getByRole('option', { name: /^EX-2026-0117/ }).click();
  await page.getByRole('combobox', { name: 'Counterpart' }).fill('MX-FG');
  await page.getByRole('option', { name: /^MX-FGR/ }).click();
  await page.getByRole('button', { name: 'See what would leave' }).click();
  await expect(page.locator('.strip')).toContainText('needed: this recipient always needs it');
  await expect(page.getByRole('button', { name: 'Build into a folder' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Submit for approval' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('to MX-FGR', { timeout: 60_000 });
  await expect(page.getByText('a second person approves it')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve and sign' })).toHaveCount(0);
  await leaveVault();
});

test('the supervisor sees what leaves, page by page, and signs it', async () => {
  await enterAs(supervisor.label);
  await openOwed(/Look at a packet to MX-FGR/);
  await inspect.look('a packet to approve');
  await page.getByRole('button', { name: 'Refuse with reasons' }).click();
  await inspect.look('why a packet is refused', dialog);
  await leave(page);
  await page.getByRole('button', { name: 'LEEME-README.txt' }).click();
  await expect(page.locator('.submitted-text')).toContainText('LEEME');
  await page.getByRole('button', { name: 'Approve and sign' }).click();
  await expect(page.getByText('approved, not handed over')).toBeVisible({ timeout: 60_000 });
  await goToRoom(page, 'R');
  await inspect.look('the release desk with a packet for a second person');
  await leaveVault();
});

test('the officer hands it over', async () => {
  await enterAs(officer.label);
  await openOwed(/Hand over the approved packet to MX-FGR/);
  await page.getByRole('button', { name: 'Hand over into a folder' }).click();
  await expect(page.getByRole('status').filter({ hasText: '.age' })).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('.page-head')).toContainText('handed over');
  await expect(page.locator('.page-head')).not.toContainText('not handed over');
  await inspect.look('a packet that was handed over');
  await goToRoom(page, 'R');
  await expect(page.getByText('For a second person')).toHaveCount(0);
});

test('an officer is told which safety information would stay, records that it must go, or says why it may stay', async () => {
  await leaveVault();
  await clearForLess();
  await enterAs(officer.label);
  await goToRoom(page, 'R');
  await page.getByRole('combobox', { name: 'Case' }).fill('0117');
  await page.getByRole('option', { name: /^EX-2026-0117/ }).click();
  await page.getByRole('combobox', { name: 'Counterpart' }).fill('MX-FG');
  await page.getByRole('option', { name: /^MX-FGR/ }).click();
  await page.getByRole('button', { name: 'See what would leave' }).click();
  await page.getByRole('button', { name: /This case/ }).click();
  await page.getByRole('option', { name: 'Custody and escort' }).click();
  await page.getByRole('button', { name: 'Submit for approval' }).click();
  await expect(page.getByRole('alert').getByRole('listitem')).toHaveText(['Person 1 › Caution', 'Person 1 › Caution, in words']);
  await expect(page.getByRole('button', { name: 'Submit for approval without it' })).toHaveAttribute('aria-disabled', 'true');
  await inspect.look('safety information that would stay');

  await page.getByRole('radio', { name: '2 What leaves' }).click({ force: true });
  await page.getByRole('button', { name: /^Caution, in words, withheld/ }).click();
  await page.getByRole('button', { name: 'Record a circumstance…' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByLabel('Reason').fill('He carries a weapon');
  await inspect.look('a circumstance', dialog);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Leave and keep it' }).click();
  await page.getByRole('button', { name: 'Record a circumstance…' }).press('Enter');
  await expect(page.getByRole('dialog').getByLabel('Reason')).toHaveValue('He carries a weapon');
  await page.getByRole('dialog').getByRole('button', { name: 'Record', exact: true }).press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByLabel('Why the safety information may stay').fill('They were told by telephone');
  await page.getByRole('button', { name: 'Submit for approval without it' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('to MX-FGR', { timeout: 60_000 });
  await expect(page.getByText('a second person approves it')).toBeVisible();
});

test('the supervisor refuses it with reasons, with which it goes back to the officer, who prepares it again', async () => {
  await leaveVault();
  await enterAs(supervisor.label);
  await openOwed(/Look at a packet to MX-FGR/);
  await page.getByRole('button', { name: 'Refuse with reasons' }).click();
  const refusing = page.getByRole('dialog', { name: 'Refuse with reasons' });
  await expect(refusing.getByRole('button', { name: 'Refuse with reasons' })).toHaveAttribute('aria-disabled', 'true');
  await refusing.getByRole('textbox', { name: 'Reasons for refusing' }).fill('The escort has to know of the weapon');
  await refusing.getByRole('button', { name: 'Refuse with reasons' }).click();
  await expect(page.getByRole('heading', { level: 1 }).locator('..')).toContainText('refused');
  await expect(page.getByRole('button', { name: 'Approve and sign' })).toHaveCount(0);
  await leaveVault();

  await enterAs(officer.label);
  await openOwed(/Mend the packet to MX-FGR that was refused/);
  await expect(page.getByText('The escort has to know of the weapon')).toBeVisible();
  await expect(page.getByText('a second person approves it')).toHaveCount(0);
  await inspect.look('a packet that was refused');
  await page.getByRole('button', { name: 'Prepare it again' }).click();
  await expect(page.getByRole('button', { name: 'Submit for approval' })).toBeVisible({ timeout: 60_000 });
  await goToRoom(page, 'T');
  await expect(page.getByRole('row', { name: /Mend the packet to MX-FGR/ })).toHaveCount(0);
});

/** The counterpart escorts, and is not cleared for operations. */
async function clearForLess(): Promise<void> {
  const { services } = testServices({ nowMs: Date.now() });
  const vault = { folder: join(door.root, 'demo.enlace'), passphrase: DEMO_PASSPHRASE };
  await expect(async () => void (services.state.session = await unlockVault(vault, services))).toPass();
  const ceilings = { IDN: 'L2', CON: 'L1', LEG: 'L1', ADM: 'L1' };
  const profile = { agency: 'MX-FGR', standing: 'vetted', purposes: ['same-case', 'escort'], formalChannel: true, ceilings };
  const answer = await dispatch(services, 'agency:profile', profile);
  const session = services.state.session!;
  await confirmAsSecond(offices.us, { ...services, session, signal: new AbortController().signal, progress: () => undefined });
  lock(services);
  expect(answer.ok).toBe(true);
}
