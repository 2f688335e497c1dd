import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Json } from '../../shared/language.ts';
import { getPacketJson, listLedger } from '../../db/ledger.ts';
import { build, outbox, sourceOf, twoOffices } from '../support/exchange.ts';
import { composePacket, partsWith } from '../support/packets.ts';
import { openReleased } from '../support/released.ts';

let offices: Awaited<ReturnType<typeof twoOffices>>;
let schema: z.ZodType;
beforeAll(async () => {
  offices = await twoOffices();
  // Read back by another way than the one that wrote it: from the JSON Schema alone.
  schema = z.fromJSONSchema((await offices.us.ask('schema:packet', {})) as Parameters<typeof z.fromJSONSchema>[0]);
});
afterAll(() => offices.cleanup());

const payloadOf = (packetJson: Uint8Array): Record<string, Json> => {
  const { payload } = JSON.parse(Buffer.from(packetJson).toString()) as { readonly payload: string };
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, Json>;
};

it('the schema that is printed accepts what is signed in real packets of each kind', async () => {
  const { us, mx, caseId } = offices;
  const { path } = await build(us, caseId);
  const { packetId } = await mx.ask('packet:import', { file: sourceOf(mx, path) });
  await mx.ask('packet:receipt', { packetId, folder: outbox(mx) });
  const sent = [us, mx].flatMap(({ session: { office } }) =>
    listLedger(office, { direction: 'out' }, { offset: 0, limit: 9 }).map(entry => payloadOf(getPacketJson(office, entry))),
  );

  expect(sent.map(payload => (payload['enlace'] as { kind: string }).kind).sort()).toEqual(['disclosure', 'receipt']);
  for (const payload of sent) expect(schema.safeParse(payload).error?.issues ?? []).toEqual([]);
});

it('and refuses a member more, a slot that is none, and a kind that there is not', () => {
  const good = payloadOf(composePacket(partsWith()).packetJson);
  const header = good['enlace'] as Record<string, Json>;
  const content = good['case'] as Record<string, Json>;

  expect(schema.safeParse(good).success).toBe(true);
  expect(schema.safeParse({ ...good, footnotes: [] }).success).toBe(false);
  expect(schema.safeParse({ ...good, enlace: { ...header, kind: 'promise' } }).success).toBe(false);
  expect(schema.safeParse({ ...good, case: { ...content, fields: { _sd: ['short'] } } }).success).toBe(false);
  expect(schema.safeParse({ ...good, case: { ...content, fields: { title: 'plain' } } }).success).toBe(false);
});

it('accepts what the first release signed', async () => {
  const released = await openReleased('schema-0012');
  try {
    const { office } = released.session;
    const entries = listLedger(office, {}, { offset: 0, limit: 9 });

    expect(entries).toHaveLength(3);
    for (const entry of entries)
      expect(schema.safeParse(payloadOf(getPacketJson(office, entry))).error?.issues ?? []).toEqual([]);
  } finally {
    released.cleanup();
  }
});
