import { createHash, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { signingPair } from '../../electron/host/keys/ed25519.ts';
import { checkRelease, RELEASE_LIST, releaseBytes, type Release } from '../../electron/host/update.ts';
import type { Source } from '../../electron/host/places/handles.ts';
import type { CivilDate } from '../../shared/language.ts';
import { program } from '../../shared/program.ts';

const maker = signingPair(randomBytes(32));
const key = Buffer.from(maker.publicKey).toString('base64url');
const own = { version: '0.2.0', releaseKeys: [key] };
const content = Buffer.from('a program');
const listed = { name: 'enlace_0.3.0_amd64.deb', sizeBytes: content.length, sha256: digestOf(content) };
const release: Release = { format: 'enlace-release', version: '0.3.0', on: '2026-12-01' as CivilDate, files: [listed] };
const around = { signal: new AbortController().signal, progress: () => undefined };

it('takes a signed list with the file that it names, and says that it is newer', async () => {
  expect(await checkRelease([list(release), file(content)], around, own)).toEqual({
    version: '0.3.0',
    on: '2026-12-01',
    age: 'newer',
    files: [{ name: listed.name, sizeBytes: content.length }],
  });
});

it.each([
  ['0.2.0', 'same'],
  ['0.1.9', 'older'],
  ['0.10.0', 'newer'],
  ['1.0.0', 'newer'],
] as const)('says of %s beside 0.2.0 that it is %s', async (version, age) => {
  expect(await checkRelease([list({ ...release, version }), file(content)], around, own)).toMatchObject({ age });
});

it('tells how far it has read', async () => {
  const told: number[] = [];
  await checkRelease([list(release), file(content)], { ...around, progress: (done, total) => told.push(done, total) }, own);

  expect(told).toEqual([content.length, content.length]);
});

it.each<[code: string, files: () => readonly Source[], keys?: readonly string[]]>([
  ['update/no-list', () => [file(content)]],
  ['update/no-key', () => [list(release), file(content)], []],
  ['update/not-ours', () => [list(release), file(content)], [Buffer.alloc(32, 7).toString('base64url')]],
  ['update/not-ours', () => [list(release, { ...release, version: '9.9.9' }), file(content)]],
  ['update/not-ours', () => [list(release, release, Buffer.alloc(64))]],
  ['update/malformed', () => [{ ...file(Buffer.from('{')), name: RELEASE_LIST }]],
  ['update/malformed', () => [list({ ...release, extra: true } as Release)]],
  ['update/malformed', () => [list({ ...release, version: '0.3' })]],
  ['update/not-listed', () => [list(release), file(content, 'other.deb')]],
  ['update/altered', () => [list(release), file(Buffer.from('a progran'))]],
  ['update/altered', () => [list(release), file(Buffer.from('a program and more'))]],
  ['update/altered', () => [list(release), file(Buffer.from('a prog'))]],
])('refuses with %s what is no whole release of ours (%#)', async (code, files, releaseKeys = own.releaseKeys) => {
  await expect(checkRelease(files(), around, { ...own, releaseKeys })).rejects.toMatchObject({ code });
});

it('knows its own version and keys as they were shipped', () => {
  expect(program.version).toMatch(/^\d+\.\d+\.\d+$/);
  for (const shipped of program.releaseKeys) expect(Buffer.from(shipped, 'base64url')).toHaveLength(32);
});

/** A list as it was signed, and as it says now. */
function list(signed: Release, says: Release = signed, signature = maker.sign(releaseBytes(signed))): Source {
  const text = JSON.stringify({ release: says, key, signature: Buffer.from(signature).toString('base64url') });
  return { ...file(Buffer.from(text)), name: RELEASE_LIST };
}

function file(bytes: Buffer, name = listed.name): Source {
  return { kind: 'source', name, stream: new Blob([new Uint8Array(bytes)]).stream() };
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
