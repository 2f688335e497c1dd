import { createHash } from 'node:crypto';
import type { Reader, Writer } from '../../../db/open.ts';
import { endStation, findRemoval, listStations, ownStation, type EntryWrite } from '../../../db/stations.ts';
import { saveBundle, wasToldAlone } from '../../../db/bundles.ts';
import { countNoted, forgetNoted, type Cells } from '../../../db/travelling-rows.ts';
import { listUsers } from '../../../db/users.ts';
import { isSame } from '../../../shared/office/fold-row.ts';
import { countingBy, removalOf, type Removal } from '../../../shared/office/removals.ts';
import type { SentEntry } from '../../../shared/contract/office-format.ts';
import { recordChanges } from '../audit/audit.ts';
import { rowsCommitment } from '../audit/station-log.ts';
import type { Services, Session } from '../ground/context.ts';
import { verifierOf } from '../keys/ed25519.ts';
import { grantStands } from '../keys/grants.ts';
import { entriesToSend, sealFor } from './bundle.ts';
import { blobName } from './carriers/blob-name.ts';
import { contentOfBytes, type Carrier } from './carriers/carrier.ts';
import { restsOf, soundRemovals } from './judging-anew.ts';
import { bodyOf, signRun } from './sent-entry.ts';

// A station that was taken out can open nothing more of the office, so it would wait for ever. What it still gets is the one entry by which a
// supervisor took it out, sealed to it alone: nothing that the office wrote since is in it.

/** Put the notice of each removal that was recorded here and is not on the carrier. */
export async function pushNotices(
  office: Writer,
  carrier: Carrier,
  { own, signal }: { readonly own: number; readonly signal: AbortSignal },
): Promise<void> {
  for (const { number, recipient, removedAtMs } of listStations(office)) {
    if (removedAtMs === null || number === own || wasToldAlone(office, own, number)) continue;
    const removal = findRemoval(office, number);
    if (removal?.station !== own) continue; // whoever took it out says so
    signRun(office, own, removal.number); // where it does not stand, others are told of it by who was to go
    const entries = entriesToSend(office, own, removal.number, 1);
    const blob = await sealFor(office, own, entries, [recipient]);
    const name = blobName('bundle', own, createHash('sha256').update(blob).digest('hex'));
    await carrier.put(name, contentOfBytes(blob), signal);
    saveBundle(office, {
      name,
      station: own,
      first: removal.number,
      last: removal.number,
      readers: [number],
      file: null,
      fault: null,
    });
  }
}

/** Whether entries that came say that this station was taken out. */
export function tellsRemoval(office: Reader, entries: readonly SentEntry[]): boolean {
  const own = ownStation(office);
  return own !== null && entries.some(sent => removalIn(office, sent, own) !== null);
}

/**
 * Take in that this station was taken out, where an entry that came says so, signed by a supervisor whom this station knows, and that stands beside
 * all removals that are known here: it may be by a machine that is out itself. Its own row says so from then on; the record stays as it is.
 *
 * @returns whether one did.
 */
export function takeRemoval(session: Session, services: Services, entries: readonly SentEntry[]): boolean {
  const { office } = session;
  const own = ownStation(office);
  const found = own === null ? null : entries.map(sent => removalIn(office, sent, own)).find(each => each !== null);
  if (own === null || found == null) return false;
  const known = soundRemovals(office).filter(({ by }) => !isSame(by, found.removal.by));
  if (!countingBy([...known, found.removal]).isOut(own)) return false;
  if (countNoted(office) > 0) recordChanges(session, services, 'office:loose', office, () => {});
  office.transaction(() => {
    endStation(office, own, found);
    forgetNoted(office); // nothing of this station travels any more
  })();
  return true;
}

type Found = { readonly by: string; readonly atMs: number; readonly removal: Removal };

function removalIn(office: Reader, sent: SentEntry, own: number): Found | null {
  const writes = sent.rows as readonly EntryWrite[];
  const write = writes.find(({ table, row }) => table === 'stations' && row === JSON.stringify([own]));
  const { removed_by: by, removed_at_ms: atMs } = (write?.cells ?? {}) as Cells;
  const body = bodyOf(sent);
  if (typeof by !== 'string' || typeof atMs !== 'number' || body === null) return null;
  return isSupervisors(office, sent, writes)
    ? { by, atMs, removal: removalOf(body, own, restsOf(office, body, body.user)) }
    : null;
}

function isSupervisors(office: Reader, sent: SentEntry, writes: readonly EntryWrite[]): boolean {
  const body = bodyOf(sent);
  const users = listUsers(office);
  const author = users.find(({ id }) => id === body?.user);
  if (body === null || author?.role !== 'supervisor' || sent.salt === null) return false;
  return (
    body.action === 'station:remove' &&
    grantStands(office, author, users) &&
    verifierOf(author.signingKey)(Buffer.from(sent.body), Buffer.from(sent.signature, 'hex')) &&
    rowsCommitment(writes, Buffer.from(sent.salt, 'hex')) === body.rows
  );
}
