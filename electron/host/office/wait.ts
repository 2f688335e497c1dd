import { ownStation } from '../../../db/stations.ts';
import { findBundle } from '../../../db/bundles.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { Session } from '../ground/context.ts';
import { partsOf, type BlobName } from './carriers/blob-name.ts';
import type { Carrier } from './carriers/carrier.ts';
import { laterBlobs } from './known-blobs.ts';
import { listBlobs } from './list-blobs.ts';

/**
 * Whether something of another station lies there that this one does not have, as soon as it does; false after `mostMs` milliseconds without.
 *
 * @throws Refusal `office/one-station`; what the carrier says; why the signal was given.
 */
export async function waitForOthers(session: Session, carrier: Carrier, mostMs: number, signal: AbortSignal): Promise<boolean> {
  const { office } = session;
  const own = ownStation(office);
  if (own === null) throw new Refusal('office/one-station');
  const later = laterBlobs(session); // what waits for this program's update is nothing that comes
  const isKnown = (name: BlobName) => partsOf(name).station === own || findBundle(office, name) !== undefined || later.has(name);
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  const look = () => {
    listBlobs(carrier, 'bundle', isKnown).then(found => found.length > 0 && resolve(true), reject);
  };
  const given = () => reject(signal.reason as Error); // what a cancelled call rejects with
  const timer = setTimeout(() => resolve(false), mostMs);
  const stop = carrier.watch(look);
  signal.addEventListener('abort', given);
  if (signal.aborted) given();
  look();
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    stop();
    signal.removeEventListener('abort', given);
  }
}
