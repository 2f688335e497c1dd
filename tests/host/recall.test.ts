import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PacketId } from '../../shared/language.ts';
import { build, outbox, outboxPath, sourceOf, twoOffices } from '../support/exchange.ts';

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
