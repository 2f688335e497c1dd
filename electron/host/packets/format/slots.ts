import type { Emission, Slot } from '../../../../shared/decision/types.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { Json } from '../../../../shared/language.ts';
import { slotName, unreleasedName } from '../../../../shared/packet-reading/envelope.ts';
import { canonical } from '../../keys/canonical.ts';
import { hmac, sha256 } from '../../keys/digest.ts';

/** One slot's secret: `path` is the JSON pointer of the claim in the payload, `encoded` the base64url disclosure that opens it. */
export type Opening = { readonly path: string; readonly digest: string; readonly encoded: string };

/**
 * A content laid out in slots. `tree` is the signed claim `case`; `disclosed` opens what leaves; `withheld` opens what stays, as far
 * as there is a value, and belongs to the sender alone. An empty slot needs no record: seed, path and `null` make it again.
 */
export type SlottedContent = {
  readonly tree: { readonly [key: string]: Json };
  readonly disclosed: readonly Opening[];
  readonly withheld: readonly Opening[];
};

/** What a commitment to nothing commits to. `null` is never stored as a value, so it can later be shown that there was none. */
export const nothing = null;

/**
 * Give every field of every emitted object exactly one slot: a disclosure, a commitment or an empty one. Nobody without the seed can
 * tell the last two apart, and neither order nor number of anything here depends on a withheld value.
 *
 * @param seed - 32 secret random bytes of this packet. With a path, they give that slot's salt.
 * @throws Refusal `packet/reserved-name` if a name or a value contains a name that SD-JWT reserves.
 */
export function slotContent(content: Emission, seed: Uint8Array): SlottedContent {
  const disclosed: Opening[] = [];
  const withheld: Opening[] = [];
  const tree = slotObject(content, '/case', { seed, disclosed, withheld });
  return { tree, disclosed: disclosed.sort(byDigest), withheld };
}

/** The opening of one claim: `[salt, name, value]`, its digest, and where it stands. */
export function openingOf(seed: Uint8Array, path: string, value: Json): Opening {
  refuseReservedNames(value);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const salt = hmac(seed, path).subarray(0, 16).toString('base64url');
  const encoded = Buffer.from(canonical([salt, name, value]), 'utf8').toString('base64url');
  return { path, digest: sha256(encoded), encoded };
}

type Laying = { readonly seed: Uint8Array; readonly disclosed: Opening[]; readonly withheld: Opening[] };

function slotObject(emission: Emission, path: string, laying: Laying): { readonly [key: string]: Json } {
  const fields = Object.entries(emission.fields);
  return {
    entity: emission.entity,
    id: emission.id,
    fields: { _sd: fields.map(([name, slot]) => slotField(name, slot, `${path}/fields`, laying)).sort() },
    gaps: Object.fromEntries(
      fields.flatMap(([name, slot]) => (slot.state === 'withheld' && slot.code ? [[name, slot.code]] : [])),
    ),
    treated: Object.fromEntries(
      fields.flatMap(([name, slot]) => (slot.state === 'released' && slot.how !== 'RELEASE' ? [[name, slot.how]] : [])),
    ),
    lists: Object.fromEntries(
      Object.entries(emission.lists).map(([name, list]) => [name, slotList(checkedName(name), list, `${path}/lists`, laying)]),
    ),
  };
}

function slotField(name: string, slot: Slot, path: string, laying: Laying): string {
  const held = slot.state === 'withheld' && slot.value === undefined;
  const opening = openingOf(laying.seed, `${path}/${checkedName(name)}`, held ? nothing : (slot.value ?? nothing));
  if (slot.state === 'released') laying.disclosed.push(opening);
  else if (!held) laying.withheld.push(opening);
  return opening.digest;
}

function slotList(name: string, list: Emission['lists'][string], path: string, laying: Laying): Json {
  const rest = openingOf(laying.seed, `${path}/${name}/${unreleasedName}`, list.unreleased);
  if (list.unreleased.length > 0) laying.withheld.push(rest);
  return {
    emitted: list.emitted.map((element, index) => slotObject(element, `${path}/${name}/emitted/${index}`, laying)),
    _sd: [rest.digest],
  };
}

function checkedName(name: string): string {
  if (!slotName.test(name)) throw new Refusal('packet/reserved-name');
  return name;
}

function refuseReservedNames(value: Json): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const element of value as readonly Json[]) refuseReservedNames(element);
    return;
  }
  for (const [key, member] of Object.entries(value)) {
    if (key === '_sd' || key === '...' || key === '_sd_alg' || key === '__proto__') throw new Refusal('packet/reserved-name');
    refuseReservedNames(member);
  }
}

function byDigest(one: Opening, other: Opening): number {
  return one.digest < other.digest ? -1 : 1;
}
