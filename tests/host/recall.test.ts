import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linesText } from '../../electron/terminal/packet-commands.ts';
import { recalledLines } from '../../electron/terminal/recall-text.ts';
import { readers } from '../../shared/reader.ts';
import type { Answer } from '../../shared/contract/packets.ts';
import type { DayKind } from '../../shared/day.ts';
import type { PacketId } from '../../shared/language.ts';
import { onlyCase } from '../support/case-file.ts';
import { build, outbox, outboxFiles, outboxPath, sourceOf, trust, twoOffices } from '../support/exchange.ts';
import type { TempVault } from '../support/temp-vault.ts';

let offices: Awaited<ReturnType<typeof twoOffices>>;
let first: Awaited<ReturnType<typeof build>>;
beforeEach(async () => {
  offices = await twoOffices();
  first = await build(offices.us, offices.caseId);
});
afterEach(() => offices.cleanup());

const recall = (why = 'Sent in error') =>
  offices.us.request('packet:recall', { packetId: first.packetId, why, folder: outbox(offices.us) });

async function recalled() {
  const answer = await recall();
  if (!answer.ok) throw new Error(answer.failure.code);
  return { ...answer.value, path: join(outboxPath(offices.us), answer.value.file) };
}

async function personOf(vault: TempVault) {
  const { file } = await vault.ask('case:show', { caseId: await onlyCase(vault) });
  return file.records.find(({ entity, fields }) => entity === 'subject' && fields['paternal'] === 'Peñafiel')!.id;
}

async function ofToday(vault: TempVault, kind: DayKind) {
  const { groups } = await vault.ask('today:read', { view: 'office', rows: 500 });
  return groups.flatMap(({ rows }) => rows.filter(row => row.kind === kind));
}

const answeredWith = async (packetId: PacketId) =>
  (await offices.us.ask('packet:list', {})).lines.find(line => line.packetId === packetId)?.acknowledged?.answer;

