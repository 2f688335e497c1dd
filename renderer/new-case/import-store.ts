import { create } from 'zustand';
import type { CaseImport } from '../../shared/contract/cases.ts';
import type { Failure, Result } from '../../shared/failure.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

/** From chosen files to imported cases. The files themselves are kept, since each reading of one needs a handle of its own. */
export type Importing =
  | { readonly phase: 'choose' | 'checking' | 'no-case-file' }
  | { readonly phase: 'refused'; readonly failure: Failure }
  | { readonly phase: 'checked'; readonly files: readonly File[]; readonly found: CaseImport }
  | { readonly phase: 'importing'; readonly found: CaseImport; readonly done: number; readonly total: number | null };

export const useImport = forgetOnLock(create<Importing>(() => ({ phase: 'choose' })));

const JOB = 'case-import';

export function forgetImport(): void {
  useImport.setState(useImport.getInitialState(), true);
}

/** Read the files and say what would be imported, or every place that is wrong; nothing is written. */
export async function checkFiles(files: readonly File[]): Promise<void> {
  const checking: Importing = { phase: 'checking' };
  show(checking);
  const answer = await ask(files, true);
  if (useImport.getState() !== checking) return; // forgotten meanwhile
  if (answer === null) show({ phase: 'no-case-file' });
  else show(answer.ok ? { phase: 'checked', files, found: answer.value } : { phase: 'refused', failure: answer.failure });
}

/** Import what was checked: all of it or nothing. Gives what was imported, or null. */
export async function importChecked(): Promise<CaseImport | null> {
  const checked = useImport.getState();
  if (checked.phase !== 'checked') return null;
  const { files, found } = checked;
  show({ phase: 'importing', found, done: 0, total: null });
  const deaf = door.listen('job:progressed', ({ job, done, total }) => {
    if (job === JOB && useImport.getState().phase === 'importing') show({ phase: 'importing', found, done, total });
  });
  const answer = await ask(files, false);
  deaf();
  if (answer?.ok === true) return answer.value;
  const isForgotten = useImport.getState().phase !== 'importing';
  if (!isForgotten) show(answer === null ? { phase: 'choose' } : { phase: 'refused', failure: answer.failure });
  return null;
}

export function cancelImport(): void {
  door.cancel(JOB);
}

async function ask(files: readonly File[], check: boolean): Promise<Result<CaseImport> | null> {
  const chosen = await Promise.all(files.map(file => door.dropped(file)));
  const known = chosen.filter(file => file !== null);
  const source = known.find(({ name }) => isCaseFile(name));
  if (source === undefined) return null;
  const others = known.filter(file => file !== source).map(({ name, handle }) => ({ name, source: handle }));
  return door.request('case:import', { source: source.handle, files: others, check }, JOB);
}

function isCaseFile(name: string): boolean {
  return /\.(json|enlace-case)$/i.test(name);
}

function show(importing: Importing): void {
  useImport.setState(importing, true);
}
