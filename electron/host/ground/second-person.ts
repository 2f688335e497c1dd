import type { Submission } from '../../../db/submissions.ts';
import { findUser, isSamePerson } from '../../../db/users.ts';
import { Refusal } from '../../../shared/failure.ts';
import { signingFingerprint } from '../keys/fingerprints.ts';
import type { Session } from './context.ts';

/**
 * Why this person may not approve a packet; null where it may. Somebody else prepared it, with another key, and one of the two is a supervisor.
 */
export function approvalRefusal(
  { office, user }: Pick<Session, 'office' | 'user'>,
  { byUser, byKey, needs }: Pick<Submission, 'byUser' | 'byKey' | 'needs'>,
): Refusal | null {
  const own = findUser(office, user.id);
  if (own === undefined || isSamePerson(office, user.id, byUser) || signingFingerprint(own.signingKey) === byKey)
    return new Refusal('approval/same-person');
  const isSupervisor = (id: string): boolean => findUser(office, id)?.role === 'supervisor';
  // A counterpart that asks for approvals checks them by our card, which names supervisors.
  if (needs.includes('asked') && !isSupervisor(user.id)) return new Refusal('approval/needs-supervisor');
  return isSupervisor(user.id) || isSupervisor(byUser) ? null : new Refusal('approval/needs-supervisor');
}
