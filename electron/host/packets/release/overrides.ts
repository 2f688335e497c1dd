import { listTold } from '../../../../db/notices.ts';
import { listReleaseFacts, type StoredFact } from '../../../../db/release-facts.ts';
import type { Reader } from '../../../../db/open.ts';
import { listRecords } from '../../../../db/records.ts';
import type { CaseRecord } from '../../../../shared/case.ts';
import type { ReleaseFact } from '../../../../shared/contract/releases.ts';
import { placeKey, type Circumstances } from '../../../../shared/decision/types.ts';
import type { AgencyCode, CaseId } from '../../../../shared/language.ts';
import type { Purpose } from '../../../../shared/mark.ts';
import { circumstancesOfFacts, factState, noticeGroundOf } from '../../../../shared/overrides.ts';
import type { Session } from '../../ground/context.ts';
import { carriedPlaces, storedNow, type CarriedPlace } from '../read/carried-places.ts';
import { withExistence } from './packet-consents.ts';

type Held = { readonly id: CaseId; readonly records: readonly CaseRecord[] };

/** The facts of a case, oldest first, each with what it does now. */
export function factsOf(session: Session, caseId: CaseId, records: readonly CaseRecord[]): readonly ReleaseFact[] {
  const facts = listReleaseFacts(session.dbOf(caseId), caseId);
  if (facts.length === 0) return [];
  const documents = new Set(records.filter(({ entity }) => entity === 'document').map(({ id }) => id));
  const carriers = carriersIn(session, { id: caseId, records });
  const untold = (fact: StoredFact): readonly AgencyCode[] => untoldOf(session.dbOf(caseId), fact, carriers);
  const byId = new Map(records.map(record => [record.id, record]));
  const isSame = ({ record, field, stored }: StoredFact): boolean => stored === valueHash(byId.get(record), field);
  return facts.map(({ stored, ...fact }) => ({ ...fact, state: factState({ ...fact, stored }, { documents, isSame, untold }) }));
}

/** What a fact names: the value as it stands; null for a record’s existence. */
export function valueHash(record: CaseRecord | undefined, field: string): string | null {
  return record === undefined || field === '*' ? null : storedNow(record, field);
}

/** What the facts of a case open for what is asked. With a value of another authority it leaves that its records exist, as with a consent. */
export function circumstancesFor(
  session: Session,
  { id, records }: Held,
  { purpose }: { readonly purpose: Purpose },
): Pick<Circumstances, 'gates' | 'mustTell'> {
  const { gates, mustTell } = circumstancesOfFacts(factsOf(session, id, records), purpose);
  return {
    gates: gates.flatMap(gate => {
      if (noticeGroundOf(gate) === null || gate.field === '*') return [gate];
      return withExistence({ records }, gate).map(place => ({ ...gate, ...place }));
    }),
    mustTell,
  };
}

/** A value that an originator is told of: which fact lets it go, and the packet of its that carried it. */
export type Owed = { readonly fact: StoredFact; readonly originator: AgencyCode; readonly carried: CarriedPlace };

/** Of which values originators have still to be told, also those that have gone already. */
export function owedNotices(session: Session, caseId: CaseId): readonly Owed[] {
  const db = session.dbOf(caseId);
  const facts = listReleaseFacts(db, caseId).filter(
    fact => noticeGroundOf(fact) !== null && fact.purpose !== null && (fact.revoked === null || fact.usedBy !== null),
  );
  if (facts.length === 0) return [];
  const carriers = carriersIn(session, { id: caseId, records: listRecords(db, caseId) });
  return facts.flatMap(fact =>
    untoldOf(db, fact, carriers).flatMap(originator => {
      const carried = carriers.get(originator)?.get(placeKey(fact.record, fact.field));
      return carried === undefined ? [] : [{ fact, originator, carried }];
    }),
  );
}

/** The places that each authority's packets filled in a case, of the authorities whose marks bind in it. */
function carriersIn(session: Session, { id, records }: Held): ReadonlyMap<AgencyCode, ReadonlyMap<string, CarriedPlace>> {
  const marks = records.flatMap(record => Object.values(record.marks));
  const originators = new Set(marks.flatMap(({ locked, originator }) => (locked === true && originator ? [originator] : [])));
  const db = session.dbOf(id);
  return new Map([...originators].map(agency => [agency, carriedPlaces(db, id, agency)]));
}

function untoldOf(
  db: Reader,
  { id, record, field }: StoredFact,
  carriers: ReadonlyMap<AgencyCode, ReadonlyMap<string, CarriedPlace>>,
): readonly AgencyCode[] {
  const told = new Set(listTold(db, id));
  return [...carriers].flatMap(([agency, places]) => (places.has(placeKey(record, field)) && !told.has(agency) ? [agency] : []));
}
