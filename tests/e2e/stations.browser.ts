import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { inspector, type Inspector } from './inspect.ts';
import { goToRoom, pressUntil } from './office.ts';
import { closeRealDoor, enterRealDemo, keepVaultAs, openRealDoor, type RealDoor } from './real-office.ts';
import { dialog, openDemoCase } from './surfaces.ts';

// Two windows side by side: a supervisor's desk, and a machine that begins with nothing and joins its office; one folder lies between them.
test.describe.configure({ mode: 'serial', timeout: 240_000 });

const PASSPHRASE = 'siete tejados bajo una luna de barro';
const SAID = 'synthetic note of two machines';
let between: string;
let desk: RealDoor;
let laptop: RealDoor;
let atDesk: Inspector;
let atLaptop: Inspector;

test.beforeAll(async ({ browser }) => {
  between = mkdtempSync(join(tmpdir(), 'enlace-between-'));
  mkdirSync(join(between, 'exchange'));
  desk = await enterRealDemo(browser);
  laptop = await openRealDoor(browser);
  for (const { root } of [desk, laptop]) symlinkSync(join(between, 'exchange'), join(root, 'exchange'));
});
test.afterAll(async () => {
  await closeRealDoor(laptop);
  await closeRealDoor(desk);
  rmSync(between, { recursive: true, force: true });
});
test.beforeEach(() => {
  atDesk = inspector(desk.page);
  atLaptop = inspector(laptop.page);
});
test.afterEach(() => {
  atDesk.expectNoFaults();
  atLaptop.expectNoFaults();
});

const words = (within: Locator | Page) => within.locator('.twelve[lang="en"] li').allTextContents();
const openStations = async (page: Page) => {
  await goToRoom(page, 'S');
  await page.getByRole('tab', { name: 'Stations' }).click();
};

/** What the page has saved by an act, kept under a name. */
async function saved(page: Page, name: string, act: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  const path = join(between, name);
  await download.saveAs(path);
  return path;
}

async function give(page: Page, path: string, act: () => Promise<void>): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), act()]);
  await chooser.setFiles(path);
}

let request: string;
let answer: string;
let ownWords: readonly string[];
let officeWords: readonly string[];

test('a blank machine asks to join, and shows the words of its keys', async () => {
  const { page } = laptop;
  await page.getByRole('button', { name: /Join an office/ }).click();
  await page.getByRole('textbox', { name: 'What this machine is called' }).fill('Field laptop');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Wenceslao Inventado');
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Passphrase again').fill(PASSPHRASE);
  await page.getByText('A demo office: invented data only').click();
  await atLaptop.look('what a new machine asks');
  request = await saved(page, 'request.json', () =>
    keepVaultAs(page, 'laptop', () => page.getByRole('button', { name: /write the request/ }).click()),
  );

  await expect(page.getByRole('heading', { name: 'Field laptop has asked to join' })).toBeVisible();
  ownWords = await words(page);
  expect(ownWords).toHaveLength(12);
  await atLaptop.look('a machine that waits for its answer');

  await page.getByRole('button', { name: 'Write another request' }).click();
  await page.getByRole('textbox', { name: 'What this machine is called' }).fill('Field laptop');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Wenceslao Inventado');
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Passphrase again').fill(PASSPHRASE);
  await page.getByText('A demo office: invented data only').click();
  await keepVaultAs(page, 'laptop', () => page.getByRole('button', { name: /write the request/ }).click());
  await expect(page.getByRole('button', { name: 'Forget it and ask anew…' })).toBeVisible();
  await atLaptop.look('a machine that had asked already');
  await page.getByRole('button', { name: 'Show that request' }).click();
  await expect(page.getByRole('heading', { name: 'Field laptop has asked to join' })).toBeVisible();
  expect(await words(page)).toEqual(ownWords);
});

test('a supervisor compares the words, adds the machine and saves its answer', async () => {
  const { page } = desk;
  await openStations(page);
  await expect(page.getByText('This office has one station.')).toBeVisible();
  await page.getByRole('button', { name: 'Add a machine…' }).click();
  const form = page.getByRole('dialog');
  await atDesk.look('a machine to add', dialog);
  await give(page, request, () => form.getByRole('button', { name: 'Choose files' }).click());
  await expect(form.getByText('Field laptop, first used by Wenceslao Inventado')).toBeVisible();
  expect(await words(form)).toEqual(ownWords);
  await form.getByText(/I compared all twelve words/).click();
  await atDesk.look('the words of a machine to add', dialog);
  await form.getByRole('button', { name: 'They are the same: go on' }).click();
  await expect(form.getByRole('textbox', { name: 'Name of the account' })).toHaveValue('Wenceslao Inventado');
  await atDesk.look('the account of a machine to add', dialog);
  answer = await saved(page, 'answer.age', () => form.getByRole('button', { name: 'Add and save the answer…' }).click());

  await expect(form.getByRole('heading', { name: 'Field laptop is station 2' })).toBeVisible();
  officeWords = await words(form);
  expect(officeWords).not.toEqual(ownWords);
  await atDesk.look('a machine that was added', dialog);
  await form.getByRole('button', { name: 'Close' }).click();
});

