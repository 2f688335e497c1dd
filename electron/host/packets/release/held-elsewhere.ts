import { listLedgerOfCase, listLedgerPaths } from '../../../../db/ledger.ts';
import { listRecords } from '../../../../db/records.ts';
import { fieldAt } from '../../../../shared/catalogue.ts';
import type { CaseFile, CaseRecord } from '../../../../shared/case.ts';
import { placeKey, type Action } from '../../../../shared/decision/types.ts';
import type { AgencyCode, CaseId, RecordId } from '../../../../shared/language.ts';
import { givesValues } from '../../../../shared/packet-kinds.ts';
import { traitsOf } from '../../../../shared/same-person/traits.ts';
import { matchesOf } from '../../cases/same-person.ts';
import type { Session } from '../../ground/context.ts';
import { canonical } from '../../keys/canonical.ts';

/** What each agency was told at each place of a case: the form in which it has the value, or that it was kept. */
export type Told = ReadonlyMap<AgencyCode, ReadonlyMap<string, Action>>;

/** What packets of a case told these agencies, the newest word at each place; what was given as it is stays given. */
export function toldInCase(session: Pick<Session, 'dbOf'>, caseId: CaseId, agencies: ReadonlySet<AgencyCode>): Told {
  const db = session.dbOf(caseId);
  const forms = new Map<AgencyCode, Map<string, Action>>();
  // Newest first: the first that is met at a place is what its reader was told last.
  for (const { packetId, agency, direction, kind, voidedAtMs } of listLedgerOfCase(db, caseId)) {
    if (direction !== 'out' || voidedAtMs !== null || !givesValues(kind) || !agencies.has(agency)) continue;
    const told = forms.get(agency) ?? new Map<string, Action>();
    forms.set(agency, told);
    for (const { record, field, action } of listLedgerPaths(db, 'out', packetId)) {
      if (record === null || field === null) continue;
      const key = placeKey(record as RecordId, field); // ours, by its column
      if (action === 'RELEASE' || !told.has(key)) told.set(key, action);
    }
  }
  return forms;
}

/**
 * What packets of other cases told of the persons of this one, said at the places where the same value stands here. A person is the same who
 * was said to be, or is by an identifier, in a case that this user may see.
 */
export function toldElsewhere(session: Session, file: CaseFile, agencies: ReadonlySet<AgencyCode>): Told {
  const found = new Map<AgencyCode, Map<string, Action>>();
  for (const subject of file.records.filter(({ entity }) => entity === 'subject')) {
    const here = branchOf(file.records, subject.id);
    for (const other of sameElsewhere(session, file.id, here)) {
      const told = toldInCase(session, other.caseId, agencies);
      if (told.size === 0) continue;
      const there = branchOf(listRecords(session.dbOf(other.caseId), other.caseId), other.record);
      const places = samePlaces(here, there);
      for (const [agency, forms] of told) {
        const into = found.get(agency) ?? new Map<string, Action>();
        found.set(agency, into);
        for (const [theirs, ours] of places) {
          const action = forms.get(theirs);
          if (action !== undefined) for (const key of ours) if (action === 'RELEASE' || !into.has(key)) into.set(key, action);
        }
      }
    }
  }
  return found;
}

function sameElsewhere(session: Session, caseId: CaseId, here: readonly CaseRecord[]) {
  return matchesOf(session, { record: here[0]!.id, traits: traitsOf(here) }).filter(
    match => match.caseId !== caseId && (match.isSaid || match.certain),
  );
}

/** A person's record, first, and whatever hangs from it. */
function branchOf(records: readonly CaseRecord[], top: RecordId): readonly CaseRecord[] {
  const ids = new Set<RecordId>([top]);
  for (let before = 0; before !== ids.size;) {
    before = ids.size;
    for (const { id, parentId } of records) if (parentId !== null && ids.has(parentId)) ids.add(id);
  }
  return records.filter(({ id }) => ids.has(id)).toSorted((one, other) => Number(other.id === top) - Number(one.id === top));
}

/** By each place there, those here at which the same value stands. Of what hangs from a person a choice or a country says too little. */
function samePlaces(here: readonly CaseRecord[], there: readonly CaseRecord[]): ReadonlyMap<string, readonly string[]> {
  const byValue = new Map<string, string[]>();
  for (const record of here)
    for (const [key, value] of valuesOf(record)) byValue.set(value, [...(byValue.get(value) ?? []), key]);
  const found = there.flatMap(valuesOf).map(([key, value]) => [key, byValue.get(value) ?? []] as const);
  return new Map(found);
}

const tooCommon: ReadonlySet<string> = new Set(['enum', 'boolean', 'country', 'agency', 'reference', 'integer', 'language']);

function valuesOf({ id, entity, fields }: CaseRecord): readonly (readonly [key: string, value: string])[] {
  return Object.entries(fields).flatMap(([field, value]) => {
    const type = fieldAt(`${entity}.${field}`)?.type;
    if (type === undefined || (entity !== 'subject' && tooCommon.has(type))) return [];
    return [[placeKey(id, field), `${entity}.${field} ${canonical(value)}`] as const];
  });
}
