import { insertReleaseFact, listReleaseFacts, revokeReleaseFact } from '../../../../db/release-facts.ts';
import { findCase } from '../../../../db/cases.ts';
import type { CaseRecord } from '../../../../shared/case.ts';
import { catalogue } from '../../../../shared/catalogue.ts';
import type { ReleaseFact, releaseCalls } from '../../../../shared/contract/releases.ts';
import { policy2026 } from '../../../../shared/decision/policy-2026-1.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { AgencyCode, CaseId, RecordId } from '../../../../shared/language.ts';
import { getAgency } from '../../agencies/agencies.ts';
import { editCase, entityOf, refuseUnknownPlace, type CaseEdit } from '../../cases/case-edit.ts';
import type { HandlersOf, SessionContext } from '../../ground/context.ts';
import { newId } from '../../ground/ids.ts';

type FactAt = {
  readonly caseId: CaseId;
  readonly record: RecordId;
  readonly field: string;
  readonly recipient: AgencyCode;
};

/** Facts that open a gate or oblige to tell. They say what happened, with its document; the policy says what that opens. */
export const releaseHandlers: HandlersOf<typeof releaseCalls> = {
  'release:record-gate': ({ gate, basis, document, ...place }, context) => {
    if (!policy2026.gates[gate].includes(basis)) throw new Refusal('release/basis-not-named');
    return recordFact(context, 'release:record-gate', place, ({ get }) => {
      if (get(document).entity !== 'document') throw new Refusal('release/no-document');
      return { kind: 'gate', gate, basis, document };
    });
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
