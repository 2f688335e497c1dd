import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { DEMO_CASE } from '../../electron/host/office/side.ts';
import { caseFile, sampleCase } from '../support/case-file.ts';
import { inspector, type Inspector } from './inspect.ts';
import { goToRoom, pressUntil } from './office.ts';
import { chooseDemoCounterpart, closeRealDoor, keepVaultAs, openRealDoor, unlockWith, type RealDoor } from './real-office.ts';

// Every screen and everything that opens over one, in both languages, light and dark, and in small windows. `accessibility-door.browser.ts`
// has those before a vault is open. Each test finds its own way from wherever the one before it ended.

const dialog = { within: '.scrim' } as const;
const popover = { within: '.pop', isSizeKept: true } as const;

let door: RealDoor;
let page: Page;
let inspect: Inspector;

test.beforeAll(async ({ browser }) => {
  door = await openRealDoor(browser);
  ({ page } = door);
  await keepVaultAs(page, 'demo', () => page.getByRole('button', { name: /Try the demo office/ }).click());
  await page.getByRole('button', { name: 'Go to the vault' }).click();
  await page.locator('main h1').first().waitFor();
});
test.afterAll(() => closeRealDoor(door));

test.beforeEach(async () => {
  inspect = inspector(page);
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(page.locator('.scrim, .pop')).toHaveCount(0, { timeout: 2_000 });
  }).toPass();
});

test.afterEach(() => inspect.expectNoFaults());

test('Today and what opens from everywhere', async () => {
  await goToRoom(page, 'T');
  await expect(page.locator('.due').first()).toBeVisible();
  await inspect.look('Today');
  await press('Control+k', '.palette-dlg');
  await inspect.look('palette', dialog);
  await page.keyboard.type('Montejano');
  await expect(page.getByRole('option', { name: /Montejano/ }).first()).toBeVisible();
  await inspect.look('palette with what the vault found', dialog);
  await leave();
  await press('?', '.dlg');
  await inspect.look('keyboard map', dialog);
  await leave();
  await press('Control+l', '.dlg');
  await inspect.look('quick log', dialog);
  await page.keyboard.type('call 10:00 45m fgr 0117 received annex C 14p we owe translation Fri synthetic talk');
  await expect(page.getByRole('dialog').getByText('14 pages')).toBeVisible();
  await inspect.look('quick log with a line', dialog);
});

test('Cases', async () => {
  await goToRoom(page, 'C');
  await inspect.look('cases');
  for (const name of ['Kind', 'Direction'])
    await lookAtChoices(page.getByRole('button', { name: new RegExp(name) }).first(), name);
  const saved = page
    .locator('main')
    .getByRole('button', { name: /^Saved/ })
    .first();
  await saved.click();
  await inspect.look('saved filters', popover);
  await page.getByRole('menuitem').first().click();
  await inspect.look('name of a filter', dialog);
  await page.getByRole('textbox', { name: 'Name of the filter' }).fill(`Filter ${Date.now()}`);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('.scrim')).toHaveCount(0);
  await page.getByRole('button', { name: 'Columns' }).click();
  await inspect.look('columns', dialog);
  await leave();
  await inspect.look('cases with a saved filter');
  const search = page.getByRole('searchbox', { name: 'Search in every field' });
  await search.fill('Montejano');
  await expect(page.locator('mark').first()).toBeVisible();
  await inspect.look('what a search found');
  await search.fill('zzzz nothing');
  await expect(page.getByText('No field holds these words.')).toBeVisible();
  await inspect.look('a search that found nothing');
  await search.fill('');
});

test('a case, tab by tab', async () => {
  await openDemoCase();
  for (const key of ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']) {
    await showTab(key);
    await inspect.look(`case, tab ${key}`);
  }
});

test('what opens over a case', async () => {
  await openDemoCase();
  await showTab('1');
  await page
    .getByRole('button', { name: /^Explain/ })
    .first()
    .click();
  await inspect.look('why this date');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await inspect.look('what can be done with a case', popover);
  await page.getByRole('menuitem', { name: 'Move the stage' }).click();
  await inspect.look('move the stage', dialog);
  await leave();
  await showTab('2');
  const more = page.getByRole('button', { name: /^More: Montejano/ }).first();
  for (const [item, name] of [
    [/^Edit/, 'edit a person'],
    [/^Mark$/, 'mark a person'],
    [/^Add: /, 'add under a person'],
  ] as const) {
    await more.click();
    await page.getByRole('menuitem', { name: item }).first().click();
    await inspect.look(name, dialog);
    await leave();
  }
  await more.click();
  await inspect.look('what can be done with a person', popover);
  await page.getByRole('menuitem', { name: 'History' }).click();
  await inspect.look('history of a person');
});

