import fc from 'fast-check';
import { catalogue, fieldAt, inferenceEdges, type EntityName } from '../../../shared/catalogue.ts';
import type { CaseFile, CaseRecord } from '../../../shared/case.ts';
import type { decide } from '../../../shared/decision/decide.ts';
import type { CaseDecisions } from '../../../shared/decision/decide-case.ts';
import type { ReleaseFact } from '../../../shared/contract/releases.ts';
import type { CaseRequest } from '../../../shared/decision/request.ts';
import { isTitledByFile } from '../../../shared/decision/file-names.ts';
import { policy2026 } from '../../../shared/decision/policy-2026-1.ts';
import { stillTells } from '../../../shared/decision/infer-case.ts';
import { isAtLeastAsTight, isReadable } from '../../../shared/decision/tightness.ts';
import { generalise } from '../../../shared/decision/transforms.ts';
import type { Decision, EffectiveMark, Emission } from '../../../shared/decision/types.ts';
import type { AgencyCode, CaseId, Json, RecordId } from '../../../shared/language.ts';
import { levels, type Caveat, type Category } from '../../../shared/mark.ts';
import {
  anyCase,
  anyCategory,
  anyCaveat,
  anyEffectiveMark,
  anyPurpose,
  anyRequest,
  eventTypes,
  isStructural,
  openRequest,
  valueOf,
} from './arbitraries.ts';

// Each law is a function of what is to keep it, so that broken ones can be shown to break it.

type Decide = typeof decide;
export type Pipeline = {
  readonly decideCase: (file: CaseFile, request: CaseRequest) => CaseDecisions;
  readonly emit: (file: CaseFile, decisions: CaseDecisions) => Emission;
};

const ask = (judge: Decide, mark: EffectiveMark, request: CaseRequest): Decision =>
  judge(mark, request.recipient, request.purpose, request.basis, request.circumstances, request.policy);

/** What is unknown or malformed never gives anything readable. */
export function deniesByDefault(judge: Decide) {
  const spoil: Record<string, (mark: EffectiveMark, request: CaseRequest) => [EffectiveMark, CaseRequest]> = {
    recipient: (mark, request) => [mark, { ...request, recipient: null }],
    standing: (mark, request) => [mark, { ...request, recipient: { ...request.recipient!, standing: 'friend' as 'vetted' } }],
    purpose: (mark, request) => [mark, { ...request, purpose: 'curiosity' as 'statistics' }],
    'purpose not agreed': (mark, request) => [mark, { ...request, recipient: { ...request.recipient!, purposes: [] } }],
    basis: (mark, request) => [mark, { ...request, basis: [] }],
    date: (mark, request) => [
      mark,
      { ...request, circumstances: { ...request.circumstances, date: 'soon' as typeof request.circumstances.date } },
    ],
    category: (mark, request) => [{ ...mark, categories: [...mark.categories, 'NEW' as Category] }, request],
    'category of a prototype': (mark, request) => [{ ...mark, categories: ['constructor' as Category] }, request],
    'no category': (mark, request) => [
      { ...mark, categories: [], flags: [], caveats: [], originators: [], subject: null, tearLine: null },
      request,
    ],
    caveat: (mark, request) => [{ ...mark, caveats: [...mark.caveats, { kind: 'BURN' } as unknown as Caveat] }, request],
    'caveat without its parameter': (mark, request) => [
      { ...mark, caveats: [{ kind: 'EMBARGO' } as unknown as Caveat] },
      request,
    ],
    level: (mark, request) => [{ ...mark, level: 'L9' as 'L4', tearLine: null }, request],
    flag: (mark, request) => [{ ...mark, flags: [...mark.flags, 'new' as 'sp'] }, request],
  };
  return fc.property(
    anyEffectiveMark,
    fc.oneof(anyRequest, openRequest),
    fc.constantFrom(...Object.values(spoil)),
    (mark, request, spoiled) => {
      const [badMark, badRequest] = spoiled(mark, request);
      return !isReadable(ask(judge, badMark, badRequest).action);
    },
  );
}

