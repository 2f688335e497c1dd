import { failures, type Failure, type Result } from '../../shared/failure.ts';
import type { CaseFilter, ListColumn } from '../../shared/case-view.ts';
import type { Output } from '../../shared/contract.ts';
import type { ManyChanged } from '../../shared/contract/case-list.ts';
import type { CivilDate } from '../../shared/language.ts';
import type { TableForm } from '../../shared/tables.ts';
import { door } from '../host.ts';
import type { Translate } from '../text.ts';
import { notify } from '../ui/notice.ts';
import { openCaseList, plain, readSaved, selectedIds, useCaseList } from './case-list-store.ts';

// What is done with the selected cases, and with saved filters. Each gives why not, or null.

export async function assignOfficer(officer: string | null, t: Translate): Promise<Failure | null> {
  const answer = await door.request('case:assign', { caseIds: selectedIds(), officer });
  return sayMany(answer, t, officer === null ? 'caseList.unassigned' : 'caseList.assigned', { officer: officer ?? '' });
}

export async function setFollowUp(what: string, on: CivilDate, t: Translate): Promise<Failure | null> {
  const answer = await door.request('case:follow-up', { caseIds: selectedIds(), what, on });
  return sayMany(answer, t, 'caseList.followUpSet', {});
}

/** Write the selected cases, or all of the filter where none is selected, to where the person chooses. True if a file was written. */
export async function exportList(
  { name, form }: { readonly name: string; readonly form: TableForm },
  language: string,
  columns: readonly ListColumn[],
): Promise<Result<{ readonly cases: number } | null>> {
  const chosen = await door.saveAs(`${name}.${form}`);
  if (chosen === null) return { ok: true, value: null };
  const caseIds = selectedIds();
  const which =
    caseIds.length > 0
      ? { caseIds, filter: orderOf(useCaseList.getState().filter) }
      : { filter: plain(useCaseList.getState().filter) };
  return door.request('case:export-list', { sink: chosen.handle, form, language, columns: [...columns], ...which });
}

/** Write the open clocks of the selected cases as a calendar file. */
export async function exportSelectedCalendar(
  name: string,
  language: string,
  withReferences: boolean,
): Promise<Result<Output<'deadline:export'> | null>> {
  const chosen = await door.saveAs(`${name}.ics`);
  if (chosen === null) return { ok: true, value: null };
  return door.request('deadline:export', { sink: chosen.handle, language, withReferences, caseIds: selectedIds() });
}

export async function saveFilter(name: string): Promise<Failure | null> {
  const answer = await door.request('filter:save', { name, filter: plain(useCaseList.getState().filter) });
  return afterSaving(answer);
}

/** Give a saved filter another name, or the conditions that the list has now. */
export async function changeSaved(id: string, change: { readonly name: string } | 'as-now'): Promise<Failure | null> {
  const what = change === 'as-now' ? { filter: plain(useCaseList.getState().filter) } : change;
  return afterSaving(await door.request('filter:change', { id, ...what }));
}

export async function removeSaved(id: string): Promise<Failure | null> {
  return afterSaving(await door.request('filter:remove', { id }));
}

async function afterSaving(answer: Result<unknown>): Promise<Failure | null> {
  await readSaved();
  return answer.ok ? null : answer.failure;
}

/** Say what was done to how many, with the way back. */
async function sayMany(
  answer: Result<ManyChanged>,
  t: Translate,
  text: 'caseList.assigned' | 'caseList.unassigned' | 'caseList.followUpSet',
  values: Readonly<Record<string, string>>,
): Promise<Failure | null> {
  if (!answer.ok) return answer.failure;
  const { entry, cases } = answer.value;
  if (cases === 0) {
    notify({ title: t('caseList.wasSo') });
    return null;
  }
  await openCaseList();
  notify({
    title: t(text, { count: cases, ...values }),
    tone: 'done',
    act: { label: t('ui.undo'), onPress: () => void undoMany(entry, t) },
  });
  return null;
}

async function undoMany(entry: number, t: Translate): Promise<void> {
  const answer = await door.request('case:undo-many', { entry });
  await openCaseList();
  if (answer.ok) notify({ title: t('caseList.undone', { count: answer.value.cases }), tone: 'done' });
  else notify({ title: t(failures[answer.failure.code]), tone: 'stop' });
}

function orderOf({ sort, descending }: CaseFilter): ReturnType<typeof plain> {
  return plain({ sort, descending });
}
