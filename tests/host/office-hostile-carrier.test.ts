import { createHash, hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listGaps } from '../../db/held-entries.ts';
import { listHeads, listStations } from '../../db/stations.ts';
import { getSecret, getVaultState } from '../../db/vault-state.ts';
import { encrypted } from '../../electron/host/age/age.ts';
import { signingPair } from '../../electron/host/keys/ed25519.ts';
import { entriesToSend, openBundle, sealBundle } from '../../electron/host/office/bundle.ts';
import { schemaOf } from '../../electron/host/office/signed-blob.ts';
import { BUNDLE_FORMAT } from '../../shared/contract/office-format.ts';
import { piecesOf, wholeOf } from '../../electron/host/places/pieces.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { officeOf, stateOf, type Station } from '../support/office-stations.ts';

// A carrier that nobody must trust, and a member's machine that works with it: the desk's folder lies open to them.

let office: readonly Station[];
let desk: Station;
let rogue: Station;
let folder: string;
let caseId: string;
beforeEach(async () => {
  office = await officeOf(['officer'], 'carrier');
  [desk, rogue] = office as [Station, Station];
  folder = join(desk.root, 'exchange');
  mkdirSync(folder);
  await importFile(desk as never, caseFile(sampleCase()));
  caseId = await onlyCase(desk as never);
  await exchange(desk, rogue);
  await edit(rogue, 'Theirs');
  await exchange(rogue, desk);
}, 300_000);
afterEach(() => office.toReversed().forEach(({ cleanup }) => cleanup()));

async function exchange(...stations: readonly Station[]) {
  const came = [];
  for (const station of stations)
    came.push(
      await station.ask('office:exchange', { folder: station.services.handles.register({ kind: 'folder', path: folder }) }),
    );
  return came.at(-1)!;
}
const blobs = () =>
  (readdirSync(folder, { recursive: true }) as string[])
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile())
    .sort();
const ofStation = (number: number) => blobs().filter(path => path.includes(`b-${number}-`));
const edit = (station: Station, title: string) =>
  station.ask('case:update-fields', { caseId: caseId, record: caseId, fields: { title } });

/** Put a blob under the name that its bytes have. */
function put(number: number, blob: Uint8Array): void {
  const [one = ''] = ofStation(number);
  writeFileSync(join(one, '..', `b-${number}-${createHash('sha256').update(blob).digest('hex')}.bin`), blob);
}

/** What the rogue's own keys make of bytes that unpack to this. */
function sealedByRogue(content: Uint8Array): Promise<Uint8Array> {
  const { office: db } = rogue.session;
  const packed = gzipSync(content, { level: 1 });
  const signature = signingPair(getSecret(db, 'station-signing-seed')).sign(hash('sha256', packed, 'buffer'));
  const recipients = listStations(db).map(({ recipient }) => recipient);
  return encrypted(recipients, piecesOf(Buffer.concat([signature, packed]))).then(wholeOf);
}

const heldAnywhere = (station: Station, text: string) =>
  ['row_writes.cells', 'changes.old', 'changes.new', 'records.fields', 'held_entries.content', 'deleted_cases.content'].filter(
    place => {
      const [table = '', column = ''] = place.split('.');
      const { office: db } = station.session;
      return (
        db.prepare<[string], number>(`SELECT 1 FROM ${table} WHERE instr(${column}, ?) > 0 LIMIT 1`).pluck().get(text) !==
        undefined
      );
    },
  );

it('unpacks no more of a bundle than a bundle may have, and takes the others’ in', async () => {
  const { office: db } = rogue.session;
  const bundle = {
    format: BUNDLE_FORMAT,
    office: getVaultState(db).vaultId,
    station: rogue.number,
    schema: schemaOf(db),
    entries: entriesToSend(db, rogue.number, 1, 1),
  };
  // But for its size nothing is wrong with it: what follows a bundle's text may be as many spaces as one likes.
  const whole = (size: number) => Buffer.concat([Buffer.from(JSON.stringify(bundle)), Buffer.alloc(size, 0x20)]);
  const bomb = await sealedByRogue(whole(257 * 1024 * 1024));
  expect(bomb.length).toBeLessThan(4 * 1024 * 1024);
  put(rogue.number, bomb);
  put(rogue.number, await sealedByRogue(Buffer.from('['.repeat(5_000_000))));
  await edit(rogue, 'As anybody may');

  await exchange(rogue);
  const came = await exchange(desk);

  expect(came).toMatchObject({ damaged: 2, received: 1 });
  expect(stateOf(desk)['cases']?.join()).toContain('As anybody may');
}, 300_000);

