import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { DEMO_PASSPHRASE, offices } from '../../electron/host/demo/offices.ts';
import { DEMO_CASE } from '../../electron/host/demo/side.ts';
import { hostEnvironment } from '../../scripts/host-environment.mjs';
import { counterpartActs } from '../../shared/counterpart-acts.ts';
import { groundNames } from '../../shared/classification.ts';
import { caseFile, sampleCase } from '../support/case-file.ts';
import { keysOn } from './keys.ts';
import { speak } from './office.ts';
import { inspector } from './inspect.ts';
import { chooseDemoCounterpart, closeRealDoor, enterRealDemo, unlockWith, type RealDoor } from './real-office.ts';

// Ways through several screens that one walks without a pointer, in each language. One demo office, with its counterpart's vault beside it.
test.describe.configure({ mode: 'serial' });

let door: RealDoor;
let page: Page;
let packets: readonly string[] = [];

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  door = await enterRealDemo(browser);
  ({ page } = door);
  packets = await theirPackets(door.root);
});
test.afterAll(() => closeRealDoor(door));

/** Two cases that the counterpart has and we do not, each in a packet to us, built at its terminal. */
async function theirPackets(root: string): Promise<readonly string[]> {
  const vault = join(root, 'demo-counterpart', offices.mx.folder);
  const out = mkdtempSync(join(tmpdir(), 'enlace-walks-'));
  const at = (...words: readonly string[]) =>
    execFileSync(process.execPath, [join('electron', 'cli.ts'), ...words, '--vault', vault], {
      env: { ...process.env, ...hostEnvironment, ENLACE_PASSPHRASE: DEMO_PASSPHRASE },
      encoding: 'utf8',
    });
  const cases = ['EX-2026-7101', 'EX-2026-7102'];
  const changed = { requestingAgency: offices.mx.code, requestedAgency: offices.us.code };
  const content = caseFile(...cases.map((reference, index) => sampleCase({ ...changed, id: `case-${index}`, reference })));
  writeFileSync(join(out, 'cases.json'), JSON.stringify(content));
  at('case', 'import', join(out, 'cases.json'));
  return cases.map(reference => {
    const folder = join(out, reference);
    mkdirSync(folder);
    at('packet', 'build', reference, folder, '--to', offices.us.code, '--purpose', 'same-case', '--records', 'all');
    return join(folder, readdirSync(folder)[0] ?? '');
  });
}

const walks = [
  { language: 'en', mexico: 'Mexico', states: 'United States', like: 'Same as', counterpart: 'ES-FISC' },
  { language: 'es', mexico: 'México', states: 'Estados Unidos', like: 'Igual que', counterpart: 'ES-MJU' },
] as const;

