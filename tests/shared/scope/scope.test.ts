import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFile, CaseRecord } from '../../../shared/case.ts';
import { fieldsOf, inferenceEdges, type EntityName } from '../../../shared/catalogue.ts';
import { decideCase } from '../../../shared/decision/decide-case.ts';
import { emit } from '../../../shared/decision/emit.ts';
import type { CaseRequest } from '../../../shared/decision/request.ts';
import { isReadable } from '../../../shared/decision/tightness.ts';
import type { RecordId } from '../../../shared/language.ts';
import { isInScope, withoutBranch, withParents, type Scope } from '../../../shared/scope/scope.ts';
import { anyCase, anyScope, openRequest } from '../decision/arbitraries.ts';
import { anyAwaitingCase, anyAwaitingScope } from '../decision/awaiting.ts';
import { seen } from '../decision/laws.ts';
import { caseOf, leave, pseudonymOf, record, request } from '../decision/synthetic.ts';

type Decide = (file: CaseFile, request: CaseRequest) => ReturnType<typeof decideCase>;

const shown = (decider: Decide, file: CaseFile, asked: CaseRequest) => seen(emit(file, decider(file, asked), { pseudonymOf }));

/** A paragraph of a document that goes is part of the document's file: whether there is one counts there, whoever chose it. */
const isParagraph = (file: CaseFile, one: CaseRecord) =>
  one.entity === 'portion' && file.records.some(({ id, entity }) => id === one.parentId && entity === 'document');

/**
 * The case's stage is what an event led to, and stays with it: such an event counts in the case's own record, whoever chose it. So does one that
 * corrects another, since what was corrected opens nothing and tells no stage. A paper that is a record's own picture or copy is about that record.
 */
const isCourse = ({ entity, fields }: CaseRecord) =>
  (entity === 'event' && (fields['stageTo'] !== undefined || fields['supersedes'] !== undefined)) ||
  ['photo', 'fingerprints', 'copy'].some(name => fields[name] !== undefined);

/** Any case to anybody; or one in which what stays waits for events, to somebody who may see the rest. */
const anyAsked = fc.oneof(
  fc.tuple(anyCase, openRequest, anyScope),
  fc.tuple(anyAwaitingCase, fc.constant(request()), anyAwaitingScope),
);

/** Cases that differ in what nobody chose alone look the same. */
const leavesNoTraceOfTheUnchosen = (decider: Decide) =>
  fc.property(anyAsked, fc.array(fc.oneof(anyCase, anyAwaitingCase), { maxLength: 2 }), ([file, asked, scope], others) => {
    const chosen = scope === null ? new Set<RecordId>() : withParents(file, scope);
    const kept = file.records.filter(one => isInScope(one, chosen) || isParagraph(file, one) || isCourse(one));
    const more = others.flatMap((other, at) =>
      other.records
        .filter(one => one.entity !== 'case' && one.parentId === null && !isCourse(one))
        .map(one => ({ ...one, id: `other-${at}-${one.id}` as RecordId })),
    );
    const scoped = { ...asked, scope: chosen };
    const before = shown(decider, file, scoped);
    return JSON.stringify(before) === JSON.stringify(shown(decider, { ...file, records: [...more, ...kept] }, scoped));
  });

/**
 * Whatever a smaller choice shows readably, the larger one shows too: nothing comes out by leaving something out. Not held to it are values that
 * would give away one that stays, of a record that was left out: who does not learn of the record learns nothing of it from them.
 */
const neverShowsMoreForLess = (decider: Decide) =>
  fc.property(anyAsked, fc.nat(), ([file, asked, scope], number) => {
    const large = scope === null ? new Set(file.records.map(({ id }) => id)) : withParents(file, scope);
    const records = [...large].filter(id => id !== (file.id as string));
    const small = records.length === 0 ? large : withoutBranch(file, large, records[number % records.length]!);
    const decided = (chosen: Scope) => decider(file, { ...asked, scope: chosen }).fields;
    const whole = decided(large);
    const entities = new Map(file.records.map(({ id, entity }) => [id, entity]));
    const placeOf = ({ record: id, field }: (typeof whole)[number]) => `${entities.get(id)}.${field}`;
    const released = new Set(whole.filter(({ action }) => action === 'RELEASE').map(keyOf));
    const left = file.records.filter(({ id }) => large.has(id) && !small.has(id));
    const telling = tellingOf(
      left.flatMap(record =>
        placesOf(record)
          .filter(({ key }) => !released.has(key))
          .map(({ place }) => place),
      ),
    );
    const readable = (fields: typeof whole) => new Set(fields.filter(({ action }) => isReadable(action)).map(keyOf));
    const more = readable(whole);
    // A paragraph left out keeps its document's file, which is less; nothing else moves.
    return decided(small).every(one => !isReadable(one.action) || more.has(keyOf(one)) || telling.has(placeOf(one)));
  });

