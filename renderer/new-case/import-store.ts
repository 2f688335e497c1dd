import { create } from 'zustand';
import type { CaseImport } from '../../shared/contract/cases.ts';
import type { Failure, Result } from '../../shared/failure.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

/** From chosen files to imported cases. The files themselves are kept, since each reading of one needs a handle of its own. */
export type Importing = {
  readonly phase: 'choose' | 'checking' | 'checked' | 'importing' | 'no-case-file';
  readonly files: readonly File[];
  readonly found: CaseImport | null;
  readonly failure: Failure | null;
  readonly done: number;
  readonly total: number | null;
};

export const useImport = forgetOnLock(
  create<Importing>(() => ({ phase: 'choose', files: [], found: null, failure: null, done: 0, total: null })),
);

const JOB = 'case-import';

export function forgetImport(): void {
  useImport.setState(useImport.getInitialState(), true);
}

/** Read the files and say what would be imported, or every place that is wrong; nothing is written. */
export async function checkFiles(files: readonly File[]): Promise<void> {
  useImport.setState({ phase: 'checking', files, found: null, failure: null, done: 0, total: null });
  const answer = await ask(files, true);
  if (answer === null) return useImport.setState({ phase: 'no-case-file' });
  useImport.setState(answer.ok ? { phase: 'checked', found: answer.value } : { phase: 'choose', failure: answer.failure });
}

/** Import what was checked: all of it or nothing. Gives what was imported, or null. */
export async function importChecked(): Promise<CaseImport | null> {
  useImport.setState({ phase: 'importing', failure: null });
  const deaf = door.listen('job:progressed', ({ job, done, total }) => {
    if (job === JOB) useImport.setState({ done, total });
  });
  const answer = await ask(useImport.getState().files, false);
  deaf();
  if (answer?.ok === true) return answer.value;
  useImport.setState({ phase: 'choose', found: null, failure: answer?.failure ?? null });
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
