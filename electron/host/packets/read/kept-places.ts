import { findLedgerEntry, type LedgerEntry } from '../../../../db/ledger.ts';
import type { Reader } from '../../../../db/open.ts';
import { catalogue, isEntity } from '../../../../shared/catalogue.ts';
import type { PacketId } from '../../../../shared/language.ts';
import { readEntryOrNull } from './entry-content.ts';
import type { ReleasedObject } from './verify.ts';

/** Where a packet gave a value: the packets' name of the record, what it is, and the field; `key` tells it from others. */
export type GivenPlace = { readonly key: string; readonly name: string; readonly entity: string; readonly field: string };

export const placeKey = ({ id }: Pick<ReleasedObject, 'id'>, field: string): string => `${id} ${field}`;

/**
 * At which places the packets of one database gave a value, kept from one question to the next: a packet is read and checked once, and again only
 * where it was erased of since. Names that packets use, and fields; never a value, since nothing of it is overwritten.
 */
export type KeptPlaces = {
  /** Those of one packet in their order, or null where it cannot be read again; `signer`, under whose key it was signed. */
  readonly of: (entry: LedgerEntry, signer: Uint8Array) => readonly GivenPlace[] | null;
};

type Read = { readonly stamp: string; readonly places: readonly GivenPlace[] | null };

const keptOf = new WeakMap<Reader, KeptPlaces>();

export function keptPlaces(db: Reader): KeptPlaces {
  const kept = keptOf.get(db) ?? newlyKept(db);
  keptOf.set(db, kept);
  return kept;
}

function newlyKept(db: Reader): KeptPlaces {
  const read = new Map<PacketId, Read>();
  const alike = new Map<string, GivenPlace>(); // thousands of packets give values at the same places
  return {
    of(entry, signer) {
      const stamp = stampOf(db, entry, signer);
      const known = read.get(entry.packetId);
      if (known?.stamp === stamp) return known.places;
      const content = readEntryOrNull(db, entry, signer)?.content ?? null;
      const places = content === null ? null : placesIn(content).map(place => oneOf(alike, place));
      if (!db.inTransaction) read.set(entry.packetId, { stamp, places }); // what a transaction sees may still be undone
      return places;
    },
  };
}

/** What the reading of a packet hangs from: what was signed, by whom, and what of it, or of the packet that it adds to, was erased. */
function stampOf(db: Reader, { hash, erased, earlier, direction }: LedgerEntry, signer: Uint8Array): string {
  const before = earlier === null ? undefined : findLedgerEntry(db, direction, earlier);
  return JSON.stringify([hash, Buffer.from(signer).toString('base64url'), erased, before?.hash, before?.erased]);
}

function oneOf(alike: Map<string, GivenPlace>, place: GivenPlace): GivenPlace {
  const known = alike.get(place.key) ?? place;
  alike.set(place.key, known);
  return known;
}

function placesIn(object: ReleasedObject): readonly GivenPlace[] {
  return [...valuesIn(object)].map(([of, field]) => ({ key: placeKey(of, field), name: of.id, entity: of.entity, field }));
}

/** Every value that a packet gave, with the record it stands in: field by field in the catalogue's order, then what hangs from it. */
export function* valuesIn(object: ReleasedObject): Generator<readonly [object: ReleasedObject, field: string]> {
  for (const field of inOrder(object)) yield [object, field];
  for (const { emitted } of Object.values(object.lists)) for (const child of emitted) yield* valuesIn(child);
}

/** Its fields in the catalogue's order; what only a later catalogue has comes last. */
function inOrder({ entity, fields }: ReleasedObject): readonly string[] {
  const known = isEntity(entity) ? Object.keys(catalogue[entity].fields) : [];
  return [...new Set([...known.filter(name => Object.hasOwn(fields, name)), ...Object.keys(fields)])];
}
