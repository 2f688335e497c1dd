import type { Json } from '../language.ts';

/**
 * Which entry of which station's chain; station 0 wrote what stood before the office had several (number 0), and in a compartment what came into it as
 * it stood (`closingNumber`).
 */
export type EntryId = { readonly station: number; readonly number: number };

const CHAIN = 2 ** 36; // more entries than a chain will have

/** The number that station 0 has for what an entry took into a compartment, one for each entry. */
export function closingNumber({ station, number }: EntryId): number {
  return station * CHAIN + number;
}

/** The entry by which a write of station 0 came into a compartment; null for what stood before the office had several. */
export function closingOf({ station, number }: EntryId): EntryId | null {
  return station === 0 && number >= CHAIN ? { station: Math.floor(number / CHAIN), number: number % CHAIN } : null;
}

/** When an entry was written by a hybrid logical clock: the wall's milliseconds and a count. It is later than all that the entry had seen. */
export type OfficeClock = { readonly ms: number; readonly count: number };

/** How far each other station's chain had come where an entry was written. */
export type Seen = Readonly<Record<string, number>>;

/**
 * An entry as far as the order goes. `came`: of what an entry of the office had written that is in a compartment, the closings that brought it there.
 */
export type Placed = EntryId & { readonly clock: OfficeClock; readonly seen: Seen; readonly came?: readonly EntryId[] };

/**
 * What an entry did with a row. `put`: it stands, with all its cells (after it was not there); `set`: some cells got other values; `gone`: it was
 * taken out, and a change that did not know of it brings it back; `ended`: the same for good, by a supervisor or by a lawful erasing.
 * `cells` is null where what they held was erased.
 */
export type RowWrite = {
  readonly by: Placed;
  readonly kind: 'put' | 'set' | 'gone' | 'ended';
  readonly cells: Readonly<Record<string, Json>> | null;
};

/** A row as it stands by all writes of it. `two`: cells that got different values from people who did not know of each other. */
export type FoldedRow = {
  readonly cells: Readonly<Record<string, Json>> | null;
  readonly isEnded: boolean;
  readonly two: Readonly<Record<string, readonly { readonly by: EntryId; readonly value: Json }[]>>;
};

/** How the last values of a cell that knew nothing of each other come together, in order; undefined where the latest simply stands. */
export type Joining = (cell: string, values: readonly Json[]) => Json | undefined;

/** Whether `one` had seen `other` when it was written. */
export function hasSeen(one: Placed, other: EntryId & Pick<Placed, 'came'>): boolean {
  if (other.station === 0) return one.station !== 0;
  if (other.came?.some(closing => isSame(one, closing) || hasSeen(one, closing)) === true) return true;
  if (one.station === other.station) return one.number > other.number;
  return (one.seen[other.station] ?? 0) >= other.number;
}

/**
 * The same of what a write set. A case came into a compartment as it stood: of who had not heard of that nobody can say whether they knew what a row had
 * there, so both are kept, and theirs stands.
 */
function knows(one: Placed, other: EntryId): boolean {
  const closing = closingOf(other);
  return closing === null ? hasSeen(one, other) : one.station !== 0 && (isSame(one, closing) || hasSeen(one, closing));
}

export const isSame = (one: EntryId, other: EntryId): boolean => one.station === other.station && one.number === other.number;

/** The one order of all entries: by clock, which follows what each had seen; then by station. */
export function inOrder(one: Placed, other: Placed): number {
  return (
    one.clock.ms - other.clock.ms ||
    one.clock.count - other.clock.count ||
    one.station - other.station ||
    one.number - other.number
  );
}

/** Those that no other had seen, in order. Of one station's only the latest can be: it has seen the others. */
export function lastOf<T extends { readonly by: Placed }>(writes: readonly T[], sees = hasSeen): readonly T[] {
  if (writes.length < 2) return writes;
  const latest = new Map<number, T>();
  for (const write of writes) {
    const { station, number } = write.by;
    const chain = station === 0 ? -number : station; // of station 0 each stands beside the others: they came by entries that did not know of each other
    const held = latest.get(chain);
    if (held === undefined || held.by.number < number) latest.set(chain, write);
  }
  const heads = [...latest.values()];
  return heads
    .filter(write => !heads.some(other => other !== write && sees(other.by, write.by)))
    .toSorted((one, other) => inOrder(one.by, other.by));
}

