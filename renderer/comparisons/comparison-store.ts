import { create } from 'zustand';
import type { AgencyView } from '../../shared/contract/agencies.ts';
import type { CompareHit, Comparison } from '../../shared/contract/compare.ts';
import type { Input } from '../../shared/contract.ts';
import type { ComparePolicy } from '../../shared/compare/kinds.ts';
import type { Failure, Result } from '../../shared/failure.ts';
import type { CaseId } from '../../shared/language.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

type Comparisons = {
  readonly lines: readonly Comparison[] | null; // null: not read yet
  readonly policies: readonly ComparePolicy[];
  readonly agencies: readonly AgencyView[];
  readonly opened: { readonly comparison: Comparison; readonly hits: readonly CompareHit[] } | null;
  readonly failure: Failure | null;
  /** Work that takes a while, and how far it is. */
  readonly work: { readonly job: string; readonly done: number; readonly total: number } | null;
};

/** Blind comparisons with other agencies: what is agreed, and how far each has come. */
export const useComparisons = forgetOnLock(
  create<Comparisons>(() => ({ lines: null, policies: [], agencies: [], opened: null, failure: null, work: null })),
);

export async function readComparisons(): Promise<void> {
  const [lines, policies, agencies] = await Promise.all([
    door.request('compare:list', {}),
    door.request('compare:policies', {}),
    door.request('agency:list', {}),
  ]);
  useComparisons.setState({
    ...(lines.ok ? { lines: lines.value } : { failure: lines.failure }),
    ...(policies.ok ? { policies: policies.value } : {}),
    ...(agencies.ok ? { agencies: agencies.value.filter(({ isOurs, keys }) => !isOurs && keys.length > 0) } : {}),
  });
}

export async function openComparison(run: string): Promise<void> {
  const answer = await door.request('compare:show', { run });
  useComparisons.setState(answer.ok ? { opened: answer.value, failure: null } : { failure: answer.failure });
}

export function closeComparison(): void {
  useComparisons.setState({ opened: null, failure: null });
}

/** How far the work is. Returns how to stop. */
export function followWork(): () => void {
  return door.listen('job:progressed', ({ job, done, total }) => {
    if (useComparisons.getState().work?.job === job) useComparisons.setState({ work: { job, done, total } });
  });
}

export function cancelWork(): void {
  const { work } = useComparisons.getState();
  if (work !== null) door.cancel(work.job);
}

export async function proposeOffer(input: Input<'compare:offer'>): Promise<Failure | null> {
  return kept(await door.request('compare:offer', input), false);
}

export async function proposeAnswer(run: string, cases: 'open' | CaseId[]): Promise<Failure | null> {
  return kept(await door.request('compare:answer', { run, cases }), true);
}

export async function setPolicy(agency: string, policy: Input<'compare:set-policy'>['policy']): Promise<Failure | null> {
  const answer = await door.request('compare:set-policy', { agency, policy });
  if (!answer.ok) return answer.failure;
  await readComparisons();
  return null;
}

export async function approve(run: string): Promise<void> {
  await shown(await door.request('compare:approve', { run }));
}

export async function endComparison(run: string): Promise<void> {
  await shown(await door.request('compare:end', { run }));
}

/** Write the next file where the person says; whether it was written. */
export async function writeFile(run: string, name: string): Promise<boolean> {
  const sink = await door.saveAs(name);
  if (sink === null) return false;
  return working(job => door.request('compare:write', { run, sink: sink.handle }, job));
}

/** Take in a file of the other side. */
export async function takeFile(): Promise<void> {
  const [file] = await door.pickFiles('packet', false);
  if (file !== undefined) await working(job => door.request('compare:read', { source: file.handle }, job));
}

async function working(ask: (job: string) => Promise<Result<Comparison>>): Promise<boolean> {
  const job = crypto.randomUUID();
  useComparisons.setState({ work: { job, done: 0, total: 0 }, failure: null });
  const answer = await ask(job);
  useComparisons.setState({ work: null });
  return shown(answer);
}

async function shown(answer: Result<Comparison>): Promise<boolean> {
  if (!answer.ok) {
    useComparisons.setState({ failure: answer.failure });
    return false;
  }
  useComparisons.setState({ failure: null });
  await Promise.all([readComparisons(), openComparison(answer.value.run)]);
  return true;
}

async function kept(answer: Result<Comparison>, isOpened: boolean): Promise<Failure | null> {
  if (!answer.ok) return answer.failure;
  await readComparisons();
  if (isOpened) await openComparison(answer.value.run);
  return null;
}

/** The cases that have these references; the first reference that none has. */
export async function casesOf(
  references: readonly string[],
): Promise<{ readonly cases: CaseId[]; readonly unknown: string | null }> {
  const cases: CaseId[] = [];
  for (const reference of references) {
    const answer = await door.request('case:match', { references: [reference] });
    const [found] = answer.ok ? answer.value : [];
    if (found === undefined) return { cases, unknown: reference };
    cases.push(found.caseId);
  }
  return { cases, unknown: null };
}
