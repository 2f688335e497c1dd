import { squeeze } from '../../../db/enclosing.ts';
import type { Reader } from '../../../db/open.ts';
import { isTakenOut, listHeads, ownStation } from '../../../db/stations.ts';
import { saveBundle } from '../../../db/bundles.ts';
import { isOut } from '../../../db/users.ts';
import { endPutBack, isPutBack } from '../../../db/vault-state.ts';
import type { SentEntry } from '../../../shared/contract/office-format.ts';
import type { Exchanged } from '../../../shared/contract/stations.ts';
import { Refusal } from '../../../shared/failure.ts';
import { recordChanges } from '../audit/audit.ts';
import { dealReferences } from '../cases/references.ts';
import { forgetBundle, saveTried } from '../../../db/compartment-travel.ts';
import type { Context, Session } from '../ground/context.ts';
import { wholeOf } from '../places/pieces.ts';
import { entriesToSend, MOST_ENTRIES, openBundle } from './bundle.ts';
import { partsOf, type BlobName } from './carriers/blob-name.ts';
import type { Carrier } from './carriers/carrier.ts';
import { pullDocuments, pushDocuments } from './documents.ts';
import { isKnown, laterBlobs } from './known-blobs.ts';
import { listBlobs } from './list-blobs.ts';
import { pushNotices, takeRemoval, tellsRemoval } from './removal-notice.ts';
import { arriveLate, arriveParts } from './arrive-parts.ts';
import type { TakenParts } from './take-parts.ts';
import { pushPartDocuments } from './part-documents.ts';
import { openParts } from './part-bundle.ts';
import { othersOf, pushBundles, spanOf } from './push-bundles.ts';
import { pushOutgoing, pushParts } from './push-parts.ts';
import { bodyOf } from './sent-entry.ts';
import { keepEntries, takeKept } from './take-in.ts';

const DAY_MS = 86_400_000;
const MOST_BLOB_BYTES = 256 * 1024 * 1024;

/**
 * Put what others lack of our entries on a carrier, and take in what it has of theirs. Every step may be cut off: what was put and not noted is put
 * again, what came and was not noted comes again, and neither changes anything.
 *
 * @throws Refusal `office/one-station`; `office/removed` where this station was taken out; `office/stopped` where this station's chain goes on elsewhere; `user/out` where whoever works here is out, with what they had written; what the carrier says.
 */
export async function exchange(session: Session, context: Context, carrier: Carrier): Promise<Exchanged> {
  const { office } = session;
  const own = ownStation(office);
  if (own === null) throw new Refusal('office/one-station');
  if (isTakenOut(office, own)) throw new Refusal('office/removed');
  const came = await pull(session, context, carrier, own);
  if (listHeads(office).some(({ station, forked }) => station === own && forked !== null)) throw new Refusal('office/stopped');
  const isEnded = isOut(office, session.user.id); // what was written before it was heard of is put all the same
  if (!isEnded) recordPutBack(session, context);
  if (!isEnded) dealReferences(session, context);
  const others = othersOf(office, own);
  if (others.length > 0 && !isEnded) recordHeard(session, context, own);
  await pushOutgoing(session, context, carrier, own); // before what was put with it goes from there
  const sent =
    (await pushBundles(session, context, carrier, { own, others })) + (await pushParts(session, context, carrier, own));
  await pushNotices(office, carrier, { own, signal: context.signal });
  const documentsSent =
    (await pushDocuments(session, context, carrier, { own, others })) + (await pushPartDocuments(session, context, carrier, own));
  const documentsReceived = await pullDocuments(session, context, carrier, own);
  if (isEnded) throw new Refusal('user/out');
  return { ...came, sent, documentsSent, documentsReceived };
}

/** A backup of this station was put back, and what it had written since is here again: now that can be recorded. */
function recordPutBack(session: Session, context: Context): void {
  const { office } = session;
  if (!isPutBack(office)) return;
  recordChanges(session, context, 'vault:restore', office, note => {
    const why = endPutBack(office); // from here on things are recorded again
    if (why !== null) note({ record: session.vaultId, entity: 'vault', field: 'history', old: null, new: why });
  });
}

/**
 * A station that has written nothing for a day says that it is there and what it has heard of. Else one where people only read would be taken for
 * silent, and what waits until every station has heard of it would wait for it.
 */
function recordHeard(session: Session, context: Context, own: number): void {
  const head = listHeads(session.office).find(({ station }) => station === own);
  if (head !== undefined && context.nowMs() - head.heardAtMs < DAY_MS) return;
  recordChanges(session, context, 'office:heard', session.office, () => {});
}

