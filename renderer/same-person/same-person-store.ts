import type { AlikeCase, PersonAt, PersonMatch, SamePersons } from '../../shared/same-person/matches.ts';
import type { Fields } from '../../shared/records.ts';
import type { CaseId } from '../../shared/language.ts';
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
  return (await door.request('person:judge', { one, other, verdict })).ok;
}
