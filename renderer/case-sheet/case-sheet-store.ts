import { create } from 'zustand';
import type { CaseView } from '../../shared/case-view.ts';
import type { MarksTogether } from '../../shared/contract/marks.ts';
import type { Failure, Result } from '../../shared/failure.ts';
import type { CaseId } from '../../shared/language.ts';
import type { ValuePlace } from '../record/at-hand.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

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

/** How what is copied must be handled, as the host judges it; with what the case is called. A text that is no value is handled as the case. */
export function markAtHand(caseId: CaseId, places: readonly ValuePlace[]): Promise<Result<MarksTogether>> {
  return door.request('mark:together', { caseId, places: [...places] });
}

/** Put a text on the clipboard, followed by how it must be handled. */
export async function copyWithCaveat(text: string, caveat: string): Promise<void> {
  await door.copy(`${text}\n\n${caveat}`);
}