/** A caveat more, a higher level, a category more, or a permission less never shows more. */
export function isMonotone(judge: Decide) {
  const tightenings = fc.oneof(
    anyCaveat.map(caveat => (mark: EffectiveMark, request: CaseRequest): [EffectiveMark, CaseRequest] => [
      { ...mark, caveats: [...mark.caveats, caveat] },
      request,
    ]),
    anyCategory.map(category => (mark: EffectiveMark, request: CaseRequest): [EffectiveMark, CaseRequest] => [
      { ...mark, categories: [...mark.categories, category] },
      request,
    ]),
    fc.constant((mark: EffectiveMark, request: CaseRequest): [EffectiveMark, CaseRequest] => [
      { ...mark, level: levels[Math.min(4, levels.indexOf(mark.level) + 1)]! },
      request,
    ]),
    fc.constant((mark: EffectiveMark, request: CaseRequest): [EffectiveMark, CaseRequest] => [
      mark,
      { ...request, circumstances: { ...request.circumstances, consents: request.circumstances.consents.slice(1) } },
    ]),
    fc.constant((mark: EffectiveMark, request: CaseRequest): [EffectiveMark, CaseRequest] => [
      mark,
      { ...request, circumstances: { ...request.circumstances, gates: [], mustTell: [], events: [] } },
    ]),
    anyCategory.map(category => (mark: EffectiveMark, request: CaseRequest): [EffectiveMark, CaseRequest] => {
      const ceilings = Object.fromEntries(Object.entries(request.recipient!.ceilings).filter(([key]) => key !== category));
      return [mark, { ...request, recipient: { ...request.recipient!, ceilings, acceptedCaveats: [], contacts: [] } }];
    }),
    fc
      .constantFrom('3p' as const, 'sar' as const, 'gj' as const, 'sealed' as const, 'minor' as const, 'sp' as const)
      .map(flag => (mark: EffectiveMark, request: CaseRequest): [EffectiveMark, CaseRequest] => [
        { ...mark, flags: [...mark.flags, flag] },
        request,
      ]),
    fc
      .constantFrom(...(['GT-MP', 'US-DEA'] as AgencyCode[]))
      .filter(agency => agency !== ('' as AgencyCode))
      .map(agency => (mark: EffectiveMark, request: CaseRequest): [EffectiveMark, CaseRequest] =>
        // The first owner from elsewhere answers what without one is refused outright; the law is about one more.
        [mark.originators.length === 0 ? mark : { ...mark, originators: [...mark.originators, agency] }, request],
      ),
  );
  return fc.property(anyEffectiveMark, fc.oneof(anyRequest, openRequest), tightenings, (mark, request, tightened) => {
    const [tighterMark, tighterRequest] = tightened(mark, request);
    return isAtLeastAsTight(ask(judge, tighterMark, tighterRequest).action, ask(judge, mark, request).action);
  });
}

/** Any input at all is answered. */
export function neverThrows(judge: Decide) {
  const anything = fc.anything({ withNullPrototype: true, withBigInt: true });
  const oneSpoiled = fc
    .tuple(
      anyEffectiveMark,
      fc.constantFrom('level', 'categories', 'flags', 'caveats', 'originators', 'tearLine', 'subject', 'type'),
      anything,
    )
    .map(([mark, part, value]) => ({ ...mark, [part]: value }));
  const mark = fc.oneof(anyEffectiveMark, oneSpoiled, anything as fc.Arbitrary<EffectiveMark>);
  const recipient = fc.oneof(
    anyRequest.map(request => request.recipient),
    anything as fc.Arbitrary<CaseRequest['recipient']>,
  );
  const facts = fc.oneof(
    anyRequest.map(request => request.circumstances),
    anything as fc.Arbitrary<CaseRequest['circumstances']>,
  );
  const bases = fc.oneof(fc.constant([]), anything as fc.Arbitrary<CaseRequest['basis']>);
  const purpose = fc.oneof(anyPurpose, anything as fc.Arbitrary<CaseRequest['purpose']>);
  return fc.property(mark, recipient, purpose, bases, facts, (...args) => typeof judge(...args, policy2026).action === 'string');
}

