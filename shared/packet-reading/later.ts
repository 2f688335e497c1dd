import type { OpenedSlot } from '../contract/packet-claims.ts';
import { Refusal } from '../failure.ts';
import type { Json } from '../language.ts';
import { memberOf, signedClaims } from './envelope.ts';

type JsonObject = { readonly [key: string]: Json };

/**
 * The case of an earlier packet with nothing in it but the values that a supplement gives, in the records that they belong to.
 *
 * @param packetJson - The earlier packet's bytes, verified when it came in.
 * @throws Refusal `packet/later-mismatch` for a value that the packet never committed to at that place, or gave itself.
 */
export function caseOfOpenings(packetJson: Uint8Array, opens: readonly OpenedSlot[]): Json {
  const claims = signedClaims(packetJson);
  const given = new Set(claims['disclosed'] as readonly string[]); // it was verified
  const values = new Map<string, Map<string, Json>>();
  for (const { path, digest, value } of opens) {
    const at = path.lastIndexOf('/fields/');
    const place = path.slice(0, at);
    const slots = memberOf(memberOf(memberAt(claims, place), 'fields'), '_sd');
    if (!Array.isArray(slots) || !slots.includes(digest) || given.has(digest)) throw new Refusal('packet/later-mismatch');
    const ofRecord = values.get(place) ?? new Map<string, Json>();
    values.set(place, ofRecord.set(path.slice(at + '/fields/'.length), value));
  }
  return pruned(claims['case'] as JsonObject, '/case', { values, kept: withParents(values.keys()) }); // every place was found in it
}

/** What stands at a JSON pointer into what was signed. */
export function memberAt(claims: JsonObject, pointer: string): Json | undefined {
  return pointer
    .split('/')
    .slice(1)
    .reduce((here: Json | undefined, key) => memberOf(here, key), claims);
}

/** Places of records, and those that they hang from. */
function withParents(places: Iterable<string>): ReadonlySet<string> {
  const kept = new Set<string>();
  for (let place of places)
    while (place !== '' && !kept.has(place)) {
      kept.add(place);
      place = place.replace(/\/lists\/[^/]+\/emitted\/\d+$|^\/case$/, '');
    }
  return kept;
}

type Pruning = { readonly values: ReadonlyMap<string, ReadonlyMap<string, Json>>; readonly kept: ReadonlySet<string> };

/** A record, its parents and what was opened of it; other records are not there. */
function pruned(object: JsonObject, place: string, pruning: Pruning): Json {
  const lists = Object.entries(object['lists'] as JsonObject).flatMap(([list, held]) => {
    const emitted = (memberOf(held, 'emitted') as readonly JsonObject[]).flatMap((element, index) => {
      const its = `${place}/lists/${list}/emitted/${index}`;
      return pruning.kept.has(its) ? [pruned(element, its, pruning)] : [];
    });
    return emitted.length === 0 ? [] : [[list, { emitted }] as const];
  });
  return {
    entity: object['entity']!,
    id: object['id']!,
    fields: Object.fromEntries(pruning.values.get(place) ?? []),
    gaps: {},
    treated: {},
    lists: Object.fromEntries(lists),
  };
}
