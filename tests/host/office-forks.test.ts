import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '../../shared/language.ts';
import { encrypted } from '../../electron/host/age/age.ts';
import { listHeads, listStations } from '../../db/stations.ts';
import { endPutBack, getSecret, getVaultState } from '../../db/vault-state.ts';
import { dispatch } from '../../electron/host/dispatch.ts';
import { signingPair } from '../../electron/host/keys/ed25519.ts';
import { hash } from 'node:crypto';
import { entriesToSend, openBundle } from '../../electron/host/office/bundle.ts';
import { schemaOf } from '../../electron/host/office/signed-blob.ts';
import { piecesOf, wholeOf } from '../../electron/host/places/pieces.ts';
import { lock } from '../../electron/host/vault/vault.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { bring, joinedTo, takeIn, type Station } from '../support/office-stations.ts';
import { PASSPHRASE, tempVault, testServices, type TempVault } from '../support/temp-vault.ts';

// A machine whose vault was copied or put back, so that one number may be signed twice; in order.

let desk: TempVault;
let first: Station;
let second: Station;
let copied: ReturnType<typeof copyOf>;
let caseId: CaseId;
beforeAll(async () => {
  desk = await tempVault({ seed: 'forks' });
  await importFile(desk, caseFile(sampleCase()));
  caseId = await onlyCase(desk);
  second = await joinedTo(desk, { at: 2, role: 'officer', seed: 'forks' });
  first = { ...desk, number: 1 } as unknown as Station; // its vault, as a station
  mkdirSync(at('stick'));
  await titled(second, 'Before the backup');
  await exchange(second);
}, 120_000);
afterAll(() => {
  copied.close();
  second.cleanup();
  desk.cleanup();
});

type Door = Pick<Station, 'services'>;
const at = (name: string) => join(desk.root, name);
async function codeOf(door: Door, channel: string, input: object): Promise<string> {
  const answer = await dispatch(door.services, channel, structuredClone(input));
  return answer.ok ? 'ok' : answer.failure.code;
}
async function ask<T>(door: Door, channel: string, input: object): Promise<T> {
  const answer = await dispatch(door.services, channel, structuredClone(input));
  if (!answer.ok) throw new Error(`${channel}: ${answer.failure.code}`);
  return answer.value as T;
}
const folderAt = (door: Door, name: string) => door.services.handles.register({ kind: 'folder', path: at(name) });
const exchange = (door: Door) =>
  ask<{ received: number; sent: number; forked: number[] }>(door, 'office:exchange', { folder: folderAt(door, 'stick') });
const titled = (door: Door, title: string) => ask(door, 'case:update-fields', { caseId, record: caseId, fields: { title } });
type Shown = { file: { records: { id: string; fields: Record<string, unknown> }[] } };
const titleAt = async (door: Door) =>
  (await ask<Shown>(door, 'case:show', { caseId })).file.records.find(({ id }) => id === (caseId as string))?.fields['title'];

/** The copy closed and opened again. */
async function reopened(): Promise<void> {
  const { folder } = copied.services.state.session!;
  lock(copied.services);
  await ask(copied, 'vault:unlock', { folder: folderPlace(copied, folder), passphrase: `${PASSPHRASE} 0` });
}
const folderPlace = (door: Door, path: string) => door.services.handles.register({ kind: 'folder', path });

/** The backup of the second machine, put back into a folder of its own. */
function copyOf(name: string) {
  const made = testServices({ seed: name, nowMs: second.services.nowMs() });
  const restored = ask(made, 'vault:restore', {
    ...{ from: folderAt(made, 'backup'), folder: folderAt(made, name), passphrase: `${PASSPHRASE} 0` },
  });
  return { ...made, restored, close: () => lock(made.services) };
}

describe('a station whose backup was put back', () => {
  it('takes its own entries in again before it writes, and signs no number twice', async () => {
    mkdirSync(at('backup'));
    await ask(second, 'vault:backup', { folder: folderAt(second, 'backup') });
    await titled(second, 'After the backup');
    await exchange(second);
    copied = copyOf('put-back.enlace');
    await copied.restored;
    expect(await titleAt(copied)).toBe('Before the backup');
    expect(await codeOf(copied, 'case:update-fields', { caseId, record: caseId, fields: { title: 'Too early' } })).toBe(
      'office/put-back',
    );
    expect(await ask<{ isPutBack: boolean }>(copied, 'office:step', {})).toMatchObject({ isPutBack: true });
    await reopened();
    expect(await codeOf(copied, 'case:assign', { caseIds: [caseId], assignee: null })).not.toBe('ok');

    expect(await exchange(copied)).toMatchObject({ forked: [] });
    expect(await titleAt(copied)).toBe('After the backup');
    const { events } = await ask<{ events: { action: string }[] }>(copied, 'audit:list', {});
    expect(events.some(({ action }) => action === 'vault:restore')).toBe(true);
    await titled(copied, 'And on');
    await exchange(copied);
    expect(await exchange(first)).toMatchObject({ forked: [], setAside: 0 });
    expect(await titleAt(desk)).toBe('And on');
    expect(await ask(first, 'office:forks', {})).toEqual([]);
  });

  it('records nothing first where the backup is opened as it lies, or was laid in the vault’s place', async () => {
    cpSync(at('backup'), at('laid-there.enlace'), { recursive: true });
    const laid = testServices({ seed: 'laid', nowMs: second.services.nowMs() });
    await ask(laid, 'vault:unlock', { folder: folderAt(laid, 'laid-there.enlace'), passphrase: `${PASSPHRASE} 0` });

    expect(await codeOf(laid, 'case:update-fields', { caseId, record: caseId, fields: { title: 'Too early' } })).toBe(
      'office/put-back',
    );
    expect(await codeOf(laid, 'office:exchange', { folder: folderAt(laid, 'stick') })).toBe('ok');
    expect(await exchange(first)).toMatchObject({ forked: [], setAside: 0 });
    lock(laid.services);
  });

  it('is stopped where it wrote first, and nothing that it wrote goes out', async () => {
    const late = copyOf('too-late.enlace');
    await late.restored;
    endPutBack(late.services.state.session!.office); // by a program that does not wait
    await titled(late, 'Written too early');

    expect(await codeOf(late, 'office:exchange', { folder: folderAt(late, 'stick') })).toBe('office/stopped');
    expect(await ask<object>(late, 'office:step', {})).toMatchObject({ isStopped: true, isTakenOut: false });
    // What another wrote that had read the rest of its own history waits for that; of itself it waits for nothing.
    expect((await ask<{ waiting: unknown }>(late, 'station:list', {})).waiting).toEqual([
      { station: 1, count: 1, missing: null },
    ]);
    expect(await exchange(first)).toMatchObject({ received: 0, forked: [] });
    late.close();
  });
});