test('documents and the case on paper', async () => {
  await openDemoCase();
  await showTab('6');
  const views = page.getByRole('button', { name: /^View: / });
  await views.first().waitFor();
  const count = await views.count();
  for (let at = 0; at < count; at += 1) {
    await views.nth(at).click();
    await page.getByRole('dialog').locator('canvas, img, pre, .empty').first().waitFor();
    await inspect.look(`document ${at + 1}`, dialog);
    await leave();
  }
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Print the case sheet' }).click();
  await page.locator('article.sheet').waitFor();
  await inspect.look('case sheet');
});

test('a case with the counterpart’s eyes', async () => {
  await openDemoCase();
  await pressUntil(page, ['v'], () => expect(page.getByRole('region', { name: 'Seen as' })).toBeVisible({ timeout: 5_000 }));
  await expect(page.getByRole('table').first()).toBeVisible();
  await inspect.look('seen as the counterpart');
  await page.locator('tr[data-path] button').first().click();
  await page.getByRole('switch').click({ force: true });
  await inspect.look('seen as the counterpart, with reasons and empty gaps');
  await lookAtChoices(page.getByRole('button', { name: /Purpose/ }).first(), 'purposes');
});

for (const [kind, title] of [
  ['Extradition request', 'extradition'],
  ['Information exchange', 'exchange'],
  ['Joint or coordinated investigation', 'investigation'],
] as const) {
  test(`a new case: ${title}`, async () => {
    await goToRoom(page, 'C');
    await page.getByRole('button', { name: 'New case' }).click();
    const back = page.locator('main').getByRole('button', { name: 'Back' });
    while ((await back.count()) > 0) await back.click(); // a case begun before is still there
    await page.getByText(kind).first().click();
    if (title === 'extradition') await inspect.look('which kind of case');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('textbox', { name: 'Our reference' }).fill(`EX-2026-${title}`);
    await page.getByRole('textbox', { name: 'Title' }).fill('Invented case');
    await inspect.look(`details of a new case: ${title}`);
    const direction = page.getByRole('button', { name: /Direction/ });
    if ((await direction.count()) > 0) {
      await direction.click();
      await page.getByRole('option').first().click();
    }
    await page.getByRole('button', { name: 'Next' }).click();
    const given = page.getByRole('textbox', { name: 'Given name' });
    if ((await given.count()) === 0) await page.getByRole('button', { name: 'Add a person' }).click();
    await given.fill('Delfina');
    await page.getByRole('textbox', { name: /First .* surname/ }).fill('Ormuz');
    await page.getByRole('button', { name: /Roles in the case/ }).click();
    await page.getByRole('option').first().click();
    await inspect.look(`people of a new case: ${title}`);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Make the case' }).waitFor();
    await inspect.look(`checklist of a new case: ${title}`);
  });
}

test('cases from a file', async () => {
  const good = join(door.root, 'cases.json');
  const bad = join(door.root, 'broken.json');
  writeFileSync(good, JSON.stringify(caseFile(sampleCase())));
  writeFileSync(bad, JSON.stringify(caseFile(sampleCase({ kind: 'nothing', openedOn: 'yesterday' }))));
  await goToRoom(page, 'C');
  await page.getByRole('button', { name: 'New case' }).click();
  await page.getByRole('button', { name: /Import/ }).click();
  await inspect.look('import', dialog);
  for (const [file, name] of [
    [bad, 'import of a broken file'],
    [good, 'import that was checked'],
  ] as const) {
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('dialog').getByRole('button', { name: 'Choose files' }).click();
    await (await choosing).setFiles(file);
    await page
      .getByRole('dialog')
      .locator(file === bad ? '[role="alert"]' : '[role="status"]')
      .first()
      .waitFor();
    await inspect.look(name, dialog);
  }
});

test('Pipeline, Exchanges, People, Reports and Audit', async () => {
  await goToRoom(page, 'P');
  await page.locator('.board').first().waitFor();
  await inspect.look('pipeline');
  await goToRoom(page, 'X');
  await page.getByRole('row').nth(1).waitFor();
  await inspect.look('exchanges');
  await goToRoom(page, 'L');
  await page.getByRole('row').nth(1).waitFor();
  await inspect.look('people');
  await goToRoom(page, 'M');
  await page.locator('article.report').waitFor();
  await inspect.look('reports');
  await page
    .getByRole('button', { name: /calendar/i })
    .first()
    .click();
  await inspect.look('calendar file', dialog);
  await leave();
  await goToRoom(page, 'A');
  await page.getByRole('row').nth(1).waitFor();
  await inspect.look('audit');
  await page.getByRole('button', { name: 'Verify the chain' }).click();
  await expect(page.getByText(/The chain is whole/)).toBeVisible();
  await inspect.look('audit, verified');
});

