import { findLedgerEntry, listAdding, type LedgerEntry } from '../../../../db/ledger.ts';
import type { Reader } from '../../../../db/open.ts';

/**
 * In the order in which they left or came in; of one moment, by their numbers. What adds to another comes after it, also where the clock of the
 * machine that sent it was behind.
 */
export function inOrderOfLeaving(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const byId = new Map<string, LedgerEntry>(entries.map(entry => [entry.packetId, entry]));
  const places = new Map(entries.map(entry => [entry, placeOf(entry, byId)]));
  const place = (entry: LedgerEntry) => places.get(entry) ?? { atMs: entry.atMs, depth: 0 };
  return entries.toSorted((one, other) => {
    const [a, b] = [place(one), place(other)];
    const number = one.header.channel.number - other.header.channel.number;
    return a.atMs - b.atMs || a.depth - b.depth || number || (one.packetId < other.packetId ? -1 : 1);
  });
}

/** No earlier than what it adds to, and how many stand before it so. */
function placeOf(entry: LedgerEntry, byId: ReadonlyMap<string, LedgerEntry>): { readonly atMs: number; readonly depth: number } {
  const seen = new Set<LedgerEntry>();
  let atMs = entry.atMs;
  for (let at: LedgerEntry | undefined = entry; at !== undefined && !seen.has(at); at = byId.get(at.earlier ?? '')) {
    seen.add(at);
    atMs = Math.max(atMs, at.atMs);
  }
  return { atMs, depth: seen.size - 1 };
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
  return inOrderOfLeaving([...found.values()]);
}