// ——— of a whole case

/** What anybody outside can see of an emission: released forms, gaps, names, order and counts of what is there. */
export function seen(emission: Emission): Json {
  return {
    entity: emission.entity,
    id: emission.id,
    fields: Object.entries(emission.fields).map(([name, slot]) => [
      name,
      slot.state === 'released' ? [slot.how, slot.value] : slot.code,
    ]),
    lists: Object.entries(emission.lists).map(([name, list]) => [name, list.emitted.map(seen)]),
  };
}

const same = (one: Emission, other: Emission) => JSON.stringify(seen(one)) === JSON.stringify(seen(other));
const run = ({ decideCase, emit }: Pipeline, file: CaseFile, request: CaseRequest) => {
  const decisions = decideCase(file, request);
  return { decisions, emission: emit(file, decisions) };
};

/**
 * Withheld values replaced by anything (longer, shorter, absent, other script, other shape) change nothing that can be seen. What is
 * given in a coarser form may change within that form. Roles act as marks and stay; so do readable references to persons.
 */
export function doesNotInterfere(pipeline: Pipeline) {
  return fc.property(anyCase, openRequest, fc.infiniteStream(fc.nat()), (file, request, chance) => {
    const before = run(pipeline, file, request);
    const actions = new Map(before.decisions.fields.map(field => [`${field.record}.${field.field}`, field]));
    const readablePersons = personsReadableByMark(pipeline, file, request);
    const records = file.records.map(record => replaceWithheld(record, actions, readablePersons, file, chance));
    const after = run(pipeline, { ...file, records }, request);
    return same(before.emission, after.emission);
  });
}

/** References to persons that act as marks: with everybody emitted they would be released. */
function personsReadableByMark({ decideCase }: Pipeline, file: CaseFile, request: CaseRequest): ReadonlySet<string> {
  const withoutRefs = {
    ...file,
    records: file.records.map(record => ({
      ...record,
      fields: Object.fromEntries(Object.entries(record.fields).filter(([name]) => fieldRow(record, name).to !== 'subject')),
    })),
  };
  // A reference under an embargo or seal binds as if that were open.
  const circumstances = { ...request.circumstances, events: eventTypes };
  const decisions = decideCase(withoutRefs, { ...request, circumstances });
  const readable = decisions.fields.filter(field => field.action === 'RELEASE').map(field => `${field.record}.${field.field}`);
  const staying = [...decisions.records].filter(([, record]) => !record.emitted).map(([id]) => id);
  return new Set([...readable, ...staying]);
}

function fieldRow(record: CaseRecord, name: string) {
  return catalogue[record.entity as EntityName].fields[name]!; // arbitrary cases hold catalogue fields alone
}

