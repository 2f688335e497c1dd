import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { incidentLine } from '../../electron/host/ground/log.ts';
import { calls } from '../../shared/contract.ts';
import { failures, Refusal } from '../../shared/failure.ts';
import { asSystemRefusal, systemCodes } from '../../shared/system-refusal.ts';
import { streamOfBytes } from '../support/streams.ts';
import { hasOutsideTool } from '../support/outside.ts';
import type { TempVault } from '../support/temp-vault.ts';
import { callsTried, type Answer } from '../support/strange-places.ts';
import { vaultsOfThisFile } from '../support/vaults.ts';

const aVault = vaultsOfThisFile();
const readOnly = mkdtempSync(join(tmpdir(), 'enlace-read-only-'));
afterAll(() => rm(readOnly, { recursive: true, force: true }));

/** What each place is refused as, whatever the call. Several, where calls want different things of it. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'source: missing': ['file/no-file'],
  'source: below a file': ['file/no-file'],
  'source: too long': ['file/name-too-long'],
  'source: in a circle': ['file/no-file'],
  'source: folder': ['file/no-file'],
  'source: unreadable': ['file/no-file'],
  'source: closed folder': ['file/no-file'],
  'sink: missing': ['file/no-folder'],
  'sink: below a file': ['file/no-folder'],
  'sink: too long': ['file/name-too-long'],
  'sink: in a circle': ['file/no-folder'],
  'sink: read-only folder': ['file/not-writable'],
  'sink: read-only medium': ['file/not-writable'],
  'sink: closed folder': ['file/not-writable'],
  'sink: folder': ['file/is-folder'],
  'sink: full disk': ['file/disk-full', 'packet/unsettled'], // a packet's number is spent by then, and its void needs a folder
  'target: below a file': ['file/no-folder'],
  'target: too long': ['file/name-too-long'],
  'target: read-only folder': ['file/no-folder', 'file/not-writable'], // a packet goes into a folder that is there, a vault makes its own
  'target: read-only medium': ['file/no-folder', 'file/not-writable'],
  'target: closed folder': ['file/not-writable'],
  'target: file': ['file/no-folder', 'vault/exists'],
  'target: full disk': ['file/no-folder', 'vault/disk-full'],
  'vault: missing': ['vault/not-found'],
  'vault: below a file': ['vault/not-found'],
  'vault: too long': ['vault/not-found'],
  'vault: in a circle': ['vault/not-found'],
  'vault: file': ['vault/not-found'],
  'vault: folder': ['vault/not-found'],
  'vault: closed folder': ['vault/no-access'],
};

/** What a machine asked to join with lies beside a folder that need not be there: these say of every such place that nothing waits. */
const seekRequest: ReadonlySet<string> = new Set(['station:waiting', 'station:forget']);
/** Nothing is written there: a folder where the office does not exchange yet says so, whether one could write or not. */
const seeksMark = ['target: read-only folder', 'target: read-only medium', 'target: full disk'];
const expectedOf = (call: string, place: string): readonly string[] => {
  if (call === 'carrier:confirm' && seeksMark.includes(place)) return ['carrier/unmarked'];
  const mayLook = place !== 'vault: closed folder'; // where nobody may look, nothing is said of what lies there
  return seekRequest.has(call) && place.startsWith('vault: ') && mayLook ? ['office/not-asked'] : (expected[place] ?? []);
};

