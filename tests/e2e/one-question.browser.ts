import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { DEMO_PASSPHRASE, offices } from '../../electron/host/demo/offices.ts';
import { DEMO_CASE } from '../../electron/host/demo/side.ts';
import type { Json } from '../../shared/language.ts';
import { besideVault, decodedCounts, openedPacket } from '../support/decoded-packet.ts';
import { caseTexts, pageTexts, readPacket, stands, valueKey, type CaseText } from '../support/seen-screen.ts';
import { monthNames, programTexts, wordOfTheParts, wordsIn } from '../support/program-words.ts';
import { goToRoom, pressUntil, speak } from './office.ts';
import { closeRealDoor, enterRealDemo, type RealDoor } from './real-office.ts';
import { openDemoCase } from './surfaces.ts';

// One question (this case, for MX-FGR, for this purpose) is asked on every screen, and then of the packet itself, opened with the other
// office's key: how much goes, how much is withheld, how much is not in it. What stands on the screen with their eyes is read against it.
test.describe.configure({ mode: 'serial' });

type Tally = readonly string[];

let door: RealDoor;
let page: Page;
let outside: number;
let tally: Tally;
let goes: number;
const seen: { gapsOfNothing: number; stays: number; texts: string[]; said: string; copied: string } = {
  gapsOfNothing: 0,
  stays: 0,
  texts: [],
  said: '',
  copied: '',
};

test.beforeAll(async ({ browser }) => {
  door = await enterRealDemo(browser);
  ({ page } = door);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
});
test.afterAll(() => closeRealDoor(door));

test('the first step counts what goes and what does not, after somebody chose', async () => {
  await openDesk();
  const rows = page.getByRole('grid', { name: 'What goes' });
  await expect(page.locator('.page-head .tally li b')).toHaveCount(4);
  const proposed = await tallyOf(page.locator('.page-head'));
  const whole = Number(await rows.getAttribute('aria-rowcount'));
  await page.getByRole('searchbox', { name: 'Filter' }).fill('charge');
  await expect.poll(async () => Number(await rows.getAttribute('aria-rowcount'))).toBeLessThan(whole);
  await rows.locator('.scope-row[data-record]').first().click(); // out, so that what is asked is not what is proposed
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Filter' }).fill('');
  await expect(rows).toHaveAttribute('aria-rowcount', String(whole));
  await expect.poll(() => tallyOf(page.locator('.page-head'))).not.toEqual(proposed); // what leaves is decided once it is saved

  const groups = await groupCounts(rows);
  goes = sum(groups.map(([taken]) => taken));
  outside = sum(groups.map(([taken, all]) => all - taken));
  tally = await tallyOf(page.locator('.page-head'));

  expect(goes).toBeGreaterThan(3);
  expect(outside).toBeGreaterThan(3);
  expect(tally).toHaveLength(4);
});

test('the review beside what leaves says the same', async () => {
  await pressUntil(page, ['2'], () => expect(notIn()).toBeVisible({ timeout: 5_000 }));

  await expect.poll(() => tallyOf(page.locator('.page-head'))).toEqual(tally);
  await expect(notIn()).toHaveText(String(outside));
});

test('the side panel of the case says the same', async () => {
  await openDemoCase(page);
  const panel = page.locator('section:has(> .panel-title)').filter({ hasText: 'What MX-FGR would see' });

  await expect.poll(() => tallyOf(panel)).toEqual(tally);
  await expect(panel).toContainText(`${outside} records are not in this packet`);
});

test('the screen with their eyes says the same', async () => {
  await pressUntil(page, ['v'], () => expect(page.getByRole('table')).toBeVisible({ timeout: 10_000 }));
  await expect(notIn()).toBeVisible();

  await expect.poll(() => tallyOf(page.locator('.page-head'))).toEqual(tally);
  await expect(notIn()).toHaveText(String(outside));
  seen.gapsOfNothing = numberIn(await page.locator('.sight-foot').innerText());
  const stays = page.getByText(/records? stays? here entirely/);
  seen.stays = (await stays.count()) === 0 ? 0 : numberIn(await stays.innerText());
});

test('all of that screen is read, asked about and copied, in both languages', async () => {
  for (const language of ['en', 'es'] as const) {
    await speak(page, language);
    await readAll();
  }
  await speak(page, 'en');

  expect(seen.copied).toContain(DEMO_CASE);
});

test('the packet that is built holds as much, and as little', async () => {
  await page.keyboard.press('Escape');
  await openDesk();
  await page.getByRole('button', { name: 'Build into a folder' }).click();
  await expect(page.getByRole('status').filter({ hasText: '.age' })).toBeVisible();

  const { gaps, records, ...given } = decodedCounts((await builtPacket()).get('packet.json')!);
  const [release, generalise, pseudonym, withheld] = tally.map(Number);
  expect(given).toEqual({ release, generalise, pseudonym });
  expect(gaps).toBe(withheld! + seen.gapsOfNothing); // nobody who holds the packet can tell the two apart
  expect(records).toBe(1 + goes - seen.stays);
});

