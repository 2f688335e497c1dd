import { insertReleaseFact, listReleaseFacts, revokeReleaseFact, type StoredFact } from '../../../../db/release-facts.ts';
import { findCase } from '../../../../db/cases.ts';
import { findRecord, listRecords } from '../../../../db/records.ts';
import type { CaseRecord } from '../../../../shared/case.ts';
import type { CheckedOf } from '../../../../shared/contract/row.ts';
import type { releaseCalls } from '../../../../shared/contract/releases.ts';
import { Refusal } from '../../../../shared/failure.ts';
import { noticeGroundOf } from '../../../../shared/overrides.ts';
import { getAgency } from '../../agencies/agencies.ts';
import { propose, type Perform } from '../../agencies/two-persons.ts';
import { editCase, entityOf, refuseUnknownPlace } from '../../cases/case-edit.ts';
import type { HandlersOf, Session, SessionContext } from '../../ground/context.ts';
import { newId } from '../../ground/ids.ts';
import { policyInForce } from '../../ground/policy-in-force.ts';
import { factsOf, valueHash } from './overrides.ts';
import { isSafety } from './safety.ts';

type Calls = Pick<
  typeof releaseCalls,
  'release:record-gate' | 'release:record-must-tell' | 'release:list-facts' | 'release:revoke-fact'
>;

/** Facts that open a gate or oblige to tell. They say what happened, with its document; the policy says what that opens. */
export const releaseHandlers: HandlersOf<Calls> = {
  'release:record-gate': (asked, context) => {
    const { gate, basis, caseId, recipient } = asked;
    if (!policyInForce(context.session).policy.gates[gate].includes(basis)) throw new Refusal('release/basis-not-named');
    getAgency(context.session, recipient);
    refuseUnfit(context, asked);
    const id = newId(context);
    const stored = valueHash(getRecord(context.session, asked), asked.field);
    const content = { ...asked, isUrgent: asked.isUrgent ?? false, id, stored };
    const act = { act: 'gate', agency: recipient, caseId, content } as const;
    return { id, ...propose(context, 'release:record-gate', act, performGate(context, content)) };
  },
  'release:record-must-tell': (asked, context) => {
    const { caseId, recipient } = asked;
    getAgency(context.session, recipient);
    refuseNoSafety(context, asked);
    const id = newId(context);
    const stored = valueHash(getRecord(context.session, asked), asked.field);
    const content = { ...asked, id, stored };
    const act = { act: 'must-tell', agency: recipient, caseId, content } as const;
    return { id, ...propose(context, 'release:record-must-tell', act, performMustTell(context, content)) };
  },
  'release:list-facts': ({ caseId }, { session }) => {
    const db = session.dbOf(caseId);
    if (findCase(db, caseId) === undefined) throw new Refusal('case/not-found');
    return factsOf(session, caseId, listRecords(db, caseId));
  },
  'release:revoke-fact': ({ caseId, id, why }, context) => {
    editCase(context, 'release:revoke-fact', caseId, ({ db, get, note }) => {
      const fact = listReleaseFacts(db, caseId).find(each => each.id === id && each.revoked === null);
      if (fact === undefined) throw new Refusal('release/fact-not-found');
      revokeReleaseFact(db, id, { by: context.session.user.id, atMs: context.nowMs(), why });
      const { entity } = get(fact.record);
      note({ caseId, record: fact.record, entity, field: `${fact.kind}:${fact.field}`, old: id, new: { revoked: why } });
    });
    return null;
  },
};

/** `id` names the fact that it becomes; `stored` the value, by its hash. */
type Named = { readonly id: string; readonly stored: string | null };
type AskedMustTell = CheckedOf<(typeof releaseCalls)['release:record-must-tell']> & Named;

/** Records that safety information must go. What it names must still be there, and still be that. */
export function performMustTell(context: SessionContext, asked: AskedMustTell): Perform {
  return (note, accepted) => {
    refuseNoSafety(context, asked);
    recordFact(
      context,
      asked,
      { kind: 'must-tell', gate: null, basis: null, document: null, isUrgent: false },
      { note, accepted },
    );
  };
}

/** A gate as it was asked for. */
type AskedGate = CheckedOf<(typeof releaseCalls)['release:record-gate']> & Named;

/** Records a gate's fact. What it names must still be there. */
export function performGate(context: SessionContext, asked: AskedGate): Perform {
  return (note, accepted) => {
    const { gate, basis, document, isUrgent = false } = asked;
    refuseUnfit(context, asked);
    recordFact(context, asked, { kind: 'gate', gate, basis, document, isUrgent }, { note, accepted });
  };
}

/** Refusals `case/not-found`, `record/not-found`, `field/unknown`, `release/no-document`, `release/no-value-named`. */
function refuseUnfit({ session }: SessionContext, asked: CheckedOf<(typeof releaseCalls)['release:record-gate']>): void {
  const { caseId, field, document } = asked;
  const db = session.dbOf(caseId);
  const found = getRecord(session, asked);
  refuseUnknownPlace(entityOf(found), field);
  const paper = findRecord(db, caseId, document);
  if (paper === undefined) throw new Refusal('record/not-found');
  if (paper.entity !== 'document') throw new Refusal('release/no-document');
  // Its originator is told of a value by name; that its record exists goes with it.
  if (field === '*' && noticeGroundOf(asked) !== null && found.marks['*']?.locked === true)
    throw new Refusal('release/no-value-named');
}

type FactAt = Pick<AskedGate, 'id' | 'stored' | 'caseId' | 'record' | 'field' | 'recipient' | 'purpose' | 'why'>;
type What = Pick<StoredFact, 'kind' | 'gate' | 'basis' | 'document' | 'isUrgent'>;
type Noted = { readonly note: Parameters<Perform>[0]; readonly accepted: Parameters<Perform>[1] };

function recordFact({ session, nowMs }: SessionContext, at: FactAt, what: What, { note, accepted }: Noted): void {
  const { id, caseId, record, field, recipient, purpose, stored, why } = at;
  const db = session.dbOf(caseId);
  const found = getRecord(session, at);
  // Who proposed it meant the value that stood then.
  if (valueHash(found, field) !== stored) throw new Refusal('proposal/outdated');
  const named = { id, record, field, recipient, purpose, stored, why, accepted: accepted ?? 'one-person' };
  insertReleaseFact(db, caseId, { ...named, ...what, byUser: session.user.id, atMs: nowMs(), usedBy: null, revoked: null });
  const { kind, ...fact } = what;
  const entity = entityOf(found);
  const said = { id, recipient, purpose, why, accepted: named.accepted };
  note({ caseId, record, entity, field: `${kind}:${field}`, old: null, new: { ...said, ...fact } });
}

/** Refusals `case/not-found`, `record/not-found`, `field/unknown`, `release/not-safety`. */
function refuseNoSafety({ session }: SessionContext, at: Pick<FactAt, 'caseId' | 'record' | 'field'>): void {
  const found = getRecord(session, at);
  refuseUnknownPlace(entityOf(found), at.field);
  if (!isSafety(found, at.field)) throw new Refusal('release/not-safety');
}

function getRecord({ dbOf }: Session, { caseId, record }: Pick<FactAt, 'caseId' | 'record'>): CaseRecord {
  const db = dbOf(caseId);
  if (findCase(db, caseId) === undefined) throw new Refusal('case/not-found');
  const found = findRecord(db, caseId, record);
  if (found === undefined) throw new Refusal('record/not-found');
  return found;
}