describe('a recall', () => {
  it.each(['done', 'refused'] as const)('is shown with its reason, and is awaited until its reader answers: %s', async answer => {
    const { us, mx } = offices;
    await mx.ask('packet:import', { file: sourceOf(mx, first.path) });
    const { path, packetId } = await recalled();

    const seen = await mx.ask('packet:inspect', { file: sourceOf(mx, path) });
    await mx.ask('packet:import', { file: sourceOf(mx, path) });
    const awaited = await us.ask('packet:awaited', {});
    const silent = await mx.request('packet:receipt', { packetId, folder: outbox(mx) });
    if (answer === 'done') await mx.ask('case:delete', { caseId: await onlyCase(mx), reason: 'Recalled' });
    const receipt = await mx.ask('packet:receipt', { packetId, answer, folder: outbox(mx) });
    await us.ask('packet:import', { file: sourceOf(us, join(outboxPath(mx), receipt.file)) });

    expect(seen).toMatchObject({ why: 'Sent in error', addsTo: { packetId: first.packetId, number: 1 }, released: [] });
    expect(awaited.lines.map(({ kind }) => kind)).toContain('recall');
    expect(silent).toMatchObject({ ok: false, failure: { code: 'packet/answer-missing' } });
    expect(await answeredWith(packetId)).toBe(answer);
    expect((await us.ask('packet:awaited', {})).lines.map(line => line.packetId)).toEqual([first.packetId]);
    const thread = await mx.ask('packet:thread', { packetId: first.packetId, direction: 'in' });
    expect(thread.map(({ kind }) => kind)).toEqual(['disclosure', 'recall']);
  });

  it('is not answered as done while what it recalls stands, but for what another packet gave the same', async () => {
    const { us, mx, caseId } = offices;
    await us.ask('case:update-fields', { caseId, record: await personOf(us), fields: { maternal: 'Quintanilla' } });
    const second = await build(us, caseId);
    for (const { path } of [first, second]) await mx.ask('packet:import', { file: sourceOf(mx, path) });
    const recall = await us.ask('packet:recall', { packetId: second.packetId, why: 'Another person', folder: outbox(us) });
    const imported = await mx.ask('packet:import', { file: sourceOf(mx, join(outboxPath(us), recall.file)) });
    const done = () => mx.request('packet:receipt', { packetId: recall.packetId, answer: 'done', folder: outbox(mx) });
    const record = await personOf(mx);
    const held = await onlyCase(mx);

    expect(recall.others).toMatchObject([{ packetId: first.packetId, number: 1, kind: 'disclosure' }]);
    expect(imported.recalls).toEqual({ packetId: second.packetId, number: 2, caseId: held, why: 'Another person' });
    const place = { path: `subject.maternal@${record}`, code: 'packet/recalled-place' };
    expect(await done()).toMatchObject({ ok: false, failure: { code: 'packet/recalled-stands', places: [place] } });
    expect(outboxFiles(mx)).toEqual([]);
    const today = () => ofToday(mx, 'recall');
    expect(await today()).toMatchObject([
      { caseId: held, packet: recall.packetId, what: { en: expect.stringContaining('US-DOJ-OIA') as string } },
    ]);
    await mx.ask('case:update-fields', { caseId: held, record, fields: { maternal: null } });
    expect(await done()).toMatchObject({ ok: true });
    expect(await today()).toEqual([]);
  });

  it('is named with what was given by a supplement, which is recalled by itself', async () => {
    const offered = await twoOffices();
    const { us, mx, caseId } = offered;
    try {
      await us.ask('agency:profile', { agency: 'MX-FGR', standing: 'vetted', purposes: ['same-case'], formalChannel: true });
      const early = await build(us, caseId);
      await trust(us, 'MX-FGR');
      const asked = {
        caseId,
        recipient: 'MX-FGR',
        purpose: 'same-case',
        folder: outbox(us),
        acknowledgeUncompared: true,
      } as const;
      const later = await us.ask('packet:build', { ...asked, supplement: { packet: early.packetId } });
      for (const file of [early.file, later.file])
        await mx.ask('packet:import', { file: sourceOf(mx, join(outboxPath(us), file)) });

      const of = (packetId: PacketId) => us.ask('packet:recall', { packetId, why: 'Sent in error', folder: outbox(us) });
      const recall = await of(early.packetId);
      expect(recall.others).toEqual([{ packetId: later.packetId, number: 2, kind: 'supplement', values: 0 }]);
      const ofLater = await of(later.packetId);
      expect(ofLater.others).toEqual([]);
      for (const { file } of [recall, ofLater]) await mx.ask('packet:import', { file: sourceOf(mx, join(outboxPath(us), file)) });
      const done = await mx.request('packet:receipt', { packetId: ofLater.packetId, answer: 'done', folder: outbox(mx) });
      expect(done).toMatchObject({ ok: false, failure: { code: 'packet/recalled-stands' } });
      expect(new Set((await ofToday(mx, 'recall')).map(({ packet }) => packet))).toEqual(
        new Set([recall.packetId, ofLater.packetId]),
      );
    } finally {
      offered.cleanup();
    }
  });

  it('is told of where the packet stands, at both ends, with the answer that was given last', async () => {
    const { us, mx } = offices;
    await mx.ask('packet:import', { file: sourceOf(mx, first.path) });
    const { path, packetId, number } = await recalled();
    await mx.ask('packet:import', { file: sourceOf(mx, path) });
    const told = async (vault: TempVault) =>
      (await vault.ask('packet:list', {})).lines.find(line => line.packetId === first.packetId)?.recalled;
    const said = { packetId, number, why: 'Sent in error' };
    const answered = async (answer: Answer) =>
      join(outboxPath(mx), (await mx.ask('packet:receipt', { packetId, answer, folder: outbox(mx) })).file);

    for (const vault of [us, mx]) expect(await told(vault)).toEqual({ ...said, answer: null, isAnswered: false });
    expect(await recall()).toMatchObject({ ok: false, failure: { code: 'packet/recall-unanswered' } });
    const refused = await answered('refused');
    await mx.ask('case:delete', { caseId: await onlyCase(mx), reason: 'Recalled' });
    const done = await answered('done');
    await us.ask('packet:import', { file: sourceOf(us, done), acceptGap: true });
    await us.ask('packet:import', { file: sourceOf(us, refused), acceptGap: true }); // it came late

    for (const vault of [us, mx]) expect(await told(vault)).toEqual({ ...said, answer: 'done', isAnswered: true });
    const later = await answered('refused');
    await us.ask('packet:import', { file: sourceOf(us, later) });
    for (const vault of [us, mx]) expect(await told(vault)).toMatchObject({ answer: 'refused' });
    const { lines } = await mx.ask('packet:list', { direction: 'in' });
    const shown = linesText(lines, readers.es).split('\n');
    expect(shown.filter(line => /retirado por 000002: rechazado|respondimos: rechazado/.test(line))).toHaveLength(2);
    const inCase = recalledLines(lines, readers.en);
    expect(inCase).toEqual(['! US-DOJ-OIA recalled its packet 000001: Sent in error (recalled by 000002: refused)']);
    expect(await recall('Once more')).toMatchObject({ ok: true });
  });

  it('says nothing in its reason that stays, and takes no number then', async () => {
    const { us } = offices;

    expect(await recall('Ramona Ibarrola is in it')).toMatchObject({ ok: false, failure: { code: 'packet/leak' } });
    expect((await us.ask('packet:list', {})).total).toBe(1);
  });

  it('waits for the packet that it recalls', async () => {
    const { mx } = offices;
    const { path } = await recalled();

    const answer = await mx.request('packet:import', { file: sourceOf(mx, path), acceptGap: true });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'packet/earlier-missing' } });
  });
});