test('Counterparts', async () => {
  await goToRoom(page, 'K');
  await page.getByRole('row').nth(1).waitFor();
  await inspect.look('counterparts');
  for (const name of [/by hand/i, /Set what|may receive/i, /consent/i]) {
    await page.locator('main').getByRole('button', { name }).first().click();
    await inspect.look(`counterparts, ${String(name)}`, dialog);
    await leave();
  }
});

test('Settings, part by part', async () => {
  await goToRoom(page, 'S');
  const tabs = page.locator('main').getByRole('tab');
  for (let at = 0; at < (await tabs.count()); at += 1) {
    await tabs.nth(at).click();
    await inspect.look(`settings, part ${at + 1}`);
  }
  for (const [tab, button, name] of [
    ['Users', 'Add a user', 'add a user'],
    ['Users', 'Change my passphrase', 'change a passphrase'],
    ['Users', /^Disable /, 'disable a user'],
    ['Calendars', 'Change a day', 'change a day'],
  ] as const) {
    await tabs.filter({ hasText: tab }).click();
    await page.locator('main').getByRole('button', { name: button }).first().click();
    await inspect.look(name, dialog);
    await leave();
  }
  await tabs.filter({ hasText: 'Vault' }).click();
  await page.getByRole('button', { name: 'Check the vault' }).click();
  await page.locator('main [role="status"]').first().waitFor();
  await inspect.look('settings, a checked vault');
});

test('Release desk, and the counterpart’s inbox', async () => {
  await goToRoom(page, 'R');
  await page.getByRole('row').nth(1).waitFor();
  await inspect.look('release desk');
  await page.getByRole('row').filter({ hasText: 'receipt awaited' }).first().click();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Enter a receipt by hand' }).click();
  await inspect.look('a receipt by hand', dialog);
  await leave();
  await inspect.look('a packet of the ledger');
  await goToRoom(page, 'R');
  await page.getByRole('combobox', { name: 'Case' }).fill('0117');
  await page.getByRole('option', { name: /^EX-2026-0117/ }).waitFor();
  await inspect.look('cases to choose from', popover);
  await page.getByRole('option', { name: /^EX-2026-0117/ }).click();
  await page.getByRole('combobox', { name: 'Counterpart' }).fill('MX-FGR');
  await page.getByRole('option', { name: /^MX-FGR/ }).click();
  await page.getByRole('button', { name: 'See what would leave' }).click();
  await expect(page.getByText('What leaves', { exact: true })).toBeVisible();
  await inspect.look('what would leave');
  await page.getByRole('button', { name: 'Build into a folder' }).click();
  const built = page.getByRole('status').filter({ hasText: '.age' });
  await expect(built).toBeVisible();
  const packet = join(door.root, 'packets', /\S+\.age/.exec(await built.innerText())?.[0] ?? '');
  await inspect.look('a packet that was built');
  await goToRoom(page, 'I');
  await inspect.look('inbox');

  await page.getByRole('button', { name: 'Lock' }).click();
  await chooseDemoCounterpart(door);
  await unlockWith(page);
  await goToRoom(page, 'I');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await choosing).setFiles(packet);
  await expect(page.getByText('It is what was signed')).toBeVisible();
  await inspect.look('a packet that was opened');
  await page.getByRole('button', { name: 'Accept the gap, on record' }).click();
  await expect(page.getByText(/^Imported: /)).toBeVisible();
  await inspect.look('a packet that was imported');
});

async function openDemoCase(): Promise<void> {
  await goToRoom(page, 'C');
  await page.getByRole('row').filter({ hasText: DEMO_CASE }).click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Montejano Urrea');
}

async function showTab(key: string): Promise<void> {
  const tab = page.getByRole('tab').nth((Number(key) + 9) % 10);
  await pressUntil(page, [key], () => expect(tab).toHaveAttribute('aria-selected', 'true', { timeout: 5_000 }));
}

async function press(key: string, opens: string): Promise<void> {
  await pressUntil(page, [key], () => expect(page.locator(opens)).toBeVisible({ timeout: 5_000 }));
}

async function lookAtChoices(trigger: ReturnType<Page['locator']>, name: string): Promise<void> {
  await trigger.click();
  await page.getByRole('listbox').waitFor();
  await inspect.look(`choices: ${name}`, popover);
  await page.keyboard.press('Escape');
}

/** Close what lies over the screen, by its key. */
async function leave(): Promise<void> {
  await pressUntil(page, ['Escape'], () => expect(page.locator('.scrim')).toHaveCount(0, { timeout: 2_000 }));
}
