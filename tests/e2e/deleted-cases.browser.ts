import { expect, test, type Page } from '@playwright/test';
import { inspector } from './inspect.ts';
import { enterOffice, goToRoom, leaveOffice, speak, type Office } from './office.ts';
import { dialog, openDemoCase } from './surfaces.ts';

// A case made by mistake is deleted in the window and comes back from Settings, by the keyboard; one on hold is not, and one whose time has come is erased.
test.describe.configure({ mode: 'serial' });

let office: Office;
let page: Page;
let reference = '';

test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser, { width: 1280, height: 800 });
  ({ page } = office);
  await openDemoCase(page);
  reference = await page.locator('.case-head .mono').first().innerText();
});
test.afterAll(() => leaveOffice(office));

async function openDeleting(): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Delete the case' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: `Delete ${reference}?` })).toBeVisible();
}

test('why it is deleted is kept over a lock of the dialog, and asked for before', async () => {
  test.setTimeout(120_000);
  await openDeleting();
  const form = page.getByRole('dialog');
  await expect(form.getByLabel('Why it is deleted')).toBeFocused();
  const inspect = inspector(page);
  await inspect.look('a case to be deleted', dialog);
  await form.getByLabel('Why it is deleted').fill('Entered twice');
  await form.getByLabel('Why it is deleted').press('Escape');
  await page.getByRole('button', { name: 'Leave and keep it' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await openDeleting();
  await expect(page.getByRole('dialog').getByLabel('Why it is deleted')).toHaveValue('Entered twice');
  inspect.expectNoFaults();
});

test('a deleted case is in no list, and Settings names it with its reason and day', async () => {
  test.setTimeout(120_000);
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).focus();
  await page.keyboard.press('Enter');

  await expect(page.getByText(`${reference} is deleted.`)).toBeVisible();
  await expect(page.getByText(/It can be restored until /)).toBeVisible();
  await expect(page.locator('main').getByText(reference, { exact: true })).toHaveCount(0);
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('Escape'); // no step leads back into what is gone
  await expect(page.locator('.case-head')).toHaveCount(0);
  await expect(page.locator('nav.nav [aria-current="page"]')).not.toHaveCount(0);
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
  await goToRoom(page, 'S');
  await page.getByRole('tab', { name: 'Vault' }).click();
  await expect(page.getByRole('row', { name: new RegExp(reference) })).toContainText('Entered twice');
  const inspect = inspector(page);
  await inspect.look('settings, a deleted case');
  inspect.expectNoFaults();
});

test('a deleted case is restored, and opens', async () => {
  test.setTimeout(120_000);
  await speak(page, 'es');
  await page.getByRole('button', { name: `Recuperar ${reference}` }).focus();
  await page.keyboard.press('Enter');

  await expect(page.getByText(`${reference} se recuperó.`)).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(reference) })).toHaveCount(0);
  await page.getByRole('button', { name: 'Abrir', exact: true }).click();
  await expect(page.locator('.case-head .mono').first()).toHaveText(reference);
});

test('a case on hold is kept whole, and says so', async () => {
  test.setTimeout(120_000);
  await speak(page, 'en');
  await page.getByRole('button', { name: 'More', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Put on hold' }).focus();
  await page.keyboard.press('Enter');
  const inspect = inspector(page);
  await inspect.look('a case to be put on hold', dialog);
  await page.getByRole('dialog').getByLabel('Reason').fill('A court asks for it');
  await page.getByRole('dialog').getByRole('button', { name: 'Put on hold' }).click();
  await expect(page.locator('.case-head').getByText('On hold')).toBeVisible();

  await openDeleting();
  await page.getByRole('dialog').getByLabel('Why it is deleted').fill('Entered twice');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByRole('dialog').getByText(/A hold keeps this case whole/)).toBeVisible();
  await page.getByRole('dialog').getByLabel('Why it is deleted').press('Escape');
  await page.getByRole('button', { name: 'Discard it' }).click();
  inspect.expectNoFaults();
});

test('Settings lists what has been kept long, and there it is looked at, let go and erased', async () => {
  test.setTimeout(180_000);
  await goToRoom(page, 'S');
  await page.getByRole('tab', { name: 'Keeping' }).click();
  await page.getByLabel('Is it still needed?').click();
  await page.getByRole('option', { name: '6 months', exact: true }).click();
  const held = page.getByRole('row', { name: new RegExp(`${reference}.*on hold`) });
  await expect(held).toBeVisible();
  const inspect = inspector(page);
  await inspect.look('settings, what is kept');
  await expect(held.getByRole('button', { name: `Erase: ${reference}` })).toHaveAttribute('aria-disabled', 'true');

  await page.getByRole('button', { name: `Lift the hold on ${reference}` }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('The court has it');
  await page.getByRole('dialog').getByRole('button', { name: 'Lift', exact: true }).click();
  await expect(page.getByText('No case is on hold.')).toBeVisible();

  const other = page.getByRole('button', { name: /^Still needed: / }).filter({ hasNotText: reference });
  const name = (await other.last().getAttribute('aria-label')) ?? '';
  await other.last().click();
  await page.getByRole('dialog').getByLabel('Reason').fill('The trial goes on');
  await inspect.look('why it is still needed', dialog);
  await page.getByRole('dialog').getByRole('button', { name: 'Still needed' }).click();
  await expect(page.getByText(/Recorded. It comes up again on /)).toBeVisible();
  await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);

  await page.getByRole('button', { name: `Erase: ${reference}` }).click();
  await inspect.look('a case to be erased', dialog);
  await page.getByRole('dialog').getByLabel('On what ground').fill('No longer needed');
  await page.getByRole('dialog').getByRole('button', { name: 'Erase', exact: true }).click();
  await expect(page.getByText('Erased.', { exact: true })).toBeVisible();
  await expect(page.locator('main').getByText(reference, { exact: true })).toHaveCount(0);
  inspect.expectNoFaults();
});
