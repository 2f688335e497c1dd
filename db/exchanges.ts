import type { ExchangeLine, KnownContact } from '../shared/case-view.ts';
import type { AgencyCode, CaseId, CivilDate, RecordId } from '../shared/language.ts';
import type { Reader } from './open.ts';

/** Which entries of the log: all conditions that are not null hold. An exchange is on the day of its own zone; both days are included. */
export type ExchangeFilter = {
  readonly caseId: string | null;
  readonly whose: 'ours' | 'theirs';
  readonly counterpart: string | null;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  readonly mode: string | null;
  /** Only those of which something promised is still open. */
  readonly isOpen: boolean;
  /** Terms of the word index: each stands in the exchange, in what hangs from it, or in its case; or it was with one of these agencies. */
  readonly sought: { readonly terms: readonly string[]; readonly agencies: readonly AgencyCode[] } | null;
};

// Written as in the index exchanges_by_start, so that SQLite uses it.
const START = "unixepoch(substr(fields ->> 'startAt', 1, instr((fields ->> 'startAt') || '[', '[') - 1))";

/** One that came is theirs: received rows are found by their case. */
const RECEIVED = 'received_records.case_id = records.case_id AND record_id = records.id';

// Of theirs only the cases to which something came are read, not the whole log.
const WHOSE = {
  ours: `NOT EXISTS (SELECT 1 FROM received_records WHERE ${RECEIVED})`,
  theirs: `case_id IN (SELECT case_id FROM received_records) AND EXISTS (SELECT 1 FROM received_records WHERE ${RECEIVED})`,
  all: '',
};

const OPEN = "coalesce(c.fields ->> 'status', 'open') NOT IN ('done', 'cancelled')";

// An instant begins with the date of its own zone.
const DAY = "substr(fields ->> 'startAt', 1, 10)";

/** The liaison log, newest first. */
export function listExchanges(
  db: Reader,
  filter: ExchangeFilter,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): ExchangeLine[] {
  const { where, values } = conditionsOf(filter);
  const lines = db
    .prepare<[Record<string, unknown>], Omit<ExchangeLine, 'nextCommitment'> & { readonly nextCommitment: string | null }>(
      `SELECT e.id AS record, case_id AS caseId, cases.reference AS reference, cases.title AS caseTitle,
         e.fields ->> 'startAt' AS startAt,
         (SELECT group_concat(name, ', ') FROM (SELECT p.fields ->> 'name' AS name FROM records AS p
            WHERE p.parent_id = e.id AND p.entity = 'participant'
              AND coalesce(p.fields ->> 'agency', e.fields ->> 'counterpart') IS e.fields ->> 'counterpart'
            ORDER BY p.position)) AS people,
         (SELECT json_object('what', c.fields ->> 'what', 'by', c.fields ->> 'by', 'dueOn', c.fields ->> 'dueOn')
          FROM records AS c WHERE c.parent_id = e.id AND c.entity = 'commitment' AND ${OPEN}
          ORDER BY c.fields ->> 'dueOn' IS NULL, c.fields ->> 'dueOn', c.position LIMIT 1) AS nextCommitment,
         e.fields ->> 'mode' AS mode, e.fields ->> 'channel' AS channel, e.fields ->> 'counterpart' AS counterpart,
         e.fields ->> 'topic' AS topic, e.fields ->> 'closedOn' AS closedOn,
         (SELECT min(agency) FROM received_records WHERE received_records.case_id = e.case_id AND record_id = e.id) AS theirs, e.fields ->> 'reportDueOn' AS reportDueOn, e.fields ->> 'reportFiledOn' AS reportFiledOn,
         (SELECT count(*) FROM records AS c WHERE c.parent_id = e.id AND c.entity = 'commitment' AND ${OPEN}) AS openCommitments
       FROM (SELECT id, case_id, fields, ${START} AS start FROM records WHERE ${where}
             ORDER BY ${START} DESC, id DESC LIMIT @limit OFFSET @offset) AS e
       JOIN cases ON cases.id = case_id ORDER BY start DESC, e.id DESC`,
    )
    .all({ ...values, offset, limit });
  return lines.map(({ nextCommitment, ...line }) => ({
    ...line,
    nextCommitment: nextCommitment === null ? null : (JSON.parse(nextCommitment) as ExchangeLine['nextCommitment']), // as written above
  }));
}

