import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { folderCarrier } from '../../electron/host/office/carriers/folder.ts';
import { markFolder } from '../../electron/host/office/carriers/folder-marker.ts';
import { blobOfFile } from '../../electron/host/office/carriers/folder-names.ts';
import { bytesOf, contentOf, follower, nameOf, wholeFrom } from '../support/carriers/place.ts';
import { onFullDisk } from '../support/full-disk.ts';

const OFFICE = 'a'.repeat(32);
const LARGE = 9 * 1024 * 1024;
let root: string;
let folder: string;
let made = 0;
beforeAll(() => void (root = mkdtempSync(join(tmpdir(), 'enlace-exchange-'))));
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(() => {
  folder = join(root, `place-${made++}`);
  mkdirSync(folder);
  markFolder(folder, OFFICE);
});
const carrier = () => folderCarrier(folder, OFFICE, 20);
const listed = async () =>
  (await carrier().list({ kind: 'bundle', after: null, isKnown: () => false, most: 1_000 })).blobs.map(({ name }) => name);
const put = async (seed: string, sizeBytes = 3_000) => {
  const bytes = bytesOf(seed, sizeBytes);
  const name = nameOf(bytes);
  await carrier().put(name, contentOf(bytes));
  return { bytes, name, path: join(folder, 's1', `${name}.bin`) };
};

describe('what else may lie in a folder of exchange', () => {
  it.each([
    ['Dropbox', (base: string) => `${base} (conflicted copy 2026-03-01).bin`],
    ['Dropbox of a person', (base: string) => `${base} (Ana Example's conflicted copy 2026-03-01).bin`],
    ['Dropbox in Spanish', (base: string) => `${base} (copia en conflicto de DESK 2026-03-01).bin`],
    ['OneDrive', (base: string) => `${base}-DESK-TWO.bin`],
    ['Google Drive', (base: string) => `${base} (1).bin`],
    ['Syncthing', (base: string) => `${base}.sync-conflict-20260301-101010-ABCDEFG.bin`],
    ['Nextcloud', (base: string) => `${base} (conflicted copy 2026-03-01 101010).bin`],
    ['ownCloud', (base: string) => `${base}_conflict-20260301-101010.bin`],
    ['a person', (base: string) => `${base} - Copy.bin`],
    ['a drive that knows capitals alone', (base: string) => `${base.toUpperCase()}.BIN`],
  ])('reads a blob of which only a copy by %s is left, once', async (_who, nameBy) => {
    const { bytes, name, path } = await put('copied');

    renameSync(path, join(folder, 's1', nameBy(name)));

    expect(await listed()).toEqual([name]);
    expect((await wholeFrom(carrier().get(name))).equals(bytes)).toBe(true);
  });

  it('reads the whole one of two, and lists both as one', async () => {
    const { bytes, name, path } = await put('two of it');
    writeFileSync(join(folder, 's1', `${name} (1).bin`), bytes);
    truncateSync(path, 100);

    expect(await listed()).toEqual([name]);
    expect((await wholeFrom(carrier().get(name))).equals(bytes)).toBe(true);
    expect(await carrier().put(name, contentOf(bytes))).toBe('put'); // the one under its own name is made whole
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(await carrier().drop(name)).toBe(true);
    expect(readdirSync(join(folder, 's1'))).toEqual([]);
  });

  it('passes over what is none of ours, and a link', async () => {
    const { name, path } = await put('ours');
    const other = nameOf(bytesOf('linked', 10));
    for (const foreign of [
      'desktop.ini',
      '.DS_Store',
      `._${name}.bin`,
      `~syncthing~${name}.bin.tmp`,
      `${name}.bin.partial`,
      'b-1-abc.bin',
    ])
      writeFileSync(join(folder, 's1', foreign), 'x');
    mkdirSync(join(folder, 'photos'));
    mkdirSync(join(folder, 's2'));
    writeFileSync(join(folder, 's2', `${name}.bin`), 'in the folder of another station');
    symlinkSync(path, join(folder, 's1', `${other}.bin`));

    expect(await listed()).toEqual([name]);
  });

  it('knows no blob by a name that is longer, shorter or of another station', () => {
    const name = nameOf(bytesOf('names', 10));

    expect(blobOfFile('s1', `${name}.bin`)).toEqual({ name, isCopy: false });
    for (const file of [`${name.slice(0, -1)}.bin`, `x${name}.bin`, `${name}.exe`, name.replace('b-1-', 'b-01-'), ''])
      expect(blobOfFile('s1', file)).toBeNull();
    expect(blobOfFile('s10', `${name}.bin`)).toBeNull();
  });
});