/** In a mount namespace of its own: a full disk and a read-only medium that are real, and nobody whom modes do not bind. */
function answersOfStrangePlaces(): readonly Answer[] {
  const script = join(import.meta.dirname, '..', 'support', 'strange-places.ts');
  const disks = ['--size', '262144', '--tmpfs', '/mnt', '--ro-bind', readOnly, readOnly];
  const who = ['--unshare-user', '--uid', '1000', '--gid', '1000'];
  const child = spawnSync('bwrap', ['--dev-bind', '/', '/', ...who, ...disks, '--', process.execPath, script, '/mnt', readOnly], {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  expect(child.status, child.stderr).toBe(0);
  return JSON.parse(child.stdout) as readonly Answer[];
}

describe('a place that a person names', () => {
  it('is refused by its code in every call that takes one, and nothing of it is left on a full disk', () => {
    if (!hasOutsideTool('bwrap', 'every call refuses missing, unreadable, unwritable and full places by their code')) return;
    const found = answersOfStrangePlaces();
    const wrong = found.filter(
      ({ call, place, code, left }) => !expectedOf(call, place).includes(code) || left.join() !== 'others',
    );

    expect(wrong).toEqual([]);
    expect(new Set(found.map(({ place }) => place))).toEqual(new Set(Object.keys(expected)));
  }, 240_000);

  it('is tried in every call of the contract that takes one', () => {
    const takesPlace = ([, row]: [string, { readonly input: z.ZodType }]) =>
      JSON.stringify(z.toJSONSchema(row.input, { io: 'input', unrepresentable: 'any' })).includes('^h-');
    const taking = Object.entries(calls).filter(takesPlace);

    const shownAlone = 'doc:open'; // refuses every place that lasts
    expect(taking.map(([name]) => name).toSorted()).toEqual([...callsTried, shownAlone].toSorted());
  });
});

describe('what the system says', () => {
  const thrown = (code: string) => Object.assign(new Error('/home/somebody/secret'), { code });

  it.each(Object.keys(systemCodes))('is a refusal with words in both languages: %s', code => {
    for (const where of ['vault', 'read', 'write'] as const) {
      const meant = asSystemRefusal(thrown(code), where);
      if (where === 'vault' && !(meant instanceof Refusal)) continue; // a fault of ours
      expect(meant).toBeInstanceOf(Refusal);
      expect(Object.values(failures[(meant as Refusal).code]).every(text => text.length > 0)).toBe(true);
    }
  });

  it('is known by SQLite’s extended codes too', () => {
    expect(asSystemRefusal(thrown('SQLITE_READONLY_DIRECTORY'), 'vault')).toMatchObject({ code: 'vault/read-only' });
    expect(asSystemRefusal(thrown('SQLITE_IOERR_WRITE'), 'vault')).toMatchObject({ code: 'file/drive-failed' });
    expect(asSystemRefusal(thrown('SQLITE_IOERR_SHORT_READ'), 'vault')).toMatchObject({ code: 'vault/database-damaged' });
  });

  it('of a file that is missing where the program counts on it stays a fault', () => {
    const error = thrown('ENOENT');

    expect(asSystemRefusal(error, 'vault')).toBe(error);
    expect(asSystemRefusal(thrown('ESOMETHING'), 'write')).not.toBeInstanceOf(Refusal);
  });
});

describe('an incident on a terminal', () => {
  it('shows its number and no place in the code, which a log file has', () => {
    const error = new Error('/home/somebody/secret');

    expect(incidentLine('number', 'vault:check', error, true)).not.toMatch(/ at |file:|\/|secret/);
    expect(incidentLine('number', 'vault:check', error, true)).toContain('number');
    expect(incidentLine('number', 'vault:check', error, false)).toMatch(/"frames":\["at .*system-refusals/);
  });
});

describe('an upload that is cut off', () => {
  const cut = () =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(Buffer.alloc(1000, 'x'));
      },
      pull(controller) {
        controller.error(new Error('aborted'));
      },
    });
  const upload = (vault: TempVault, stream: ReadableStream<Uint8Array>) =>
    vault.services.handles.register({ kind: 'source', name: 'given', stream });

  it.each([
    ['a card', 'agency:import', (file: string) => ({ file, wordsCompared: false })],
    ['a case file', 'case:import', (source: string) => ({ source })],
    ['a packet', 'packet:inspect', (file: string) => ({ file })],
    ['a profile', 'profile:lint', (source: string) => ({ source })],
  ] as const)('is refused as such: %s', async (_what, call, input) => {
    const vault = await aVault();

    expect(await vault.request(call, input(upload(vault, cut())) as never)).toEqual({
      ok: false,
      failure: { code: 'file/cut-off' },
    });
    expect(await vault.request(call, input(upload(vault, streamOfBytes(Buffer.from('x')))) as never)).not.toMatchObject({
      failure: { code: 'internal' },
    });
  });
});
