import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { confirmAsSecond } from '../../electron/host/demo/demo-vault.ts';
import { DEMO_PASSPHRASE, offices } from '../../electron/host/demo/offices.ts';
import { dispatch } from '../../electron/host/dispatch.ts';
import { officeDays } from '../../electron/host/ground/office-day.ts';
import { layOutPacket, signPacket } from '../../electron/host/packets/format/build.ts';
import { decideRelease } from '../../electron/host/packets/release/release.ts';
import { lock, unlockVault } from '../../electron/host/vault/vault.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import { allCountries } from '../../shared/country-names.ts';
import type { AgencyCode, Json } from '../../shared/language.ts';
import { english, spanish } from '../../shared/reader.ts';
import { valueText } from '../../shared/value-text.ts';
import { besideVault } from '../support/decoded-packet.ts';
import { headerWith, packetSeed, sender } from '../support/packets.ts';
import { monthNames, programTexts, statuteNames, wordOfTheParts, wordsIn } from '../support/program-words.ts';
import { caseTexts, pageTexts, readPacket, stands, valueKey, type CaseText, type Readable } from '../support/seen-screen.ts';
import { testServices } from '../support/temp-vault.ts';
import { openDoor } from './loopback.ts';
import { goToRoom, pressUntil, speak } from './office.ts';
import { chooseInPicker, closeRealDoor, enterRealDemo, unlockWith, type RealDoor } from './real-office.ts';

// Every case of the demo office with the eyes of three counterparts that are trusted differently: all that stands on the screen, is said of it,
// or is copied from it, against the packet that they would get.
test.describe.configure({ mode: 'serial' });

const eyes = ['MX-FGR', 'MX-SRE', 'MX-UIF'] as const;
type Eyes = (typeof eyes)[number];
/** A case as one counterpart would have it: what its packet says, what it had before, and what the case holds. */
type Asked = {
  readonly reference: string;
  readonly packet: Readable;
  readonly held: readonly Json[];
  readonly values: readonly CaseText[];
};

let door: RealDoor;
let page: Page;
let asked: ReadonlyMap<Eyes, readonly Asked[]>;
let today: string; // as either language writes it: the day that is looked at stands in the filters, and the story has something due on it
test.beforeAll(async ({ browser }) => {
  door = await officeOfThreeCounterparts(browser);
  ({ page } = door);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  asked = await packetsOf(join(door.root, 'demo.enlace'));
});
test.afterAll(() => closeRealDoor(door));

for (const [at, who] of eyes.entries()) {
  test(`nothing that ${who} would not read stands on a case as it sees it`, async () => {
    const ours = offices.us.people.map(({ label }) => label); // who is logged in stands in the frame
    const own = [programTexts(), today, ...ours].join('\n');
    await speak(page, 'en');
    const found: string[] = [];
    let hidden = 0;
    for (const [number, one] of asked.get(who)!.entries()) {
      await speak(page, (number + at) % 2 === 0 ? 'en' : 'es');
      await openAs(one.reference, who);
      const screen = await readAll();
      const known = new Set([...one.packet.values, ...one.held.map(valueKey)]);
      const words = `${one.packet.words}\n${one.held.map(valueKey).join('\n')}`;
      const stays = one.values.filter(
        ({ text, value }) => !known.has(valueKey(value)) && !stands(text, words) && !stands(text, own),
      );
      hidden += stays.length;
      found.push(...stays.filter(({ text }) => stands(text, screen.all)).map(value => `${one.reference}: ${value.at}`));
      const countries = [...allCountries()].flatMap(([code, { en, es }]) => (known.has(valueKey(code)) ? [en, es] : [])); // a code that leaves is said by its name
      const sayable = wordsIn([own, words, ...countries, monthNames(), statuteNames(), wordOfTheParts, who].join('\n'));
      found.push(...[...wordsIn(screen.said)].filter(word => !sayable.has(word)).map(word => `${one.reference}: “${word}”`));
      await page.keyboard.press('Escape');
    }

    expect(hidden).toBeGreaterThan(200);
    expect(found).toEqual([]);
  });
}

async function openAs(reference: string, who: Eyes): Promise<void> {
  await goToRoom(page, 'C');
  await page.keyboard.press('Control+k');
  await page.locator('.palette-dlg input').fill(reference);
  await page.locator('.palette-dlg').getByRole('option').filter({ hasText: reference }).first().click();
  await expect(page.locator('.case-head')).toContainText(reference);
  const panel = page
    .locator('section:has(> .panel-title)')
    .filter({ has: page.getByRole('combobox', { name: /^(Counterpart|Contraparte)/ }) });
  await expect(panel).toBeVisible();
  if (!(await panel.locator('.panel-title').innerText()).toUpperCase().includes(who)) {
    await panel.getByRole('combobox').fill(who); // a code that is written whole is chosen
    await expect(panel.locator('.panel-title')).toContainText(who, { ignoreCase: true });
    await page.locator('.case-head h1').click();
  }
  await pressUntil(page, ['v'], () => expect(page.locator('.viewas-bar b')).toHaveText(who, { timeout: 5_000 }));
  await expect(page.locator('.sight-foot')).toBeVisible();
}

