import { findLedgerEntry, listAdding, type LedgerEntry } from '../../../../db/ledger.ts';
import type { Reader } from '../../../../db/open.ts';

/** In the order in which they left or came in; of one moment, by their numbers. */
export function byLeaving(one: LedgerEntry, other: LedgerEntry): number {
  return one.atMs - other.atMs || one.header.channel.number - other.header.channel.number;
}

/** The packets that belong together: the first of them, and what adds to it or to what adds to it, in the order of time. */
export function threadOf(db: Reader, entry: LedgerEntry): readonly LedgerEntry[] {
  const { direction } = entry;
  let first = entry;
  const seen = new Set([entry.packetId]);
  while (first.earlier !== null && !seen.has(first.earlier)) {
    seen.add(first.earlier);
    const before = findLedgerEntry(db, direction, first.earlier);
    if (before === undefined) break; // it was never held here
    first = before;
  }
  const found = new Map([[first.packetId, first]]);
  for (const each of found.values())
    for (const adding of listAdding(db, direction, each.packetId)) found.set(adding.packetId, adding);
  return [...found.values()].sort(byLeaving);
}
