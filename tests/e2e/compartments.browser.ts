import { expect, test, type Page } from '@playwright/test';
import { DEMO_CASE } from '../../electron/host/demo/side.ts';
import { offices } from '../../electron/host/demo/offices.ts';
import { inspector, type Inspector } from './inspect.ts';
import { goToRoom } from './office.ts';
import { chooseInPicker, closeRealDoor, enterRealDemo, unlockWith, type RealDoor } from './real-office.ts';
import { closeForPeople, dialog, leave, chooseFurther, openCompartments, openDemoCase, press } from './surfaces.ts';

// A case goes into a compartment and comes out again, seen by those who are in it and by one who is not.
test.describe.configure({ mode: 'serial' });

const [supervisor, officer] = offices.us.people;
const SECOND = { label: 'Zulema Inventada Prado', passphrase: 'cuatro grullas sobre un lago de sal' };
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

const form = () => page.getByRole('dialog');

async function enterAs(label: string, passphrase?: string): Promise<void> {
  await page.getByRole('button', { name: 'Lock' }).click();
  await page.getByRole('button', { name: /Open a vault/ }).click();
  await page.locator('dialog.enlace-folder-picker select').selectOption('demo');
  await chooseInPicker(page);
  await page.getByRole('textbox', { name: 'Name' }).fill(label);
  await unlockWith(page, passphrase);
  await page.locator('main h1').first().waitFor();
}

async function search(words: string): Promise<void> {
  await goToRoom(page, 'T');
  await press(page, 'Control+k', '.palette-dlg');
  await page.locator('.palette-dlg input').fill(words);
}

test('a supervisor makes a compartment for named people', async () => {
  await goToRoom(page, 'S');
  await page.getByRole('tab', { name: 'Users' }).click();
  await page.getByRole('button', { name: 'Add a user' }).click();
  await form().getByRole('textbox', { name: 'Name' }).fill(SECOND.label);
  await form().getByRole('radio', { name: 'Supervisor' }).click({ force: true });
  await form().getByLabel('Passphrase', { exact: true }).fill(SECOND.passphrase);
  await form().getByLabel('Passphrase again').fill(SECOND.passphrase);
  await form().getByRole('button', { name: 'Add a user' }).click();
  await expect(page.getByRole('row', { name: SECOND.label })).toBeVisible();

  await openCompartments(page);
  await expect(page.getByText('You are in no closed compartment.')).toBeVisible();
  await inspect.look('settings, compartments, none');
  await page.getByRole('button', { name: 'New compartment' }).click();
  await form().getByRole('textbox', { name: 'Name' }).fill('Asunto Faro');
  await form().getByRole('button', { name: 'Make it' }).click();
  await expect(form()).toContainText('second person');
  await form().getByRole('checkbox', { name: SECOND.label }).click({ force: true });
  await inspect.look('a new compartment', dialog);
  await form().getByRole('button', { name: 'Make it' }).click();

  await expect(page.getByRole('row', { name: /Asunto Faro/ })).toContainText(SECOND.label);
});

test('closes a case for them from the case’s menu, and sees that it is closed', async () => {
  await openDemoCase(page);
  await closeForPeople(page);
  await inspect.look('closing a case for named people', dialog);
  await form().getByRole('button', { name: 'Close it' }).click();

  await expect(page.locator('main')).toContainText('Closed: Asunto Faro', { timeout: 60_000 });
  await inspect.look('a case in a compartment');
  await goToRoom(page, 'C');
  await expect(page.getByRole('row', { name: new RegExp(DEMO_CASE) }).getByLabel('In a closed compartment')).toBeVisible();
  await inspect.look('cases, one in a compartment');
  await openCompartments(page);
  await expect(page.getByRole('row', { name: /Asunto Faro/ })).toContainText(DEMO_CASE);
  await inspect.look('settings, compartments');
});

test('another officer finds nothing of it', async () => {
  await enterAs(officer.label);
  await goToRoom(page, 'C');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(DEMO_CASE) })).toHaveCount(0);
  await search('EX-2026');
  await expect(form().getByRole('option', { name: /EX-2026-0088/ })).toBeVisible(); // what is not closed is found
  await expect(form().getByRole('option', { name: new RegExp(DEMO_CASE) })).toHaveCount(0);
  await leave(page);
  await openCompartments(page);
  await expect(page.getByText('You are in no closed compartment.')).toBeVisible();
  await expect(page.getByText('Asunto Faro')).toHaveCount(0);
});

test('a member finds it, and the supervisor opens it to the office with a reason', async () => {
  await enterAs(SECOND.label, SECOND.passphrase);
  await search(DEMO_CASE);
  await expect(
    form()
      .getByRole('option', { name: new RegExp(DEMO_CASE) })
      .first(),
  ).toBeVisible();
  await leave(page);

  await enterAs(supervisor.label);
  await openDemoCase(page);
  await chooseFurther(page, 'Open to the office');
  await form().getByRole('textbox', { name: 'Reason' }).fill('La reserva terminó');
  await inspect.look('opening a case to the office', dialog);
  await form().getByRole('button', { name: 'Open to the office' }).click();
  await expect(page.locator('main')).not.toContainText('Closed: Asunto Faro', { timeout: 60_000 });

  await enterAs(officer.label);
  await goToRoom(page, 'C');
  await expect(page.getByRole('row', { name: new RegExp(DEMO_CASE) })).toBeVisible();
});

test('the last person of a compartment goes only where it is given up', async () => {
  await enterAs(SECOND.label, SECOND.passphrase);
  await openCompartments(page);
  await page.getByRole('button', { name: 'Change people of Asunto Faro' }).click();
  await form().getByRole('checkbox', { name: supervisor.label }).click({ force: true });
  await form().getByRole('checkbox', { name: officer.label }).click({ force: true });
  await inspect.look('other people of a compartment', dialog);
  await form().getByRole('button', { name: 'Change and renew its keys' }).click();
  await expect(page.getByRole('row', { name: /Asunto Faro/ })).toContainText(officer.label, { timeout: 60_000 });

  await enterAs(supervisor.label);
  await goToRoom(page, 'S');
  await page.getByRole('tab', { name: 'Users' }).click();
  await disable(officer.label);
  await expect(page.getByRole('row', { name: officer.label })).toContainText('Disabled', { timeout: 60_000 });
  await disable(SECOND.label);
  const question = page.getByRole('alertdialog', { name: /^Nobody else reads a compartment/ });
  await expect(question).toContainText('add a second person');
  await inspect.look('giving up a compartment', dialog);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('row', { name: SECOND.label })).toContainText('Active');

  await disable(SECOND.label);
  await question.getByRole('button', { name: 'Give it up for good' }).click();
  await expect(page.getByRole('row', { name: SECOND.label })).toContainText('Disabled', { timeout: 60_000 });
});

async function disable(label: string): Promise<void> {
  await page.getByRole('button', { name: `Disable ${label}?` }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click();
}
