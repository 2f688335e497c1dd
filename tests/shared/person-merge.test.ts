import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CaseFile, CaseRecord } from '../../shared/case.ts';
import { markJudgedAt } from '../../shared/decision/judged-marks.ts';
import { policy2026 } from '../../shared/decision/policy-2026-1.ts';
import type { JudgedMark } from '../../shared/judged-mark.ts';
import type { AgencyCode, CaseId, Json, RecordId } from '../../shared/language.ts';
import { reaches } from '../../shared/mark-order.ts';
import { categories, levels, type Caveat, type Mark } from '../../shared/mark.ts';
import type { Both } from '../../shared/same-person/comparison.ts';
import {
  alikeMark,
  carriedField,
  carriedRecord,
  comparePersons,
  declaredAlong,
  type KnownPerson,
} from '../../shared/same-person/person-merge.ts';

const caveat: fc.Arbitrary<Caveat> = fc.constantFrom<Caveat>(
  { kind: 'ORCON' },
  { kind: 'NO_ONWARD' },
  { kind: 'EXISTENCE_HIDDEN' },
  { kind: 'MUST_TELL' },
  { kind: 'REL', to: ['MX'] },
  { kind: 'STATUTE', gate: 'gj' },
  { kind: 'EMBARGO', until: { event: 'arrest' } },
);
const mark: fc.Arbitrary<Mark> = fc.record(
  {
    level: fc.constantFrom(...levels),
    categories: fc.uniqueArray(fc.constantFrom(...categories), { minLength: 1, maxLength: 3 }),
    caveats: fc.array(caveat, { maxLength: 2 }),
    originator: fc.constantFrom('MX-SRE' as AgencyCode, 'MX-FGR' as AgencyCode),
    tearLine: fc.constant({ text: 'given', level: 'L1' as const, categories: ['LEG' as const] }),
    loosened: fc.constant({ level: 'L0' as const }),
    locked: fc.constant(true),
  },
  { requiredKeys: [] },
);
const maybe = fc.option(mark, { nil: undefined, freq: 2 });

type Marks = { readonly ofCase: Mark | undefined; readonly whole: Mark | undefined; readonly own: Mark | undefined };
type Person = Marks & { readonly roles: readonly string[]; readonly isMinor: boolean };
const person: fc.Arbitrary<Person> = fc.record({
  ...{ ofCase: maybe, whole: maybe, own: maybe },
  roles: fc.constantFrom(['sought'], ['witness'], ['source'], ['associate']),
  isMinor: fc.boolean(),
});

const ids = { case: 'c' as RecordId, subject: 's' as RecordId, alias: 'a' as RecordId };
const marksOf = (place: string, own: Mark | undefined): Record<string, Mark> => (own === undefined ? {} : { [place]: own });

function recordsOf({ ofCase, whole, own, roles, isMinor }: Person, given: Json): { root: CaseRecord; subject: CaseRecord } {
  const fields = { roles: [...roles], given, ...(isMinor ? { isMinor } : {}) };
  const base = { parentId: null, position: 0 };
  return {
    root: { ...base, id: ids.case, entity: 'case', fields: {}, marks: marksOf('*', ofCase) },
    subject: { ...base, id: ids.subject, entity: 'subject', fields, marks: { ...marksOf('*', whole), ...marksOf('given', own) } },
  };
}
const known = ({ root, subject }: ReturnType<typeof recordsOf>): KnownPerson => ({
  caseMark: root.marks['*'],
  subject,
  hanging: [],
});
const fileOf = (records: readonly CaseRecord[]): CaseFile => ({
  id: 'c' as CaseId,
  kind: 'extradition',
  owner: 'US-DOJ-OIA' as AgencyCode,
  records,
});
const withMark = (record: CaseRecord, place: string, given: Mark | null): CaseRecord => {
  const { [place]: _, ...others } = record.marks;
  return { ...record, marks: given === null ? others : { ...others, [place]: given } };
};
const judgedAt = (records: readonly CaseRecord[], record: RecordId, field: string): JudgedMark =>
  markJudgedAt(fileOf(records), { record, field }, policy2026)!;

