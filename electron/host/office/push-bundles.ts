import { createHash } from 'node:crypto';
import { listBundles, listOutdated, saveBundle, type BundleRow } from '../../../db/bundles.ts';
import type { Reader } from '../../../db/open.ts';
import { findStationEntry, listHeads, listRunEnds, listStations, listWritesOfRow } from '../../../db/stations.ts';
import type { SentEntry } from '../../../shared/contract/office-format.ts';
import type { Seen } from '../../../shared/office/fold-row.ts';
import type { Context, Session } from '../ground/context.ts';
import { entriesToSend, MOST_ENTRIES, sealBundle } from './bundle.ts';
import { blobName, partsOf } from './carriers/blob-name.ts';
import { contentOfBytes, type Carrier } from './carriers/carrier.ts';
import type { Other } from './documents.ts';
import { listBlobs } from './list-blobs.ts';
import { passedOn, signRun } from './sent-entry.ts';

/** Another's entries in one bundle at most: a station that wrote for long before it signed what it put has long runs. */
const MOST_PASSED_ON = 20 * MOST_ENTRIES;

type Pushing = { readonly own: number; readonly others: readonly Other[] };

/** The stations that bundles are sealed to beside this one. */
export function othersOf(office: Reader, own: number): readonly Other[] {
  return listStations(office).flatMap(({ number, removedAtMs }) =>
    removedAtMs === null && number !== own ? [{ reader: number, had: hadAtJoining(office, number)[own] ?? 0 }] : [],
  );
}

/**
 * Put what others lack of our entries and is not there; and of what other stations wrote and somebody may not have heard of, what they do not have
 * there themselves: they may be gone, or go to another place.
 *
 * @returns how many entries of ours.
 */
export async function pushBundles(
  session: Session,
  context: Context,
  carrier: Carrier,
  { own, others }: Pushing,
): Promise<number> {
  const { office } = session;
  const readers = [own, ...others.map(({ reader }) => reader)];
  const outdated = listOutdated(office, own);
  const names = (await listBlobs(carrier, 'bundle', () => false)).map(({ name }) => name);
  const bundles = listBundles(office);
  const there = names.flatMap(name => (outdated.has(name) ? [] : (bundles.get(name) ?? [])));
  const put = async (station: number, entries: readonly SentEntry[]) => {
    const blob = await sealBundle(office, own, entries, station);
    const name = blobName('bundle', own, createHash('sha256').update(blob).digest('hex'));
    await carrier.put(name, contentOfBytes(blob), context.signal);
    saveBundle(office, { name, station, ...spanOf(entries), readers, file: null, fault: null });
  };
  const heard = others.map(({ reader }) => [reader, heardBy(office, reader)] as const);
  let sent = 0;
  for (const { station, number: head, forked } of listHeads(office)) {
    const isOwn = station === own;
    if (forked !== null && !isOwn) continue;
    const known = isOwn ? others : heard.flatMap(([reader, of]) => (reader === station ? [] : { reader, had: of[station] ?? 0 }));
    const ofChain = there.filter(row => row.station === station);
    const lacking = lackedBy(known, ofChain, { head, isOwn });
    const ends = isOwn || lacking.length === 0 ? null : listRunEnds(office, station, lacking[0]!);
    for (const { first, last } of runsOf(lacking, ends)) {
      context.signal.throwIfAborted();
      if (isOwn) signRun(office, own, last);
      const entries = entriesToSend(office, station, first, last - first + 1);
      if (entries.length === 0 || (!isOwn && passedOn(office, station, entries) !== 'its')) continue;
      await put(station, entries);
      if (isOwn) sent += entries.length;
    }
  }
  // What was erased leaves the place too, once whoever lacks the rest of such a bundle finds it in another.
  for (const name of names) if (partsOf(name).station === own && outdated.has(name)) await carrier.drop(name);
  return sent;
}

/**
 * The numbers of a chain that one of the others has nowhere: neither heard of, nor in a bundle that is there for it. Whom a bundle that another
 * station put is sealed to is not known here; it is taken for all, but not of our own chain.
 */
function lackedBy(
  others: readonly Other[],
  there: readonly BundleRow[],
  { head, isOwn }: { readonly head: number; readonly isOwn: boolean },
): readonly number[] {
  const lacking = new Set<number>();
  for (const { reader, had } of others) {
    const has = new Set<number>();
    for (const { first, last, readers } of there)
      if (readers.includes(reader) || (!isOwn && readers.length === 0))
        for (let number = first; number <= last; number++) has.add(number);
    for (let number = had + 1; number <= head; number++) if (!has.has(number)) lacking.add(number);
  }
  return [...lacking].sort((one, other) => one - other);
}

/**
 * What is lacking, as runs that are put in one. Of another's chain each must end where that signed (`ends`): a little more than is lacking, or less;
 * what comes after its last is passed on by nobody.
 */
function runsOf(
  lacking: readonly number[],
  ends: readonly number[] | null,
): readonly { readonly first: number; readonly last: number }[] {
  const runs: { first: number; last: number }[] = [];
  for (let at = 0; at < lacking.length;) {
    const first = lacking[at]!;
    let upTo = at;
    while (lacking[upTo + 1] === lacking[upTo]! + 1 && lacking[upTo]! - first + 1 < MOST_ENTRIES) upTo++;
    const wanted = lacking[upTo]!;
    const last = ends === null ? wanted : endOf(ends, first, wanted);
    if (last === undefined) return runs;
    if (last - first < MOST_PASSED_ON) runs.push({ first, last });
    while (at < lacking.length && lacking[at]! <= last) at++;
  }
  return runs;
}

function endOf(ends: readonly number[], first: number, wanted: number): number | undefined {
  return ends.find(end => end >= wanted) ?? ends.findLast(end => end >= first);
}

/** How far a station has heard of each chain, as far as is known here: by what it began with, and by its last entry. */
function heardBy(office: Reader, reader: number): Seen {
  const head = listHeads(office).find(({ station }) => station === reader);
  const seen = (head === undefined ? undefined : findStationEntry(office, head)?.seen) ?? {};
  const began = hadAtJoining(office, reader);
  const chains = Object.keys({ ...began, ...seen });
  return Object.fromEntries(chains.map(chain => [chain, Math.max(began[chain] ?? 0, seen[chain] ?? 0)]));
}

/** How far each chain had come for whoever let a station in: so much of them was in the record that it began with. */
function hadAtJoining(office: Reader, reader: number): Seen {
  const added = listWritesOfRow(office, 'stations', JSON.stringify([reader])).find(({ kind }) => kind === 'put')?.by;
  return added === undefined || reader === 1 ? {} : { ...added.seen, [added.station]: added.number };
}

/** The numbers that entries of one chain have, from the first to the last. */
export function spanOf(entries: readonly { readonly body: string }[]): { readonly first: number; readonly last: number } {
  const numbers = entries.map(({ body }) => Number((JSON.parse(body) as { readonly number?: unknown }).number)); // it was taken in
  return { first: Math.min(...numbers), last: Math.max(...numbers) };
}
