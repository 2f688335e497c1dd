import { hasTried } from '../../../db/compartment-travel.ts';
import { findBundle } from '../../../db/bundles.ts';
import type { Reader } from '../../../db/open.ts';
import type { Session } from '../ground/context.ts';

const laterOnes = new WeakMap<Reader, Map<string, string | null>>();

/**
 * Blobs of later programs that were looked at since the vault was opened, with the version that each needs: until it is opened by another program none
 * of them is fetched again for it.
 */
export function laterBlobs({ office }: Pick<Session, 'office'>): Map<string, string | null> {
  const known = laterOnes.get(office) ?? new Map<string, string | null>();
  laterOnes.set(office, known);
  return known;
}

/** What this user could not open is another's perhaps, who signs in here later. */
export function isKnown({ office, user }: Session, name: string): boolean {
  const found = findBundle(office, name);
  return found !== undefined && (found.fault !== 'office/not-for-us' || hasTried(office, name, user.id));
}
