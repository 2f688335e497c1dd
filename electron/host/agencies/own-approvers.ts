import { findCurrentKey } from '../../../db/agencies.ts';
import { listGiven } from '../../../db/senders.ts';
import { findAddedRules } from '../../../db/submissions.ts';
import { listUsers } from '../../../db/users.ts';
import { nothingAdded } from '../../../shared/approval.ts';
import type { CardApprovals } from '../../../shared/catalogue-version.ts';
import type { AgencyCode } from '../../../shared/language.ts';
import type { Session } from '../ground/context.ts';
import { signingFingerprint } from '../keys/fingerprints.ts';
import { readingOfCard } from './cards.ts';

type Office = Pick<Session, 'office'>;

/** As many as fit into a card's signed header. */
const MOST_APPROVERS = 6;

/** The keys with which approvers of ours sign, as our card names them: those of supervisors, where the office puts them there. */
export function approversOnCard({ office }: Office): CardApprovals['by'] {
  return (findAddedRules(office) ?? nothingAdded).onCard ? approversOf(office).map(({ role, key }) => ({ role, key })) : [];
}

/** The names of those keys, as an approval names the key that signed it. */
export function approverNamesOnCard({ office }: Office): readonly string[] {
  return (findAddedRules(office) ?? nothingAdded).onCard ? approversOf(office).map(({ name }) => name) : [];
}

function approversOf(office: Session['office']) {
  return listUsers(office)
    .filter(({ role, disabledAtMs }) => role === 'supervisor' && disabledAtMs === null)
    .slice(0, MOST_APPROVERS)
    .map(({ role, signingKey }) => ({
      role,
      key: Buffer.from(signingKey).toString('base64url'),
      name: signingFingerprint(signingKey),
    }));
}

/**
 * Whether a counterpart would refuse what this key approved, as far as is known: it holds approvals to the keys of our card, since its own card asks
 * for them or the card that it has names some, and nobody has said that it has one that names this key.
 */
export function isApproverUnknown({ office }: Office, agency: AgencyCode, name: string): boolean {
  const given = new Set(listGiven(office, agency));
  if (given.has(name)) return false;
  const card = findCurrentKey(office, agency)?.card ?? null;
  const asks = card !== null && readingOfCard(card).approvals?.asks === true;
  return asks || listUsers(office).some(({ signingKey }) => given.has(signingFingerprint(signingKey)));
}

/** How many approvers of our card a counterpart would not know. */
export function unknownApprovers(session: Office): (agency: AgencyCode) => number {
  const names = approverNamesOnCard(session);
  return agency => names.filter(name => isApproverUnknown(session, agency, name)).length;
}
