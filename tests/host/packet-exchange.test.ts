import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getVaultState, updateChannelEpoch } from '../../db/vault-state.ts';
import { build, outbox, outboxFiles, outboxPath, sourceOf, twoOffices } from '../support/exchange.ts';

let offices: Awaited<ReturnType<typeof twoOffices>>;
beforeEach(async () => {
  offices = await twoOffices({ 'note.txt': 'A plain synthetic note.' }, { documents: [{ title: 'Nota', file: 'note.txt' }] });
});
afterEach(() => offices.cleanup());

describe('a packet between two offices', () => {
  it('is built, taken in with locked marks, and acknowledged', async () => {
    const { us, mx, caseId } = offices;
    const built = await build(us, caseId);

    const imported = await mx.ask('packet:import', { file: sourceOf(mx, built.path) });

    expect(imported).toMatchObject({ number: 1, place: 'next', isNewCase: true, kind: 'disclosure' });
    const { file } = await mx.ask('case:show', { caseId: imported.caseId! });
    expect(file.records.find(({ fields }) => fields['paternal'] === 'Peñafiel')?.marks['*']).toMatchObject({
      locked: true,
      originator: 'US-DOJ-OIA',
    });
    expect(JSON.stringify(file)).not.toContain('Ibarrola');
    const receipt = await mx.ask('packet:receipt', { packetId: built.packetId, folder: outbox(mx) });
    const acknowledged = await us.ask('packet:import', { file: sourceOf(us, join(outboxPath(mx), receipt.file)) });
    expect(acknowledged).toMatchObject({ kind: 'receipt', acknowledges: built.packetId });
    const sent = (await us.ask('packet:list', {})).lines.find(({ packetId }) => packetId === built.packetId);
    expect(sent).toMatchObject({ direction: 'out', state: 'sent', acknowledged: { by: receipt.packetId } });
  });

  it('refuses a second import and changes nothing', async () => {
    const { us, mx, caseId } = offices;
    const { path } = await build(us, caseId);
    await mx.ask('packet:import', { file: sourceOf(mx, path) });
    const before = [await mx.ask('case:list', {}), await mx.ask('packet:list', {}), readdirSync(join(mx.folder, 'files'))];

    const again = await mx.request('packet:import', { file: sourceOf(mx, path) });

    expect(again).toMatchObject({ ok: false, failure: { code: 'packet/replayed' } });
    expect([await mx.ask('case:list', {}), await mx.ask('packet:list', {}), readdirSync(join(mx.folder, 'files'))]).toEqual(
      before,
    );
  });

  it('refuses a packet that comes before the one it follows, until a person accepts the gap', async () => {
    const { us, mx, caseId } = offices;
    const first = await build(us, caseId);
    const second = await build(us, caseId);

    const early = await mx.request('packet:import', { file: sourceOf(mx, second.path) });
    const accepted = await mx.ask('packet:import', { file: sourceOf(mx, second.path), acceptGap: true });
    const late = await mx.request('packet:import', { file: sourceOf(mx, first.path) });

    expect(early).toMatchObject({ ok: false, failure: { code: 'packet/gap' } });
    expect(accepted).toMatchObject({ place: 'after-gap', number: 2 });
    expect(late).toMatchObject({ ok: false, failure: { code: 'packet/out-of-order' } });
  });

  it('adds a second packet to the case that the first one made', async () => {
    const { us, mx, caseId } = offices;
    const one = await mx.ask('packet:import', { file: sourceOf(mx, (await build(us, caseId)).path) });

    const two = await mx.ask('packet:import', { file: sourceOf(mx, (await build(us, caseId)).path) });

    expect(two).toMatchObject({ caseId: one.caseId, isNewCase: false, records: { added: 0 } });
  });

  it('refuses a packet of a numbering that the sender has left, until a person accepts it as late', async () => {
    const { us, mx, caseId } = offices;
    const { channelEpoch } = getVaultState(us.session.office);
    await mx.ask('packet:import', { file: sourceOf(mx, (await build(us, caseId)).path) });
    updateChannelEpoch(us.session.office, 'restored');
    mx.setNowMs(mx.services.nowMs() + 1000);
    const renewed = await mx.ask('packet:import', { file: sourceOf(mx, (await build(us, caseId)).path) });
    updateChannelEpoch(us.session.office, channelEpoch);
    const { path } = await build(us, caseId);

    const old = await mx.request('packet:import', { file: sourceOf(mx, path) });
    const accepted = await mx.ask('packet:import', { file: sourceOf(mx, path), acceptGap: true });

    expect(renewed).toMatchObject({ place: 'next', number: 1, isNewEpoch: true });
    expect(old).toMatchObject({ ok: false, failure: { code: 'packet/old-epoch' } });
    expect(accepted).toMatchObject({ place: 'late', number: 2, isNewEpoch: false });
  });

  it('says value by value what a second packet would change, and what it no longer gives', async () => {
    const { us, mx, caseId } = offices;
    const first = await build(us, caseId);
    const verify = (path: string) => mx.ask('packet:verify', { file: sourceOf(mx, path) });
    const fresh = (await verify(first.path)).changes;
    expect(fresh.length).toBeGreaterThan(0);
    expect(new Set(fresh.map(({ kind }) => kind))).toEqual(new Set(['new-record']));
    await mx.ask('packet:import', { file: sourceOf(mx, first.path) });

    const titled = 'Petición con título nuevo';
    await us.ask('case:update-fields', { caseId, record: caseId, fields: { title: titled } });
    const mark = { caveats: [{ kind: 'NOREL' as const, to: ['MX-FGR'] }] };
    await us.ask('case:set-mark', { caseId, record: caseId, field: 'openedOn', mark });
    const { changes } = await verify((await build(us, caseId)).path);

    expect(changes).toEqual([
      expect.objectContaining({ kind: 'changed', entity: 'case', field: 'title', old: 'Petición sobre Peñafiel', new: titled }),
      expect.objectContaining({ kind: 'no-longer', entity: 'case', field: 'openedOn', old: '2026-01-10', new: null }),
    ]);
  });

  it('leads what came back to the case that it is about, and never tells the sender of that case', async () => {
    const { us, mx, caseId } = offices;
    const there = await mx.ask('packet:import', { file: sourceOf(mx, (await build(us, caseId)).path) });
    const answer = await build(mx, there.caseId!, 'US-DOJ-OIA');

    const back = await us.ask('packet:import', { file: sourceOf(us, answer.path) });

    expect(back).toMatchObject({ isNewCase: true, about: caseId });
    const { file } = await us.ask('case:show', { caseId: back.caseId! });
    const { reference } = (await us.ask('case:show', { caseId })).file.records.find(({ entity }) => entity === 'case')!.fields;
    const links = file.records.filter(({ entity }) => entity === 'caseLink');
    expect(links.map(({ fields }) => fields)).toEqual([{ otherCase: caseId, otherReference: reference, relation: 'same-facts' }]);
    const again = await build(us, back.caseId!);
    expect(again.released.filter(path => path.startsWith('caseLinks'))).toEqual([]);
    expect(again.withheld.filter(({ path }) => path.startsWith('caseLinks'))).toEqual([]);
  });

  it('refuses a packet that is sealed to another, altered or cut short, and keeps nothing of it', async () => {
    const { us, mx, caseId } = offices;
    const { path } = await build(us, caseId);
    const bytes = readFileSync(path);
    const spoiled = (change: (copy: Buffer) => Buffer) => {
      writeFileSync(join(mx.root, 'spoiled.age'), change(Buffer.from(bytes)));
      return mx.request('packet:import', { file: sourceOf(mx, join(mx.root, 'spoiled.age')) });
    };

    const own = await us.request('packet:inspect', { file: sourceOf(us, path) });
    const flipped = await spoiled(copy => (copy.writeUInt8(copy.readUInt8(copy.length - 99) ^ 1, copy.length - 99), copy));
    const cut = await spoiled(copy => copy.subarray(0, copy.length - 1000));
    const other = await spoiled(() => Buffer.from('not a packet at all'));

    expect(own).toMatchObject({ ok: false, failure: { code: 'packet/not-for-us' } });
    expect(flipped).toMatchObject({ ok: false, failure: { code: 'packet/damaged' } });
    expect(cut).toMatchObject({ ok: false, failure: { code: 'packet/damaged' } });
    expect(other).toMatchObject({ ok: false, failure: { code: 'packet/not-a-packet' } });
    expect(readdirSync(join(mx.folder, 'files'))).toEqual([]);
  });

  it('turns a number that a failed write abandoned into a signed void, which the counterpart takes in', async () => {
    const { us, mx, caseId } = offices;
    const stream = new WritableStream<Uint8Array>({ write: () => Promise.reject(new Error('planted')) }); // signed by then, and does not get out
    const file = us.services.handles.register({ kind: 'sink', name: 'packet.age', stream });
    const failed = await us.request('packet:build', { caseId, recipient: 'MX-FGR', purpose: 'same-case', scope: 'all', file });
    expect(failed.ok).toBe(false);

    const built = await build(us, caseId);

    expect(built).toMatchObject({ number: 2, voids: [{ number: 1 }] });
    expect(outboxFiles(us)).toHaveLength(2);
    const voided = await mx.ask('packet:import', { file: sourceOf(mx, join(outboxPath(us), built.voids[0]!.file)) });
    const next = await mx.ask('packet:import', { file: sourceOf(mx, built.path) });
    expect([voided.kind, voided.number, next.number, next.place]).toEqual(['void', 1, 2, 'next']);
  });
});