async function pull(
  session: Session,
  context: Context,
  carrier: Carrier,
  own: number,
): Promise<Omit<Exchanged, 'sent' | 'documentsSent' | 'documentsReceived'>> {
  const { office } = session;
  const total = {
    received: 0,
    setAside: 0,
    damaged: 0,
    incomplete: 0,
    newer: new Map<string, string | null>(), // the version that each needs, by its name
    forked: new Set<number>(),
    cases: new Set<string>(),
  };
  const later = laterBlobs(session);
  let hasEnclosed = false;
  let [isMore, kept] = [true, 0];
  const told = new Map<BlobName, readonly SentEntry[]>();
  let asked = 0;
  const take = () => {
    const taken = takeKept(session, context);
    kept = 0;
    hasEnclosed ||= taken.hasEnclosed;
    isMore ||= taken.entries > 0;
    total.received += taken.received;
    total.setAside += taken.faults;
    for (const station of taken.forks) total.forked.add(station);
    for (const id of taken.cases) total.cases.add(id);
  };
  // A bundle of a station that joined since is understood once the entry is here that let it in: so again, until nothing more comes of it.
  while (isMore) {
    isMore = false;
    total.newer.clear();
    total.incomplete = 0;
    const found = await listBlobs(carrier, 'bundle', name => isKnown(session, name));
    for (const [at, { name, sizeBytes }] of found.entries()) {
      context.signal.throwIfAborted();
      context.progress(at, found.length);
      const needed = later.get(name);
      if (needed !== undefined) {
        total.newer.set(name, needed);
        continue;
      }
      const blob = sizeBytes > MOST_BLOB_BYTES ? null : await blobOf(carrier, name, context.signal);
      if (blob === null) {
        total.incomplete++; // it is looked at again the next time
        continue;
      }
      const opened = await openBundle(office, blob);
      if (opened.kind === 'newer') {
        later.set(name, opened.program);
        total.newer.set(name, opened.program);
        continue;
      }
      if (opened.kind === 'fault' && opened.code === 'office/not-for-us') {
        const taken = await pullParts(session, context, name, blob);
        isMore ||= taken.parts > 0;
        total.received += partsOf(name).station === own ? 0 : taken.parts;
        total.setAside += taken.faults;
        if (taken.newer !== null) {
          later.set(name, taken.newer.program);
          total.newer.set(name, taken.newer.program);
        }
        for (const id of taken.cases) total.cases.add(id);
        continue;
      }
      if (opened.kind === 'fault') {
        if (opened.code === 'office/not-of-station') continue; // perhaps not yet
        saveBundle(office, {
          name,
          station: partsOf(name).station,
          first: 0,
          last: 0,
          readers: [],
          file: null,
          fault: opened.code,
        });
        if (opened.code === 'office/damaged') total.damaged++;
        continue;
      }
      // What takes this machine out is asked once all is known that came with it: who says so may be out.
      if (opened.station !== own && tellsRemoval(office, opened.entries) && !told.has(name)) {
        told.set(name, opened.entries);
        continue;
      }
      for (const station of keepEntries(session, opened.station, opened.entries)) total.forked.add(station);
      kept += opened.entries.length;
      if (kept >= MOST_ENTRIES || partsOf(name).station === own) take();
      const emptied = partsOf(name).station === own ? emptiedIn(office, opened.station, opened.entries) : null;
      const readers = told.has(name) ? [own] : []; // a notice has one reader
      saveBundle(office, { name, station: opened.station, ...spanOf(opened.entries), readers, file: null, fault: null }, emptied);
    }
    take(); // also what was kept when the machine stopped
    for (const entries of [...told.values()].slice(asked)) {
      if (takeRemoval(session, context, entries)) throw new Refusal('office/removed');
      isMore = true; // then it is kept as any other
    }
    asked = told.size;
  }
  const late = await arriveLate(session, context);
  for (const id of late.cases) total.cases.add(id);
  if (hasEnclosed || late.hasGone) squeeze(office);
  const { incomplete, newer, ...came } = total;
  const versions = [...newer.values()].flatMap(program => program ?? []);
  const needs = versions.toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true })).at(-1) ?? null;
  return {
    ...came,
    newer: newer.size,
    needs,
    damaged: came.damaged + incomplete,
    forked: [...came.forked].sort(),
    cases: [...came.cases].sort(),
  };
}

/** A bundle that is sealed to no station: perhaps of a compartment, to this user. */
async function pullParts(
  session: Session,
  context: Context,
  name: BlobName,
  blob: Uint8Array,
): Promise<TakenParts & { readonly newer: { readonly program: string | null } | null }> {
  const { office, user } = session;
  const { station } = partsOf(name);
  const none = { parts: 0, faults: 0, cases: [], files: [], isWaiting: false, newer: null };
  const opened = await openParts(session, blob);
  if (opened.kind === 'newer') return { ...none, newer: opened };
  const keep = (fault: string | null) => saveBundle(office, { name, station, first: 0, last: 0, readers: [], file: null, fault });
  if (opened.kind === 'fault') {
    if (opened.code === 'office/not-of-station') return none; // perhaps not yet
    keep(opened.code);
    if (opened.code === 'office/not-for-us') saveTried(office, name, user.id);
    return none;
  }
  const taken = await arriveParts(session, context, opened.bundle);
  if (taken.isWaiting) return { ...taken, newer: null }; // it comes again, once the office's own entries are here
  forgetBundle(office, name);
  keep(null);
  return { ...taken, newer: null };
}

/** Null: it is not whole, or gone since. One half-copied file, or a blob that somebody altered, keeps nobody from the others. */
async function blobOf(carrier: Carrier, name: BlobName, signal: AbortSignal): Promise<Uint8Array | null> {
  try {
    return await wholeOf(carrier.get(name, 0, signal), { mostBytes: MOST_BLOB_BYTES, code: 'carrier/damaged-blob' });
  } catch (error) {
    if (error instanceof Refusal && ['carrier/damaged-blob', 'carrier/no-blob'].includes(error.code)) return null;
    throw error;
  }
}

/** Of a bundle that was put here and not noted: what it lacks, or -1 where it has what is in a compartment by now. */
function emptiedIn(office: Reader, station: number, entries: readonly SentEntry[]): number {
  const hasMore = entries.some(sent => {
    const [now] = entriesToSend(office, station, Number(bodyOf(sent)?.number), 1);
    return now?.body === sent.body && now.closed.length > sent.closed.length;
  });
  return hasMore ? -1 : entries.filter(({ salt }) => salt === null).length;
}
