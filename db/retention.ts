import type { AgencyCode, CaseId, CivilDate, PacketId, RecordId } from '../shared/language.ts';
import type { RetentionRule, TimedRule } from '../shared/retention.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

export type HoldRow = {
  readonly id: string;
  readonly caseId: CaseId;
  readonly reason: string;
  readonly placedBy: string;
  readonly placedAtMs: number;
  readonly liftedBy: string | null;
  readonly liftedAtMs: number | null;
  readonly liftedWhy: string | null;
};

const HOLD = `id, case_id AS caseId, reason, placed_by AS placedBy, placed_at_ms AS placedAtMs, lifted_by AS liftedBy,
  lifted_at_ms AS liftedAtMs, lifted_why AS liftedWhy`;

export function insertHold(db: Writer, hold: Pick<HoldRow, 'id' | 'caseId' | 'reason' | 'placedBy' | 'placedAtMs'>): void {
  prepared<object>(
    db,
    'INSERT INTO holds (id, case_id, reason, placed_by, placed_at_ms) VALUES (@id, @caseId, @reason, @placedBy, @placedAtMs)',
  ).run(hold);
}

/** Those that stand first, then the last lifted. */
export function listHolds(db: Reader, caseId: CaseId | null): HoldRow[] {
  return prepared<[object], HoldRow>(
    db,
    `SELECT ${HOLD} FROM holds WHERE @caseId IS NULL OR case_id = @caseId
     ORDER BY lifted_at_ms IS NOT NULL, coalesce(lifted_at_ms, placed_at_ms) DESC, id`,
  ).all({ caseId });
}

/** @returns the hold as it stood, or undefined where none of this case stands under that id. */
export function liftHold(
  db: Writer,
  { id, caseId, by, atMs, why }: { id: string; caseId: CaseId; by: string; atMs: number; why: string },
): HoldRow | undefined {
  const found = prepared<[string, string], HoldRow>(
    db,
    `SELECT ${HOLD} FROM holds WHERE id = ? AND case_id = ? AND lifted_at_ms IS NULL`,
  ).get(id, caseId);
  if (found !== undefined)
    prepared<object>(db, 'UPDATE holds SET lifted_by = @by, lifted_at_ms = @atMs, lifted_why = @why WHERE id = @id').run({
      id,
      by,
      atMs,
      why,
    });
  return found;
}

/** Whether a hold stands on a case. */
export function isHeld(db: Reader, caseId: CaseId): boolean {
  return (
    prepared<[string], number>(db, 'SELECT 1 FROM holds WHERE case_id = ? AND lifted_at_ms IS NULL LIMIT 1')
      .pluck()
      .get(caseId) !== undefined
  );
}

/** What a case's times are counted from. */
export type KeptCase = {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly openedOn: CivilDate | null;
  readonly keptUntil: CivilDate | null;
  readonly overSince: CivilDate | null;
  readonly isHeld: 0 | 1;
};

export function listKeptCases(db: Reader, caseId: CaseId | null): KeptCase[] {
  return prepared<[object], KeptCase>(
    db,
    `SELECT cases.id AS caseId, reference, title, opened_on AS openedOn, own.fields ->> 'retentionUntil' AS keptUntil,
       CASE WHEN is_over = 1 THEN coalesce(own.fields ->> 'closedOn', outcome_on, entered_on) END AS overSince,
       EXISTS (SELECT 1 FROM holds WHERE holds.case_id = cases.id AND lifted_at_ms IS NULL) AS isHeld
     FROM cases JOIN records AS own ON own.id = cases.id LEFT JOIN case_pipeline ON case_pipeline.case_id = cases.id
     WHERE @caseId IS NULL OR cases.id = @caseId ORDER BY cases.id`,
  ).all({ caseId });
}

export type DatedDocument = {
  readonly caseId: CaseId;
  readonly record: RecordId;
  readonly title: string | null;
  readonly keptUntil: CivilDate;
};

/** Documents that say until when they are kept. */
export function listDatedDocuments(db: Reader, caseId: CaseId | null): DatedDocument[] {
  return prepared<[object], DatedDocument>(
    db,
    `SELECT case_id AS caseId, id AS record, fields ->> 'title' AS title, fields ->> 'retentionUntil' AS keptUntil FROM records
     WHERE entity = 'document' AND fields ->> 'retentionUntil' IS NOT NULL AND (@caseId IS NULL OR case_id = @caseId) ORDER BY id`,
  ).all({ caseId });
}

export type DatedPacket = {
  readonly caseId: CaseId;
  readonly packet: PacketId;
  readonly agency: AgencyCode;
  readonly number: number;
  readonly keptUntil: CivilDate;
};

/** Packets that came in and that say until when what they gave may be kept; not those of which it was erased. */
export function listDatedPackets(db: Reader, caseId: CaseId | null): DatedPacket[] {
  return prepared<[object], DatedPacket>(
    db,
    `SELECT case_id AS caseId, packet_id AS packet, agency, header ->> '$.channel.number' AS number,
       header ->> '$.handling.retentionUntil' AS keptUntil FROM ledger
     WHERE direction = 'in' AND case_id IN (SELECT id FROM cases) AND voided_at_ms IS NULL AND erased_at_ms IS NULL
       AND header ->> '$.handling.retentionUntil' IS NOT NULL AND (@caseId IS NULL OR case_id = @caseId) ORDER BY packet_id`,
  ).all({ caseId });
}

export type Look = { readonly nextOn: CivilDate; readonly reason: string };

export function insertLook(
  db: Writer,
  look: Look & {
    readonly id: string;
    readonly caseId: CaseId;
    readonly rule: RetentionRule;
    readonly what: string;
    readonly byUser: string;
    readonly atMs: number;
  },
): void {
  prepared<object>(
    db,
    `INSERT INTO retention_looks (id, case_id, rule, what, next_on, reason, by_user, at_ms)
     VALUES (@id, @caseId, @rule, @what, @nextOn, @reason, @byUser, @atMs)`,
  ).run(look);
}

/** The last look at each thing, by `case rule what`. */
export function lastLooks(db: Reader, caseId: CaseId | null): ReadonlyMap<string, Look> {
  const rows = prepared<[object], Look & { key: string }>(
    db,
    `SELECT case_id || ' ' || rule || ' ' || what AS key, next_on AS nextOn, reason FROM retention_looks
     WHERE @caseId IS NULL OR case_id = @caseId ORDER BY at_ms, id`,
  ).all({ caseId });
  return new Map(rows.map(({ key, ...look }) => [key, look])); // a later one takes an earlier one's place
}

/** The office's own times, in months. */
export function listTerms(db: Reader): ReadonlyMap<TimedRule, number> {
  const rows = prepared<[], { rule: TimedRule; months: number }>(
    db,
    'SELECT rule, months FROM retention_terms ORDER BY rule',
  ).all();
  return new Map(rows.map(({ rule, months }) => [rule, months]));
}

export function putTerm(
  db: Writer,
  term: { readonly rule: TimedRule; readonly months: number; readonly byUser: string; readonly atMs: number },
): void {
  prepared<object>(
    db,
    `INSERT INTO retention_terms (rule, months, by_user, at_ms) VALUES (@rule, @months, @byUser, @atMs)
     ON CONFLICT (rule) DO UPDATE SET months = excluded.months, by_user = excluded.by_user, at_ms = excluded.at_ms`,
  ).run(term);
}
