import { create } from 'zustand';
import type { Failure } from '../../shared/failure.ts';
import type { Language } from '../../shared/language.ts';
import type { PipelineReport } from '../../shared/pipeline.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

export type Reports = {
  readonly report: PipelineReport | null; // null: not read yet
  readonly failure: Failure | null;
  readonly isExporting: boolean;
};

export const useReports = forgetOnLock(create<Reports>(() => ({ report: null, failure: null, isExporting: false })));

export async function openReports(): Promise<void> {
  useReports.setState({ failure: null });
  const answer = await door.request('pipeline:report', {});
  useReports.setState(answer.ok ? { report: answer.value } : { failure: answer.failure });
}

/** Write the open clocks to where the person chooses; how many they were, or null if nothing was written. */
export async function exportCalendar(name: string, language: Language, withReferences: boolean): Promise<number | null> {
  const chosen = await door.saveAs(`${name}.ics`);
  if (chosen === null) return null;
  useReports.setState({ isExporting: true, failure: null });
  const answer = await door.request('deadline:export', { sink: chosen.handle, language, withReferences });
  useReports.setState({ isExporting: false, ...(answer.ok ? {} : { failure: answer.failure }) });
  return answer.ok ? answer.value.events : null;
}
