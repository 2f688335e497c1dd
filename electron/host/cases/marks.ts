import type { CaseFile, CaseRecord } from '../../../shared/case.ts';
import type { markCalls, MarkWeighing } from '../../../shared/contract/marks.ts';
import { judgedMarks, markJudgedAt, marksTogether } from '../../../shared/decision/judged-marks.ts';
import { Refusal } from '../../../shared/failure.ts';
import { askedBy, draftOf, isUnderLock, markPlace, type AskedMark, type MarkDraft } from '../../../shared/mark-draft.ts';
import type { CaseId, RecordId } from '../../../shared/language.ts';
import type { Mark } from '../../../shared/mark.ts';
import type { HandlersOf, Session } from '../ground/context.ts';
import { policyOfMarks } from '../ground/policy-in-force.ts';
import { entityOf, refuseUnknownPlace } from './case-edit.ts';
import { tightened } from './case-changes.ts';
import { getCase, getCaseFile } from './cases.ts';

/** How values are handled together, which a page asks instead of judging. */
export const markReadingHandlers: Pick<HandlersOf<typeof markCalls>, 'mark:together'> = {
  'mark:together': ({ caseId, places }, { session }) => {
    const { file, summary } = getCase(session, caseId);
    const mark = marksTogether(file, places, policyOfMarks(session)) ?? judgedMarks(file, policyOfMarks(session)).whole;
    return { reference: summary.reference, title: summary.title, mark };
  },
};

/** A place of a case, and the mark that somebody drafts for it; without one, what stands now is weighed. */
export type DraftedPlace = {
  readonly caseId: CaseId;
  readonly record: RecordId;
  readonly field: string;
  readonly draft?: MarkDraft | undefined;
};

/** What a draft comes to, and the case as it would be with it. Refusals `case/not-found`, `record/not-found`, `field/unknown`. */
export function weighMark(
  session: Session,
  { caseId, record, field, draft }: DraftedPlace,
): { readonly said: Omit<MarkWeighing, 'seen'>; readonly found: CaseRecord; readonly after: CaseFile } {
  const file = getCaseFile(session, caseId);
  const found = file.records.find(({ id }) => id === record);
  if (found === undefined) throw new Refusal('record/not-found');
  refuseUnknownPlace(entityOf(found), field);
  const recordAt = (id: RecordId) => file.records.find(each => each.id === id);
  const place = markPlace(entityOf(found), field, found.marks[field], isUnderLock(found, caseId, recordAt));
  const weighed = draft ?? draftOf(place);
  const asked = askedBy(place, weighed);
  const after = withMark(file, found, field, markAfter(asked, found, field, place.held));
  const judged = markJudgedAt(after, { record, field }, policyOfMarks(session));
  if (judged === null) throw new Error('a stored record has no place in its case');
  return { said: { place, draft: weighed, asked, judged }, found, after };
}

/** What would stand once the asked mark is set, or its loosening approved. What is refused changes nothing. */
function markAfter(asked: AskedMark, found: CaseRecord, field: string, held: Mark): Mark {
  if (asked.kind === 'tightening') return tightened(entityOf(found), field, held, asked.mark);
  if (asked.kind === 'loosening') return { ...asked.mark, ...(asked.loosened === null ? {} : { loosened: asked.loosened }) };
  return held;
}

function withMark(file: CaseFile, { id }: CaseRecord, field: string, mark: Mark): CaseFile {
  const records = file.records.map(each => (each.id === id ? { ...each, marks: { ...each.marks, [field]: mark } } : each));
  return { ...file, records };
}
