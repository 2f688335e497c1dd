import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PacketId } from '../../shared/language.ts';
import { packetCommands } from '../../electron/terminal/packet-commands.ts';
import { english } from '../../shared/reader.ts';
import { outbox, twoOffices } from '../support/exchange.ts';

const LATER = 620; // more than any list gives at once
let offices: Awaited<ReturnType<typeof twoOffices>>;
let [sent, next]: readonly PacketId[] = [];
beforeAll(async () => {
  offices = await twoOffices();
  const { us, caseId } = offices;
  const build = () => us.ask('packet:build', { caseId, recipient: 'MX-FGR', purpose: 'same-case', folder: outbox(us) });
  const built = [await build()];
  us.setNowMs(us.services.nowMs() + 1_000); // of two that left in one moment neither is the first
  built.push(await build());
  [sent, next] = built.map(({ packetId }) => packetId);
}, 60_000);
afterAll(() => offices.cleanup());

const awaited = (limit?: number) => offices.us.ask('packet:awaited', limit === undefined ? {} : { limit });

/** Packets after the one that was built, like it but for what is named. */
function insertLike(name: string, count: number, set: Readonly<Record<string, string>>): void {
  const columns = [
    'kind',
    'agency',
    'case_id',
    'header',
    'hash',
    'seed',
    'size_bytes',
    'file',
    'by_user',
    'direction',
    'acked_by',
    'acked_at_ms',
    'voided_at_ms',
  ];
  offices.us.session.office
    .prepare(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
       INSERT INTO ledger (packet_id, at_ms, ${columns.join(', ')})
       SELECT ? || i, at_ms + i, ${columns.map(column => set[column] ?? column).join(', ')} FROM n JOIN ledger ON packet_id = ?`,
    )
    .run(count, `${name}-`, sent);
}

describe('the receipts that are awaited', () => {
  it('are those of the packets that left and nobody acknowledged, however many packets came and went later', async () => {
    expect(await awaited()).toMatchObject({ total: 2, lines: [{ packetId: sent, days: 0 }, { packetId: next }] });

    insertLike('came', LATER, { direction: "'in'" });
    insertLike('answered', LATER, { acked_by: "'hand: Somebody'", acked_at_ms: 'at_ms + i' });

    expect(await awaited()).toMatchObject({ total: 2, lines: [{ packetId: sent }, { packetId: next }] });
    const last = (await offices.us.ask('packet:list', { limit: 500 })).lines;
    expect(last.some(({ packetId }) => packetId === sent)).toBe(false);
  });

  it('are none of a packet that was voided, whose number is not settled, or for which no receipt is owed', async () => {
    insertLike('voided', 1, { voided_at_ms: 'at_ms + i' });
    insertLike('unsettled', 1, {});
    insertLike('receipt', 1, { kind: "'receipt'" });

    expect((await awaited()).total).toBe(2);
  });

  it('are counted in all, however few are given, the longest awaited first', async () => {
    const both = await awaited();

    expect(both.lines.map(({ packetId }) => packetId)).toEqual([sent, next]);
    expect(await awaited(1)).toEqual({ lines: both.lines.slice(0, 1), total: 2 });
  });
});

describe('the ledger', () => {
  it('gives every packet, page by page, each once, and says how many there are in all', async () => {
    const { us } = offices;
    const first = await us.ask('packet:list', { direction: 'in', limit: 500 });
    const rest = await us.ask('packet:list', { direction: 'in', offset: 500, limit: 500 });
    const others = await us.ask('packet:list', { agency: 'US-USMS' });

    expect([first.lines.length, first.total]).toEqual([500, LATER]);
    expect(new Set([...first.lines, ...rest.lines].map(({ packetId }) => packetId)).size).toBe(LATER);
    expect(others).toEqual({ lines: [], total: 0 });
  });

  it('is found by number, counterpart, reference and surname, whatever their order and case', async () => {
    const { us, caseId } = offices;
    const { reference, persons } = (await us.ask('case:list', {})).cases.find(({ id }) => id === caseId)!;
    const found = (text: string) => us.ask('packet:list', { direction: 'out', text });
    const surname = persons.split(/[ ,]/)[0]!.toLowerCase();

    for (const text of ['000002', `fgr 000002`, `000002 ${reference.toLowerCase()}`, `${surname} 0002`])
      expect(await found(text)).toMatchObject({ total: 1, lines: [{ packetId: next }] });
    expect((await found(reference)).total).toBe((await us.ask('packet:list', { direction: 'out' })).total); // all are of that case
    expect(await found('000002 nowhere')).toEqual({ lines: [], total: 0 });
    expect((await us.ask('packet:list', { direction: 'in', text: '000002' })).total).toBe(0);
  });

  it('is listed whole in the terminal, whatever one page of it holds', async () => {
    const { us, caseId } = offices;
    const list = packetCommands.find(({ words }) => words === 'packet list')!;
    const terminal = { request: (channel: 'packet:list', input: object) => us.ask(channel, input) } as never;

    const text = list.say(await list.run(terminal, [], {}), english);
    const { ledger } = await us.ask('case:read', { caseId });

    expect(text).toContain(sent);
    expect(text.split('\n').length).toBeGreaterThan(2 * LATER);
    expect(ledger.map(({ packetId }) => packetId)).toContain(sent);
  });

  it('gives the last of one direction that carry a case, whatever else came and went since', async () => {
    const { us } = offices;
    insertLike('receipts', LATER, { direction: "'in'", kind: "'receipt'" });
    const came = (await us.ask('packet:list', { direction: 'in', carries: 'case', limit: 2 })).lines;
    const left = (await us.ask('packet:list', { direction: 'out', carries: 'case', limit: 2 })).lines;

    expect(came.map(({ direction, kind }) => [direction, kind])).toEqual([
      ['in', 'disclosure'],
      ['in', 'disclosure'],
    ]);
    expect(left.map(({ direction }) => direction)).toEqual(['out', 'out']);
  });
});
