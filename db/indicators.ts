import type { Direction } from '../shared/case.ts';
import type { GivenValue, IndicatorFields } from '../shared/framework/indicators.ts';
import type { CaseId, CivilDate, UserId } from '../shared/language.ts';
import type { Reader, Writer } from './open.ts';

export function listOwnIndicators(db: Reader): readonly { readonly id: string; readonly fields: IndicatorFields }[] {
  return db
    .prepare<[], { id: string; fields: string }>('SELECT id, fields FROM indicators ORDER BY id')
    .all()
    .map(({ id, fields }) => ({ id, fields: JSON.parse(fields) as IndicatorFields })); // written by putIndicator alone
}

export function putIndicator(db: Writer, { id, fields }: { readonly id: string; readonly fields: IndicatorFields }): void {
  db.prepare('INSERT INTO indicators (id, fields) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET fields = excluded.fields').run(
    id,
    JSON.stringify(fields),
  );
}

/** A value that was given; `amount` is in the indicator's unit. `replacedBy`: the value that stands instead, or `retracted`. */
export type ValueRow = {
  readonly id: string;
  readonly indicator: string;
  readonly direction: string; // empty: both together
  readonly action: string; // empty: no single one
  readonly fromOn: CivilDate;
  readonly toOn: CivilDate;
  readonly amount: string;
  readonly given: GivenValue;
  readonly file: string | null;
  readonly byUser: UserId;
  readonly atMs: number;
  readonly replacedBy: string | null;
  readonly why: string | null; // why another stands instead
};

/** Every value of an indicator, or of all, those that were replaced too; in the order in which they came. */
export function listValues(db: Reader, indicator?: string): ValueRow[] {
  return db
    .prepare<[string | null, string | null], Omit<ValueRow, 'given'> & { readonly given: string }>(
      `SELECT id, indicator, direction, action, from_on AS fromOn, to_on AS toOn, amount, given, file, by_user AS byUser, at_ms AS atMs,
         replaced_by AS replacedBy, why FROM indicator_values WHERE ? IS NULL OR indicator = ? ORDER BY from_on, at_ms, id`,
    )
    .all(indicator ?? null, indicator ?? null)
    .map(row => ({ ...row, given: JSON.parse(row.given) as GivenValue })); // written by insertValue alone
}

export function insertValue(db: Writer, { given, ...row }: Omit<ValueRow, 'replacedBy' | 'why'>): void {
  db.prepare(
    `INSERT INTO indicator_values (id, indicator, direction, action, from_on, to_on, amount, given, file, by_user, at_ms)
     VALUES (@id, @indicator, @direction, @action, @fromOn, @toOn, @amount, @given, @file, @byUser, @atMs)`,
  ).run({ ...row, given: JSON.stringify(given) });
}

export function replaceValue(db: Writer, id: string, by: string, why: string): void {
  db.prepare('UPDATE indicator_values SET replaced_by = ?, why = ? WHERE id = ?').run(by, why, id);
}

/** An outcome of a case as it is counted, or a line of what was seized in one. `commodity` and `amount` are of such a line alone. */
export type OutcomeRow = {
  readonly caseId: CaseId;
  readonly direction: Direction | null;
  readonly type: string;
  readonly on: string | null; // whole or in part
  readonly persons: number | null;
  readonly country: string | null; // of its place
  readonly commodity: string | null;
  readonly amount: string | null;
  readonly unit: string | null;
  readonly minor: number | null; // what it is worth, in the smallest units of a currency
  readonly currency: string | null;
};

/** The outcomes of every case; with `lines`, one row for each line of what was seized instead. */
export function listOutcomes(db: Reader, { lines }: { readonly lines: boolean }): OutcomeRow[] {
  const line = lines ? 'JOIN records AS line ON line.parent_id = found.id' : '';
  const of = lines
    ? `line.fields ->> 'commodity' AS commodity, line.fields ->> '$.net.amount' AS amount, line.fields ->> '$.net.unit' AS unit,
         line.fields ->> '$.value.minor' AS minor, line.fields ->> '$.value.currency' AS currency`
    : 'NULL AS commodity, NULL AS amount, NULL AS unit, NULL AS minor, NULL AS currency';
  return db
    .prepare<[], OutcomeRow>(
      `SELECT found.case_id AS caseId, direction, found.fields ->> 'type' AS type, found.fields ->> 'on' AS "on",
         found.fields ->> 'persons' AS persons, found.fields ->> '$.place.country' AS country, ${of}
       FROM records AS found ${line} JOIN cases ON cases.id = found.case_id
       WHERE found.entity = 'outcome' ${lines ? "AND line.entity = 'seizureLine'" : ''} ORDER BY found.case_id, found.id`,
    )
    .all();
}
