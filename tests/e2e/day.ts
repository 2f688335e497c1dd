import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { hostEnvironment } from '../../scripts/host-environment.mjs';
import { fields } from './day-words.ts';
import { handOn } from './hand.ts';
import { speak } from './office.ts';

/** An officer at a blank machine: the door's page, its folder, and how the door's dialogs are answered. */
export type Officer = {
  readonly page: Page;
  /** The folder under which the door's vault, card and packets lie. */
  readonly root: string;
  /** Say yes to the name and place that the dialog proposes for the new vault, once `ask` has asked. */
  readonly keepVault: (ask: () => Promise<void>, say: (yes: () => Promise<void>) => Promise<void>) => Promise<void>;
  /** Say yes to the folder that the dialog proposes for a packet; a browser's door has one folder and asks nothing. */
  readonly keepPacket: (ask: () => Promise<void>, say: (yes: () => Promise<void>) => Promise<void>) => Promise<void>;
  /** Have a file chosen in the dialog that `ask` opens. */
  readonly choose: (file: string, ask: () => Promise<void>) => Promise<void>;
  /** Have a file saved by that name, once `ask` has asked for it. @returns its path. */
  readonly save: (name: string, ask: () => Promise<void>, say: (yes: () => Promise<void>) => Promise<void>) => Promise<string>;
};

const project = join(import.meta.dirname, '..', '..');
const passphrase = 'nueve garzas cruzan el estero';
const us = 'US-DOJ-OIA';
const them = 'MX-FGR';

/** What the day took, for whoever prints it. */
export type DayCount = { readonly first: number; readonly after: number };

type DoorName = 'browser' | 'window';

/** The most that the day may take: what it takes now. It goes down, never up. A window asks where a card and a packet are to be kept. */
const mostActs: Readonly<Record<DoorName, DayCount>> = {
  browser: { first: 28, after: 13 },
  window: { first: 30, after: 14 },
};

/** The day in one language, from nothing to a packet that the counterpart has opened; then once more with everything set up. */
export function playDay(officer: () => Officer, language: 'en' | 'es', door: DoorName): void {
  let counterpart: Counterpart;

  test(`takes a packet from a blank machine into the counterpart’s hands in few acts (${language})`, async () => {
    counterpart = makeCounterpart();
    const day = await dayOf(officer(), language);
    await day.makeVault();
    const card = await day.meet(counterpart.card);
    const packet = await day.work('Inventada Prueba');
    const first = day.acts();
    counterpart.open(packet, card);
    test.info().annotations.push({ type: 'acts', description: `${door} ${language} first ${first}` });
    expect(first).toBeLessThanOrEqual(mostActs[door].first);
  });

  test(`takes the next packet there in fewer (${language})`, async () => {
    const day = await dayOf(officer(), language);
    await day.lock();
    await day.unlock();
    const packet = await day.work('Segunda Prueba');
    const after = day.acts();
    counterpart.open(packet, null);
    test.info().annotations.push({ type: 'acts', description: `${door} ${language} after ${after}` });
    expect(after).toBeLessThanOrEqual(mostActs[door].after);
  });
}

type Counterpart = {
  /** The card file that they sent us before the day began. */
  readonly card: string;
  /** They take our card, if they have not yet, and the packet; it is whole, and says whom it is about. */
  readonly open: (packet: string, ourCard: string | null) => void;
};

/** The counterpart works at the terminal; what it does are not the officer's acts. */
function makeCounterpart(): Counterpart {
  const root = mkdtempSync(join(tmpdir(), 'enlace-day-'));
  const vault = join(root, 'theirs.enlace');
  const card = join(root, 'theirs.card.json');
  const at = (...words: readonly string[]) =>
    execFileSync(process.execPath, [join(project, 'electron', 'cli.ts'), ...words], {
      env: { ...process.env, ...hostEnvironment, ENLACE_PASSPHRASE: passphrase, ENLACE_NEW_PASSPHRASE: passphrase },
      encoding: 'utf8',
    });
  at('vault', 'create', vault, '--agency', them, '--label', 'one', '--level', 'federal');
  at('agency', 'card', card, '--vault', vault);
  return {
    card,
    open: (packet, ourCard) => {
      if (ourCard !== null) at('agency', 'import', ourCard, '--compared', '--vault', vault);
      const taken = JSON.parse(at('packet', 'import', packet, '--json', '--vault', vault)) as { readonly caseId: string };
      expect(at('case', 'show', taken.caseId, '--vault', vault)).toMatch(/EX-\d{4}-000[12]/);
    },
  };
}

