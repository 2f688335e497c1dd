import { create } from 'zustand';
import type { CaseView } from '../../shared/case-view.ts';
import type { Failure } from '../../shared/failure.ts';
import type { CaseId } from '../../shared/language.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

export type CaseSheet = { readonly view: CaseView | null; readonly failure: Failure | null };

export const useCaseSheet = forgetOnLock(create<CaseSheet>(() => ({ view: null, failure: null })));

export async function readCaseSheet(caseId: CaseId): Promise<void> {
  useCaseSheet.setState({ view: null, failure: null });
  const answer = await door.request('case:show', { caseId });
  useCaseSheet.setState(answer.ok ? { view: answer.value } : { failure: answer.failure });
}

/** What is selected on the page, or else what stands in the field or row that has the focus. */
export function textAtHand(): string {
  const selected = getSelection()?.toString().trim() ?? '';
  if (selected !== '') return selected;
  const at = document.activeElement;
  if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) return at.value.trim();
  const near = at?.closest('dd, [role="row"], li');
  return near instanceof HTMLElement ? near.innerText.trim() : '';
}

/** Put a text on the clipboard, followed by how it must be handled. */
export async function copyWithCaveat(text: string, caveat: string): Promise<void> {
  await door.copy(`${text}\n\n${caveat}`);
}

/** The case's reference, for the caveat, where the case is not on the screen whole. */
export async function referenceOf(caseId: CaseId): Promise<{ readonly reference: string; readonly title: string } | null> {
  const answer = await door.request('case:show', { caseId });
  return answer.ok ? answer.value.summary : null;
}