test('no value of the case stood there that is not in the packet', async () => {
  const packet = readPacket((await builtPacket()).get('packet.json')!);
  const { values, held } = await ofTheCase();
  const known = new Set([...packet.values, ...held.map(valueKey)]);
  const words = `${packet.words}\n${held.map(valueKey).join('\n')}`;
  const own = programTexts(); // a label may say what a value says
  const hidden = values.filter(({ text, value }) => !known.has(valueKey(value)) && !stands(text, words) && !stands(text, own));
  const all = [...seen.texts, seen.copied].join('\n');

  expect(hidden.length).toBeGreaterThan(20);
  expect(hidden.filter(one => stands(one.text, all)).map(({ at }) => at)).toEqual([]);
});

test('every word that stood there is the packet’s or the program’s', async () => {
  const packet = readPacket((await builtPacket()).get('packet.json')!);
  const ours = offices.us.people.map(({ label }) => label); // who is logged in stands in the frame
  const known = wordsIn([programTexts(), packet.words, monthNames(), ...ours, wordOfTheParts].join('\n'));

  const strange = [...wordsIn(`${seen.said}\n${seen.copied}`)].filter(word => !known.has(word));

  expect(strange).toEqual([]);
});

async function openDesk(): Promise<void> {
  await goToRoom(page, 'R');
  const chosen = page.getByRole('heading', { level: 1, name: 'Packet to MX-FGR' });
  const open = page.getByRole('combobox', { name: 'Case' });
  await expect(chosen.or(open)).toBeVisible(); // the desk opens on the case last seen as they see it, or on none
  if (!(await chosen.isVisible())) {
    await choose('Case', DEMO_CASE.slice(-4), new RegExp(`^${DEMO_CASE}`));
    await choose('Counterpart', 'MX-FG', /^MX-FGR/);
    await page.getByRole('button', { name: 'See what would leave' }).click();
  }
  await expect(page.getByRole('grid', { name: 'What goes' })).toBeVisible();
}

async function choose(box: string, typed: string, option: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: box }).fill(typed);
  await page.getByRole('option', { name: option }).click();
}

/** How many values are given as they are, in less detail, under a pseudonym, and how many are withheld. */
async function tallyOf(within: Locator): Promise<Tally> {
  return within.locator('.tally li b').allInnerTexts();
}

function notIn(): Locator {
  return page.locator('.panel-title').filter({ hasText: 'Not in this packet' }).locator('.right');
}

/** How many of how many go, kind by kind; rows out of view are not in the page, so it is walked through. */
async function groupCounts(rows: Locator): Promise<readonly (readonly [number, number])[]> {
  const found = new Map<string, readonly [number, number]>();
  const at = () =>
    rows.evaluate(list => Number(list.querySelector('[data-index]:focus-within')?.getAttribute('data-index') ?? -1));
  await rows.locator('[role="row"][tabindex="0"]').focus();
  await page.keyboard.press('Home');
  await expect.poll(at).toBe(0);
  const last = Number(await rows.getAttribute('aria-rowcount')) - 1;
  for (;;) {
    const here = await at();
    for (const text of await rows.locator('.scope-group').allInnerTexts()) {
      const [, kind = '', taken, all] = /^([^\d]+)\s+(\d+) of (\d+)$/.exec(text.replaceAll(/\s+/g, ' ')) ?? [];
      found.set(kind.trim(), [Number(taken), Number(all)]);
    }
    if (here >= last) return [...found.values()];
    await page.keyboard.press('PageDown');
    await expect.poll(at).toBeGreaterThan(here);
  }
}

/** All that can be read, heard, asked about or copied on the screen as it stands. */
async function readAll(): Promise<void> {
  const root = page.locator('html');
  const look = async () => {
    seen.texts.push(...(await root.evaluate(pageTexts)));
    seen.said += `\n${await page.title()}\n${await page.locator('body').innerText()}`;
  };
  await look();
  const shields = page.locator('.sight .shield-btn');
  for (let at = 0; at < (await shields.count()); at += 25) {
    await shields.nth(at).click();
    await look();
  }
  await page.locator('h1').click();
  await page.evaluate(() => navigator.clipboard.writeText('')); // what was copied in the other language is not this
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(DEMO_CASE);
  seen.copied += `\n${await page.evaluate(() => navigator.clipboard.readText())}`;
}

async function builtPacket(): Promise<ReadonlyMap<string, Buffer>> {
  const folder = join(door.root, 'packets');
  const files = readdirSync(folder).filter(name => name.endsWith('.age'));
  expect(files).toHaveLength(1);
  return openedPacket(join(folder, files[0]!), join(door.root, 'demo-counterpart', offices.mx.folder), DEMO_PASSPHRASE);
}

/** The values of the case, and those that this counterpart was given by packets before this one. */
async function ofTheCase(): Promise<{ readonly values: readonly CaseText[]; readonly held: readonly Json[] }> {
  return besideVault(join(door.root, 'demo.enlace'), DEMO_PASSPHRASE, async ({ ask }) => {
    const { cases } = await ask('case:list', { limit: 100 });
    const { id: caseId } = cases.find(({ reference }) => reference === DEMO_CASE)!;
    const { file } = await ask('case:show', { caseId });
    const sight = await ask('packet:view', { caseId, recipient: offices.mx.code, purpose: 'same-case' });
    const held = sight.records.flatMap(({ fields }) => fields.flatMap(one => (one.held === null ? [] : one.held.value)));
    return { values: caseTexts(file), held };
  });
}

function numberIn(text: string): number {
  return Number(/\d+/.exec(text)?.[0] ?? 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
