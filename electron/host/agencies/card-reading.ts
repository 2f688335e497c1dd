import { findAddedRules } from '../../../db/submissions.ts';
import { listUsers } from '../../../db/users.ts';
import { nothingAdded } from '../../../shared/approval.ts';
import { ownReading, type Reading } from '../../../shared/catalogue-version.ts';
import type { Session } from '../ground/context.ts';
import { ownSenders } from './senders.ts';

/**
 * What our card says: what we read, whether we ask for approvals, the keys of our supervisors where the
 * office puts them there, and of our other machines. A plain one leaves the machines out.
 */
export function cardReadingOf({ office }: Session, isPlain: boolean): Reading {
  const reading = isPlain ? ownReading : { ...ownReading, senders: ownSenders({ office }) };
  const { demands, onCard } = findAddedRules(office) ?? nothingAdded;
  if (demands.length === 0 && !onCard) return reading;
  const supervisors = listUsers(office).filter(({ role, disabledAtMs }) => role === 'supervisor' && disabledAtMs === null);
  const by = supervisors
    .slice(0, MOST_APPROVERS)
    .map(({ role, signingKey }) => ({ role, key: Buffer.from(signingKey).toString('base64url') }));
  return { ...reading, approvals: { asks: demands.length > 0, by: onCard ? by : [] } };
}

/** As many as fit into a card's signed header. */
const MOST_APPROVERS = 6;
