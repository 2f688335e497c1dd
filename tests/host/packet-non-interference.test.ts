import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Release } from '../../electron/host/packets/release/release.ts';
import { leavingDocuments } from '../../electron/host/packets/release/attachments.ts';
import type { RecordId } from '../../shared/language.ts';
import { anyChange, isEmitted, withheldFields } from '../support/packet-pairs.ts';
import { asItIs, demoCase, releaseIf, wholePacket } from '../support/whole-packets.ts';

let office: Awaited<ReturnType<typeof demoCase>>;
let base: Release;
beforeAll(async () => {
  office = await demoCase();
  base = releaseIf(office.us, office.caseId, asItIs);
});
afterAll(() => office.cleanup());

it('has in its case what must not leave, beside files and values that do', () => {
  const staying = base.file.records.filter(record => !isEmitted(base, record));

  const names = new Set(staying.map(({ entity }) => entity));
  expect([...names]).toEqual(expect.arrayContaining(['subject', 'alias', 'charge', 'contactPoint']));
  expect(leavingDocuments(base)).not.toHaveLength(0);
  const withheld = base.file.records.flatMap(record => withheldFields(base, record).map(name => record.fields[name]));
  expect(withheld.length).toBeGreaterThan(40);
});

it('shows a recipient nothing of what is withheld: whole packets differ in commitments alone (non-interference)', async () => {
  await expectEqualPackets(base, undefined, 40);
}, 240_000);

it('shows a recipient nothing of what nobody chose, be it whole records (non-interference of the scope)', async () => {
  const { us, caseId } = office;
  const proposed = await us.ask('scope:show', { caseId, recipient: 'MX-FGR', purpose: 'same-case' });
  const chosen = proposed.rows.filter(row => row.chosen).map(({ record }) => record);
  const scoped = releaseIf(us, caseId, asItIs, chosen);
  const outside = scoped.file.records.filter(record => !isEmitted(scoped, record) && isEmitted(base, record));
  expect(outside.length).toBeGreaterThan(5);

  await expectEqualPackets(scoped, chosen, 60);
}, 240_000);

/** Random pairs of cases that differ in what stays alone, each built whole. */
async function expectEqualPackets(from: Release, chosen: readonly RecordId[] | undefined, numRuns: number): Promise<void> {
  const { us, caseId } = office;
  const expected = await wholePacket(us, from);
  let different = 0;
  await fc.assert(
    fc.asyncProperty(anyChange(from), async change => {
      const packet = await wholePacket(us, releaseIf(us, caseId, change, chosen));
      if (String(packet.kept) !== String(expected.kept)) different++;
      expect(packet.seen).toEqual(expected.seen);
    }),
    { numRuns, endOnFailure: true },
  );
  expect(different).toBeGreaterThan(numRuns / 2);
}
