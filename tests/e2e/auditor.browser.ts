import { expect, test, type Page } from '@playwright/test';
import { offices } from '../../electron/host/demo/offices.ts';
import { DEMO_CASE } from '../../electron/host/demo/side.ts';
import { inspector, type Inspector } from './inspect.ts';
import { goToRoom } from './office.ts';
import { chooseInPicker, closeRealDoor, enterRealDemo, unlockWith, type RealDoor } from './real-office.ts';
import { dialog, leave } from './surfaces.ts';

// One office: its supervisor opens a case to the auditor, who reads it.
test.describe.configure({ mode: 'serial' });

const auditor = offices.us.people.find(({ role }) => role === 'auditor')!.label;
let door: RealDoor;
let page: Page;
let inspect: Inspector;

test.beforeAll(async ({ browser }) => {
  door = await enterRealDemo(browser);
  ({ page } = door);
});
test.afterAll(() => closeRealDoor(door));
test.beforeEach(() => (inspect = inspector(page)));
test.afterEach(() => inspect.expectNoFaults());

test('a supervisor sees what an event touched, and opens a case to the auditor', async () => {
  await goToRoom(page, 'A');
  await page.getByRole('row').filter({ hasText: 'Exchange logged' }).first().click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Commitment');
  await inspect.look('event of the chain', dialog);
  await leave(page);

  await page.getByRole('button', { name: /Cases open to auditors/ }).click();
  const grants = page.getByRole('dialog');
  await grants.getByRole('textbox', { name: 'Case number' }).fill(DEMO_CASE);
  await grants.getByRole('textbox', { name: 'Ground' }).fill('Yearly review');
  await grants.getByRole('button', { name: 'Open a case' }).click();

  await expect(grants.getByRole('row').filter({ hasText: DEMO_CASE })).toContainText(auditor);
  await inspect.look('cases open to auditors', dialog);
  await leave(page);
});

test('the auditor has the rooms of an auditor, and reads that case alone', async () => {
  await page.getByRole('button', { name: 'Lock' }).click();
  await page.getByRole('button', { name: /Open a vault/ }).click();
  await page.locator('dialog.enlace-folder-picker select').selectOption('demo');
  await chooseInPicker(page);
  await page.getByRole('textbox', { name: 'Name' }).fill(auditor);
  await unlockWith(page);

  await expect(page.locator('nav.nav button')).toHaveText(['Frameworks', 'Audit', 'Settings']);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Audit');
  await expect(page.getByRole('row').filter({ hasText: 'Case opened to an auditor' })).toBeVisible();
  await expect(page.getByText(DEMO_CASE)).toHaveCount(0);
  await inspect.look('audit of an auditor');
  await page.getByRole('button', { name: /Cases open to you/ }).click();
  await inspect.look('cases open to the auditor', dialog);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Open C-/ })
    .click();

  await expect(page.getByRole('heading', { level: 1 })).toContainText('Montejano Urrea');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await inspect.look('case of an auditor');
});
