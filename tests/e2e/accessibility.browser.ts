import { expect, test, type Page } from '@playwright/test';
import { inspector, type Inspector } from './inspect.ts';
import { enterOffice, goToRoom, leaveOffice, pressUntil, type Office } from './office.ts';
import { closeAll, dialog, leave, lookAtChoices, openDemoCase, popover, press, showTab } from './surfaces.ts';

// Every screen and everything that opens over one, in both languages, light and dark, and in small windows: here Today and the cases;
// the other rooms, what is done in them, and what stands before an open vault in the files beside. Each test finds its own way.

let office: Office;
let page: Page;
let inspect: Inspector;

test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser);
  ({ page } = office);
});
test.afterAll(() => leaveOffice(office));

test.beforeEach(async () => {
  inspect = inspector(page);
  await closeAll(page);
});

test.afterEach(() => inspect.expectNoFaults());

test('Today and what opens from everywhere', async () => {
  await goToRoom(page, 'T');
  await expect(page.locator('.due').first()).toBeVisible();
  await inspect.look('Today');
  await press(page, 'Control+k', '.palette-dlg');
  await inspect.look('palette', dialog);
  await expect(page.locator('.palette-dlg input')).toBeFocused();
  await page.keyboard.type('Montejano');
  await expect(page.getByRole('option', { name: /Montejano/ }).first()).toBeVisible();
  await inspect.look('palette with what the vault found', dialog);
  await leave(page);
  await press(page, '?', '.dlg');
  await inspect.look('keyboard map', dialog);
  await leave(page);
  await press(page, 'Control+l', '.dlg');
  await inspect.look('quick log', dialog);
  await page.keyboard.type('call 10:00 45m fgr 0117 received annex C 14p we owe translation Fri synthetic talk');
  await expect(page.getByRole('dialog').getByText('14 pages')).toBeVisible();
  await inspect.look('quick log with a line', dialog);
});

test('Cases', async () => {
  await goToRoom(page, 'C');
  await inspect.look('cases');
  for (const name of ['Kind', 'Direction'])
    await lookAtChoices(page, inspect, page.getByRole('button', { name: new RegExp(name) }).first(), name);
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
  await leave(page);
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
  await openDemoCase(page);
  for (const key of ['1', '2', '3', '4', '5', '6']) {
    await showTab(page, key);
    await inspect.look(`case, tab ${key}`);
  }
});

test('what opens over a case', async () => {
  await openDemoCase(page);
  await showTab(page, '1');
  await page
    .getByRole('button', { name: /^Explain/ })
    .first()
    .click();
  await inspect.look('why this date');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await inspect.look('what can be done with a case', popover);
  await page.getByRole('menuitem', { name: 'Move the stage' }).click();
  await inspect.look('move the stage', dialog);
  await leave(page);
  await showTab(page, '2');
  const more = page.getByRole('button', { name: /^More: Montejano/ }).first();
  for (const [item, name] of [
    [/^Edit/, 'edit a person'],
    [/^Mark$/, 'mark a person'],
    [/^Add: /, 'add under a person'],
  ] as const) {
    await more.click();
    await page.getByRole('menuitem', { name: item }).first().click();
    await inspect.look(name, dialog);
    await leave(page);
  }
  await more.click();
  await inspect.look('what can be done with a person', popover);
  await page.getByRole('menuitem', { name: 'History' }).click();
  await inspect.look('history of a person');
});

test('documents and the case on paper', async () => {
  await openDemoCase(page);
  await showTab(page, '3');
  const views = page.getByRole('button', { name: /^View: / });
  await views.first().waitFor();
  const count = await views.count();
  for (let at = 0; at < count; at += 1) {
    await views.nth(at).click();
    await page.getByRole('dialog').locator('canvas, img, pre, .empty').first().waitFor();
    await inspect.look(`document ${at + 1}`, dialog);
    await leave(page);
  }
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Print the case sheet' }).click();
  await page.locator('article.sheet').waitFor();
  await inspect.look('case sheet');
});

test('a case with the counterpart’s eyes', async () => {
  await openDemoCase(page);
  await pressUntil(page, ['v'], () => expect(page.getByRole('region', { name: 'Seen as' })).toBeVisible({ timeout: 5_000 }));
  await expect(page.getByRole('table').first()).toBeVisible();
  await inspect.look('seen as the counterpart');
  await page.locator('tr[data-path] button').first().click();
  await page.getByRole('switch').click({ force: true });
  await inspect.look('seen as the counterpart, with reasons and empty gaps');
  await lookAtChoices(page, inspect, page.getByRole('button', { name: /Purpose/ }).first(), 'purposes');
});

for (const [kind, title] of [
  ['Extradition request', 'extradition'],
  ['Information exchange', 'exchange'],
  ['Joint or coordinated investigation', 'investigation'],
] as const) {
  test(`a new case: ${title}`, async () => {
    await goToRoom(page, 'C');
    await page.getByRole('button', { name: 'New case' }).click();
    const kinds = page.getByText(kind).first();
    await expect(async () => {
      const back = page.locator('main').getByRole('button', { name: 'Back' });
      if (await back.isVisible()) await back.click({ timeout: 2_000 }); // a case begun before is still there
      await expect(kinds).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await kinds.click();
    if (title === 'extradition') await inspect.look('which kind of case');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('textbox', { name: 'Our reference' }).fill(`EX-2026-${title}`);
    await page.getByRole('textbox', { name: 'Title' }).fill('Invented case');
    await inspect.look(`details of a new case: ${title}`);
    for (const [at, country] of [/Requesting State/, /Requested State/].entries()) {
      const choice = page.getByRole('button', { name: country });
      if ((await choice.count()) === 0) continue;
      await choice.click();
      await page.getByRole('option').nth(at).click();
    }
    await page.getByRole('button', { name: 'Next' }).click();
    const given = page.getByRole('textbox', { name: 'Given name' });
    const add = page.getByRole('button', { name: 'Add a person' });
    await add.waitFor(); // and with it whom the case has already
    if ((await given.count()) === 0) await add.click();
    await given.fill('Delfina');
    await page.getByRole('textbox', { name: /First .* surname/ }).fill('Ormuz');
    await page.getByRole('button', { name: /Roles in the case/ }).click();
    await page.getByRole('option').first().click();
    await inspect.look(`people of a new case: ${title}`);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Create the case' }).waitFor();
    await inspect.look(`checklist of a new case: ${title}`);
  });
}
