import type { ActKind, OwedAct } from '../shared/owed-acts.ts';
import type { Mover } from '../shared/board.ts';
import type { CaseId, CivilDate, RecordId } from '../shared/language.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

/** An act as it is sorted and counted: without its words, of which a list needs only those that it shows. */
export type ActRow = {
  readonly caseId: CaseId;
  readonly place: number;
  readonly kind: ActKind;
  readonly name: string;
  readonly record: RecordId | null;
  readonly isOfStage: 0 | 1;
  readonly whose: Mover;
  readonly agency: string | null;
  readonly dueOn: CivilDate;
  readonly latest: CivilDate;
  readonly warnOn: CivilDate | null;
  readonly from: CivilDate | null;
  readonly until: CivilDate | null;
  readonly weight: OwedAct['weight'];
  readonly profile: string;
  readonly officer: string | null;
};

/** What a list shows of an act beside. */
export type ActWords = {
  readonly caseId: CaseId;
  readonly place: number;
  readonly sinceOn: CivilDate;
  readonly words: string | null;
  readonly told: string | null;
  readonly reference: string;
  readonly title: string;
  readonly stage: string;
  /** Of a request or an asset: its type, or what it is called. */
  readonly type: string | null;
  readonly name: string | null;
};

/** A writer of the acts of many cases: its statements are prepared once. */
export function actsWriter(db: Writer): (caseId: CaseId, acts: readonly OwedAct[]) => void {
  const clear = prepared<[string]>(db, 'DELETE FROM case_acts WHERE case_id = ?');
  const put = prepared<unknown[]>(
    db,
    `INSERT INTO case_acts (case_id, place, kind, name, record, of_stage, whose, agency, since_on, due_on, latest, warn_on, from_on,
       until_on, weight, words, told)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (caseId, acts) => {
    clear.run(caseId);
    for (const [place, act] of acts.entries()) {
      const { kind, name, record, isOfStage, whose, agency, since, dueOn, latest, warnOn, from, until, weight, words, to } = act;
      const days = [since, dueOn, latest, warnOn, from, until];
      put.run(caseId, place, kind, name, record, isOfStage ? 1 : 0, whose, agency, ...days, weight, words, to);
    }
  };
}

/** Every act of every case, by case and place. CROSS JOIN fixes the order of the walk: all three tables by case id, side by side. */
export function listActs(db: Reader): ActRow[] {
  return prepared<[], ActRow>(db, `${ROW} ORDER BY case_acts.case_id, place`).all();
}

export function listActsOfCase(db: Reader, caseId: CaseId): ActRow[] {
  return prepared<[string], ActRow>(db, `${ROW} WHERE case_acts.case_id = ? ORDER BY place`).all(caseId);
}

export function listActWords(db: Reader, caseIds: readonly CaseId[]): ActWords[] {
  return prepared<[string], ActWords>(
    db,
    `SELECT case_acts.case_id AS caseId, place, since_on AS sinceOn, words, told, reference, cases.title, case_pipeline.stage,
       case_matters.type, case_matters.name
     FROM case_acts JOIN cases ON cases.id = case_acts.case_id JOIN case_pipeline ON case_pipeline.case_id = cases.id
       LEFT JOIN case_matters ON case_matters.case_id = case_acts.case_id AND case_matters.record = case_acts.record
     WHERE case_acts.case_id IN (SELECT value FROM json_each(?)) ORDER BY case_acts.case_id, place`,
  ).all(JSON.stringify(caseIds));
}

const ROW = `SELECT case_acts.case_id AS caseId, place, case_acts.kind, name, record, of_stage AS isOfStage, case_acts.whose, agency, due_on AS dueOn, latest,
  warn_on AS warnOn, from_on AS "from", until_on AS until, weight, profile, officer
  FROM case_acts CROSS JOIN case_pipeline ON case_pipeline.case_id = case_acts.case_id CROSS JOIN cases ON cases.id = case_acts.case_id`;
