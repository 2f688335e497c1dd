import type { MonthlyFiling } from '../shared/duties.ts';
import type { CivilDate } from '../shared/language.ts';
import type { Reader, Writer } from './open.ts';

/** The day of the last monthly report (LSN 71-V) that stands. */
export function findLastMonthlyReport(db: Reader): CivilDate | undefined {
  return (
    db.prepare<[], CivilDate | null>('SELECT max(filed_on) FROM monthly_filings WHERE retracted_by IS NULL').pluck().get() ??
    undefined // a dated row or none
  );
}

/** @returns whether it is new: one day has one report that stands. */
export function insertMonthlyReport(
  db: Writer,
  {
    id,
    filedOn,
    byUser,
    atMs,
  }: { readonly id: string; readonly filedOn: CivilDate; readonly byUser: string; readonly atMs: number },
): boolean {
  return (
    db
      .prepare('INSERT OR IGNORE INTO monthly_filings (id, filed_on, by_user, at_ms) VALUES (?, ?, ?, ?)')
      .run(id, filedOn, byUser, atMs).changes === 1
  );
}

/** Every report that was entered, newest first; the retracted ones with who retracted them and why. */
export function listMonthlyReports(db: Reader): MonthlyFiling[] {
  return db
    .prepare<[], MonthlyFiling>(
      `SELECT monthly_filings.id, filed_on AS filedOn, filer.label AS filedBy, retractor.label AS retractedBy, retracted_why AS retractedWhy
       FROM monthly_filings LEFT JOIN users AS filer ON filer.id = by_user LEFT JOIN users AS retractor ON retractor.id = retracted_by
       ORDER BY filed_on DESC, monthly_filings.at_ms DESC, monthly_filings.id`,
    )
    .all();
}

/** @returns the day of the report that no longer stands; undefined if there is none of this id that does. */
export function retractMonthlyReport(
  db: Writer,
  { id, byUser, atMs, why }: { readonly id: string; readonly byUser: string; readonly atMs: number; readonly why: string },
): CivilDate | undefined {
  return db
    .prepare<[string, number, string, string], CivilDate>(
      `UPDATE monthly_filings SET retracted_by = ?, retracted_at_ms = ?, retracted_why = ?
       WHERE id = ? AND retracted_by IS NULL RETURNING filed_on`,
    )
    .pluck()
    .get(byUser, atMs, why, id);
}
