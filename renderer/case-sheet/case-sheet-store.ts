import { create } from 'zustand';
import type { CaseFile, CaseRecord } from '../../shared/case.ts';
import type { CaseView } from '../../shared/case-view.ts';
import type { Failure } from '../../shared/failure.ts';
import type { CaseId } from '../../shared/language.ts';
import type { ValuePlace } from '../record/at-hand.ts';
import { caveatWords, joinedValueMarks, levelOfCase, markOfValue, type ValueMark } from '../marks/value-mark.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';
import type { Translate } from '../text.ts';

export type CaseSheet = { readonly view: CaseView | null; readonly failure: Failure | null };

export const useCaseSheet = forgetOnLock(create<CaseSheet>(() => ({ view: null, failure: null })));

export async function readCaseSheet(caseId: CaseId): Promise<void> {
  useCaseSheet.setState({ view: null, failure: null });
  const answer = await door.request('case:show', { caseId });
  useCaseSheet.setState(answer.ok ? { view: answer.value } : { failure: answer.failure });
}

/** Several cases' sheets, in their order; one that cannot be read stops them all. */
export const useCaseSheets = forgetOnLock(
  create<{ readonly views: readonly CaseView[] | null; readonly failure: Failure | null }>(() => ({
    views: null,
    failure: null,
  })),
);

export async function readCaseSheets(caseIds: readonly CaseId[]): Promise<void> {
  useCaseSheets.setState({ views: null, failure: null });
  const answers = await Promise.all(caseIds.map(caseId => door.request('case:show', { caseId })));
  const refused = answers.find(answer => !answer.ok);
  if (refused && !refused.ok) useCaseSheets.setState({ failure: refused.failure });
  else useCaseSheets.setState({ views: answers.flatMap(answer => (answer.ok ? answer.value : [])) });
}

/** What is selected on the page, or else what stands in the field or value that has the focus. */
export function textAtHand(): string {
  const selected = getSelection()?.toString().trim() ?? '';
  if (selected !== '') return selected;
  const at = document.activeElement;
  if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) return at.value.trim();
  const near = at?.closest('[data-spot]') ?? at?.closest('dd, [role="row"], li');
  return near instanceof HTMLElement ? near.innerText.trim() : '';
}

/**
 * How what is copied must be handled: by the marks of the values that the selection or the focus touches. A text that is no value of the
 * case (a heading, a row of another list) is handled as the whole case is.
 */
export function markAtHand(file: CaseFile, places: readonly ValuePlace[]): ValueMark {
  const marks = places.flatMap(({ record, field }) => {
    const found = file.records.find(({ id }) => id === record);
    return found === undefined ? [] : marksOfPlace(file, found, field);
  });
  return marks.length === 0 ? { ...noMark, level: levelOfCase(file) } : joinedValueMarks(marks);
}

/** `L3 Protected SRC ORCON`: what stands before the reference in a caveat. */
export function markWords(mark: ValueMark, t: Translate): string {
  const codes = [...mark.categories, ...mark.caveats.map(caveatWords)];
  const origin = mark.originators.length === 0 ? [] : [t('sheet.origin', { agencies: mark.originators.join(', ') })];
  return [`${mark.level} ${t(`mark.level.${mark.level}`)}`, ...codes, ...origin].join(' ');
}

const noMark = { categories: [], caveats: [], flags: [], originators: [] } as const;

/** Of one value; of a whole record or portion (`*`) those of all its values together. */
function marksOfPlace(file: CaseFile, record: CaseRecord, field: string): readonly ValueMark[] {
  const names = field === '*' ? Object.keys(record.fields) : [field];
  return names.flatMap(name => markOfValue(file, record, name) ?? []);
}

/** Put a text on the clipboard, followed by how it must be handled. */
export async function copyWithCaveat(text: string, caveat: string): Promise<void> {
  await door.copy(`${text}\n\n${caveat}`);
}

/** The case, for the caveat, where it is not on the screen whole. */
export async function caseToCopy(caseId: CaseId): Promise<CaseView | null> {
  const answer = await door.request('case:show', { caseId });
  return answer.ok ? answer.value : null;
}
