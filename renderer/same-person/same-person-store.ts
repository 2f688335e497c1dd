import type { AlikeCase, PersonAt, PersonMatch, SamePersons } from '../../shared/same-person/matches.ts';
import type { Fields } from '../../shared/records.ts';
import type { Output } from '../../shared/contract.ts';
import type { Result } from '../../shared/failure.ts';
import type { CaseId, RecordId } from '../../shared/language.ts';
import type { Both, Side } from '../../shared/same-person/comparison.ts';
import { refusalSaid } from '../../shared/refusal-words.ts';
import { currentReader } from '../text.ts';
import { notify } from '../ui/notice.ts';
import { door } from '../host.ts';

/** Who may be somebody who is being typed; nobody where the host refuses. */
export async function matchTyped(fields: Fields): Promise<readonly PersonMatch[]> {
  const answer = await door.request('person:match', { fields });
  return answer.ok ? answer.value : [];
}

/** Which cases bear one of these references. */
export async function matchReferences(references: readonly string[]): Promise<readonly AlikeCase[]> {
  const answer = await door.request('case:match', { references: [...references] });
  return answer.ok ? answer.value : [];
}

/** Who of a case may be in another; null where the host refuses. */
export async function readSame(caseId: CaseId): Promise<SamePersons | null> {
  const answer = await door.request('person:same', { caseId });
  return answer.ok ? answer.value : null;
}

/** Say that two records are of one person, never, or (null) neither; whether that was kept. */
export async function judge(one: PersonAt, other: PersonAt, verdict: 'same' | 'other' | null): Promise<boolean> {
  return isKept(await door.request('person:judge', { one, other, verdict }));
}

/** Two records side by side, as the host compares them. */
export type Compared = Output<'person:compare'>;

export function compare(at: Both<PersonAt>): Promise<Result<Compared>> {
  return door.request('person:compare', at);
}

export function merge(
  at: Both<PersonAt>,
  values: Readonly<Record<string, Side>>,
  also: readonly RecordId[],
): Promise<Result<Output<'person:merge'>>> {
  return door.request('person:merge', { ...at, values, also: [...also] });
}

export function unmerge({ caseId, record }: PersonAt): Promise<Result<Output<'person:unmerge'>>> {
  return door.request('person:unmerge', { caseId, record });
}

/** Say that two cases are one matter, never, or (null) neither; whether that was kept. */
export async function judgeCases(one: CaseId, other: CaseId, verdict: 'same' | 'other' | null): Promise<boolean> {
  return isKept(await door.request('case:judge', { one, other, verdict }));
}

/** Link two cases by their facts, in both; whether that was kept. */
export async function linkCases(caseId: CaseId, other: CaseId): Promise<boolean> {
  return isKept(await door.request('case:link', { caseId, other, relation: 'same-facts' }));
}

/** Whether something was kept; what was refused is said. */
function isKept(answer: Result<unknown>): boolean {
  if (!answer.ok) notify({ title: refusalSaid(answer.failure, currentReader()), tone: 'stop' });
  return answer.ok;
}
