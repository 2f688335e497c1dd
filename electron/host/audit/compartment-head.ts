import { hash } from 'node:crypto';
import type { CompartmentHead } from '../../../db/compartment-heads.ts';

/** What comes after both: where the two differ, from the one that has come further. */
export function headAfter(one: CompartmentHead | undefined, other: CompartmentHead | undefined, digest: string): CompartmentHead {
  const last = (one?.count ?? 0) >= (other?.count ?? 0) ? one : other;
  return {
    count: (last?.count ?? 0) + 1,
    mark: hash('sha256', Buffer.concat([last?.mark ?? Buffer.alloc(0), Buffer.from(digest)]), 'buffer'),
  };
}
