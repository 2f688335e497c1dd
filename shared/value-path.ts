import type { Branded } from './language.ts';

/**
 * Which value is meant, for good: the catalogue's `entity.field` and the record that it belongs to, as `subject.curp@018f…`. Records of
 * this office go by their UUID; those of a packet that is not taken in go by the sender's names (`PER-…`). This is the one notation that
 * is stored: it stays true whatever record is added, moved or withheld.
 */
export type ValuePath = Branded<'ValuePath'>;

/**
 * Where a value stands in one packet, counted from the case: `title`, `subjects[0].aliases[1].text`. Sender and reader of a packet count
 * alike, so two people can speak of a place; another packet counts anew, so it is shown and never stored.
 */
export type PacketPlace = Branded<'PacketPlace'>;

/** The case itself, from which places are counted. */
export const casePlace = '' as PacketPlace;

/** The path of a value; `field` null means the whole record. */
export function valuePath(entity: string, field: string | null, record: string): ValuePath {
  return `${entity}${field === null ? '' : `.${field}`}@${record}` as ValuePath;
}

/** What a path names, or null for a text that is none. */
export function partsOfPath(
  path: string,
): { readonly entity: string; readonly field: string | null; readonly record: string } | null {
  const parts = /^([a-zA-Z][a-zA-Z0-9_-]*)(?:\.([a-zA-Z][a-zA-Z0-9_-]*))?@([^@\s]+)$/.exec(path);
  return parts === null ? null : { entity: parts[1]!, field: parts[2] ?? null, record: parts[3]! };
}

/** The place of a field of the record at a place. */
export function fieldPlace(at: PacketPlace, field: string): PacketPlace {
  return (at === casePlace ? field : `${at}.${field}`) as PacketPlace;
}

/** The place of an element of a list. A record that stays has a negative number, which no packet shows. */
export function elementPlace(at: PacketPlace, list: string, index: number): PacketPlace {
  return fieldPlace(at, `${list}[${index}]`);
}

/** The place of a record that has none in the packet: its number is negative. */
export function stayingPlace(place: PacketPlace): PacketPlace {
  return place.replace(/\[(\d+)\]$/, (_, number: string) => `[-${Number(number) + 1}]`) as PacketPlace;
}
