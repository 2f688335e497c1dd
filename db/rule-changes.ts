import type { CaseMoved } from '../shared/pipeline.ts';
import type { Reader, Writer } from './open.ts';

/** A clock of a case as the index has it, for comparing two derivations. */
export type IndexedClock = {
  readonly caseId: string;
  readonly clock: string;
  readonly startEvent: string;
  readonly startedOn: string | null;
  readonly mustStopBy: string | null;
  readonly latest: string | null;
  readonly state: string;
};

/** Every clock of the index but the deadlines that a person entered: no rule moves these. */
export function listIndexedClocks(db: Reader): IndexedClock[] {
  return db
    .prepare<[], IndexedClock>(
      `SELECT case_id AS caseId, clock, start_event AS startEvent, started_on AS startedOn, must_stop_by AS mustStopBy, latest, state FROM case_clocks
       WHERE clock <> '' AND instr(clock, '.') = 0 ORDER BY case_id, clock, start_event`,
    )
    .all();
}

/** The digest of the rules by which the index was derived; null in a vault of an earlier version. */
export function findRulesDigest(db: Reader): string | null {
  return db.prepare<[], string | null>('SELECT rules_digest FROM vault_state WHERE id = 1').pluck().get() ?? null;
}

export function updateRulesDigest(db: Writer, digest: string): void {
  db.prepare('UPDATE vault_state SET rules_digest = ? WHERE id = 1').run(digest);
}

export function insertRuleChange(db: Writer, atMs: number, moved: readonly CaseMoved[]): void {
  db.prepare('INSERT INTO rule_changes (at_ms, moved) VALUES (?, ?)').run(atMs, JSON.stringify(moved));
}

/** What the last change of rules moved, and when it was found. */
export function findLastRuleChange(db: Reader): { readonly atMs: number; readonly moved: readonly CaseMoved[] } | undefined {
  const row = db
    .prepare<[], { atMs: number; moved: string }>('SELECT at_ms AS atMs, moved FROM rule_changes ORDER BY id DESC LIMIT 1')
    .get();
  return row === undefined ? undefined : { atMs: row.atMs, moved: JSON.parse(row.moved) as readonly CaseMoved[] }; // written by insertRuleChange alone
}
