import fc from 'fast-check';
import type { CaseRecord } from '../../shared/case.ts';
import type { Release } from '../../electron/host/packets/release/release.ts';
import type { CaseId, Json, RecordId } from '../../shared/language.ts';
import type { TempVault } from './temp-vault.ts';

/** Whose case the pairs are made from, and the cases that it is linked to. */
export type PairsOf = {
  readonly us: TempVault;
  readonly from: Release;
  /** Whether records that nobody chose stay by that alone. */
  readonly isScoped: boolean;
  readonly otherCases: readonly CaseId[];
};

const wholly = new Set(['existence/hidden', 'existence/confidential', 'existence/other-case', 'scope/not-chosen']);

/** Whether a record leaves no trace for what it is itself, whatever it says, refers to or hangs from. */
export function isHiddenByItself({ decisions }: Pick<Release, 'decisions'>, { id }: CaseRecord): boolean {
  const decision = decisions.records.get(id);
  return decision?.emitted === false && wholly.has(decision.rule);
}

/** Who a person is acts as a mark; but among those whom nobody can tell apart, and among sources, any of them will do. */
export function otherRoles(from: Release, record: CaseRecord): fc.Arbitrary<Record<string, Json>> {
  const roles = record.fields['roles'];
  if (record.entity !== 'subject' || !Array.isArray(roles)) return fc.constant({});
  const decision = from.decisions.records.get(record.id);
  const others: readonly (readonly string[])[] = roles.includes('source')
    ? [['source'], ['source', 'witness'], ['suspect', 'source']]
    : decision?.action === 'PSEUDONYM'
      ? [['associate'], ['witness'], ['victim'], ['witness', 'suspect'], []]
      : [roles as readonly string[]]; // roles are texts
  return fc.constantFrom(...others).map(held => ({ roles: [...held] }));
}

const hiddenMark = { '*': { caveats: [{ kind: 'EXISTENCE_HIDDEN' as const }] } };
const staying = (isScoped: boolean): fc.Arbitrary<CaseRecord['marks']> =>
  isScoped ? fc.constantFrom<CaseRecord['marks']>({}, hiddenMark) : fc.constant(hiddenMark);

/** Events that the recipient does not see: of any type and day, about anybody and anything; none corrects one that is seen, or leads to a stage. */
export function anyMoreEvents({ from, isScoped }: PairsOf): fc.Arbitrary<readonly Omit<CaseRecord, 'id'>[]> {
  const idsOf = (entity: string) => from.file.records.filter(one => one.entity === entity).map(({ id }) => id as Json);
  const one = (entity: string) => fc.option(fc.constantFrom(...idsOf(entity)), { nil: undefined });
  const hidden = from.file.records.filter(record => record.entity === 'event' && isHiddenByItself(from, record));
  const event = fc.record({
    type: fc.constantFrom('unsealed', 'op-executed', 'arrest', 'transfer', 'surrendered'),
    on: fc.constantFrom('2025-01-01', '2026-01-09', '2026-02-28', '2026-12-31', '1999'),
    precision: fc.option(fc.constantFrom('exact', 'month', 'year', 'estimated'), { nil: undefined }),
    subject: one('subject'),
    warrant: one('warrant'),
    charge: one('charge'),
    document: one('document'),
    plan: one('plan'),
    retracted: fc.option(fc.boolean(), { nil: undefined }),
    supersedes: fc.option(fc.constantFrom(...hidden.map(({ id }) => id as Json), 'nowhere'), { nil: undefined }),
  });
  return fc.array(
    fc
      .tuple(event, staying(isScoped), fc.nat({ max: 20 }))
      .map(([fields, marks, position]) => made('event', fields, marks, position)),
    { maxLength: 3 },
  );
}

/** That any task also waits for one that the recipient does not see. */
export function anyMoreWaits({ from }: PairsOf): fc.Arbitrary<readonly Omit<CaseRecord, 'id'>[]> {
  const tasks = from.file.records.filter(({ entity }) => entity === 'task');
  const hidden = tasks.filter(record => isHiddenByItself(from, record)).map(({ id }) => id as Json);
  const wait = fc
    .tuple(fc.constantFrom(...tasks), fc.constantFrom<Json>(...hidden), fc.nat({ max: 9 }))
    .map(([{ id }, task, position]) => ({ ...made('taskWait', { task }, {}, position), parentId: id }));
  return fc.array(wait, { maxLength: 2 });
}

/** Links to cases that the recipient may not know of, and whole deadlines of what is hidden. */
export function anyMoreLinks({ otherCases }: PairsOf): fc.Arbitrary<readonly Omit<CaseRecord, 'id'>[]> {
  const link = fc.record({
    otherCase: fc.constantFrom<Json>(otherCases[1] ?? 'nowhere', 'nowhere'),
    otherReference: fc.option(fc.string({ maxLength: 12 }), { nil: undefined }),
    relation: fc.constantFrom('same-person', 'competing', 'supersedes'),
    note: fc.option(fc.string({ maxLength: 40 }), { nil: undefined }),
  });
  return fc.array(
    fc.tuple(link, fc.nat({ max: 9 })).map(([fields, position]) => made('caseLink', fields, {}, position)),
    { maxLength: 2 },
  );
}

function made(
  entity: string,
  fields: Readonly<Record<string, Json | undefined>>,
  marks: CaseRecord['marks'],
  position: number,
): Omit<CaseRecord, 'id'> {
  const there = Object.entries(fields).filter(([, value]) => value !== undefined);
  return {
    entity,
    parentId: null as RecordId | null,
    position,
    marks,
    fields: Object.fromEntries(there) as Record<string, Json>,
  };
}
