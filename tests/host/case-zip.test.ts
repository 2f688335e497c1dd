import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { caseFile, sampleCase } from '../support/case-file.ts';
import { streamOfBytes, textOf } from '../support/streams.ts';
import type { TempVault } from '../support/temp-vault.ts';
import { vaultsOfThisFile } from '../support/vaults.ts';

const aVault = vaultsOfThisFile();
const paper = 'papel inventado';
const cases = JSON.stringify(caseFile(sampleCase({ documents: [{ title: 'Acta', file: 'acta.txt' }] })));

/** An entry as it is written, every field of it free to be wrong. */
type Written = {
  readonly name: string | Buffer;
  readonly content: Buffer | string;
  readonly packed?: Buffer;
  readonly crc?: number;
  readonly says?: number; // bytes unpacked
  readonly flags?: number;
  readonly method?: number;
  readonly mode?: number;
  readonly offset?: number;
};

/** A ZIP written by hand, since no library writes the wrong ones. */
function zipOf(...entries: readonly Written[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const packed = entry.packed ?? deflateRawSync(content);
    const name = Buffer.from(entry.name);
    const fields = (header: Buffer, from: number) => {
      header.writeUInt16LE(entry.flags ?? 0x0800, from);
      header.writeUInt16LE(entry.method ?? 8, from + 2);
      header.writeUInt32LE(entry.crc ?? crc32(content), from + 8);
      header.writeUInt32LE(packed.length, from + 12);
      header.writeUInt32LE(entry.says ?? content.length, from + 16);
      header.writeUInt16LE(name.length, from + 20);
    };
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    fields(local, 6);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(0x0314, 4); // made on Unix
    central.writeUInt16LE(20, 6);
    fields(central, 8);
    central.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
    central.writeUInt32LE(entry.offset ?? at, 42);
    parts.push(local, name, packed);
    directory.push(central, name);
    at += local.length + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

const whole = [
  { name: 'cases.json', content: cases },
  { name: 'files/acta.txt', content: paper },
] as const satisfies readonly Written[];

const fromPath = (vault: TempVault, bytes: Uint8Array) => {
  const path = join(mkdtempSync(join(vault.root, 'given-')), 'office.enlace-case');
  writeFileSync(path, bytes);
  return vault.request('case:import', {
    source: vault.services.handles.register({ kind: 'source', name: 'office.enlace-case', path }),
  });
};
const fromStream = (vault: TempVault, bytes: Uint8Array) =>
  vault.request('case:import', {
    source: vault.services.handles.register({ kind: 'source', name: 'OFFICE.ENLACE-CASE', stream: streamOfBytes(bytes) }),
  });

it.each([
  ['a path', fromPath],
  ['a page', fromStream],
])('takes in a case with its documents from %s, and says so when it comes again', async (_from, give) => {
  const vault = await aVault();

  const first = await give(vault, zipOf(...whole));
  const again = await give(vault, zipOf(...whole));

  expect(first).toMatchObject({ ok: true, value: { created: 1, files: 1 } });
  expect(again).toMatchObject({ ok: true, value: { created: 0, unchanged: 1 } });
  const { cases: found } = await vault.ask('case:list', {});
  const { file } = await vault.ask('case:show', { caseId: found[0]!.id });
  const document = file.records.find(({ entity }) => entity === 'document');
  const stored = await vault.services.state.session!.files.open(document?.fields['storedFile'] as string);
  expect(await textOf(stored)).toBe(paper);
});

it('takes a folder entry, and names written without the UTF-8 flag', async () => {
  const vault = await aVault();
  const folder: Written = { name: 'files/', content: '', mode: 0o100644 };

  expect(await fromPath(vault, zipOf({ ...whole[0], flags: 0 }, folder, whole[1]))).toMatchObject({ ok: true });
});

const bomb = Buffer.alloc(8 * 1024 * 1024);
const hostile: readonly (readonly [what: string, code: string, bytes: () => Buffer])[] = [
  ['a cut end', 'import/zip-malformed', () => zipOf(...whole).subarray(0, -30)],
  ['no ZIP at all', 'import/zip-malformed', () => Buffer.from('nothing of the kind, only words that stand here')],
  ['no cases.json', 'import/zip-malformed', () => zipOf(whole[1])],
  ['a way up', 'import/zip-unsafe', () => zipOf(whole[0], { ...whole[1], name: 'files/../../acta.txt' })],
  ['an absolute name', 'import/zip-unsafe', () => zipOf(whole[0], { ...whole[1], name: '/files/acta.txt' })],
  ['a backslash', 'import/zip-unsafe', () => zipOf(whole[0], { ...whole[1], name: 'files\\acta.txt' })],
  ['a drive', 'import/zip-unsafe', () => zipOf(whole[0], { ...whole[1], name: 'C:/acta.txt' })],
  ['a null byte', 'import/zip-unsafe', () => zipOf(whole[0], { ...whole[1], name: 'files/acta.txt\0.pdf' })],
  ['a name in no encoding', 'import/zip-unsafe', () => zipOf(whole[0], { ...whole[1], name: Buffer.from([0x66, 0xff, 0xfe]) })],
  ['a link', 'import/zip-unsafe', () => zipOf(whole[0], { ...whole[1], mode: 0o120777 })],
  ['an encrypted entry', 'import/zip-unsafe', () => zipOf(whole[0], { ...whole[1], flags: 0x0801 })],
  ['a method that nobody reads', 'import/zip-unsafe', () => zipOf(whole[0], { ...whole[1], method: 14 })],
  ['a name twice', 'import/zip-repeated', () => zipOf(...whole, whole[1])],
  ['a name twice but for its case', 'import/zip-repeated', () => zipOf(...whole, { ...whole[1], name: 'files/ACTA.txt' })],
  ['a stranger', 'import/zip-unknown-entry', () => zipOf(...whole, { name: 'run.exe', content: 'x' })],
  ['a bomb', 'import/zip-bomb', () => zipOf(whole[0], { ...whole[1], content: bomb })],
  ['two entries over the same bytes', 'import/zip-bomb', () => zipOf(...whole, { ...whole[1], name: 'files/b.txt', offset: 0 })],
  ['a content with another checksum', 'import/zip-damaged', () => zipOf(whole[0], { ...whole[1], crc: 7 })],
  ['a content larger than it says', 'import/zip-damaged', () => zipOf(whole[0], { ...whole[1], says: 3 })],
  ['a content that does not unpack', 'import/zip-damaged', () => zipOf(whole[0], { ...whole[1], packed: Buffer.from('xxxx') })],
];

it.each(hostile)('refuses %s with %s, and keeps nothing', async (_what, code, bytes) => {
  const vault = await aVault();
  const before = readdirSync(join(vault.folder, 'files'));

  const answer = await fromPath(vault, bytes());

  expect(answer).toMatchObject({ ok: false, failure: { code } });
  expect((await vault.ask('case:list', {})).total).toBe(0);
  expect(readdirSync(join(vault.folder, 'files'))).toEqual(before);
});

it('refuses a whole file when one of two documents is damaged', async () => {
  const vault = await aVault();
  const documents = [
    { title: 'Acta', file: 'acta.txt' },
    { title: 'Oficio', file: 'sub/oficio.txt' },
  ];
  const both = JSON.stringify(caseFile(sampleCase({ documents })));

  const answer = await fromPath(
    vault,
    zipOf({ name: 'cases.json', content: both }, whole[1], { name: 'files/sub/oficio.txt', content: 'x', crc: 1 }),
  );

  expect(answer).toMatchObject({ ok: false, failure: { code: 'import/zip-damaged' } });
  expect(readdirSync(join(vault.folder, 'files'))).toEqual([]);
});

it('names the place of a document that the file does not bring', async () => {
  const vault = await aVault();

  expect(await fromPath(vault, zipOf(whole[0]))).toMatchObject({
    ok: false,
    failure: { code: 'import/refused', places: [{ row: 1, path: 'documents[0].file', code: 'import/missing-file' }] },
  });
});

it('is the same import as of the plain file with its document beside it', async () => {
  const vault = await aVault();
  await fromPath(vault, zipOf(...whole));
  const folder = mkdtempSync(join(vault.root, 'given-'));
  writeFileSync(join(folder, 'cases.json'), cases);
  writeFileSync(join(folder, 'acta.txt'), paper);

  const answer = await vault.ask('case:import', {
    source: vault.services.handles.register({ kind: 'source', name: 'cases.json', path: join(folder, 'cases.json') }),
    folder: vault.services.handles.register({ kind: 'folder', path: folder }),
  });

  expect(answer).toMatchObject({ created: 0, unchanged: 1 });
  expect(readFileSync(join(folder, 'acta.txt'), 'utf8')).toBe(paper);
});
