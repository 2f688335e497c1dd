import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importCases } from '../../electron/host/cases/case-import.ts';
import { caseFile, sampleCase } from '../support/case-file.ts';
import { keepStoredFile, listStoredFiles } from '../../db/stored-files.ts';
import { PASSPHRASE, type TempVault } from '../support/temp-vault.ts';
import { streamOfBytes, textOf } from '../support/streams.ts';
import { storeText, vaultsOfThisFile } from '../support/vaults.ts';

const aVault = vaultsOfThisFile();
const ZONES = ['America/Tijuana', 'America/Cancun'] as const;

/** What a synchronised folder does, in a process of its own: another file takes the name of the one that is open. */
function sync(folder: string, words: string): void {
  expect(spawnSync('sh', ['-c', words], { cwd: folder }).status).toBe(0);
}

/** An open vault with a document, in which three changes were confirmed. */
async function workedIn() {
  const vault = await aVault();
  await storeText(vault.session, 'documento inventado', stored => keepStoredFile(vault.session.office, stored));
  for (let at = 0; at < 3; at++) await vault.ask('office:set-zone', { zone: ZONES[at % 2]! });
  return vault;
}

const change = (vault: TempVault) => vault.request('office:set-zone', { zone: 'America/Monterrey' });
const refused = { ok: false, failure: { code: 'vault/replaced' } };
const savedNames = (vault: TempVault) => readdirSync(vault.root).filter(name => name.includes('-saved-'));
/** The database that lies there now: locking writes nothing into what is not ours. */
const contentOf = (vault: TempVault) =>
  existsSync(join(vault.folder, 'vault.db')) ? readFileSync(join(vault.folder, 'vault.db')).toString('base64') : null;
const told = (vault: TempVault, event: string) => vault.events.filter(one => one.event === event).map(({ payload }) => payload);

/** Open a vault that was saved, and say how far it has come. */
async function entriesIn(vault: TempVault, name: string): Promise<number> {
  await vault.ask('vault:unlock', { folder: vault.handleOf(join(vault.root, name)), passphrase: PASSPHRASE });
  expect((await vault.ask('vault:check', {})).parts.filter(({ wrong }) => wrong > 0)).toEqual([]);
  const [file] = listStoredFiles(vault.session.office);
  expect(await textOf(await vault.session.files.open(file!.name))).toBe('documento inventado');
  return (await vault.ask('audit:list', {})).total;
}

describe.each<[string, string]>([
  ['another file takes the database’s name', 'cp vault.db t && mv t vault.db'],
  ['the database is taken away', 'mv vault.db ../elsewhere'],
  ['the whole folder is put back', 'cp -r . ../t && rm -r ./* && cp -r ../t/. . && rm -r ../t'],
  ['an older key file comes, beside our own database', `sed -i 's/"synthetic": true/"synthetic": false/' keyslots.json`],
  ['an older database is copied over it in place', 'cat ../older.db > vault.db'],
])('when %s while the vault is open', (what, words) => {
  async function replaced() {
    const vault = await aVault();
    copyFileSync(join(vault.folder, 'vault.db'), join(vault.root, 'older.db'));
    await vault.ask('office:set-zone', { zone: ZONES[0] });
    vault.session.office.pragma('wal_checkpoint(TRUNCATE)');
    vault.session.place.note();
    for (const zone of [ZONES[1], ZONES[0]]) await vault.ask('office:set-zone', { zone });
    sync(vault.folder, words);
    return vault;
  }

  it('the next change is refused, once it is said that the place was taken, and reading goes on', async () => {
    const vault = await replaced();

    expect(await change(vault)).toEqual(refused);
    expect(await change(vault)).toEqual(refused);

    expect(told(vault, 'vault:replaced')).toEqual([{}]);
    expect((await vault.ask('audit:list', {})).total).toBe(4);
    const there = contentOf(vault);
    await vault.ask('vault:lock', {});
    if (!what.includes('our own database')) expect(contentOf(vault)).toEqual(there);
  });
});

