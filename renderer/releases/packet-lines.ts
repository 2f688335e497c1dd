import { isEntity } from '../../shared/catalogue.ts';
import type { LedgerRecord } from '../../shared/contract/packets.ts';
import type { PacketCounts } from '../../shared/decision/packet-counts.ts';
import type { Fields } from '../../shared/records.ts';
import { titleOf } from '../../shared/record-title.ts';
import { stateOf } from '../view-as/seen.ts';
import { LONG_TEXT } from './sheet-items.ts';

export type PacketState = keyof PacketCounts;
export type PacketField = LedgerRecord['fields'][number];

/** A value that was chosen, whose path and reason stand in the panel. */
export type ChosenValue = { readonly record: LedgerRecord; readonly seen: PacketField; readonly state: PacketState };

/** A record of a packet with what is shown of it: what is not plain first, and how many plain values its folded line stands for. */
export type PacketPart = {
  readonly record: LedgerRecord;
  readonly rows: readonly { readonly seen: PacketField; readonly state: PacketState }[];
  readonly folded: number;
  readonly isOpen: boolean;
};

/** How a value of a packet stands; null for a block over nothing, which is counted apart. */
export function packetState({ how, code, isEmpty }: PacketField): PacketState | null {
  if (code !== null) return isEmpty ? null : 'withhold';
  const state = stateOf({ shown: 'value', action: how ?? 'RELEASE' });
  return state === 'hidden' ? null : state;
}

/** Fewer plain values of a record than these are not worth a line that opens. */
const FEW = 3;

/**
 * A packet as a person reads it. Of each record what is not plain stands first and the rest is one line, which opens; a narrative is read
 * where it is. `only` shows the values of one state, and the records that have some.
 */
export function packetParts(
  records: readonly LedgerRecord[],
  { only, opened }: { readonly only: PacketState | null; readonly opened: ReadonlySet<string> },
): readonly PacketPart[] {
  return records.flatMap(record => {
    const all = record.fields.flatMap(seen => {
      const state = packetState(seen);
      return state === null ? [] : [{ seen, state }];
    });
    if (only !== null) {
      const rows = all.filter(({ state }) => state === only);
      return rows.length === 0 ? [] : [{ record, rows, folded: 0, isOpen: false }];
    }
    if (all.length === 0) return [];
    const first = all.filter(({ seen, state }) => state !== 'release' || isRead(record, seen));
    const plain = all.filter(row => !first.includes(row));
    const isOpen = opened.has(record.name);
    if (plain.length <= FEW) return [{ record, rows: [...first, ...plain], folded: 0, isOpen: false }];
    return [{ record, rows: isOpen ? [...first, ...plain] : first, folded: plain.length, isOpen }];
  });
}

/** What a person reads as text: that is what they came for. */
function isRead({ entity }: LedgerRecord, { value }: PacketField): boolean {
  return entity === 'portion' || (typeof value === 'string' && value.length >= LONG_TEXT);
}

/** What a record is called in a packet: the person by name, a paper by its title; `otherwise` where what leaves does not say. */
export function packetTitle({ entity, fields }: LedgerRecord, otherwise: string): string {
  const isGiven = (seen: PacketField): boolean => seen.code === null && packetState(seen) !== 'pseudonym';
  const given = Object.fromEntries(fields.filter(isGiven).map(({ field, value }) => [field, value])) as Fields; // as they came
  return isEntity(entity) ? titleOf({ entity, fields: given }, otherwise) : otherwise;
}

/** A hash as it is read aloud: groups of four. */
export const inFours = (hash: string): string => hash.match(/.{1,4}/g)?.join(' ') ?? hash;
