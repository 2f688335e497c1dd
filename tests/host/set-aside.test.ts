import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepStoredFile } from '../../db/stored-files.ts';
import { PASSPHRASE, type TempVault } from '../support/temp-vault.ts';
import { streamOfBytes, textOf } from '../support/streams.ts';
import { storeText, vaultsOfThisFile } from '../support/vaults.ts';

const aVault = vaultsOfThisFile();
const TEXT = 'documento inventado';
const keep = (vault: TempVault) =>
  storeText(vault.session, TEXT, stored => keepStoredFile(vault.session.office, stored)).then(({ name }) => name);
const inFolder = (vault: TempVault, name: string): string[] =>
  existsSync(join(vault.folder, name)) ? readdirSync(join(vault.folder, name)).sort() : [];

/** What a synchronised folder, a desktop or a person leaves among the documents. */
function litter(vault: TempVault): void {
  const files = join(vault.folder, 'files');
  for (const folder of ['.Trash-1000', 'f'.repeat(32)]) {
    mkdirSync(join(files, folder));
    writeFileSync(join(files, folder, 'thing'), 'somebody else’s');
  }
  for (const name of ['.DS_Store', 'desktop.ini', `${'e'.repeat(32)} (conflicted copy)`, 'Thumbs.db', 'letter.new'])
    writeFileSync(join(files, name), 'somebody else’s');
}

/** Put another version of the database into the folder, as a synchronisation that brought nothing else does. */
function putBack(vault: TempVault, db: Uint8Array): void {
  writeFileSync(join(vault.folder, 'vault.db'), db);
  rmSync(join(vault.folder, 'confirmed.jsonl'), { force: true });
}

/** All that is in the folder, with what is in it. */
function contents(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return Object.fromEntries(
    paths.map(({ parentPath, name }) => [
      join(parentPath, name).slice(folder.length + 1),
      readFileSync(join(parentPath, name), 'latin1'),
    ]),
  );
}

describe('a whole document that no record names', () => {
  it('is set aside when the vault is opened, listed, and never deleted by that', async () => {
    const vault = await aVault();
    const { name } = await vault.session.files.add(streamOfBytes(Buffer.from('never kept')));
    const bytes = readFileSync(join(vault.folder, 'files', name));

    expect((await vault.unlock()).notices).toEqual(['files-set-aside']);
    expect((await vault.unlock()).notices).toEqual([]);

    expect(inFolder(vault, 'files')).toEqual([]);
    expect(readFileSync(join(vault.folder, 'set-aside', name))).toEqual(bytes);
    expect(await vault.ask('vault:set-aside', {})).toEqual([
      { name, sizeBytes: bytes.length, writtenMs: expect.any(Number) as number },
    ]);
  });

  it('comes back by itself when the database names it again', async () => {
    const vault = await aVault();
    const older = readFileSync(join(vault.folder, 'vault.db'));
    const names = [await keep(vault), await keep(vault), await keep(vault)].sort();
    vault.lock();
    const newer = readFileSync(join(vault.folder, 'vault.db'));
    putBack(vault, older);
    expect((await vault.unlock()).notices).toContain('files-set-aside');
    expect(inFolder(vault, 'set-aside')).toEqual(names);
    vault.lock();
    putBack(vault, newer);

    expect((await vault.unlock()).notices).toContain('files-returned');

    expect(inFolder(vault, 'files')).toEqual(names);
    expect(inFolder(vault, 'set-aside')).toEqual([]);
    for (const name of names) expect(await textOf(await vault.session.files.open(name))).toBe(TEXT);
  });

  it('is deleted only by a supervisor, and the chain says which', async () => {
    const vault = await aVault();
    const kept = await keep(vault);
    const [one, other] = [
      (await vault.session.files.add(streamOfBytes(Buffer.from('one')))).name,
      (await vault.session.files.add(streamOfBytes(Buffer.from('other')))).name,
    ];
    await vault.unlock();

    for (const names of [[kept], ['../vault.db'], [one, 'f'.repeat(32)]])
      expect(await vault.request('vault:discard-files', { names })).toMatchObject({ failure: { code: 'file/not-found' } });
    expect(inFolder(vault, 'set-aside')).toEqual([one, other].sort());
    const left = await vault.ask('vault:discard-files', { names: [one] });

    expect(left.map(({ name }) => name)).toEqual([other]);
    expect(inFolder(vault, 'set-aside')).toEqual([other]);
    const held = vault.session.office.prepare("SELECT record FROM changes WHERE field = 'setAside'").pluck().all();
    expect(held).toEqual([one]);
    expect(await vault.ask('audit:verify', {})).toMatchObject({ ok: true });
  });

  it.each(['officer', 'auditor'] as const)('is not deleted by an %s', async role => {
    const vault = await aVault({ role });
    const { name } = await vault.session.files.add(streamOfBytes(Buffer.from('one')));
    await vault.unlock(`${PASSPHRASE} ${role}`, 'second');

    expect(await vault.request('vault:discard-files', { names: [name] })).toMatchObject({ failure: { code: 'input/forbidden' } });

    expect(inFolder(vault, 'set-aside')).toEqual([name]);
  });

  it('opens under the vault’s new keys after a user was removed, and goes into a backup and out of it', async () => {
    const vault = await aVault();
    const before = readFileSync(join(vault.folder, 'vault.db'));
    const name = await keep(vault);
    vault.lock();
    const after = readFileSync(join(vault.folder, 'vault.db'));
    putBack(vault, before);
    await vault.unlock();
    const { id } = await vault.ask('user:add', { label: 'second', role: 'officer', passphrase: `${PASSPHRASE} dos` });
    const old = readFileSync(join(vault.folder, 'set-aside', name));
    await vault.ask('user:disable', { userId: id });
    expect(readFileSync(join(vault.folder, 'set-aside', name))).not.toEqual(old);
    expect(after).not.toEqual(before);

    const backup = join(vault.root, 'backup.enlace');
    await vault.ask('vault:backup', { folder: vault.handleOf(backup) });
    const restored = join(vault.root, 'restored.enlace');
    await vault.ask('vault:restore', { from: vault.handleOf(backup), folder: vault.handleOf(restored), passphrase: PASSPHRASE });

    expect(readdirSync(join(restored, 'set-aside'))).toEqual([name]);
    renameSync(join(restored, 'set-aside', name), join(restored, 'files', name));
    expect(await textOf(await vault.session.files.open(name))).toBe(TEXT);
  });
});

