import type { CaseKind } from '../shared/case.ts';
import type { CaseId, CivilDate } from '../shared/language.ts';
import type { Reader } from './open.ts';
import { prepared } from './prepared.ts';

/** What the card of a case shows beside. */
export type CardRow = {
  readonly reference: string;
  readonly title: string;
  readonly persons: string;
  readonly moveSince: CivilDate | null;
  readonly documentsReady: number | null;
  readonly documentsNeeded: number | null;
};

/** Of the cases of a kind those in which every one of these words stands; they are folded. */
export function listCasesWith(db: Reader, kind: CaseKind, words: readonly string[]): CaseId[] {
  return db
    .prepare<string[], CaseId>(
      `SELECT id FROM cases WHERE kind = ? ${words.map(() => 'AND instr(folded, ?) > 0').join(' ')} ORDER BY id`,
    )
    .pluck()
    .all(kind, ...words);
}

const ORDERED_BY = { reference: 'reference', persons: "iif(persons = '', title, persons)" } as const;

/** By which text the cases of a kind are put in order. */
export function listOrderTexts(
  db: Reader,
  kind: CaseKind,
  order: keyof typeof ORDERED_BY,
): { readonly id: CaseId; readonly text: string }[] {
  return prepared<[string], { id: CaseId; text: string }>(
    db,
    `SELECT id, ${ORDERED_BY[order]} AS text FROM cases WHERE kind = ? ORDER BY id`,
  ).all(kind);
}

export function findCard(db: Reader, caseId: CaseId): CardRow | undefined {
  return prepared<[string], CardRow>(
    db,
    `SELECT reference, title, persons, move_since AS moveSince, documents_ready AS documentsReady, documents_needed AS documentsNeeded
     FROM cases JOIN case_pipeline ON cases.id = case_pipeline.case_id WHERE cases.id = ?`,
  ).get(caseId);
}