for (const [at, { language, mexico, states, like, counterpart }] of walks.entries()) {
  let reference = '';

  test(`a case is made by keys alone, from the list to its own screen (${language})`, async () => {
    await speak(page, language);
    const keys = keysOn(page, language);
    await keys.room('C');
    await keys.press('n');
    await expect(page.getByRole('radio', { name: new RegExp(`^${keys.say('case.extradition')}`) })).toBeFocused();
    await keys.press('Enter');
    await expect(keys.box(keys.say('case.reference'))).not.toHaveValue('');
    reference = await keys.box(keys.say('case.reference')).inputValue();

    await keys.choose(keys.button(new RegExp(keys.say('case.requestingCountry'))), mexico);
    await keys.choose(keys.button(new RegExp(keys.say('case.requestedCountry'))), states);
    await keys.enter(keys.button(keys.say('newCase.next')));
    await keys.write(keys.box(keys.say('person.given')), 'Delfina');
    await keys.write(keys.box(keys.say('person.paternal')), 'Inventada');
    await keys.press('Control+Enter');

    await expect(page.getByRole('tab', { name: keys.say('cases.tab.overview') })).toBeVisible();
    await expect(page.locator('.case-head .mono').first()).toHaveText(reference);
  });

  test(`a case made by mistake goes and comes back by keys alone (${language})`, async () => {
    const keys = keysOn(page, language);
    await keys.enter(keys.button(keys.say('cases.more')));
    await keys.take(page.getByRole('menuitem', { name: keys.say('cases.delete') }));
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel(keys.say('cases.deleteReason'))).toBeFocused();
    await keys.type('Inventada dos veces');
    await keys.enter(keys.button(keys.say('cases.deleteNow'), dialog));
    await expect(dialog).toHaveCount(0);
    await expect(page.locator('main').getByText(reference, { exact: true })).toHaveCount(0);

    await keys.room('S');
    await keys.enter(page.getByRole('tab', { selected: true }));
    const vault = page.getByRole('tab', { name: keys.say('settings.part.vault'), exact: true });
    await keys.take(vault, 'ArrowRight');
    await keys.enter(keys.button(keys.say('settings.deleted.restoreOf').replace('{{reference}}', reference)));
    await expect(page.getByRole('row', { name: new RegExp(reference) })).toHaveCount(0);
    await keys.room('C');
    await expect(page.getByRole('row').filter({ hasText: reference })).toContainText('Inventada');
  });

  test(`what a counterpart may receive is set as another’s, by keys alone (${language})`, async () => {
    const keys = keysOn(page, language);
    await keys.room('K');
    const row = page.getByRole('row').filter({ hasText: counterpart });
    await keys.tabTo(page.locator('[role="row"][tabindex="0"]'));
    await keys.moveTo(row, 'ArrowDown');
    await keys.enter(keys.button(keys.say('counterpart.setProfile')));
    const dialog = page.getByRole('dialog');
    await keys.choose(keys.button(new RegExp(keys.say('counterpart.startFrom')), dialog), `${like} MX-FGR`);
    const trusted = new RegExp(`^${keys.say('counterpart.standings.trusted-party')}`);
    await expect(dialog.getByRole('radio', { name: trusted })).toBeChecked();
    await keys.enter(keys.button(keys.say('ui.save'), dialog));
    await expect(dialog).toHaveCount(0);
    const proposed = page.getByRole('group', { name: counterpartActs.profile.label[language], exact: true });
    await expect(proposed).toContainText(keys.say('counterpart.standings.trusted-party')); // it waits for a second person
  });

  test(`a packet goes into a case of ours that one chooses, by keys alone (${language})`, async () => {
    const keys = keysOn(page, language);
    await keys.room('I');
    await expect(async () => {
      const asked = page.waitForEvent('filechooser', { timeout: 5_000 });
      await keys.press('o'); // heard once the room is drawn
      await (await asked).setFiles(packets[at] ?? '');
    }).toPass();
    await keys.write(page.getByRole('combobox', { name: keys.say('inbox.anotherCase') }), reference);
    await expect(page.getByRole('option', { name: new RegExp(reference) })).toBeVisible();
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await keys.enter(keys.button(keys.say('inbox.import')));
    await keys.enter(keys.button(keys.say('inbox.openCase')));

    await expect(page.locator('.case-head .mono').first()).toHaveText(reference);
    await expect(page.getByText(/Peñafiel/).first()).toBeVisible();
    await keys.room('C');
    await expect(page.getByRole('row').filter({ hasText: `EX-2026-710${at + 1}` })).toHaveCount(0); // no case of its own beside
    await expect(page.getByRole('row').filter({ hasText: DEMO_CASE })).toHaveCount(1);
  });
}

test('an office of Mexico records what it classified of what stayed, and finds it with the packet', async () => {
  await speak(page, 'en');
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await chooseDemoCounterpart(door);
  await unlockWith(page);
  await page.locator('main h1').first().waitFor();
  const keys = keysOn(page, 'en');
  await keys.room('R');
  await page.getByRole('row').filter({ hasText: '000002' }).first().click();
  await page.getByRole('button', { name: keys.say('release.openPacket') }).click();
  await page.getByRole('button', { name: keys.say('classification.record') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(keys.say('classification.area')).fill('Dirección inventada');
  await dialog
    .getByRole('button', { name: /Ground, / })
    .first()
    .click();
  await page.getByRole('option', { name: groundNames['112-V'].en }).click();
  const save = dialog.getByRole('button', { name: keys.say('classification.save') });
  await expect(save).toHaveAttribute('aria-disabled', 'true'); // no harm is said yet
  const at = inspector(page);
  await at.look('what an office of Mexico classifies', { within: 'dialog, [role="dialog"]' });
  at.expectNoFaults();
  for (const harm of await dialog.getByLabel(keys.say('classification.harm')).all()) await harm.fill('Riesgo inventado');
  await save.click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Riesgo inventado').first()).toBeVisible();
  await expect(page.getByRole('button', { name: keys.say('classification.record') })).toHaveCount(0);
});
