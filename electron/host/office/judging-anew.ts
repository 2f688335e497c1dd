import { bringBackChanges, findEntry, listChangesOfEntry, putAside, takeFromAside } from '../../../db/audit.ts';
import type { Reader, Writer } from '../../../db/open.ts';
import { listEntriesBut, listDepending, listRemovals, saveFault, setAsideFor } from '../../../db/set-aside.ts';
import {
  findStationEntry,
  listWritesOfEntry,
  listWritesOfRow,
  type EntryWrite,
  type StationEntry,
} from '../../../db/stations.ts';
import type { Cells } from '../../../db/travelling-rows.ts';
import { entryBodySchema } from '../../../shared/contract/office-format.ts';
import { hasSeen, isSame, type EntryId, type Placed } from '../../../shared/office/fold-row.ts';
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

/** Whether an entry comes after what counts of its station. What takes a machine out and stands is not set aside itself. */
export function isCutOff(office: Reader, { station, number }: EntryId): boolean {
  const standing = listRemovals(office).flatMap(({ of, ...id }) => {
    const entry = of === station ? findStationEntry(office, id) : undefined;
    return entry?.fault === null ? [removalOf(entry, of)] : [];
  });
  return standing.length > 0 && standing.every(({ heard }) => heard < number);
}

/** The removals that would count if no machine had been taken out: which of them stand they say together. Nothing is left changed. */
export function soundRemovals(office: Writer): readonly Removal[] {
  return office.transaction(() => {
    const faults: Faults = new Map();
    judgeAll(office, setAsideFor(office, REMOVED), () => true, faults);
    const found = removalsThatCount(office);
    for (const { entry, fault } of faults.values()) saveFault(office, entry, fault);
    return found;
  })();
}

const REMOVED = 'office/removed-station';

/** What was wrong with entries before they were asked anew, by their places here. */
type Faults = Map<number, { readonly entry: StationEntry; readonly fault: string | null }>;

/**
 * Ask anew what counts, since a machine was taken out: first as if none had been, so that nobody goes by what they heard of first, then by the removals
 * that stand.
 */
export function judgeAnew(office: Writer, touched: Taking): void {
  const faults: Faults = new Map();
  judgeAll(office, setAsideFor(office, REMOVED), () => true, faults);
  const removals = removalsThatCount(office);
  const { counts } = countingBy(removals);
  const stations = [...new Set(removals.map(({ of }) => of))];
  const cut = stations.flatMap(station => listEntriesBut(office, station, FOR_GOOD).filter(entry => !counts(entry)));
  judgeAll(office, cut, counts, faults);
  for (const [, { entry, fault }] of [...faults].sort(([one], [other]) => one - other)) {
    const now = findStationEntry(office, entry)!.fault;
    saveFault(office, entry, fault);
    if (now !== fault) setFault(office, { ...entry, fault }, now, touched);
  }
}

function removalsThatCount(office: Reader): readonly Removal[] {
  return listRemovals(office).flatMap(({ of, ...id }) => {
    const entry = findStationEntry(office, id);
    return entry?.fault === null ? [removalOf(entry, of, restsOf(office, entry, authorIn(office, entry)))] : [];
  });
}

/** The entries that an entry's authority rests on, as its author had seen them: those that let in its machine and its author, and what these rest on. */
export function restsOf(office: Reader, by: Placed, user: string, found: EntryId[] = []): readonly EntryId[] {
  const machine = listWritesOfRow(office, 'stations', JSON.stringify([by.station]));
  const author = listWritesOfRow(office, 'users', JSON.stringify([user]));
  for (const { by: of, kind, cells } of [...machine, ...author]) {
    const letsIn = kind === 'put' || cells?.['grant_body'] !== undefined; // what ends one gives no authority
    if (of.station === 0 || !letsIn || !hasSeen(by, of) || found.some(each => isSame(each, of))) continue;
    found.push({ station: of.station, number: of.number });
    restsOf(office, of, authorIn(office, findStationEntry(office, of)!), found);
  }
  return found;
}

function authorIn(office: Reader, { entry }: StationEntry): string {
  return (JSON.parse(findEntry(office, entry)!.body) as { readonly user: string }).user; // an entry's own
}

/**
 * Ask of each of these, and of all that depends on one that changed, whether it counts, and say so in the log alone. Who has seen an entry was taken in
 * after it, so going by the order here each is asked once what it depends on is settled.
 */
function judgeAll(office: Writer, first: readonly EntryId[], counts: (entry: EntryId) => boolean, faults: Faults): void {
  const waiting = new Map(first.map(id => findStationEntry(office, id)!).map(entry => [entry.entry, entry]));
  let order = [...waiting.keys()].sort((one, other) => one - other);
  for (let at = 0; at < order.length; at++) {
    const entry = waiting.get(order[at]!)!;
    const fault = isForGood(entry.fault) ? entry.fault : counts(entry) ? faultSeen(office, entry) : REMOVED;
    if (fault === entry.fault) continue;
    if (!faults.has(entry.entry)) faults.set(entry.entry, { entry, fault: entry.fault });
    saveFault(office, entry, fault);
    const isOfRoster = listWritesOfEntry(office, entry).some(({ table }) => table === 'users' || table === 'stations');
    const later = listDepending(office, entry.entry, isOfRoster).map(id => findStationEntry(office, id)!);
    const more = later.filter(each => !waiting.has(each.entry) && hasSeen(each, entry));
    for (const each of more) waiting.set(each.entry, each);
    // They come after this one, so what was asked stays in front.
    if (more.length > 0) order = [...order, ...more.map(each => each.entry)].sort((one, another) => one - another);
  }
}

/** What is wrong with an entry by itself stays wrong with it. */
const FOR_GOOD: readonly string[] = ['office/altered', 'office/wrong-clock'] satisfies readonly EntryFault[];
const isForGood = (fault: string | null): boolean => fault !== null && FOR_GOOD.includes(fault);

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