describe('a station whose key signed one number twice', () => {
  it('is shown with both entries, and nothing more of it is taken in', async () => {
    await titled(second, 'The other history'); // of the machine from which the backup was
    const { forks } = takeIn(desk.session, desk.services, 2, entriesToSend(second.session.office, 2, 1, 1_000));
    expect(forks).toEqual([2]);
    const [fork] = await ask<{ entries: unknown[] }[]>(first, 'office:forks', {});

    expect(fork).toMatchObject({ station: 2, isOwn: false, label: 'machine 2' });
    expect(fork!.entries).toEqual([
      expect.objectContaining({ userLabel: 'person 2' }),
      expect.objectContaining({ userLabel: 'person 2' }),
    ]);
    await titled(copied, 'More');
    bring({ session: copied.services.state.session } as Station, first);
    expect(await titleAt(desk)).toBe('And on');
  });

  it('is decided about at another station by a supervisor: what stands stays, and it is out', async () => {
    expect(await codeOf(second, 'office:decide-fork', { station: 2 })).toBe('input/forbidden');
    expect(await codeOf(first, 'office:decide-fork', { station: 3 })).toBe('office/no-fork');
    const keys = await ask<{ fingerprint: string }[]>(first, 'own-keys:list', {});

    expect(await ask(first, 'office:decide-fork', { station: 2 })).toEqual([]);
    expect(await codeOf(first, 'office:decide-fork', { station: 2 })).toBe('office/no-fork');
    expect((await ask<{ fingerprint: string }[]>(first, 'own-keys:list', {}))[1]!.fingerprint).toBe(keys[0]!.fingerprint);
    expect(listStations(desk.session.office)[1]!.removedAtMs).not.toBeNull();
    expect(await titleAt(desk)).toBe('And on');
    expect((await ask<{ ok: boolean }>(first, 'audit:verify', {})).ok).toBe(true);
  });

  it('joins anew as another', async () => {
    const third = await joinedTo(desk, { at: 3, role: 'officer', seed: 'forks' });
    expect(third.number).toBe(3);
    await titled(third, 'Back again');
    bring(third, first);
    expect(await titleAt(desk)).toBe('Back again');
    third.cleanup();
  });
});

describe('a bundle of a later program', () => {
  it('is known as one whatever it has in it, and waits; of this program it is damaged', async () => {
    const { office } = desk.session;
    const [own] = listStations(office);
    const sealed = async (more: object) => {
      const packed = gzipSync(
        JSON.stringify({
          format: 'enlace-bundle/1',
          office: getVaultState(office).vaultId,
          station: 1,
          schema: schemaOf(office),
          ...more,
        }),
      );
      const signature = signingPair(getSecret(office, 'station-signing-seed')).sign(hash('sha256', packed, 'buffer'));
      return wholeOf(await encrypted([own!.recipient], piecesOf(Buffer.concat([signature, packed]))));
    };
    const newer = { kind: 'newer', station: 1 };

    const later = { schema: schemaOf(office) + 1, entries: [{ said: 'otherwise' }], more: 1 };
    const asked = { ...newer, schema: schemaOf(office) + 1 };
    expect(await openBundle(office, await sealed({ ...later, program: '9.1.0' }))).toEqual({ ...asked, program: '9.1.0' });
    expect(await openBundle(office, await sealed(later))).toEqual({ ...asked, program: null });
    expect(await openBundle(office, await sealed({ ...later, program: 'a\nline' }))).toEqual({ ...asked, program: null });
    expect(await openBundle(office, await sealed({ format: 'enlace-bundle/2' }))).toMatchObject(newer);
    expect(await openBundle(office, await sealed({ entries: [{ said: 'otherwise' }] }))).toMatchObject({
      code: 'office/damaged',
    });
    expect(await openBundle(office, await sealed({ schema: schemaOf(office) + 1, office: 'another' }))).toMatchObject({
      code: 'office/not-of-station',
    });
    expect(listHeads(office).length).toBeGreaterThan(0);
  });
});
