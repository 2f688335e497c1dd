import { hasTried } from '../../../db/compartment-travel.ts';
import { findBundle } from '../../../db/bundles.ts';
import type { Session } from '../ground/context.ts';

/** What this user could not open is another's perhaps, who signs in here later. */
export function isKnown({ office, user }: Session, name: string): boolean {
  const found = findBundle(office, name);
  return found !== undefined && (found.fault !== 'office/not-for-us' || hasTried(office, name, user.id));
}