it('takes no blob for what its name says and it is not, nor under another’s name, and goes on', async () => {
  await edit(desk, 'First');
  await exchange(desk);
  await edit(desk, 'Second');
  await exchange(desk);
  const before = stateOf(desk);
  const [one, two] = ofStation(desk.number).slice(-2) as [string, string];
  const [a, b] = [readFileSync(one), readFileSync(two)];
  writeFileSync(one, b);
  writeFileSync(two, a);
  const [theirs = ''] = ofStation(rogue.number);
  put(rogue.number, a); // the desk's, as if the rogue had put it
  put(desk.number, readFileSync(theirs));

  const during = await exchange(rogue);
  expect(during.forked).toEqual([]);
  expect(stateOf(rogue)['cases']).not.toEqual(stateOf(desk)['cases']?.map(row => row.replace('Second', 'x')));
  writeFileSync(one, a);
  writeFileSync(two, b);
  await exchange(rogue, desk);

  expect(stateOf(rogue)).toEqual(stateOf(desk));
  expect(stateOf(desk)['records']).toEqual(before['records']);
});

it('names what a carrier drops, and does not go on without it', async () => {
  const had = ofStation(desk.number);
  await edit(desk, 'Dropped');
  await exchange(desk);
  const [dropped = ''] = ofStation(desk.number).filter(path => !had.includes(path));
  renameSync(dropped, join(desk.root, 'kept-away'));
  await rogue.ask('office:exchange', { folder: rogue.services.handles.register({ kind: 'folder', path: folder }) });
  // The desk looks at what is there, and puts again what is lacking; a carrier that hides the first from the other shows it the second alone.
  await edit(desk, 'After it');
  const number = listHeads(desk.session.office).find(({ station }) => station === desk.number)!.number;
  put(desk.number, await sealBundle(desk.session.office, desk.number, entriesToSend(desk.session.office, desk.number, number)));

  await exchange(rogue);

  expect(listGaps(rogue.session.office)).toMatchObject([{ station: desk.number, count: 1 }]);
  expect(stateOf(rogue)['cases']?.join()).not.toContain('After it');
  renameSync(join(desk.root, 'kept-away'), dropped);
  await exchange(rogue);
  expect(listGaps(rogue.session.office)).toEqual([]);
  expect(stateOf(rogue)['cases']?.join()).toContain('After it');
});

it('brings nothing back that was erased: neither what a carrier kept, nor what a member seals anew', async () => {
  const text = 'Zqerased quarry';
  await rogue.ask('case:add-record', {
    caseId: caseId,
    entity: 'subject',
    fields: { given: text, roles: ['victim'] },
  });
  await exchange(rogue, desk);
  const kept = blobs().map(path => [path, readFileSync(path)] as const);
  const { office: theirs } = rogue.session;
  const known = listHeads(theirs).map(({ station }) => entriesToSend(theirs, station, 1));
  expect(JSON.stringify(known)).toContain(text);
  await desk.ask('case:update-fields', {
    caseId: caseId,
    record: caseId,
    fields: { retentionUntil: '2026-01-02' },
  });
  await desk.ask('case:erase', { caseId: caseId, ground: 'Retention' });
  expect(heldAnywhere(desk, text)).toEqual([]);
  const before = stateOf(desk);

  for (const path of blobs()) rmSync(path);
  for (const [path, bytes] of kept) writeFileSync(path, bytes);
  for (const entries of known) put(rogue.number, await sealBundle(theirs, rogue.number, entries));
  desk.session.office.prepare('DELETE FROM bundles WHERE station = ?').run(rogue.number); // as if it had seen none of them
  const came = await exchange(desk);

  expect(came).toMatchObject({ received: 0, forked: [] });
  expect(heldAnywhere(desk, text)).toEqual([]);
  expect(stateOf(desk)).toEqual(before);
  await exchange(rogue);
  expect(heldAnywhere(rogue, text)).toEqual([]);
  expect(stateOf(rogue)).toEqual(stateOf(desk));
});

it('opens a bundle sealed anew by a member for another station’s entries as the member’s own, and takes none of them', async () => {
  await edit(desk, 'Only the desk says it');
  const { office: db } = desk.session;
  const entries = entriesToSend(db, desk.number, listHeads(db).find(({ station }) => station === desk.number)!.number);
  const resealed = await sealBundle(rogue.session.office, rogue.number, entries);
  expect(await openBundle(rogue.session.office, resealed)).toMatchObject({ kind: 'entries', station: rogue.number });
  put(rogue.number, resealed);

  await exchange(desk);
  expect(stateOf(desk)['cases']?.join()).toContain('Only the desk says it');
  const head = listHeads(desk.session.office).find(({ station }) => station === rogue.number);
  expect(await exchange(desk)).toMatchObject({ received: 0, setAside: 0, forked: [] });
  expect(listHeads(desk.session.office).find(({ station }) => station === rogue.number)).toEqual(head);
  expect(listGaps(desk.session.office)).toEqual([]); // nor waits any of them in the member's chain
});