describe('a session whose place was taken', () => {
  it.each([
    ['at once', async () => undefined],
    ['after a change was refused', async (vault: TempVault) => expect(await change(vault)).toEqual(refused)],
  ])('is saved beside the vault when it is locked %s, with all that was confirmed', async (_when, before) => {
    const vault = await workedIn();
    sync(vault.folder, 'cp vault.db t && mv t vault.db');
    await before(vault);

    await vault.ask('vault:lock', {});

    const [name, ...more] = savedNames(vault);
    expect(more).toEqual([]);
    expect(told(vault, 'vault:locked')).toEqual([{ reason: 'asked', saved: name }]);
    expect(await entriesIn(vault, name!)).toBe(4);
  });

  it('loses nothing of a change that was confirmed just before', async () => {
    const vault = await workedIn();
    expect(await change(vault)).toMatchObject({ ok: true });
    sync(vault.folder, 'cp vault.db t && mv t vault.db && rm -f vault.db-wal');

    await vault.ask('vault:lock', {});

    expect(await entriesIn(vault, savedNames(vault)[0]!)).toBe(5);
  });

  it('is saved where the person says, and then not a second time', async () => {
    const vault = await workedIn();
    sync(vault.folder, 'cp vault.db t && mv t vault.db');
    await change(vault);

    await vault.ask('vault:backup', { folder: vault.handleOf(join(vault.root, 'mine.enlace')) });
    await vault.ask('vault:lock', {});

    expect(savedNames(vault)).toEqual([]);
    expect(told(vault, 'vault:locked')).toEqual([{ reason: 'asked', saved: 'mine.enlace' }]);
    expect(await entriesIn(vault, 'mine.enlace')).toBe(4);
  });

  it('leaves what took its place as it is, and that vault says what it lacks', async () => {
    const vault = await aVault();
    vault.lock();
    const older = readFileSync(join(vault.folder, 'vault.db'));
    await vault.unlock();
    for (let at = 0; at < 3; at++) await vault.ask('office:set-zone', { zone: ZONES[at % 2]! });
    writeFileSync(join(vault.root, 'older.db'), older);
    sync(vault.folder, 'mv ../older.db vault.db && rm -f vault.db-wal');

    await vault.ask('vault:lock', {});

    expect(readFileSync(join(vault.folder, 'vault.db'))).toEqual(older);
    expect(await vault.request('vault:unlock', { folder: vault.handleOf(vault.folder), passphrase: PASSPHRASE })).toMatchObject({
      failure: { code: 'vault/confirmed-missing', missing: { held: 1, confirmed: 4 } },
    });
  });
});

describe('a journal that loses its name while the vault is open', () => {
  it.each([
    ['is taken away', 'rm vault.db-wal'],
    ['is replaced by a copy', 'cp vault.db-wal t && mv t vault.db-wal'],
  ])('(%s) is folded in at the next call: nothing is lost even if the program is killed then', async (_how, words) => {
    const vault = await workedIn();
    sync(vault.folder, words);

    expect(await change(vault)).toMatchObject({ ok: true });

    const left = join(vault.root, 'left.enlace'); // the folder as a kill leaves it
    cpSync(vault.folder, left, { recursive: true });
    vault.lock();
    expect(await entriesIn(vault, 'left.enlace')).toBe(5);
  });
});

describe('an import that no door asked for, as the demo’s', () => {
  it('leaves a vault whose place is still its own', async () => {
    const vault = await aVault();
    const context = {
      ...vault.services,
      session: vault.session,
      signal: new AbortController().signal,
      progress: () => undefined,
    };
    const text = Buffer.from(JSON.stringify(caseFile(sampleCase())));
    const none = { has: () => false, open: () => streamOfBytes(text) };

    await importCases(context, { kind: 'source', name: 'cases.json', stream: streamOfBytes(text) }, none);

    expect(await change(vault)).toMatchObject({ ok: true });
  });
});
