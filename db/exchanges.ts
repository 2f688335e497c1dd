import type { ExchangeLine } from '../shared/case-view.ts';
import type { Reader } from './open.ts';

/** Which entries of the log: all conditions that are not null hold. Times are seconds since 1970, `toS` exclusive. */
export type ExchangeFilter = {
  readonly caseId: string | null;
  readonly counterpart: string | null;
  readonly fromS: number | null;
  readonly toS: number | null;
};

// Written as in the index exchanges_by_start, so that SQLite uses it.
const START = "unixepoch(substr(fields ->> 'startAt', 1, instr((fields ->> 'startAt') || '[', '[') - 1))";

/** The liaison log, newest first. */
export function listExchanges(
  db: Reader,
  filter: ExchangeFilter,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): ExchangeLine[] {
  const parts = [
    "entity = 'exchange'",
    filter.caseId === null ? '' : 'case_id = @caseId',
    filter.counterpart === null ? '' : "fields ->> 'counterpart' = @counterpart",
    filter.fromS === null ? '' : `${START} >= @fromS`,
    filter.toS === null ? '' : `${START} < @toS`,
  ].filter(part => part !== '');
  return db
    .prepare<[Record<string, unknown>], ExchangeLine>(
      `SELECT e.id AS record, case_id AS caseId, cases.reference AS reference, e.fields ->> 'startAt' AS startAt,
         e.fields ->> 'mode' AS mode, e.fields ->> 'channel' AS channel, e.fields ->> 'counterpart' AS counterpart,
         e.fields ->> 'topic' AS topic, e.fields ->> 'reportDueOn' AS reportDueOn, e.fields ->> 'reportFiledOn' AS reportFiledOn,
         (SELECT count(*) FROM records AS c WHERE c.parent_id = e.id AND c.entity = 'commitment'
            AND coalesce(c.fields ->> 'status', 'open') NOT IN ('done', 'cancelled')) AS openCommitments
       FROM (SELECT id, case_id, fields, ${START} AS start FROM records WHERE ${parts.join(' AND ')}
             ORDER BY ${START} DESC, id DESC LIMIT @limit OFFSET @offset) AS e
       JOIN cases ON cases.id = case_id ORDER BY start DESC, e.id DESC`,
    )
    .all({ ...filter, offset, limit });
}