/**
 * How many entries of the log there are. Few came with packets: those are counted, and ours are all others, which the index tells without a row
 * being read.
 */
export function countExchanges(db: Reader, filter: ExchangeFilter): number {
  const theirs = countWhere(db, conditionsOf(filter, 'theirs'));
  return filter.whose === 'theirs' ? theirs : countWhere(db, conditionsOf(filter, 'all')) - theirs;
}

function countWhere(db: Reader, { where, values }: ReturnType<typeof conditionsOf>): number {
  return db.prepare<[Record<string, unknown>], number>(`SELECT count(*) FROM records WHERE ${where}`).pluck().get(values) ?? 0;
}

function conditionsOf({ sought, isOpen, ...filter }: ExchangeFilter, whose: keyof typeof WHOSE = filter.whose) {
  const parts = [
    "entity = 'exchange'",
    WHOSE[whose],
    filter.caseId === null ? '' : 'case_id = @caseId',
    filter.counterpart === null ? '' : "fields ->> 'counterpart' = @counterpart",
    filter.mode === null ? '' : "fields ->> 'mode' = @mode",
    isOpen ? `id IN (SELECT c.parent_id FROM records AS c WHERE c.entity = 'commitment' AND ${OPEN})` : '',
    // No zone is more than a day from UTC: the index narrows, the day itself decides.
    filter.from === null ? '' : `${START} >= unixepoch(@from, '-1 day') AND ${DAY} >= @from`,
    filter.to === null ? '' : `${START} < unixepoch(@to, '+2 days') AND ${DAY} <= @to`,
    sought === null
      ? ''
      : `(${[allOf(sought.terms), "fields ->> 'counterpart' IN (SELECT value FROM json_each(@agencies))"].join(' OR ')})`,
  ].filter(part => part !== '');
  const terms = Object.fromEntries((sought?.terms ?? []).map((term, at) => [`term${at}`, term]));
  return { where: parts.join(' AND '), values: { ...filter, ...terms, agencies: JSON.stringify(sought?.agencies ?? []) } };
}

/** That each term stands in the exchange, in a record under it, or in the case's own. */
function allOf(terms: readonly string[]): string {
  const each = terms.map((_, at) => {
    const found = `FROM record_words AS w JOIN records AS r ON r.seq = w.rowid WHERE record_words MATCH @term${at}`;
    return `(id IN (SELECT CASE r.entity WHEN 'exchange' THEN r.id ELSE r.parent_id END ${found})
      OR case_id IN (SELECT r.case_id ${found} AND r.entity = 'case'))`;
  });
  return each.length === 0 ? '0' : `(${each.join(' AND ')})`;
}

/** Whose packet brought a record, if one did: it stands in that authority's log. */
export function findOriginOf(db: Reader, caseId: CaseId, record: RecordId): AgencyCode | null {
  return (
    db
      .prepare<[string, string], AgencyCode | null>(
        'SELECT min(agency) FROM received_records WHERE case_id = ? AND record_id = ?',
      )
      .pluck()
      .get(caseId, record) ?? null
  );
}

/** People of one agency whom the log names, by when each was last met, with the last post that was written. */
export function listContacts(db: Reader, agency: string): KnownContact[] {
  return db
    .prepare<[string], KnownContact>(
      `SELECT p.fields ->> 'name' AS name, count(*) AS exchanges,
         substr(max(substr(e.fields ->> 'startAt', 1, 10) || (p.fields ->> 'role')), 11) AS role,
         max(substr(e.fields ->> 'startAt', 1, 10)) AS lastOn
       FROM records AS p JOIN records AS e ON e.id = p.parent_id
       WHERE p.entity = 'participant' AND p.fields ->> 'name' IS NOT NULL AND p.fields ->> 'agency' = ?
       GROUP BY p.fields ->> 'name' ORDER BY lastOn DESC, name`,
    )
    .all(agency);
}