function replaceWithheld(
  record: CaseRecord,
  actions: ReadonlyMap<string, Decision>,
  readablePersons: ReadonlySet<string>,
  file: CaseFile,
  chance: Iterable<number>,
): CaseRecord {
  const ids = file.records.map(other => other.id);
  const next = () => chance[Symbol.iterator]().next().value as number; // the stream never ends
  const fields: Record<string, Json> = {};
  for (const [name, row] of Object.entries(catalogue[record.entity as EntityName].fields)) {
    const old = record.fields[name];
    const decision = actions.get(`${record.id}.${name}`);
    const action = decision?.action;
    const isPerson = row.to === 'subject' && (readablePersons.has(`${record.id}.${name}`) || readablePersons.has(record.id));
    const isKept = action === 'RELEASE' || isStructural(record.entity, name) || isPerson || action === 'GENERALISE';
    const isPointless = !isStructural(record.entity, name) && decision?.rule === 'relation/not-emitted'; // may point to anything else that stays, or to nothing
    const other = () => (next() % 3 === 0 ? undefined : fc.sample(valueOf(row.type, ids), { numRuns: 1, seed: next() })[0]);
    const value = isPointless ? pick([old, 'nowhere', undefined], next()) : isKept ? old : other();
    const coarse = action === 'GENERALISE' ? sameCoarse(row.type, old) : value;
    if (coarse !== undefined) fields[name] = coarse;
  }
  // That a title is its file's name acts as a mark.
  if (isTitledByFile(record) === isTitledByFile({ ...record, fields })) return { ...record, fields };
  const { title = '', sourceFileName = '' } = record.fields;
  return { ...record, fields: { ...fields, title, sourceFileName } };
}

function pick<T>(from: readonly T[], number: number): T {
  return from[number % from.length]!; // within its length
}

function sameCoarse(type: Parameters<typeof generalise>[0], old: Json | undefined): Json | undefined {
  const coarse = generalise(type, old);
  if (coarse === undefined) return undefined; // cannot be shown, so it may as well be absent
  if (type === 'date') return (coarse as string).replace(/^\d{4}/, '$&-07-07'); // a year, and whether it is about then
  if (type === 'instant') return `${(old as string).slice(0, 10)}T00:00:01Z`;
  if (type === 'place') return { ...(old as object), text: 'elsewhere', locality: 'elsewhere', lat: 1, lon: 2 };
  if (type === 'account') return { ...(old as object), number: '000' };
  return old;
}

/** A case without anything that stays, readable references to it included, looks the same as with it: names, order, counts, sizes. */
export function leavesNoTrace(pipeline: Pipeline) {
  return fc.property(anyCase, fc.oneof(anyRequest, openRequest), (file, request) => {
    const before = run(pipeline, file, request);
    const isStaying = (id: RecordId) =>
      before.decisions.records.get(id)?.emitted !== true &&
      id !== ('case-1' as RecordId) &&
      !isParagraph(file, id) &&
      !countsForEvents(file, id);
    const silent = new Set(
      before.decisions.fields.filter(field => field.action === 'OMIT_SILENT').map(field => `${field.record}.${field.field}`),
    );
    const kept = withWhatBinds(
      file,
      file.records.filter(record => !isStaying(record.id)),
    );
    const records = kept.map(record => ({
      ...record,
      fields: Object.fromEntries(
        Object.entries(record.fields).filter(
          ([name]) => isStructural(record.entity, name) || !silent.has(`${record.id}.${name}`),
        ),
      ),
    }));
    const after = run(pipeline, { ...file, records }, request);
    return same(before.emission, after.emission);
  });
}

/** Records, with those that they follow from: without these they would follow from nothing, and no longer stay with them. */
function withWhatBinds(file: CaseFile, kept: readonly CaseRecord[]): readonly CaseRecord[] {
  const bound = new Set(
    kept.flatMap(record =>
      Object.entries(record.fields).flatMap(([name, id]) => (fieldRow(record, name).binds === true ? [id] : [])),
    ),
  );
  const more = file.records.filter(record => kept.includes(record) || bound.has(record.id));
  return more.length === kept.length ? more : withWhatBinds(file, more);
}

/** Suspects, and what is sealed or embargoed until something happens: an event that names none of them is about the only one. */
function countsForEvents(file: CaseFile, id: RecordId): boolean {
  const record = file.records.find(other => other.id === id)!; // asked of its own records
  const awaits = Object.values(record.marks).some(mark =>
    mark.caveats?.some(caveat => 'until' in caveat && 'event' in caveat.until),
  );
  // What brought the case where it stands keeps that back with it.
  const isCorrection =
    record.entity === 'event' && (record.fields['supersedes'] !== undefined || record.fields['stageTo'] !== undefined);
  return awaits || isCorrection || ['subject', 'warrant', 'plan', 'charge'].includes(record.entity);
}

