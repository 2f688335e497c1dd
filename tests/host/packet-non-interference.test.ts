import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { catalogue, type EntityName } from '../../shared/catalogue.ts';
import type { CaseRecord } from '../../shared/case.ts';
import type { Release } from '../../electron/host/packets/release/release.ts';
import { emittedBranches, leavingDocuments } from '../../electron/host/packets/release/attachments.ts';
import type { Json, RecordId } from '../../shared/language.ts';
import { isStructural, valueOf } from '../shared/decision/arbitraries.ts';
import { asItIs, demoCase, releaseIf, wholePacket, type Change } from '../support/whole-packets.ts';

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

/** Withheld values of any length, script and shape, or none; records that stay, gone, and more of them at any place. */
function anyChange(from: Release): fc.Arbitrary<Change> {
  const staying = from.file.records.filter(record => !isEmitted(from, record));
  const unnamed = staying.filter(({ id }) => !from.file.records.some(other => other.parentId === id || refersTo(other, id)));
  const more = fc
    .tuple(fc.constantFrom(...staying), fc.nat({ max: 9 }))
    .chain(([record, position]) => withOtherValues(from, record).map(other => ({ ...other, position })));
  return fc.record({
    changed: fc.tuple(...from.file.records.map(record => withOtherValues(from, record))),
    removed: fc.subarray(unnamed.map(({ id }) => id)),
    added: fc.array(more, { maxLength: 12 }).map(records => records.map((record, at) => ({ ...record, id: newId(at) }))),
  });
}

function withOtherValues(from: Release, record: CaseRecord): fc.Arbitrary<CaseRecord> {
  const values = withheldFields(from, record).map(
    name => [name, fc.option(anyValue(record, name), { nil: undefined, freq: 3 })] as const,
  );
  return fc.record(Object.fromEntries(values)).map(other => {
    const fields = Object.entries({ ...record.fields, ...other }).filter(([, value]) => value !== undefined);
    return { ...record, fields: Object.fromEntries(fields) as Record<string, Json> }; // the undefined ones are gone
  });
}

const anyWords = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('李小龍', 'ليلى', 'Ξένος', 'Ñ'),
  fc.string({ minLength: 1, maxLength: 9 }).map(text => text.repeat(400)),
);

function anyValue({ entity }: CaseRecord, name: string): fc.Arbitrary<Json> {
  const { type } = catalogue[entity as EntityName].fields[name]!; // withheldFields names catalogue fields alone
  return ['text', 'name', 'identifier', 'phone', 'email'].includes(type) ? anyWords : valueOf(type, []);
}

/** Fields whose own value does not leave, in any form. What acts as a mark, and references, which hold the case together, stay. */
function withheldFields(from: Release, record: CaseRecord): readonly string[] {
  const fields = Object.entries(catalogue[record.entity as EntityName].fields); // cases hold known entities alone
  return fields.flatMap(([name, { type, internal }]) => {
    const action = from.decisions.fields.find(one => one.record === record.id && one.field === name)?.action ?? 'OMIT_SILENT';
    const leaves = isEmitted(from, record) && (action === 'RELEASE' || action === 'GENERALISE');
    return leaves || internal === true || type === 'reference' || isStructural(record.entity, name) ? [] : [name];
  });
}

function isEmitted({ content }: Release, { id }: CaseRecord): boolean {
  return emittedBranches(content).some(({ record }) => record === id);
}

function refersTo({ fields }: CaseRecord, id: RecordId): boolean {
  return Object.values(fields).includes(id);
}

function newId(at: number): RecordId {
  return `018f0000-0000-7000-8000-${String(at).padStart(12, '0')}` as RecordId; // a made-up record's
}