function expectAsTight(next: JudgedMark, held: JudgedMark): void {
  expect(levels.indexOf(next.level)).toBeGreaterThanOrEqual(levels.indexOf(held.level));
  for (const key of ['categories', 'originators', 'flags'] as const)
    expect(next[key] as readonly string[]).toEqual(expect.arrayContaining([...held[key]]));
  for (const one of held.caveats)
    if (one.kind !== 'MUST_TELL') expect(next.caveats.some(other => reaches(other, one))).toBe(true);
  const tells = ({ caveats }: JudgedMark): boolean => caveats.some(({ kind }) => kind === 'MUST_TELL');
  expect(!tells(next) || tells(held)).toBe(true); // a duty to tell opens a gate
}

it('never loosens: a value stands in the other case under all that protected it, and under what its predecessor was under', () => {
  let carriedOnce = 0;
  fc.assert(
    fc.property(person, person, (mine, theirs) => {
      const [one, other] = [recordsOf(mine, 'Ángel'), recordsOf(theirs, 'Angelo')];
      const persons: Both<KnownPerson> = { one: known(one), other: known(other) };
      const carried = carriedField(persons, 'one', 'given');
      if (carried.bar !== null) return;
      carriedOnce += 1;
      const declared = { ...other.subject.fields, ...declaredAlong(persons.one, persons.other) };
      const target = withMark({ ...other.subject, fields: { ...declared, given: 'Ángel' } }, 'given', carried.to);
      const source = withMark(one.subject, 'given', carried.from);

      const was = judgedAt([one.root, one.subject], ids.subject, 'given');
      const replaced = judgedAt([other.root, other.subject], ids.subject, 'given');
      const here = judgedAt([one.root, source], ids.subject, 'given');
      const there = judgedAt([other.root, target], ids.subject, 'given');
      expectAsTight(there, was);
      expectAsTight(there, replaced);
      expectAsTight(here, was);
      expect(there.tearText).toBeNull(); // what an author wrote for one value is not said of another
    }),
    { numRuns: 3000 },
  );
  expect(carriedOnce).toBeGreaterThan(200);
});

it('never loosens what hangs from a person either', () => {
  fc.assert(
    fc.property(person, person, maybe, maybe, (mine, theirs, whole, own) => {
      const [one, other] = [recordsOf(mine, 'Ángel'), recordsOf(theirs, 'Angelo')];
      const alias: CaseRecord = {
        ...{ id: ids.alias, entity: 'alias', parentId: ids.subject, position: 0, fields: { text: 'El Faro' } },
        marks: { ...marksOf('*', whole), ...marksOf('text', own) },
      };
      const persons: Both<KnownPerson> = { one: { ...known(one), hanging: [alias] }, other: known(other) };
      const carried = carriedRecord(persons, 'one', alias);
      if (carried.bar !== null) return;
      const fields = { ...other.subject.fields, ...declaredAlong(persons.one, persons.other) };
      const copy = { ...alias, marks: carried.marks };
      expectAsTight(
        judgedAt([other.root, { ...other.subject, fields }, copy], ids.alias, 'text'),
        judgedAt([one.root, one.subject, alias], ids.alias, 'text'),
      );
    }),
    { numRuns: 2000 },
  );
});

it('replaces nothing that came in with a packet, nor changes the mark of what did', () => {
  fc.assert(
    fc.property(person, person, (mine, theirs) => {
      const persons: Both<KnownPerson> = { one: known(recordsOf(mine, 'Ángel')), other: known(recordsOf(theirs, 'Angelo')) };
      const carried = carriedField(persons, 'one', 'given');
      if (carried.bar !== null) return;
      for (const locked of [theirs.ofCase, theirs.whole, theirs.own]) expect(locked?.locked ?? false).toBe(false);
      if (mine.own?.locked === true) expect(carried.from).toEqual(mine.own);
    }),
    { numRuns: 2000 },
  );
});

it('joins the marks of what both hold alike, unless one came in with a packet', () => {
  const both = (one: Mark | undefined, other: Mark | undefined): Both<KnownPerson> => {
    const plain = { ofCase: undefined, whole: undefined, roles: ['sought'], isMinor: false };
    return { one: known(recordsOf({ ...plain, own: one }, 'A')), other: known(recordsOf({ ...plain, own: other }, 'A')) };
  };

  expect(alikeMark(both({ level: 'L3' }, { caveats: [{ kind: 'ORCON' }] }), 'given')).toEqual({
    level: 'L3',
    caveats: [{ kind: 'ORCON' }],
  });
  expect(alikeMark(both({ level: 'L3', locked: true }, undefined), 'given')).toBeNull();
  expect(comparePersons(both({ level: 'L3' }, undefined))).toMatchObject({ differing: [], alike: 1 });
});