/** A paragraph of a document that leaves: what it holds is in the document's file, so its mark counts there. */
function isParagraph(file: CaseFile, id: RecordId): boolean {
  const record = file.records.find(other => other.id === id);
  const parent = file.records.find(other => other.id === record?.parentId);
  return record?.entity === 'portion' && parent?.entity === 'document';
}

/** More of what stays, anywhere, moves nothing. */
export function addsNoTrace(pipeline: Pipeline) {
  return fc.property(
    anyCase,
    anyRequest,
    fc.array(fc.tuple(fc.nat(8), anyCase), { minLength: 1, maxLength: 3 }),
    (file, request, more) => {
      const before = run(pipeline, file, request);
      const added = more.flatMap(([place, other], batch) =>
        other.records
          .filter(record => record.parentId === null && record.entity !== 'case')
          .map(record => ({
            ...record,
            // A correction shuts what was opened in error, seen or not.
            fields: Object.fromEntries(
              Object.entries(record.fields).filter(
                ([name]) => name !== 'supersedes' && name !== 'stageTo' && fieldRow(record, name).isOwnPaper !== true,
              ),
            ),
            id: `h${batch}-${record.id}` as RecordId,
            position: place - 4,
            marks: { ...record.marks, '*': { caveats: [{ kind: 'EXISTENCE_HIDDEN' as const }] } },
          })),
      );
      const after = run(pipeline, { ...file, records: [...added, ...file.records] }, request);
      return same(before.emission, after.emission);
    },
  );
}

/** No released value gives away one that does not leave whole, in the same record. */
export function closesInferences({ decideCase }: Pick<Pipeline, 'decideCase'>) {
  return fc.property(anyCase, openRequest, (file, request) => {
    const fields = decideCase(file, request).fields;
    const entities = new Map(file.records.map(record => [record.id, record.entity]));
    const actions = new Map(fields.map(field => [`${field.record} ${entities.get(field.record)}.${field.field}`, field]));
    return inferenceEdges.every(({ from, to }) =>
      fields.every(field => {
        // What would have left and points to nothing that leaves is as empty.
        if (`${entities.get(field.record)}.${field.field}` !== to || field.action === 'RELEASE') return true;
        if (field.rule === 'relation/not-emitted') return true;
        const source = actions.get(`${field.record} ${from}`);
        return (
          source === undefined ||
          !stillTells(source.action, fieldAt(from)?.type ?? 'text') ||
          source.rule === 'relation/not-emitted'
        );
      }),
    );
  });
}

/** Third persons, witnesses and victims look alike: whoever of them is present, a trusted counterpart sees the same. */
export function looksAlike(pipeline: Pipeline) {
  const roles = fc.constantFrom(['associate'], ['witness'], ['victim'], ['witness', 'suspect'], []);
  return fc.property(anyCase, openRequest, roles, roles, (file, request, one, other) => {
    const withRoles = (held: readonly string[]): CaseFile => ({
      ...file,
      records: file.records.map(record =>
        record.id === 'record-r0' ? { ...record, fields: { ...record.fields, roles: held } } : record,
      ),
    });
    return same(run(pipeline, withRoles(one), request).emission, run(pipeline, withRoles(other), request).emission);
  });
}