/**
 * A row's state as a pure function of the set of its writes, in whatever order they came.
 *
 * @param writes - Each entry's write of this row, once.
 */
export function foldRow(all: readonly RowWrite[], joining: Joining = () => undefined): FoldedRow {
  const writes = withoutReturned(all, joining);
  const last = lastOf(writes.filter(write => !isOpening(write) || !isUndone(write, writes)));
  const isEnded = last.some(write => write.kind === 'ended' || isOpening(write)); // what is in the office again is not brought back here
  if (isEnded || !last.some(({ kind }) => kind === 'put' || kind === 'set')) return { cells: null, isEnded, two: {} };
  const byCell = new Map<string, { readonly by: Placed; readonly value: Json }[]>();
  for (const { by, cells } of writes)
    for (const [cell, value] of Object.entries(cells ?? {})) {
      const held = byCell.get(cell) ?? [];
      held.push({ by, value });
      byCell.set(cell, held);
    }
  if (byCell.size === 0) return { cells: null, isEnded, two: {} }; // what it held was erased
  const cells: Record<string, Json> = {};
  const two: Record<string, readonly { readonly by: EntryId; readonly value: Json }[]> = {};
  for (const cell of [...byCell.keys()].sort()) {
    const values = lastOf(byCell.get(cell) ?? [], knows);
    const latest = values.at(-1)!; // each cell here has a write
    const differ = values.some(({ value }) => JSON.stringify(value) !== JSON.stringify(latest.value));
    const joined = differ
      ? joining(
          cell,
          values.map(({ value }) => value),
        )
      : undefined;
    cells[cell] = joined === undefined ? latest.value : joined;
    if (differ && joined === undefined)
      two[cell] = values.map(({ by: { station, number }, value }) => ({ by: { station, number }, value }));
  }
  return { cells, isEnded, two };
}

/** Whether a write took its row out of a compartment as its case was opened: it has cells, of which there are none. */
export const isOpening = ({ kind, cells }: RowWrite): boolean => (kind === 'gone' || kind === 'ended') && cells !== null;

/**
 * Whether an opening is undone, by the writes of a row that it took out, or of its case's: somebody who had not heard of it closed the case once more,
 * and the closing stands. What is erased stays so.
 */
export function isUndone({ by }: RowWrite, writes: readonly RowWrite[]): boolean {
  return writes.some(({ by: other, kind, cells }) => {
    const closing = closingOf(other);
    // What came in as it stood did so where nothing was known of the row, nor that it had gone.
    const hasNotHeard =
      closing === null ? other.station !== 0 && !hasSeen(by, other) && !hasSeen(other, by) : !hasSeen(by, closing);
    return kind === 'put' && cells !== null && hasNotHeard;
  });
}

/** The same writes, as if nobody had taken the row out. */
export function asIfStood(writes: readonly RowWrite[]): readonly RowWrite[] {
  return writes.map(write => (write.kind === 'gone' || write.kind === 'ended' ? { ...write, kind: 'set' as const } : write));
}

/**
 * Who takes a row back in writes no value that it had by all that the entry had heard of: else what somebody else set meanwhile would be lost to what
 * stood before.
 */
function withoutReturned(writes: readonly RowWrite[], joining: Joining): readonly RowWrite[] {
  if (!writes.some(({ kind }) => kind === 'gone' || kind === 'ended')) return writes;
  const done: RowWrite[] = [];
  for (const write of writes.toSorted((one, other) => inOrder(one.by, other.by))) {
    const heard = write.kind === 'put' && write.cells !== null ? done.filter(other => hasSeen(write.by, other.by)) : [];
    const had = heard.length === 0 ? {} : (foldRow(asIfStood(heard), joining).cells ?? {});
    const own = Object.entries(write.cells ?? {}).filter(([cell, value]) => JSON.stringify(had[cell]) !== JSON.stringify(value));
    done.push(heard.length === 0 ? write : { ...write, cells: Object.fromEntries(own) });
  }
  return done;
}
