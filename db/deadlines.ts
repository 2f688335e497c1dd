import type { CaseId, CivilDate } from '../shared/language.ts';
import type { ActOwner } from '../shared/move-owner.ts';
import type { Reader } from './open.ts';
import { OPEN_CLOCKS, type ClockRow } from './stages.ts';

/** A clock with the case it belongs to and the profile that explains it. */
export type ListedClock = ClockRow & {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly officer: string | null;
  readonly profile: string;
  readonly stage: string;
  readonly enteredOn: CivilDate | null;
  readonly mover: string | null;
  readonly isOver: 0 | 1;
  readonly owner: ActOwner | null;
};

export type DeadlineFilter = {
  readonly caseId?: CaseId | undefined;
  readonly caseIds?: readonly CaseId[] | undefined;
  readonly until?: CivilDate | undefined;
  readonly weight?: 'hard' | 'soft' | undefined;
  readonly all?: boolean | undefined;
  /** The day of each profile's zone, by profile: a few rows begin or are over by the day alone. */
  readonly days: Readonly<Record<string, CivilDate>>;
};

/** Who owes its act: it is the clock's own, or the duty or promise of the record that says the day. */
const OWNER = `(SELECT json_object('whose', a.whose, 'agency', a.agency) FROM case_acts AS a
  WHERE a.case_id = case_clocks.case_id AND a.record = start_event AND case_clocks.state IN (${OPEN_CLOCKS})
    AND (a.name = clock OR a.kind IN ('duty', 'promise')) ORDER BY a.name = clock DESC, a.due_on = must_stop_by DESC LIMIT 1)`;

const COLUMNS = `case_clocks.case_id AS caseId, cases.reference, cases.title, cases.officer, case_pipeline.profile, clock, start_event AS startEvent,
  started_on AS startedOn, must_stop_by AS mustStopBy, latest, warn_on AS warnOn, case_clocks.state, weight, missing, label, case_clocks.ended,
  case_pipeline.stage, entered_on AS enteredOn, mover, is_over AS isOver, ${OWNER} AS owner`;

/** Clocks, soonest first; those that wait for a fact or stand still come last. Without `all` only open ones. */
export function listClocks(
  db: Reader,
  filter: DeadlineFilter,
  { offset, limit }: { offset: number; limit: number },
): ListedClock[] {
  const { where, values } = conditions(filter);
  return db
    .prepare<
      unknown[],
      Omit<ListedClock, 'missing' | 'ended' | 'owner'> & { missing: string; ended: string | null; owner: string | null }
    >(
      `SELECT ${COLUMNS} FROM case_clocks JOIN cases ON cases.id = case_clocks.case_id JOIN case_pipeline USING (case_id)
       ${where} ORDER BY coalesce(must_stop_by, '9999'), case_clocks.case_id, clock, start_event LIMIT ? OFFSET ?`,
    )
    .all(...values, limit, offset)
    .map(row => ({
      ...row,
      missing: JSON.parse(row.missing) as string[], // written by the index, as is the next
      owner: row.owner === null ? null : (JSON.parse(row.owner) as ActOwner),
      ended: row.ended === null ? null : (JSON.parse(row.ended) as ListedClock['ended']),
    }));
}

export function countClocks(db: Reader, filter: DeadlineFilter): number {
  const { where, values } = conditions(filter);
  return (
    db
      .prepare<unknown[], number>(`SELECT count(*) FROM case_clocks ${where}`)
      .pluck()
      .get(...values) ?? 0
  );
}

/** The day that it is for a row's case. */
const DAY = `(SELECT coalesce(? ->> ('$."' || p.profile || '"'), '9999') FROM case_pipeline AS p WHERE p.case_id = case_clocks.case_id)`;

function conditions({ caseId, caseIds, until, weight, all, days }: DeadlineFilter): { where: string; values: unknown[] } {
  const parts: string[] = [];
  const values: unknown[] = [];
  const day = JSON.stringify(days);
  if (all === true) parts.push(`(case_clocks.state <> 'open-from' OR started_on < ${DAY})`);
  else
    parts.push(
      `case_clocks.state IN (${OPEN_CLOCKS})`,
      `CASE case_clocks.state WHEN 'open-from' THEN started_on < ${DAY} WHEN 'open-until' THEN latest >= ${DAY} ELSE 1 END`,
    );
  values.push(...(all === true ? [day] : [day, day]));
  if (caseId !== undefined) {
    parts.push('case_clocks.case_id = ?');
    values.push(caseId);
  }
  if (caseIds !== undefined) {
    parts.push('case_clocks.case_id IN (SELECT value FROM json_each(?))');
    values.push(JSON.stringify(caseIds));
  }
  if (until !== undefined) {
    parts.push(`coalesce(must_stop_by, '9999') <= ?`);
    values.push(until);
  }
  if (weight !== undefined) {
    parts.push('weight = ?');
    values.push(weight);
  }
  return { where: parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`, values };
}
