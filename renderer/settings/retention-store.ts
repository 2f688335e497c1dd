import { create } from 'zustand';
import type { Input } from '../../shared/contract.ts';
import type { Hold, RetentionRow, RetentionTerm } from '../../shared/contract/retention.ts';
import type { Failure } from '../../shared/failure.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

type Retention = {
  readonly due: { readonly rows: readonly RetentionRow[]; readonly total: number } | null;
  readonly terms: readonly RetentionTerm[];
  readonly holds: readonly Hold[] | null;
  readonly failure: Failure | null;
};

export const useRetention = forgetOnLock(create<Retention>(() => ({ due: null, terms: [], holds: null, failure: null })));

/** What comes up today, for who may see it, the times, and the holds that stand. */
export async function readRetention(isSupervisor: boolean): Promise<void> {
  const [due, terms, holds] = await Promise.all([
    isSupervisor ? door.request('retention:list', {}) : null,
    door.request('retention:terms', {}),
    door.request('hold:list', {}),
  ]);
  const refused = [due, terms, holds].find(answer => answer !== null && !answer.ok);
  useRetention.setState({
    due: due?.ok === true ? due.value : null,
    terms: terms.ok ? terms.value : [],
    holds: holds.ok ? holds.value.filter(({ lifted }) => lifted === null) : null,
    failure: refused?.ok === false ? refused.failure : null,
  });
}

export async function sayStillNeeded(look: Input<'retention:look'>): Promise<Failure | null> {
  const answer = await door.request('retention:look', look);
  if (!answer.ok) return answer.failure;
  await readRetention(true);
  return null;
}

/** Erase what a row names: the case, the document, or what came with the packet. */
export async function eraseRow({ caseId, rule, what }: RetentionRow, ground: string): Promise<Failure | null> {
  const target = rule === 'received-date' ? { packet: what } : { record: what };
  const answer =
    what === ''
      ? await door.request('case:erase', { caseId, ground })
      : await door.request('retention:purge', { caseId, by: { rule }, target, ground });
  if (!answer.ok) return answer.failure;
  await readRetention(true);
  return null;
}

export async function setTerm(rule: RetentionTerm['rule'], months: number): Promise<void> {
  const answer = await door.request('retention:set-term', { rule, months });
  if (!answer.ok) return useRetention.setState({ failure: answer.failure });
  await readRetention(true);
}

export async function liftHold({ caseId, id }: Hold, reason: string): Promise<Failure | null> {
  const answer = await door.request('hold:lift', { caseId, id, reason });
  if (!answer.ok) return answer.failure;
  await readRetention(true);
  return null;
}
