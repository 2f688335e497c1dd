import type { ClockEnd } from '../shared/clocks/clock-end.ts';
import type { CalendarEdit } from '../shared/clocks/calendar.ts';
import type { OfficeDuties } from '../shared/duties.ts';
import type { CaseId, CivilDate, Json, RecordId } from '../shared/language.ts';
import type { Profile } from '../shared/profile.ts';
import type { CaseRecord } from '../shared/case.ts';
import type { OpenClock, OwedAct } from '../shared/owed-acts.ts';
import { dueEntities, waitEntities } from '../shared/record-dues.ts';
import type { StageStay, Stay } from '../shared/stays.ts';
import { matterEntities } from '../shared/matters.ts';
import { actsWriter } from './acts.ts';
import { mattersWriter, type MatterRow } from './matters.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';
import { stageStaysWriter } from './stage-stays.ts';

/** The states of clocks that still apply, as SQL; the index of open clocks names the same. */
export const OPEN_CLOCKS = `'open', 'suspended', 'needs-fact', 'for-counsel', 'open-until', 'open-from'`;

/**
 * A clock as it is kept for lists. `state` is `open` where it depends on the day it is looked at, `open-until` where it is over by itself
 * after its latest day, `open-from` where it begins after `startedOn`. `clock` is '' for a manual deadline.
 */
export type ClockRow = OpenClock & {
  readonly missing: readonly string[];
  readonly ended: ClockEnd | null; // why it no longer applies
};

/** Where a case stands, as it is kept for lists. */
export type PipelineEntry = {
  readonly profile: string;
  readonly stage: string;
  readonly enteredOn: CivilDate | null;
  readonly side: string | null;
  readonly mover: string | null;
  readonly whose: string;
  readonly moveSince: CivilDate | null;
  readonly isOver: boolean;
  readonly counts: string | null;
  readonly outcome: string | null;
  readonly outcomeOn: CivilDate | null;
  readonly ground: string | null;
  readonly filedOn: CivilDate | null;
  readonly hadDefects: boolean;
  readonly lastEventOn: CivilDate | null;
  readonly nextStopOn: CivilDate | null;
  readonly nextStop: string | null;
  readonly completeness: number | null;
  readonly documentsReady: number | null;
  readonly documentsNeeded: number | null;
  readonly assurancesDue: number;
  readonly faults: number;
};

/** The kinds of record that stages, clocks, the package and what is owed are computed from: those that are due, and these. */
export const stageEntities: readonly string[] = [
  ...new Set([
    ...['case', 'event', 'document', 'assurance', 'charge', 'warrant', 'exchange', 'commitment'],
    ...matterEntities,
    ...dueEntities,
    ...waitEntities,
  ]),
];
const STAGE_ENTITIES = stageEntities.map(entity => `'${entity}'`).join(', '); // names of the catalogue

/** The records of a case that stages, clocks, the package and the metrics read. Marks are not needed and left out. */
export function listStageRecords(db: Reader, caseId: CaseId): CaseRecord[] {
  return prepared<[string], { id: string; entity: string; parentId: string | null; position: number; fields: string }>(
    db,
    `SELECT id, entity, parent_id AS parentId, position, fields FROM records WHERE case_id = ?
         AND entity IN (${STAGE_ENTITIES})
       ORDER BY entity, position, id`,
  )
    .all(caseId)
    .map(row => ({
      ...row,
      // Written by db/records.ts alone: branded ids, checked fields.
      id: row.id as RecordId,
      parentId: row.parentId as RecordId | null,
      fields: JSON.parse(row.fields) as Record<string, Json>,
      marks: {},
    }));
}

/** What stands beside a case's entry: its clocks, its stays in the order of the way, what is owed in it, and its requests and assets. */
export type IndexedWay = {
  readonly clocks: readonly ClockRow[];
  readonly stays: readonly Stay[];
  readonly stageStays: readonly StageStay[];
  readonly acts: readonly OwedAct[];
  readonly matters: readonly MatterRow[];
};

