import {
  findClassification,
  insertClassification,
  lastArea,
  listClassifications,
  type StoredClassification,
} from '../../../../db/classifications.ts';
import { findCase } from '../../../../db/cases.ts';
import { listLedgerPaths, type LedgerEntry } from '../../../../db/ledger.ts';
import type { Writer } from '../../../../db/open.ts';
import { findUser } from '../../../../db/users.ts';
import { getVaultState } from '../../../../db/vault-state.ts';
import { classificationGrounds, expectedGround, isReserved } from '../../../../shared/classification.ts';
import type { Classification, ClassificationDraft, classificationCalls } from '../../../../shared/contract/classifications.ts';
import { countryOfAgency } from '../../../../shared/countries.ts';
import { judgedMarks } from '../../../../shared/decision/judged-marks.ts';
import { placeKey } from '../../../../shared/decision/types.ts';
import { Refusal } from '../../../../shared/failure.ts';
import { markAt } from '../../../../shared/judged-mark.ts';
import type { CaseId, PacketId, RecordId } from '../../../../shared/language.ts';
import { givesValues } from '../../../../shared/packet-kinds.ts';
import { recordChanges } from '../../audit/audit.ts';
import { getCaseFile } from '../../cases/cases.ts';
import type { HandlersOf, Session } from '../../ground/context.ts';
import { policyOfMarks } from '../../ground/policy-in-force.ts';
import { newId } from '../../ground/ids.ts';
import { officeDays } from '../../ground/office-day.ts';
import { getEntry } from '../read/entry-content.ts';

/** What an office of Mexico classifies of what stayed out of a packet, recorded once the packet left (LGTAIP 102–107, 112, 115). */
export const classificationHandlers: HandlersOf<typeof classificationCalls> = {
  'classification:draft': ({ packetId }, { session }) => {
    const { entry, db, caseId } = getSent(session, packetId);
    const recorded = findClassification(db, caseId, packetId);
    return {
      isOffice: isMexican(session),
      area: lastArea(db),
      grounds: isMexican(session) ? draftOf(session, db, entry, caseId) : [],
      recorded: recorded === undefined ? null : told(session, recorded),
    };
  },
  'classification:record': ({ packetId, area, grounds }, context) => {
    const { session, nowMs } = context;
    if (!isMexican(session)) throw new Refusal('classification/not-mexican');
    const { entry, db, caseId } = getSent(session, packetId);
    if (findClassification(db, caseId, packetId) !== undefined) throw new Refusal('classification/recorded');
    const stayed = draftOf(session, db, entry, caseId).flatMap(({ places }) => places);
    const known = new Set(stayed.map(({ record, field }) => placeKey(record, field)));
    const named = grounds.flatMap(({ places }) => places.map(({ record, field }) => placeKey(record, field)));
    if (new Set(named).size !== named.length || named.some(place => !known.has(place)))
      throw new Refusal('classification/no-such-place');
    if (new Set(grounds.map(({ ground }) => ground)).size !== grounds.length) throw new Refusal('classification/no-such-place');
    if (grounds.some(({ ground, years, harm }) => isReserved(ground) !== (years !== undefined && harm !== undefined)))
      throw new Refusal('classification/harm-missing');
    const made: StoredClassification = {
      id: newId(context),
      caseId,
      packet: packetId,
      on: officeDays(session, context).office,
      area,
      byUser: session.user.id,
      atMs: nowMs(),
      grounds: grounds.map(({ ground, years = null, harm = null, places }) => ({ ground, years, harm, places })),
    };
    recordChanges(session, context, 'classification:record', db, note => {
      insertClassification(db, made);
      const said = grounds.map(({ ground, years = null, harm = null, places }) => ({ ground, years, harm, places }));
      note({
        record: packetId,
        entity: 'packet',
        field: 'classification',
        old: null,
        new: { area, on: made.on, grounds: said },
        caseId,
      });
    });
    return told(session, made);
  },
  'classification:list': ({ caseId }, { session }) => {
    const db = session.dbOf(caseId);
    if (findCase(db, caseId) === undefined) throw new Refusal('case/not-found');
    return listClassifications(db, caseId).map(each => told(session, each));
  },
};

/** Whether the office is one of Mexico, whose law asks for the act. */
export function isMexican({ office }: Pick<Session, 'office'>): boolean {
  return countryOfAgency(getVaultState(office).agency.code) === 'MX';
}

/** A packet of ours that gave values of a case that is still here. Refusal `packet/not-found`. */
function getSent(session: Session, packetId: PacketId): { entry: LedgerEntry; db: Writer; caseId: CaseId } {
  const { entry, db } = getEntry(session, 'out', packetId);
  const { caseId } = entry;
  if (caseId === null || !givesValues(entry.kind) || entry.voidedAtMs !== null || findCase(db, caseId) === undefined)
    throw new Refusal('packet/not-found');
  return { entry, db, caseId };
}

/** The values that stayed out of the packet and are in the case, by the ground to expect for each. */
function draftOf(session: Session, db: Writer, { packetId }: LedgerEntry, caseId: CaseId): ClassificationDraft['grounds'] {
  const file = getCaseFile(session, caseId);
  const marks = judgedMarks(file, policyOfMarks(session));
  const records = new Map(file.records.map(record => [record.id, record]));
  const places = listLedgerPaths(db, 'out', packetId).flatMap(({ record, field, action }) => {
    const held = record === null || field === null ? undefined : records.get(record as RecordId); // a record of ours
    if (held === undefined || field === null || held.fields[field] == null) return [];
    if (action !== 'WITHHOLD' && action !== 'OMIT_SILENT') return [];
    const { categories = [], flags = [], originators = [] } = markAt(marks, held.id, field) ?? {};
    const ground = expectedGround(held.entity, field, { categories, flags, originators });
    return [{ ground, place: { record: held.id, field, entity: held.entity } }];
  });
  return classificationGrounds.flatMap(ground => {
    const under = places.filter(each => each.ground === ground).map(({ place }) => place);
    return under.length === 0 ? [] : [{ ground, places: under }];
  });
}

function told({ office }: Session, { byUser, atMs: _, ...row }: StoredClassification): Classification {
  return { ...row, byLabel: findUser(office, byUser)?.label ?? null };
}