/** Every catalogue field of every record that leaves has exactly one decision, and every emitted record one slot for each, in order. */
export function decidesEachOnce(pipeline: Pipeline) {
  return fc.property(anyCase, anyRequest, (file, request) => {
    const { decisions, emission } = run(pipeline, file, request);
    const paths = decisions.fields.map(field => field.path);
    const complete = (node: Emission): boolean =>
      JSON.stringify(Object.keys(node.fields)) === JSON.stringify(Object.keys(catalogue[node.entity as EntityName].fields)) &&
      Object.values(node.lists).every(list => list.emitted.every(complete));
    const ids = file.records.map(record => record.id as string);
    const text = JSON.stringify([seen(emission)]);
    return (
      new Set(paths).size === paths.length &&
      complete(emission) &&
      !ids.some(id => text.includes(`"${id}"`) && id !== ('case-1' as CaseId))
    );
  });
}

/** A recorded circumstance opens for its recipient and purpose alone, while it is open, and moves nothing but its own record and what hangs together with it. */
export function opensItsPlaceAlone({
  decideCase,
  circumstancesOf,
}: Pick<Pipeline, 'decideCase'> & {
  readonly circumstancesOf: (
    facts: readonly ReleaseFact[],
    purpose: CaseRequest['purpose'],
  ) => Pick<CaseRequest['circumstances'], 'gates' | 'mustTell'>;
}) {
  return fc.property(anyCase, openRequest, anyFact, fc.nat(), (file, request, fact, at) => {
    const given = (facts: readonly ReleaseFact[]): CaseRequest => ({
      ...request,
      circumstances: { ...request.circumstances, ...circumstancesOf(facts, request.purpose) },
    });
    const first = decideCase(file, given([]));
    const before = actionsIn(first);
    // Something that stays, with every ground there is, so that it opens where anything does.
    const staying = first.fields.filter(({ action }) => action === 'WITHHOLD' || action === 'OMIT_SILENT');
    const place = staying[at % staying.length];
    if (place === undefined) return true;
    const { record, field } = place;
    const recipient = fact.isForThem ? request.recipient!.agency : ('ZZ-OTHER' as AgencyCode);
    const facts = grounds.map(ground => ({ ...fact.of, ...ground, record, field, recipient }));
    const after = actionsIn(decideCase(file, given(facts)));
    const moved = [...after].filter(([name, action]) => before.get(name) !== action).map(([name]) => name);
    const isMeant = fact.of.state === 'open' && fact.of.purpose === request.purpose && fact.isForThem;
    if (!isMeant) return moved.length === 0;
    const near = together(file, record);
    return moved.every(name => near.has(name.slice(0, name.indexOf(' '))));
  });
}

const grounds = (Object.keys(policy2026.gates) as (keyof typeof policy2026.gates)[]).flatMap(gate =>
  policy2026.gates[gate].map(basis => ({ kind: 'gate' as const, gate, basis })),
);

const anyFact = fc.record({
  isForThem: fc.boolean(),
  of: fc.record({
    id: fc.constant('fact-1'),
    document: fc.constant(null),
    purpose: fc.constantFrom('same-case' as const, 'locate-arrest' as const, 'prosecution' as const),
    why: fc.constant('planted'),
    accepted: fc.constant('two-persons' as const),
    isUrgent: fc.boolean(),
    usedBy: fc.constant(null),
    state: fc.constantFrom(
      'open' as const,
      'used' as const,
      'revoked' as const,
      'other-value' as const,
      'awaits-notice' as const,
    ),
    byUser: fc.constant('u1'),
    atMs: fc.constant(1),
    revoked: fc.constant(null),
  }),
});

function actionsIn({ fields }: CaseDecisions): ReadonlyMap<string, string> {
  return new Map(fields.map(({ record, field, action }) => [`${record} ${field}`, action]));
}

/** A record, what it hangs from and what hangs from it, and what names one of these. */
function together({ records }: CaseFile, id: RecordId): ReadonlySet<string> {
  const found = new Set<string>([id]);
  for (const one of found)
    for (const record of records) {
      const names = Object.values(record.fields).some(value => value === one);
      if (record.parentId === one || names) found.add(record.id);
      if (record.id === one && record.parentId !== null) found.add(record.parentId);
    }
  return found;
}