/** All that can be read, heard, asked about or copied on the screen as it stands. */
async function readAll(): Promise<{ readonly all: string; readonly said: string }> {
  const texts: string[] = [];
  let said = '';
  const look = async () => {
    texts.push(...(await page.locator('html').evaluate(pageTexts)));
    said += `\n${await page.title()}\n${await page.locator('body').innerText()}`;
  };
  await look();
  const shields = page.locator('.sight .shield-btn');
  for (let at = 0; at < (await shields.count()); at += 40) {
    await shields.nth(at).click();
    await look();
  }
  await page.locator('h1').click();
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toBe('');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  return { all: [...texts, copied].join('\n'), said: `${said}\n${copied}` };
}

/** What would leave of every case for each of them, laid out and signed as packets are, and read by another reader. */
async function packetsOf(folder: string): Promise<ReadonlyMap<Eyes, readonly Asked[]>> {
  return besideVault(folder, DEMO_PASSPHRASE, async ({ session, ask }) => {
    const { services } = testServices({ nowMs: Date.now() });
    const context = { ...services, session, signal: new AbortController().signal, progress: () => undefined };
    const day = officeDays(session, context).office;
    today = [english, spanish].map(reader => valueText(fieldAt('assurance.dueOn'), day, reader)).join('\n');
    const { cases } = await ask('case:list', { limit: 100 });
    const packets = new Map<Eyes, Asked[]>();
    for (const who of eyes)
      for (const { id: caseId, reference } of cases) {
        const { file } = await ask('case:show', { caseId });
        const request = { caseId, recipient: who as AgencyCode, purpose: 'same-case' as const };
        const { content, agency, basis } = decideRelease(context, request);
        const header = headerWith({ to: { agency: agency.code, names: agency.names }, basis });
        const parts = { header, content, readme: '', attachments: [], seed: packetSeed };
        const { packetJson } = signPacket(layOutPacket(parts), sender);
        const { records } = await ask('packet:view', request);
        const held = records.flatMap(({ fields }) => fields.flatMap(one => (one.held === null ? [] : one.held.value)));
        const seen = { reference, packet: readPacket(packetJson), held, values: caseTexts(file) };
        packets.set(who, [...(packets.get(who) ?? []), seen]);
      }
    return packets;
  });
}

/** The demo office with two counterparts more: one vetted, and one that is neither trusted nor vetted. */
async function officeOfThreeCounterparts(browser: Browser): Promise<RealDoor> {
  const first = await enterRealDemo(browser);
  const root = mkdtempSync(join(tmpdir(), 'enlace-eyes-'));
  const folder = join(root, 'demo.enlace');
  cpSync(join(first.root, 'demo.enlace'), folder, { recursive: true });
  await closeRealDoor(first);
  const { services } = testServices({ nowMs: Date.now(), seed: 'eyes' });
  const session = await unlockVault({ folder, passphrase: DEMO_PASSPHRASE }, services);
  services.state.session = session;
  const ask = async (channel: 'agency:add' | 'agency:profile', input: Json) => {
    const answer = await dispatch(services, channel, input);
    if (!answer.ok) throw new Error(answer.failure.code);
  };
  const more = [
    { agency: 'MX-SRE', standing: 'vetted', names: { en: 'Foreign Affairs', es: 'Relaciones Exteriores' } },
    { agency: 'MX-UIF', standing: 'other', names: { en: 'Financial Intelligence', es: 'Inteligencia Financiera' } },
  ] as const;
  for (const { agency, standing, names } of more) {
    await ask('agency:add', { code: agency, names, country: 'MX' });
    await ask('agency:profile', { agency, standing, purposes: ['same-case'], formalChannel: true });
  }
  await confirmAsSecond(offices.us, { ...services, session, signal: new AbortController().signal, progress: () => undefined });
  lock(services);
  const opened = await openDoor([root], join('tests', 'e2e', 'real-vaults-door.ts'));
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US', reducedMotion: 'reduce' });
  const shown = await context.newPage();
  await shown.goto(opened.address);
  await shown.getByRole('button', { name: /Open a vault/ }).click();
  await shown.locator('dialog.enlace-folder-picker select').selectOption('demo');
  await chooseInPicker(shown);
  await unlockWith(shown);
  await shown.locator('main h1').first().waitFor();
  return { page: shown, door: opened, root };
}