test('the machine refuses other words, and joins by the office’s', async () => {
  const { page } = laptop;
  const typed = page.getByRole('textbox', { name: 'The twelve words on the supervisor’s screen' });
  const join_ = async (said: readonly string[]) => {
    await typed.fill(said.join(' '));
    await page.getByLabel('The passphrase you chose when asking').fill(PASSPHRASE);
    await give(page, answer, () => page.getByRole('button', { name: 'Choose the answer and join…' }).click());
  };
  await join_(ownWords);
  await expect(page.getByText(/The twelve words are not the same on both machines.* Look first at what was typed/)).toBeVisible();
  await expect(typed).toBeFocused();
  await expect(typed).toHaveValue(ownWords.join(' '));
  await typed.fill(['zzyzx', ...officeWords.slice(1)].join(' '));
  await expect(page.getByText(/No such word is ever shown: zzyzx/)).toBeVisible();
  await atLaptop.look('a word of the office that was mistyped');
  await join_(officeWords);

  await page.getByText('It is on paper, in a safe place').click();
  await page.getByRole('button', { name: 'Go to the vault' }).click();
  await page.locator('main h1').first().waitFor();
  await goToRoom(page, 'C');
  await expect(page.getByRole('row').filter({ hasText: 'EX-2026-0117' })).toBeVisible();
});

test('the desk enters the folder between them and exchanges by itself', async () => {
  const { page } = desk;
  await page.getByRole('button', { name: 'Enter a place…' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('radio', { name: /PostgreSQL server/ }).click({ force: true });
  await atDesk.look('a server to exchange by', dialog);
  await form.getByRole('radio', { name: /^Folder/ }).click({ force: true });
  await form.getByRole('button', { name: 'Choose the folder…' }).click();
  await expect(page.getByRole('button', { name: 'Try it' })).toBeVisible();
  await page.getByRole('button', { name: 'Try it' }).click();
  await expect(page.getByText('The place of exchange works.')).toBeVisible();
  await page.getByRole('button', { name: /Exchange by itself/ }).click();
  await page.getByRole('option', { name: 'Every minute' }).click();
  await expect(page.getByRole('button', { name: /Exchange by itself/ })).toContainText('Every minute');
  await expect(page.locator('.in-step')).toHaveText(/In step with the other stations/, { timeout: 40_000 });
  await expect(page.getByText('Everything recorded here was sent.')).toBeVisible();
  await atDesk.look('the stations of an office');
});

test('what an officer logs stands on the supervisor’s screens after the next exchange', async () => {
  const { page } = laptop;
  await pressUntil(page, ['Control+l'], () =>
    expect(page.getByRole('dialog').getByRole('textbox').first()).toBeFocused({ timeout: 5_000 }),
  );
  await page.keyboard.type(`call 10:00 45m fgr ocampo 0117 we owe translation by Fri; ${SAID}`);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.locator('.in-step')).toHaveText(/changes? to send/);
  await openStations(page);
  await expect(page.locator('.in-step')).toHaveText(/No place of exchange here/);
  await expect(page.getByRole('button', { name: 'Exchange now' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Exchange over a folder…' }).click();
  const confirm = page.getByRole('button', { name: 'Choose it as this machine reaches it…' }); // as the desk has it
  await expect(confirm).toBeVisible();
  await atLaptop.look('a place of the office that a machine has not confirmed');
  await confirm.click();
  await expect(page.locator('.in-step')).toHaveText('In step with the other stations');
  await expect(page.getByText('It exchanges by itself every minute while this vault is open.')).toBeVisible();
  await atLaptop.look('the stations of an office, as an officer has them');
  await page.setViewportSize({ width: 1024, height: 640 });
  const sign = page.getByRole('complementary').getByRole('button', { name: 'In step with the other stations' });
  await sign.focus();
  await expect(page.getByRole('tooltip')).toHaveText('In step with the other stations');
  await page.setViewportSize({ width: 1440, height: 900 });

  await goToRoom(desk.page, 'X');
  await expect(desk.page.getByRole('row').filter({ hasText: SAID })).toBeVisible({ timeout: 90_000 });
  await goToRoom(desk.page, 'T');
  await expect(desk.page.getByRole('row', { name: /Translation EX-2026-0117 .* promised to MX-FGR/ })).toBeVisible();
});

test('two values of one field have a sign in the case, and are settled there by a key', async () => {
  const give_ = async ({ page }: RealDoor, value: string) => {
    await openDemoCase(page);
    const spot = page.getByRole('button', { name: /^Their reference: / }).first();
    await spot.focus();
    await page.keyboard.press('Enter');
    await page.locator('.inline-edit input').fill(value);
    await page.keyboard.press('Enter');
    await expect(spot).toContainText(value);
  };
  await give_(desk, 'Desk of the office');
  await give_(laptop, 'Field laptop');
  await openStations(laptop.page);
  await laptop.page.getByRole('button', { name: 'Exchange now' }).click();
  await expect(laptop.page.locator('.in-step')).toHaveText(/In step with the other stations/);

  const { page } = desk;
  await openStations(page);
  await page.getByRole('button', { name: 'Exchange now' }).click();
  await openDemoCase(page);
  const sign = page.getByRole('button', { name: /^Two values: / });
  await expect(sign).toBeVisible();

  // It stops a packet, and one press leads to the choice.
  await goToRoom(page, 'R');
  for (const [box, typed, option] of [
    ['Case', '0117', /^EX-2026-0117/],
    ['Counterpart', 'MX-FG', /^MX-FGR/],
  ] as const) {
    await page.getByRole('combobox', { name: box }).fill(typed);
    await page.getByRole('option', { name: option }).click();
  }
  await page.getByRole('button', { name: 'See what would leave' }).click();
  await expect(page.getByRole('button', { name: 'Colleagues say otherwise' })).toBeVisible({ timeout: 60_000 });
  await atDesk.look('a value in a packet that colleagues wrote differently');
  await page.getByRole('button', { name: 'Choose one' }).click();
  await expect(page.getByText(/stands for now/)).toBeVisible();
  await atDesk.look('two values of a field');
  await page.keyboard.press('Alt+1');
  await expect(sign).toHaveCount(0);
});