const placesOf = ({ id, entity }: CaseRecord) =>
  fieldsOf(entity as EntityName).map(([field]) => ({ key: keyOf({ record: id, field }), place: `${entity}.${field}` })); // cases here hold known entities alone
const keyOf = ({ record: id, field }: { readonly record: RecordId; readonly field: string }) => `${id}.${field}`;

/** The places that would give one of these away, by however many steps: what is kept for one's sake is given away by others. */
function tellingOf(places: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const to of places) grow(to);
  return found;
  function grow(to: string): void {
    for (const edge of inferenceEdges) {
      if (edge.to !== to || found.has(edge.from)) continue;
      found.add(edge.from);
      grow(edge.from);
    }
  }
}

const runs = { numRuns: 400 };
const fails = (law: fc.IRawProperty<unknown>) =>
  fc.check(law as fc.IProperty<unknown>, { numRuns: 1000, endOnFailure: true }).failed;

describe('what nobody chose', () => {
  it('leaves no trace in what a recipient sees (non-interference)', { timeout: 120_000 }, () => {
    fc.assert(leavesNoTraceOfTheUnchosen(decideCase), runs);
  });

  it('would be seen by the law if a count of it left', () => {
    expect(
      fails(
        leavesNoTraceOfTheUnchosen((file, asked) => {
          const { fields, records } = decideCase(file, asked);
          const code = file.records.length % 2 === 0 ? ('R-LIFE' as const) : ('R-REST' as const);
          return { records, fields: fields.map(field => (field.action === 'WITHHOLD' ? { ...field, code } : field)) };
        }),
      ),
    ).toBe(true);
  });

  it('would be seen by the law if the scope were not asked', () => {
    expect(fails(leavesNoTraceOfTheUnchosen((file, asked) => decideCase(file, { ...asked, scope: null })))).toBe(true);
  });

  it('lets nothing else leave by staying (monotone)', { timeout: 120_000 }, () => {
    fc.assert(neverShowsMoreForLess(decideCase), runs);
  });

  it('would be seen to let others leave (monotone) if it were taken for not there', { timeout: 120_000 }, () => {
    // A paragraph that nobody chose no longer keeps its document's file, nor a correction what was opened in error.
    const taken = neverShowsMoreForLess((file, asked) =>
      decideCase({ ...file, records: file.records.filter(one => isInScope(one, asked.scope ?? null)) }, asked),
    );

    expect(fc.check(taken as fc.IProperty<unknown>, { numRuns: 20_000, endOnFailure: true }).failed).toBe(true);
  });

  it('is not what makes a recipient a party of a confidential case', () => {
    const { records, ...file } = caseOf(record('m', 'member', { agency: 'MX-SRE' }));
    const [root, ...rest] = records;
    const secret = { ...file, records: [{ ...root!, fields: { ...root!.fields, existenceConfidential: true } }, ...rest] };
    const readable = (scope: Scope) =>
      leave(secret, request({ scope })).decisions.fields.filter(({ action }) => action !== 'OMIT_SILENT');

    expect(readable(new Set(['m' as RecordId])).length).toBeGreaterThan(0);
    expect(readable(new Set())).toEqual([]);
  });
});

describe('a choice', () => {
  const file = caseOf(
    record('p', 'subject', { roles: ['suspect'] }),
    record('a', 'alias', { text: 'Uno' }, { parentId: 'p' as RecordId }),
    record('c', 'charge', { statute: '18 USC 1' }, { parentId: 'p' as RecordId }),
  );

  it('takes in what a record hangs from, and not what hangs from it', () => {
    expect([...withParents(file, ['a' as RecordId])].sort()).toEqual(['a', 'case-1', 'p']);
    expect([...withParents(file, ['p' as RecordId])].sort()).toEqual(['case-1', 'p']);
  });

  it('lets go of what hangs from a record with it', () => {
    const all = withParents(file, ['a', 'c'] as RecordId[]);

    expect([...withoutBranch(file, all, 'p' as RecordId)]).toEqual(['case-1']);
    expect([...withoutBranch(file, all, 'a' as RecordId)].sort()).toEqual(['c', 'case-1', 'p']);
  });
});
