import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Release } from '../../electron/host/packets/release/release.ts';
import { leavingDocuments } from '../../electron/host/packets/release/attachments.ts';
import type { RecordId } from '../../shared/language.ts';
import { anyChange, featuresOf, isEmitted, withheldFields } from '../support/packet-pairs.ts';
import { pairOffice, pairsIn, papers } from '../support/pair-office.ts';
import { asItIs, packetIf, releaseIf } from '../support/whole-packets.ts';

let office: Awaited<ReturnType<typeof pairOffice>>;
let base: Release;
beforeAll(async () => {
  office = await pairOffice();
  base = releaseIf(office.us, office.caseId, asItIs);
});
afterAll(() => office.cleanup());

it('has in its case what must not leave, beside files and values that do', () => {
  const staying = base.file.records.filter(record => !isEmitted(base, record));

  const names = new Set(staying.map(({ entity }) => entity));
  const kinds = ['subject', 'alias', 'charge', 'contactPoint', 'event', 'caseLink', 'warrant', 'plan', 'deadline'];
  expect([...names]).toEqual(expect.arrayContaining(kinds));
  for (const kind of ['event', 'caseLink', 'warrant', 'charge'])
    expect(base.file.records.filter(record => record.entity === kind && isEmitted(base, record))).not.toHaveLength(0);
  const leaving = leavingDocuments(base).map(({ record: { id } }) => id);
  expect(leaving).toEqual(expect.arrayContaining([papers.paper, papers.scan]));
  expect(leaving).not.toContain(papers.staying);
  const withheld = base.file.records.flatMap(record => withheldFields(base, record).map(name => record.fields[name]));
  expect(withheld.length).toBeGreaterThan(40);
});

it('shows a recipient nothing of what is withheld: whole packets differ in commitments alone (non-interference)', async () => {
  await expectEqualPackets(undefined, 40);
}, 240_000);

it('shows a recipient nothing of what nobody chose, be it whole records (non-interference of the scope)', async () => {
  const { chosen } = await pairsIn(office, 'proposed');
  const scoped = releaseIf(office.us, office.caseId, asItIs, chosen);
  const outside = scoped.file.records.filter(record => !isEmitted(scoped, record) && isEmitted(base, record));
  expect(outside.length).toBeGreaterThan(5);

  await expectEqualPackets(chosen, 60);
}, 240_000);

/** Random pairs of cases that differ in what stays alone, each built whole. */
async function expectEqualPackets(chosen: readonly RecordId[] | undefined, numRuns: number): Promise<void> {
  const { us, caseId } = office;
  const { of } = await pairsIn(office, chosen === undefined ? 'all' : 'proposed');
  const expected = await packetIf(us, caseId, asItIs, chosen);
  const had = new Map<string, number>();
  let different = 0;
  await fc.assert(
    fc.asyncProperty(anyChange(of), async change => {
      const packet = await packetIf(us, caseId, change, chosen);
      if (String(packet.kept) !== String(expected.kept)) different++;
      for (const name of featuresOf(of, change)) had.set(name, (had.get(name) ?? 0) + 1);
      expect(packet.seen).toEqual(expected.seen);
    }),
    { numRuns, endOnFailure: true },
  );
  expect(different).toBeGreaterThan(numRuns / 2);
  expect(had.size).toBe(15); // each thing that may differ did
}
