import { expect, test, type Page } from '@playwright/test';
import { inspector } from './inspect.ts';
import { enterOffice, leaveOffice, type Office } from './office.ts';
import { dialog, openDemoCase, showTab } from './surfaces.ts';

// An event is corrected and retracted in the window; both versions stay.
test.describe.configure({ mode: 'serial' });

let office: Office;
let page: Page;

test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser, { width: 1280, height: 800 });
  ({ page } = office);
  await openDemoCase(page);
  await showTab(page, '5');
});
test.afterAll(() => leaveOffice(office));

const rows = () => page.locator('.timeline-row').filter({ hasText: 'Provisional arrest executed' });
const counted = () => rows().filter({ hasNotText: 'no longer counts' }).filter({ hasText: '2026' });

test('a day is corrected by the keyboard, and what it does to the deadlines is said before and after', async () => {
  test.setTimeout(120_000);
  await counted().first().locator('.timeline-line').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Correct: / }).focus();
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog');
  await form.getByLabel('Date').fill('2026-10-05');
  await expect(form.getByText(/^(Deadlines that change: |No deadline changes)/)).toBeVisible();
  const inspect = inspector(page);
  await inspect.look('an event corrected', dialog);
  await form.getByLabel('Reason').fill('Misread stamp');
  await form.getByRole('button', { name: 'Correct', exact: true }).focus();
  await page.keyboard.press('Enter');

  await expect(page.getByText(/^Corrected\. (Deadlines that change: |No deadline changes)/)).toBeVisible();
  await expect(rows()).toHaveCount(2);
  await expect(counted()).toHaveCount(1);
  inspect.expectNoFaults();
});

test('the versions of an event are unfolded, with who, when and why', async () => {
  test.setTimeout(120_000);
  const row = counted().first();
  const line = row.locator('.timeline-line');
  await expect(row).toContainText('corrected'); // the newer version has its line
  if ((await line.getAttribute('aria-expanded')) === 'false') await line.click();
  await row.locator('details summary').click();
  await expect(row.locator('details li')).toHaveCount(2);
  await expect(row.locator('details li').last()).toContainText('Misread stamp');
  const inspect = inspector(page);
  await inspect.look('versions of an event');
  inspect.expectNoFaults();
});

test('a day that has not come is refused beside the form, which keeps what was typed', async () => {
  await page.getByRole('button', { name: /^Correct: / }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Date').fill('2031-01-14');
  await form.getByLabel('Reason').fill('Invented reason');
  await form.getByRole('button', { name: 'Correct', exact: true }).click();

  await expect(form.getByRole('alert')).toContainText('That day has not come yet.');
  await expect(form.getByLabel('Reason')).toHaveValue('Invented reason');
  await form.getByLabel('Reason').press('Escape');
  await page.getByRole('button', { name: 'Discard it' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('an event is retracted with a reason, stays to be read, and comes back when that is undone', async () => {
  test.setTimeout(120_000);
  await page.getByRole('button', { name: /^Retract: / }).click();
  const form = page.getByRole('dialog');
  const inspect = inspector(page);
  await inspect.look('an event retracted', dialog);
  await form.getByLabel('Reason').fill('Entered in the wrong case');
  await form.getByRole('button', { name: 'Retract', exact: true }).click();
  await expect(form).toHaveCount(0);
  const lines = page.locator('.timeline-line').filter({ hasText: 'Provisional arrest executed' });
  const retracted = lines.filter({ hasText: 'retracted' });
  const standing = lines.filter({ hasNotText: /retracted|no longer counts/ });
  await expect(retracted).toHaveCount(1);
  await expect(retracted).toContainText('Entered in the wrong case');
  await expect(standing).toHaveCount(0);
  await inspect.look('a retracted event in its line');

  await page
    .locator('.toast')
    .filter({ hasText: /^Retracted\. / })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(retracted).toHaveCount(0);
  await expect(standing).toHaveCount(1);
  inspect.expectNoFaults();
});
