import type { Direction } from '../shared/case.ts';
import type { GivenSide } from '../shared/given-out.ts';
import type { CivilDate, UserId } from '../shared/language.ts';
import type { Reader, Writer } from './open.ts';

/** A report that left the office: as a file, or printed. */
export type GivenReport = {
  readonly id: string;
  readonly form: 'file' | 'print';
  readonly direction: Direction;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly asOf: CivilDate;
  readonly sides: readonly GivenSide[];
  readonly givenBy: UserId;
  readonly givenAtMs: number;
};

export function insertGivenReport(db: Writer, { sides, ...report }: GivenReport): void {
  db.prepare(
    `INSERT INTO given_reports (id, form, direction, filed_from, filed_to, as_of, sides, given_by, given_at_ms)
     VALUES (@id, @form, @direction, @from, @to, @asOf, @sides, @givenBy, @givenAtMs)`,
  ).run({ ...report, sides: JSON.stringify(sides) });
}

/** The figures of every report that was given out, oldest first. */
export function listGivenSides(db: Reader): readonly (readonly GivenSide[])[] {
  const texts = db.prepare<[], string>('SELECT sides FROM given_reports ORDER BY given_at_ms, id').pluck().all();
  return texts.map(text => JSON.parse(text) as readonly GivenSide[]); // written above
}
