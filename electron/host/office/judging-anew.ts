import { bringBackChanges, findEntry, listChangesOfEntry, putAside, takeFromAside } from '../../../db/audit.ts';
import type { Reader, Writer } from '../../../db/open.ts';
import { listChainsAside, listDepending, listDoubtful, listRemovals, saveFault } from '../../../db/set-aside.ts';
import { findStationEntry, listWritesOfEntry, type EntryWrite, type StationEntry } from '../../../db/stations.ts';
import type { Cells } from '../../../db/travelling-rows.ts';
import { entryBodySchema } from '../../../shared/contract/office-format.ts';
import { hasSeen, type EntryId } from '../../../shared/office/fold-row.ts';
import { countingBy, removalOf, type Removal } from '../../../shared/office/removals.ts';
import { authorOfEntry, type EntryFault } from './authority.ts';
import { count, touch, type Taking } from './counting.ts';
import { faultByRecord, type Judged } from './judging.ts';
import { forgetLate, withoutLate } from './take-enclosed.ts';

// Whether an entry counts follows from the set of all entries: a machine may have been taken out by somebody who had not heard of what it wrote last,
// and that one by another. So whoever hears of a removal asks anew what it changes, to and fro, and comes to what everybody comes to.

/** Whether an entry takes a machine out. */
export function takesOut(writes: readonly EntryWrite[]): boolean {
  return writes.some(({ table, cells }) => table === 'stations' && (cells as Cells | null)?.['removed_at_ms'] != null);
}

/** The removals that are sound by what their authors had seen; which of them stand they say together. */
export function soundRemovals(office: Writer): readonly Removal[] {
  return listRemovals(office).flatMap(({ of, ...id }) => {
    const entry = findStationEntry(office, id);
    const isSound = entry !== undefined && !isForGood(entry.fault) && faultSeen(office, entry) === null;
    return isSound ? [removalOf(entry, of)] : [];
  });
}

/** Whether an entry comes after what counts of its station. */
export function isCutOff(office: Writer, { station, number }: EntryId): boolean {
  if (!listRemovals(office).some(({ of }) => of === station)) return false;
  return !countingBy(soundRemovals(office)).counts({ station, number });
}

const REMOVED = 'office/removed-station';
/** Who took a machine out may have been let in by an entry that counts no more since: each round settles one such step. */
const MOST_ROUNDS = 20;

/** Ask anew what counts, since a machine was taken out. */
export function judgeAnew(office: Writer, touched: Taking): void {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { counts } = countingBy(soundRemovals(office));
    const stations = new Set([...listRemovals(office).map(({ of }) => of), ...listChainsAside(office, REMOVED)]);
    const all = [...stations].flatMap(station => listDoubtful(office, station, REMOVED));
    const doubtful = all.filter(entry => entry.isAside || !counts(entry));
    if (!judgeAll(office, doubtful, counts, touched)) return;
  }
}

/**
 * Ask of each of these, and of all that depends on one that changed, whether it counts. Who has seen an entry was taken in after it, so going by the
 * order here each is asked once what it depends on is settled.
 *
 * @returns whether any changed.
 */
function judgeAll(office: Writer, first: readonly EntryId[], counts: (entry: EntryId) => boolean, touched: Taking): boolean {
  const waiting = new Map(first.map(id => findStationEntry(office, id)!).map(entry => [entry.entry, entry]));
  let order = [...waiting.keys()].sort((one, other) => one - other);
  let hasChanged = false;
  for (let at = 0; at < order.length; at++) {
    const entry = waiting.get(order[at]!)!;
    const fault = isForGood(entry.fault) ? entry.fault : counts(entry) ? faultSeen(office, entry) : REMOVED;
    if (fault === entry.fault) continue;
    hasChanged = true;
    setFault(office, entry, fault, touched);
    const isOfRoster = listWritesOfEntry(office, entry).some(({ table }) => table === 'users' || table === 'stations');
    const later = listDepending(office, entry.entry, isOfRoster).map(id => findStationEntry(office, id)!);
    const more = later.filter(each => !waiting.has(each.entry) && hasSeen(each, entry));
    for (const each of more) waiting.set(each.entry, each);
    // They come after this one, so what was asked stays in front.
    if (more.length > 0) order = [...order, ...more.map(each => each.entry)].sort((one, another) => one - another);
  }
  return hasChanged;
}

/** What is wrong with an entry by itself stays wrong with it. */
function isForGood(fault: string | null): boolean {
  return fault === 'office/altered' || fault === 'office/wrong-clock';
}

function faultSeen(office: Writer, entry: StationEntry): EntryFault | null {
  const judged = judgedOf(office, entry);
  // What was erased since says too little to be found at fault for it: it was looked at when it came.
  if (entry.fault === null && judged.isErased)
    return authorOfEntry(office, entry, judged.body, judged.writes) === null ? 'office/unknown-user' : null;
  return faultByRecord(office, entry, judged);
}

function judgedOf(office: Reader, { station, number, entry, salt }: StationEntry): Judged {
  const found = findEntry(office, entry)!; // an entry of a station has its text
  const body = entryBodySchema.parse(JSON.parse(found.body)); // as it was taken in
  const writes = listWritesOfEntry(office, { station, number });
  return { text: found.body, signature: found.signature, body, writes, isErased: salt === null && writes.length > 0 };
}

function setFault(office: Writer, entry: StationEntry, fault: string | null, touched: Taking): void {
  const { body, writes } = judgedOf(office, entry);
  if (entry.fault === null) {
    touch(touched, writes, listChangesOfEntry(office, entry.entry));
    putAside(office, entry.entry);
  }
  saveFault(office, entry, fault);
  if (fault !== null) return;
  const of = { writes, changes: takeFromAside(office, entry.entry) };
  const { late, changes, closed } = withoutLate(office, { ...entry, action: body.action }, of, true);
  forgetLate(office, late);
  if (late.length + closed.length > 0) touched.hasEnclosed = true;
  bringBackChanges(office, changes);
  count(office, { by: entry, action: body.action, writes, changes }, touched);
}
