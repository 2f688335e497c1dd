import { insertReleaseFact, listReleaseFacts, revokeReleaseFact } from '../../../../db/release-facts.ts';
import { findCase } from '../../../../db/cases.ts';
import { findRecord } from '../../../../db/records.ts';
import type { CaseRecord } from '../../../../shared/case.ts';
import { catalogue, type EntityName } from '../../../../shared/catalogue.ts';
import type { CheckedOf } from '../../../../shared/contract/row.ts';
import type { ReleaseFact, releaseCalls } from '../../../../shared/contract/releases.ts';
import { policy2026 } from '../../../../shared/decision/policy-2026-1.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { AgencyCode, CaseId, RecordId } from '../../../../shared/language.ts';
import { getAgency } from '../../agencies/agencies.ts';
import { propose, type Perform } from '../../agencies/two-persons.ts';
import { editCase, entityOf, refuseUnknownPlace, type CaseEdit } from '../../cases/case-edit.ts';
import type { HandlersOf, SessionContext } from '../../ground/context.ts';
import { newId } from '../../ground/ids.ts';

type FactAt = {
  readonly caseId: CaseId;
  readonly record: RecordId;
  readonly field: string;
  readonly recipient: AgencyCode;
};

type Calls = Pick<
  typeof releaseCalls,
  'release:record-gate' | 'release:record-must-tell' | 'release:list-facts' | 'release:revoke-fact'
>;

/** Facts that open a gate or oblige to tell. They say what happened, with its document; the policy says what that opens. */
export const releaseHandlers: HandlersOf<Calls> = {
  'release:record-gate': (asked, context) => {
    const { gate, basis, caseId, recipient } = asked;
    if (!policy2026.gates[gate].includes(basis)) throw new Refusal('release/basis-not-named');
    getAgency(context.session, recipient);
    refuseUnfit(context, asked);
    const id = newId(context);
    const content = { ...asked, id };
    const act = { act: 'gate', agency: recipient, caseId, content } as const;
    return { id, ...propose(context, 'release:record-gate', act, performGate(context, content)) };
  },
  'release:record-must-tell': (place, context) =>
    recordFact(context, 'release:record-must-tell', place, ({ get }) => {
      if (!isSafety(get(place.record), place.field)) throw new Refusal('release/not-safety');
      return { kind: 'must-tell', gate: null, basis: null, document: null };
    }),
  'release:list-facts': ({ caseId }, { session }) => {
    const db = session.dbOf(caseId);
    if (findCase(db, caseId) === undefined) throw new Refusal('case/not-found');
    return listReleaseFacts(db, caseId);
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

/** A gate as it was asked for; `id` names the fact that it becomes. */
type AskedGate = CheckedOf<(typeof releaseCalls)['release:record-gate']> & { readonly id: string };

/** Records a gate's fact. What it names must still be there. */
export function performGate(context: SessionContext, asked: AskedGate): Perform {
  return (note, accepted) => {
    const { id, caseId, record, field, recipient, gate, basis, document } = asked;
    const { session } = context;
    const entity = refuseUnfit(context, asked);
    const made = { id, record, field, recipient, byUser: session.user.id, atMs: context.nowMs(), revoked: null };
    insertReleaseFact(session.dbOf(caseId), caseId, { ...made, kind: 'gate', gate, basis, document });
    note({ caseId, record, entity, field: `gate:${field}`, old: null, new: { id, recipient, gate, basis, document, accepted } });
  };
}

/** The record's entity. Refusals `case/not-found`, `record/not-found`, `field/unknown`, `release/no-document`. */
function refuseUnfit({ session }: SessionContext, { caseId, record, field, document }: Omit<AskedGate, 'id'>): EntityName {
  const db = session.dbOf(caseId);
  if (findCase(db, caseId) === undefined) throw new Refusal('case/not-found');
  const found = findRecord(db, caseId, record);
  if (found === undefined) throw new Refusal('record/not-found');
  refuseUnknownPlace(entityOf(found), field);
  const paper = findRecord(db, caseId, document);
  if (paper === undefined) throw new Refusal('record/not-found');
  if (paper.entity !== 'document') throw new Refusal('release/no-document');
  return entityOf(found);
}

function recordFact(
  context: SessionContext,
  action: string,
  { caseId, record, field, recipient }: FactAt,
  check: (edit: CaseEdit) => Pick<ReleaseFact, 'kind' | 'gate' | 'basis' | 'document'>,
): { readonly id: string } {
  getAgency(context.session, recipient);
  const id = newId(context);
  editCase(context, action, caseId, edit => {
    const found = edit.get(record);
    refuseUnknownPlace(entityOf(found), field);
    const what = check(edit);
    const made = { id, record, field, recipient, byUser: context.session.user.id, atMs: context.nowMs(), revoked: null };
    insertReleaseFact(edit.db, caseId, { ...made, ...what });
    const { kind, ...fact } = what;
    edit.note({ caseId, record, entity: found.entity, field: `${kind}:${field}`, old: null, new: { id, recipient, ...fact } });
  });
  return { id };
}

/** What must reach whoever arrests or escorts: by the catalogue, or because two persons marked it so. */
function isSafety(record: CaseRecord, field: string): boolean {
  const marks = [record.marks['*'], record.marks[field]].flatMap(mark => mark?.caveats ?? []);
  const flags = catalogue[entityOf(record)].fields[field]?.flags ?? [];
  return flags.includes('safety') || marks.some(({ kind }) => kind === 'MUST_TELL');
}