/** What the officer does, in the order of the day; `acts` counts it. */
async function dayOf({ page, root, keepVault, keepPacket, choose, save }: Officer, language: 'en' | 'es') {
  await speak(page, language); // a machine speaks its owner's language; the tests' does not
  const hand = handOn(page);
  const say = fields(language);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const box = (name: string) => page.getByRole('textbox', { name, exact: true });
  const heading = (name: RegExp | string) => page.getByRole('heading', { level: 1, name });

  async function makeVault(): Promise<void> {
    await hand.press('Alt+n');
    await hand.write(page.getByRole('combobox', { name: say('vault.office') }), us);
    await hand.write(box(say('vault.yourName')), 'Zoila Prueba');
    await hand.write(page.getByLabel(say('vault.passphrase'), { exact: true }), passphrase);
    await hand.write(page.getByLabel(say('vault.passphraseAgain')), passphrase);
    await keepVault(() => hand.press('Enter'), hand.answer);
    await hand.click(page.getByText(say('vault.kept')));
    await hand.click(button(say('vault.enter')));
    await expect(page.getByRole('navigation', { name: say('frame.rooms') })).toBeVisible();
  }

  /** Take their card, compare the words, say what they may receive, and write our card for them. @returns our card's file. */
  async function meet(card: string): Promise<string> {
    await hand.press('g', 'k');
    await expect(heading(say('frame.room.counterparts'))).toBeVisible();
    await hand.answer(() => choose(card, () => hand.click(button(say('counterpart.importCard')).first())));
    await hand.click(button(say('counterpart.weCompared')));
    await expect(button(say('counterpart.weCompared'))).toHaveCount(0);
    await hand.click(button(say('counterpart.setProfile')));
    const dialog = page.getByRole('dialog');
    await hand.click(dialog.getByText(say('counterpart.standings.trusted-party')));
    await hand.click(dialog.getByRole('button', { name: say('ui.save') }));
    await expect(dialog).toHaveCount(0);
    return save('ours.card.json', () => hand.click(button(say('counterpart.ourCard'))), hand.answer);
  }

  /** A case with its person, a call that is logged, and a packet of it. @returns the packet's file. */
  async function work(surname: string): Promise<string> {
    const before = built(root);
    await newCase(surname);
    await logCall();
    await hand.click(button(say('cases.prepare')));
    await keepPacket(() => hand.click(button(say('release.buildFolder'))), hand.answer);
    await expect.poll(() => built(root).length).toBe(before.length + 1);
    return built(root).find(file => !before.includes(file)) ?? '';
  }

  async function newCase(surname: string): Promise<void> {
    await hand.press('n');
    await expect(heading(say('newCase.title'))).toBeVisible();
    await expect(page.getByRole('radio', { name: new RegExp(`^${say('case.extradition')}`) })).toBeFocused();
    await hand.press('Enter');
    await expect(box(say('case.reference'))).not.toHaveValue('');
    await expect(page.getByRole('button', { name: new RegExp(`^${say('country.MX')}`) })).toBeVisible(); // the only counterpart asks
    await expect(page.getByRole('button', { name: new RegExp(`^${say('country.US')}`) })).toBeVisible();
    await hand.click(button(say('newCase.next')));
    await hand.write(box(say('person.given')), 'Delfina');
    await hand.write(box(say('person.paternal')), surname);
    await hand.press('Control+Enter');
    await expect(page.getByRole('tab', { name: say('cases.tab.overview') })).toBeVisible();
  }

  async function logCall(): Promise<void> {
    const log = page.getByRole('dialog', { name: say('quickLog.title') });
    await hand.press('Control+l');
    await hand.write(log.getByRole('textbox').first(), say('line'));
    await hand.press('Control+Enter');
    await expect(log).toHaveCount(0);
  }

  return {
    makeVault,
    meet,
    work,
    acts: hand.acts,
    lock: async () => {
      await button(say('frame.lock')).click();
      await expect(page.getByLabel(say('vault.passphrase'), { exact: true })).toBeVisible();
    },
    unlock: async () => {
      await hand.write(page.getByLabel(say('vault.passphrase'), { exact: true }), passphrase);
      await hand.press('Enter');
      await expect(page.getByRole('navigation', { name: say('frame.rooms') })).toBeVisible();
    },
  };
}

const built = (root: string): readonly string[] => outsideVaults(root).filter(file => file.endsWith('.age'));

function outsideVaults(root: string): readonly string[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return files.filter(file => !file.includes('.enlace')).map(file => join(root, file));
}
