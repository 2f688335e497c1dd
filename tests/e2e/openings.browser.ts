import { expect, test, type Page } from '@playwright/test';
import { inspector } from './inspect.ts';
import { enterOffice, leaveOffice, type Office } from './office.ts';
import { dialog, leave, openDemoCase, showTab } from './surfaces.ts';

// A seal is lifted in the window: the event is recorded, and said to be about one of two things under seal.
test.describe.configure({ mode: 'serial' });

let office: Office;
let page: Page;

test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser, { width: 1280, height: 800 });
  ({ page } = office);
});
test.afterAll(() => leaveOffice(office));

const unsealed = () => page.locator('.timeline-row').filter({ hasText: 'Unsealed' }).first();

test('an order is put under seal beside a charge that is', async () => {
  await openDemoCase(page);
  await showTab(page, '2');
  const order = page.locator('.case-record').filter({ hasText: '26-00981-M' }).last();
  await order
    .getByRole('button', { name: /^More: / })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Edit all fields' }).click();
  await page.getByRole('dialog').getByRole('checkbox', { name: 'Under judicial seal' }).click({ force: true });
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('an event that names neither says that it opens nothing yet', async () => {
  await showTab(page, '5');
  await page.getByRole('button', { name: 'Record an event' }).click();
  await expect(page.getByRole('dialog').getByText('Only what is named here is opened by the event.')).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('button', { name: /Order concerned/ })).toContainText('None');
  await expect(page.getByRole('dialog').getByRole('button', { name: /Charge concerned/ })).toContainText('None');
  const inspect = inspector(page);
  await inspect.look('an event recorded', dialog);

  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();

  await expect(unsealed().locator('..')).toContainText('Opens nothing yet: name what it is about.');
  await inspect.look('an event that opens nothing');
  inspect.expectNoFaults();
});

test('what it is about is named afterwards by the keyboard, and shown', async () => {
  await page.getByRole('button', { name: 'Name what it is about: Unsealed' }).focus();
  await page.keyboard.press('Enter');
  const inspect = inspector(page);
  await inspect.look('what an event is about', dialog);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Charge concerned/ })
    .focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[role="option"]:focus')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).focus();
  await page.keyboard.press('Enter');
  await leave(page);

  await expect(page.getByText('Opens nothing yet')).toHaveCount(0);
  await expect(page.locator('.timeline-row').filter({ hasText: /about .*21 USC 848/ })).toContainText('corrected');
  inspect.expectNoFaults();
});