/** A writer of many cases' index rows: its statements are prepared once. */
export function stageIndexWriter(db: Writer): (caseId: CaseId, entry: PipelineEntry, way: IndexedWay) => void {
  const put = prepared<unknown[]>(
    db,
    `INSERT OR REPLACE INTO case_pipeline (case_id, profile, stage, entered_on, side, mover, is_over, counts, outcome, outcome_on, ground,
       filed_on, had_defects, last_event_on, next_stop_on, next_stop, completeness, documents_ready, documents_needed,
       assurances_due, faults, whose, move_since)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const clear = prepared<[string]>(db, 'DELETE FROM case_clocks WHERE case_id = ?');
  const clock = prepared<unknown[]>(
    db,
    `INSERT INTO case_clocks (case_id, clock, start_event, started_on, must_stop_by, latest, warn_on, state, weight, missing, label, ended)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const clearStays = prepared<[string]>(db, 'DELETE FROM case_stays WHERE case_id = ?');
  const stay = prepared<unknown[]>(
    db,
    'INSERT INTO case_stays (case_id, place, board, entered_on, left_on) VALUES (?, ?, ?, ?, ?)',
  );
  const putStageStays = stageStaysWriter(db);
  const place = prepared<[string | null, string | null, string]>(db, 'UPDATE cases SET stage = ?, next_stop_on = ? WHERE id = ?');
  const putActs = actsWriter(db);
  const putMatters = mattersWriter(db);
  return (caseId, entry, { clocks, stays, stageStays, acts, matters }) => {
    put.run(caseId, ...valuesOf(entry));
    clear.run(caseId);
    for (const row of clocks) clock.run(caseId, ...valuesOfClock(row));
    clearStays.run(caseId);
    for (const [at, { board, enteredOn, leftOn }] of stays.entries()) stay.run(caseId, at, board, enteredOn, leftOn);
    putStageStays(caseId, stageStays);
    putActs(caseId, acts);
    putMatters(caseId, matters);
    place.run(entry.stage === '' ? null : entry.stage, entry.nextStopOn, caseId);
  };
}

// By their places: to find each value by its name takes the driver longer than to write it.
function valuesOf(entry: PipelineEntry): readonly unknown[] {
  const { profile, stage, enteredOn, side, mover, isOver, counts, outcome, outcomeOn, ground, filedOn, hadDefects } = entry;
  const { lastEventOn, nextStopOn, nextStop, completeness, documentsReady, documentsNeeded } = entry;
  return [
    ...[profile, stage, enteredOn, side, mover, isOver ? 1 : 0, counts, outcome, outcomeOn, ground, filedOn, hadDefects ? 1 : 0],
    ...[lastEventOn, nextStopOn, nextStop, completeness, documentsReady, documentsNeeded],
    ...[entry.assurancesDue, entry.faults, entry.whose, entry.moveSince],
  ];
}

function valuesOfClock(row: ClockRow): readonly unknown[] {
  const { clock, startEvent, startedOn, mustStopBy, latest, warnOn, state, weight, missing, label, ended } = row;
  const [missed, over] = [JSON.stringify(missing), ended === null ? null : JSON.stringify(ended)];
  return [clock, startEvent, startedOn, mustStopBy, latest, warnOn, state, weight, missed, label, over];
}

/** When a case was entered here. */
export function findCreatedMs(db: Reader, caseId: CaseId): number {
  return prepared<[string], number>(db, 'SELECT created_at_ms FROM cases WHERE id = ?').pluck().get(caseId) ?? 0;
}

export function caseIdsOf(db: Reader): CaseId[] {
  return db.prepare<[], string>('SELECT id FROM cases ORDER BY id').pluck().all() as CaseId[]; // the column holds ids of cases
}

export function listCalendarEdits(db: Reader): CalendarEdit[] {
  return db
    .prepare<[], { calendar: string; date: CivilDate; change: CalendarEdit['change']; en: string; es: string; reason: string }>(
      'SELECT calendar, date, change, name_en AS en, name_es AS es, reason FROM calendar_edits ORDER BY at_ms, id',
    )
    .all()
    .map(({ en, es, ...edit }) => ({ ...edit, name: { en, es } }));
}

export function insertCalendarEdit(
  db: Writer,
  id: string,
  { calendar, date, change, name, reason }: CalendarEdit,
  atMs: number,
): void {
  db.prepare(
    'INSERT INTO calendar_edits (id, calendar, date, change, name_en, name_es, reason, at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(id, calendar, date, change, name.en, name.es, reason, atMs);
}

/** The profiles that this office keeps beside the built-in ones. */
export function listOfficeProfiles(db: Reader): Profile[] {
  return db
    .prepare<[], string>('SELECT body FROM profiles ORDER BY key')
    .pluck()
    .all()
    .map(body => JSON.parse(body) as Profile); // checked before it was kept
}

export function insertProfile(db: Writer, key: string, profile: Profile): void {
  db.prepare('INSERT INTO profiles (key, body) VALUES (?, ?)').run(key, JSON.stringify(profile));
}

type SetDuties = Pick<OfficeDuties, 'standing' | 'monthlyDay' | 'reviewMonths'>;

export function findOfficeDuties(db: Reader): SetDuties | undefined {
  return db
    .prepare<[], SetDuties>(
      'SELECT standing, monthly_day AS monthlyDay, review_months AS reviewMonths FROM office_duties WHERE id = 1',
    )
    .get();
}

export function updateOfficeDuties(db: Writer, { standing, monthlyDay, reviewMonths }: SetDuties): void {
  db.prepare('INSERT OR REPLACE INTO office_duties (id, standing, monthly_day, review_months) VALUES (1, ?, ?, ?)').run(
    standing,
    monthlyDay,
    reviewMonths,
  );
}
