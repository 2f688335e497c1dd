import type { Reader, Writer } from '../../../db/open.ts';
import { findStationEntry, type EntryWrite, type StationHead } from '../../../db/stations.ts';
import type { SentBody, SentEntry } from '../../../shared/contract/office-format.ts';
import type { OfficeClock, Placed } from '../../../shared/office/fold-row.ts';
import { asSeen, loosens } from '../audit/loosening.ts';
import { verifierOf } from '../keys/ed25519.ts';
import { authorOfEntry, isOfAct, mayDo, type EntryFault } from './authority.ts';
import { lacksSecond } from './second-persons.ts';
import { isWhole } from './sent-entry.ts';
import { areWellFormed } from './well-formed.ts';

/** An entry as it came: its text and what it wrote. `isErased`: of what was erased since a row may have lost some cells. */
export type Judged = {
  readonly text: string;
  readonly signature: Uint8Array;
  readonly body: SentBody;
  readonly writes: readonly EntryWrite[];
  readonly isErased: boolean;
};

/** What is wrong with an entry by itself and the clocks of what it had seen: that stays so, whatever else comes. */
export function faultInItself(
  office: Reader,
  heads: readonly StationHead[],
  by: Placed,
  { sent, body, writes }: { readonly sent: SentEntry; readonly body: SentBody; readonly writes: readonly EntryWrite[] },
): EntryFault | null {
  if (!isWhole(sent, body, writes)) return 'office/altered';
  return !isTimely(office, heads, by) || unsees(office, by) ? 'office/wrong-clock' : null;
}

/**
 * What is wrong with it by what its author had seen, as every station knows it that can take it in. What the author had seen may count no more, since
 * somebody took its machine out who had not heard of it, or count again: then it is asked anew.
 */
export function faultByRecord(office: Writer, by: Placed, entry: Judged): EntryFault | null {
  const { body, writes } = entry;
  if (asSeen(office, by, 'stations', JSON.stringify([by.station])) === null) return 'office/removed-station';
  const author = authorOfEntry(office, by, body, writes);
  if (author === null) return 'office/unknown-user';
  if (!verifierOf(author.signingKey)(Buffer.from(entry.text), entry.signature)) return 'office/bad-signature';
  if (!mayDo(author.role, body, writes)) return 'office/no-authority';
  try {
    if (lacksSecond({ office, by, body, role: author.role, writes })) return 'office/no-second-person';
    if (!isOfAct(author.role, body, writes)) return 'office/no-authority';
    if (loosens({ db: office, office, by }, body, writes)) return 'office/loosens';
    return areWellFormed(office, by, writes, entry.isErased) ? null : 'office/altered';
  } catch {
    return 'office/altered'; // a mark that is none
  }
}

/**
 * Whether an entry's clock is one that follows what its author had seen: later than all of that, and counting on by one where it is of the same
 * moment. Else one entry could use up the numbers, or the days, of everybody's clock.
 */
export function isTimely(office: Reader, heads: readonly StationHead[], { station, seen, clock }: Placed): boolean {
  const known = heads.filter(head => head.station === station || (seen[head.station] ?? 0) > 0);
  const clocks = known.map(head => clockOf(office, head, { station, seen }));
  if (clock.ms > LAST_MS || !clocks.every(each => isAfter(clock, each))) return false;
  const same = clocks.filter(({ ms }) => ms === clock.ms).map(({ count }) => count + 1);
  return clock.count <= Math.max(0, ...same);
}

/** The last moment that a date can say. */
const LAST_MS = 8.64e15;

/** A station does not forget what it had heard of when it wrote the entry before. */
function unsees(office: Reader, { station, number, seen }: Placed): boolean {
  const before = findStationEntry(office, { station, number: number - 1 });
  return Object.entries(before?.seen ?? {}).some(([other, had]) => (seen[Number(other)] ?? 0) < had);
}

/** The clock of the entry that the author had seen of another chain: the chain itself may have gone on here. */
function clockOf(office: Reader, head: StationHead, { station, seen }: Pick<Placed, 'station' | 'seen'>): OfficeClock {
  if (head.station === station) return head.clock;
  const found = office
    .prepare<[number, number], OfficeClock>(
      'SELECT clock_ms AS ms, clock_count AS count FROM station_entries WHERE station = ? AND number = ?',
    )
    .get(head.station, seen[head.station] ?? 0);
  return found ?? { ms: -1, count: 0 }; // from before the office had several
}

const isAfter = (one: OfficeClock, other: OfficeClock): boolean =>
  one.ms > other.ms || (one.ms === other.ms && one.count > other.count);