describe('a folder that somebody else carries about', () => {
  it('lists what came late with an older time', async () => {
    const reader = follower(carrier());
    await put('first');
    await reader.follow();

    const { name, path } = await put('late');
    utimesSync(path, new Date('2020-01-01'), new Date('2020-01-01'));

    expect(await reader.follow()).toEqual([name]);
  });

  it('says that a half-copied file is not whole, and gives it when it is', async () => {
    const { bytes, name, path } = await put('half');
    truncateSync(path, 1_000);

    await expect(wholeFrom(carrier().get(name))).rejects.toMatchObject({ code: 'carrier/damaged-blob' });
    writeFileSync(path, bytes);

    expect((await wholeFrom(carrier().get(name))).equals(bytes)).toBe(true);
  });

  it('comes to every blob, however many before it stay spoilt', async () => {
    const all = await Promise.all(Array.from({ length: 9 }, (_, count) => put(`page ${count}`)));
    const order = await listed();

    let after = null;
    const seen: string[] = [];
    for (let hasMore = true, pages = 0; hasMore && pages < 9; pages++) {
      const page = await carrier().list({ kind: 'bundle', after, isKnown: () => false, most: 2 }); // nothing is ever taken in
      seen.push(...page.blobs.map(({ name }) => name));
      ({ cursor: after, hasMore } = page);
    }

    expect(seen).toEqual(order);
    expect(new Set(seen)).toEqual(new Set(all.map(({ name }) => name)));
    expect((await carrier().list({ kind: 'bundle', after, isKnown: () => false, most: 2 })).blobs).toHaveLength(2);
  });

  it('is away, and not empty, where its drive was taken out', async () => {
    await put('before');
    renameSync(folder, `${folder}-out`);

    await expect(listed()).rejects.toMatchObject({ code: 'carrier/away' });
    mkdirSync(folder); // as a system leaves the place where a drive was
    await expect(listed()).rejects.toMatchObject({ code: 'carrier/away' });
    await expect(put('into nothing')).rejects.toMatchObject({ code: 'carrier/away' });
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
    renameSync(`${folder}-out`, folder);

    expect(await listed()).toHaveLength(1);
  });

  it('is away where it vanishes in the middle of a blob, and takes the blob when it is back', async () => {
    const bytes = bytesOf('vanishing', 2_000_000);
    const name = nameOf(bytes);
    const cut = {
      sizeBytes: bytes.length,
      async *from(byte: number) {
        yield bytes.subarray(byte, 1_000_000);
        renameSync(folder, `${folder}-out`);
        yield bytes.subarray(1_000_000);
      },
    };

    await expect(carrier().put(name, cut)).rejects.toMatchObject({ code: 'carrier/away' });
    renameSync(`${folder}-out`, folder);

    expect(await listed()).toEqual([]);
    expect(await carrier().put(name, contentOf(bytes))).toBe('put');
    expect(await listed()).toEqual([name]);
  });

  it('is not taken for the folder of another office', async () => {
    await put('ours');

    const theirs = folderCarrier(folder, 'b'.repeat(32));

    await expect(theirs.list({ kind: 'bundle', after: null, isKnown: () => false, most: 9 })).rejects.toMatchObject({
      code: 'carrier/other-office',
    });
    expect(() => markFolder(folder, 'b'.repeat(32))).toThrow('carrier/other-office');
    expect(await listed()).toHaveLength(1);
  });
});

describe('a disk that refuses', () => {
  it.each([3_000, LARGE])('keeps nothing of %i bytes when it is full', async sizeBytes => {
    const full = () => put('too much', sizeBytes);

    await expect(sizeBytes === LARGE ? failing('ENOSPC', 'a+', full) : onFullDisk(full)).rejects.toMatchObject({
      code: 'carrier/full',
    });

    expect(await listed()).toEqual([]);
  });

  it.each([
    ['EROFS', 'carrier/read-only'],
    ['EACCES', 'carrier/read-only'],
    ['EFBIG', 'carrier/too-large'],
    ['EIO', 'carrier/away'],
  ])('is said by its code: %s', async (code, meant) => {
    await expect(failing(code, 'wx', () => put('refused'))).rejects.toMatchObject({ code: meant });
  });

  it('leaves the half of a large blob that is spoilt, and begins it anew', async () => {
    const bytes = bytesOf('spoilt half', LARGE);
    const name = nameOf(bytes);
    await expect(carrier().put(name, contentOf(bytes, { cutAt: LARGE - 600_000 }))).rejects.toThrow('put to sleep');
    const [half = ''] = readdirSync(join(folder, 's1'));
    writeFileSync(join(folder, 's1', half), Buffer.alloc(5_000_000)); // as a journal that lost the content leaves it

    expect(await carrier().put(name, contentOf(bytes))).toBe('put');

    expect((await wholeFrom(carrier().get(name))).equals(bytes)).toBe(true);
  });
});

/** While `act` runs, files that are opened to be written so are refused by the system. */
async function failing<T>(code: string, opened: string, act: () => Promise<T>): Promise<T> {
  const { open } = promises;
  promises.open = (path, flags, mode) =>
    flags === opened ? Promise.reject(Object.assign(new Error(code), { code })) : open(path, flags, mode);
  syncBuiltinESMExports();
  try {
    return await act();
  } finally {
    promises.open = open;
    syncBuiltinESMExports();
  }
}
