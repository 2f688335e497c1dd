import { actKey, type ActKind, type OwedAct } from '../shared/owed-acts.ts';
import type { Mover } from '../shared/board.ts';
import type { CaseId, CivilDate, RecordId } from '../shared/language.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

/** What many acts have in common. An office has a few hundred of these, however many cases it has. */
export type ActForm = {
  readonly kind: ActKind;
  readonly name: string;
  readonly isOfStage: boolean;
  readonly whose: Mover;
  readonly weight: OwedAct['weight'];
  readonly profile: string;
  readonly agency: string | null;
};

/**
 * An act as it is sorted and counted: without its words, of which a list needs only those that it shows. `form` is one object for all acts of one
 * answer that have it in common, so that what follows from it is found once.
 */
export type ActRow = {
  readonly form: ActForm;
  readonly caseId: CaseId;
  readonly place: number;
  readonly record: RecordId | null;
  readonly dueOn: CivilDate;
  readonly latest: CivilDate;
  readonly warnOn: CivilDate | null;
  readonly from: CivilDate | null;
  readonly until: CivilDate | null;
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
  readonly officer: string | null;
  readonly stage: string;
  /** Of a request or an asset: its type, or what it is called. */
  readonly type: string | null;
  readonly name: string | null;
};

/** How an act is called among those of its case. */
export const keyOfAct = ({ form, record }: Pick<ActRow, 'form' | 'record'>): string =>
  actKey({ kind: form.kind, name: form.name, record });

/** A writer of the acts of many cases: its statements are prepared once. */
export function actsWriter(db: Writer): (caseId: CaseId, acts: readonly OwedAct[]) => void {
  const clear = prepared<[string]>(db, 'DELETE FROM case_acts WHERE case_id = ?');
  const put = prepared<unknown[]>(
    db,
    `INSERT INTO case_acts (case_id, place, kind, name, record, of_stage, whose, agency, since_on, due_on, latest, warn_on, from_on,
       until_on, weight, words, told, officer)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (caseId, acts) => {
    clear.run(caseId);
    for (const [place, act] of acts.entries()) {
      const {
        kind,
        name,
        record,
        isOfStage,
        whose,
        agency,
        since,
        dueOn,
        latest,
        warnOn,
        from,
        until,
        weight,
        words,
        to,
        officer,
      } = act;
      const days = [since, dueOn, latest, warnOn, from, until];
      put.run(caseId, place, kind, name, record, isOfStage ? 1 : 0, whose, agency, ...days, weight, words, to, officer);
    }
  };
}

/** Every act of every case, by case and place. CROSS JOIN fixes the order of the walk: both tables by case id, side by side. */
export function listActs(db: Reader): readonly ActRow[] {
  return actRows(
    db,
    `SELECT ${ROW} FROM case_acts CROSS JOIN case_pipeline ON case_pipeline.case_id = case_acts.case_id
     ORDER BY case_acts.case_id, place`,
  );
}

/** Those of the cases that an officer has, and those that are the officer's by name in cases of others: by case and place. */
export function listActsOfOfficer(db: Reader, officer: string): readonly ActRow[] {
  const own = actRows(
    db,
    `SELECT ${ROW} FROM cases CROSS JOIN case_pipeline ON case_pipeline.case_id = cases.id
       CROSS JOIN case_acts ON case_acts.case_id = cases.id
     WHERE cases.officer = ? ORDER BY cases.id, place`,
    officer,
  );
  const named = actRows(
    db,
    `SELECT ${ROW} FROM case_acts CROSS JOIN cases ON cases.id = case_acts.case_id
       CROSS JOIN case_pipeline ON case_pipeline.case_id = case_acts.case_id
     WHERE case_acts.officer = ? AND cases.officer IS NOT ? ORDER BY case_acts.case_id, place`,
    officer,
    officer,
  );
  if (named.length === 0) return own; // as the walk gives them, which sorting both together would cost
  return [...own, ...named].sort((a, b) => (a.caseId < b.caseId ? -1 : a.caseId > b.caseId ? 1 : a.place - b.place));
}

export function listActsOfCase(db: Reader, caseId: CaseId): readonly ActRow[] {
  return actRows(
    db,
    `SELECT ${ROW} FROM case_acts JOIN case_pipeline ON case_pipeline.case_id = case_acts.case_id
     WHERE case_acts.case_id = ? ORDER BY place`,
    caseId,
  );
}

export function listActWords(db: Reader, caseIds: readonly CaseId[]): ActWords[] {
  return prepared<[string], ActWords>(
    db,
    `SELECT case_acts.case_id AS caseId, place, since_on AS sinceOn, words, told, reference, cases.title, coalesce(case_acts.officer, cases.officer) AS officer, case_pipeline.stage,
       case_matters.type, case_matters.name
     FROM case_acts JOIN cases ON cases.id = case_acts.case_id JOIN case_pipeline ON case_pipeline.case_id = cases.id
       LEFT JOIN case_matters ON case_matters.case_id = case_acts.case_id AND case_matters.record = case_acts.record
     WHERE case_acts.case_id IN (SELECT value FROM json_each(?)) ORDER BY case_acts.case_id, place`,
  ).all(JSON.stringify(caseIds));
}

// What many acts have in common comes as one text, with the agency, which may have any characters, last: half of the time of so many rows is that of making their texts.
const PART = '\u001f';
const ROW = `case_acts.kind || '${PART}' || case_acts.name || '${PART}' || of_stage || '${PART}' || case_acts.whose || '${PART}' || weight || '${PART}' || profile
  || ifnull('${PART}' || agency, ''), case_acts.case_id, place, record, due_on, nullif(latest, due_on), warn_on, from_on, until_on`;

type RawRow = readonly [
  form: string,
  caseId: CaseId,
  place: number,
  record: RecordId | null,
  dueOn: CivilDate,
  later: CivilDate | null,
  warnOn: CivilDate | null,
  from: CivilDate | null,
  until: CivilDate | null,
];

function actRows(db: Reader, sql: string, ...parameters: readonly string[]): readonly ActRow[] {
  const rows = prepared<string[]>(db, sql)
    .raw()
    .all(...parameters) as RawRow[]; // the columns of ROW
  const forms = new Map<string, ActForm>();
  return rows.map(([text, caseId, place, record, dueOn, later, warnOn, from, until]) => {
    let form = forms.get(text);
    if (form === undefined) forms.set(text, (form = formOf(text)));
    return { form, caseId, place, record, dueOn, latest: later ?? dueOn, warnOn, from, until };
  });
}

function formOf(text: string): ActForm {
  const [kind, name = '', isOfStage, whose, weight, profile = '', ...agency] = text.split(PART);
  return {
    kind: kind as ActKind, // the table's own checks hold these three to their words
    name,
    isOfStage: isOfStage === '1',
    whose: whose as Mover,
    weight: weight as OwedAct['weight'],
    profile,
    agency: agency.length === 0 ? null : agency.join(PART),
  };
}