describe('what else lies among the documents', () => {
  it('is left alone by opening, checking, re-keying, backup and restore, and keeps nobody out', async () => {
    const vault = await aVault();
    const name = await keep(vault);
    litter(vault);
    const { [`files/${name}`]: _own, ...foreign } = Object.fromEntries(
      Object.entries(contents(vault.folder)).filter(([path]) => path.startsWith('files/')),
    );

    expect((await vault.unlock()).notices).toEqual([]);
    expect((await vault.ask('vault:check', {})).ok).toBe(true);
    const { id } = await vault.ask('user:add', { label: 'second', role: 'officer', passphrase: `${PASSPHRASE} dos` });
    await vault.ask('user:disable', { userId: id });
    const backup = join(vault.root, 'backup.enlace');
    expect(await vault.ask('vault:backup', { folder: vault.handleOf(backup) })).toMatchObject({ files: 1 });
    expect(contents(vault.folder)).toMatchObject(foreign);
    expect(readdirSync(join(backup, 'files'))).toEqual([name]);
    const restored = join(vault.root, 'restored.enlace');
    await vault.ask('vault:restore', {
      from: vault.handleOf(vault.folder),
      folder: vault.handleOf(restored),
      passphrase: PASSPHRASE,
    });
    expect(readdirSync(join(restored, 'files'))).toEqual([name]);
    expect((await vault.ask('vault:check', {})).ok).toBe(true);
  });

  it('keeps nobody out of a re-keyed vault in the making', async () => {
    const vault = await aVault();
    const name = await keep(vault);
    vault.lock();
    const rekey = join(vault.folder, 'rekey');
    const copy = join(vault.root, 'copy');
    cpSync(vault.folder, copy, { recursive: true });
    renameSync(copy, rekey);
    litter(vault);
    cpSync(join(vault.folder, 'files'), join(rekey, 'files'), { recursive: true });
    writeFileSync(join(rekey, 'READY'), '');

    await vault.unlock();

    expect(inFolder(vault, 'rekey')).toEqual([]);
    expect(await textOf(await vault.session.files.open(name))).toBe(TEXT);
  });

  it('goes if it is half of a document that a killed run left, or half of a key file', async () => {
    const vault = await aVault();
    const halves = ['files/enlace-0123456789abcdef0123456789abcdef.new', `files/${'b'.repeat(32)}.new`, 'keyslots.json.new'];
    for (const half of [...halves, 'enlace-0123456789abcdef0123456789abcdef.new'])
      writeFileSync(join(vault.folder, half), 'half');

    expect((await vault.unlock()).notices).toEqual(['orphans-swept']);

    expect(Object.keys(contents(vault.folder)).filter(path => path.endsWith('.new'))).toEqual([]);
  });
});

describe('a document whose file is missing', () => {
  /** A vault with one document there, one missing and one cut short. */
  async function withHoles() {
    const vault = await aVault();
    const [here, gone, cut] = [await keep(vault), await keep(vault), await keep(vault)];
    rmSync(join(vault.folder, 'files', gone));
    truncateSync(join(vault.folder, 'files', cut), 200);
    return { vault, here, gone, cut };
  }

  it('is told on opening and by the check', async () => {
    const { vault } = await withHoles();

    expect((await vault.unlock()).notices).toEqual(['files-missing']);
    const { parts } = await vault.ask('vault:check', {});
    expect(parts.find(({ part }) => part === 'files')).toMatchObject({ checked: 3, wrong: 2 });
  });

  it('keeps nobody from bringing the rest back', async () => {
    const { vault, gone } = await withHoles();
    vault.lock();
    const restored = join(vault.root, 'restored.enlace');
    const [from, folder] = [vault.handleOf(vault.folder), vault.handleOf(restored)];

    const { notices } = await vault.ask('vault:restore', { from, folder, passphrase: PASSPHRASE });

    expect(notices).toEqual(['files-missing']);
    expect(existsSync(join(restored, 'files', gone))).toBe(false);
  });

  it('keeps nobody in whose time is over', async () => {
    const { vault, here } = await withHoles();
    const { id } = await vault.ask('user:add', { label: 'second', role: 'officer', passphrase: `${PASSPHRASE} dos` });

    await vault.ask('user:disable', { userId: id });

    await expect(vault.unlock(`${PASSPHRASE} dos`)).rejects.toMatchObject({ code: 'vault/wrong-passphrase' });
    await vault.unlock();
    expect(await textOf(await vault.session.files.open(here))).toBe(TEXT);
  });
});
