import { findAddedRules } from '../../../db/submissions.ts';
import { nothingAdded } from '../../../shared/approval.ts';
import { ownReading, type Reading } from '../../../shared/catalogue-version.ts';
import type { Session } from '../ground/context.ts';
import { approversOnCard } from './own-approvers.ts';
import { ownSenders } from './senders.ts';

/**
 * What our card says: what we read, whether we ask for approvals, the keys of our supervisors where the
 * office puts them there, and of our other machines. A plain one leaves the machines out.
 */
export function cardReadingOf({ office }: Session, isPlain: boolean): Reading {
  const reading = isPlain ? ownReading : { ...ownReading, senders: ownSenders({ office }) };
  const { demands, onCard } = findAddedRules(office) ?? nothingAdded;
  if (demands.length === 0 && !onCard) return reading;
  return { ...reading, approvals: { asks: demands.length > 0, by: approversOnCard({ office }) } };
}
