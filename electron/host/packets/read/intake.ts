import { childByList, catalogue, isEntity, type EntityName } from '../../../../shared/catalogue.ts';
import type { CaseRecord } from '../../../../shared/case.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { Json, RecordId } from '../../../../shared/language.ts';
import type { Caveat, Mark } from '../../../../shared/mark.ts';
import type { Handling, PacketHeader } from '../../../../shared/packet.ts';
import { withOwnPrecision } from '../../../../shared/records.ts';
import {
  casePlace,
  elementPlace,
  fieldPlace,
  valuePath,
  type PacketPlace,
  type ValuePath,
} from '../../../../shared/value-path.ts';
import { fittingPart, type Fitting } from './fitting.ts';
import type { ReleasedObject } from './verify.ts';

/** A released value that our catalogue has no place for: a later program's field, option or kind of record. Kept word for word. */
export type UnknownLeaf = {
  /** By the sender's name of the record. */
  readonly path: ValuePath;
  readonly place: PacketPlace;
  readonly value: Json;
};

/** A record as it came in: the sender's name for it, where it hangs, and what may be stored of it. */
export type IncomingRecord = {
  readonly emittedId: string;
  readonly parent: string | null; // the sender's name for its parent; null: the case
  readonly entity: EntityName;
  readonly fields: Readonly<Record<string, Json>>;
  /** Values in another form than their field's (a year for a date): text for people, kept as a remark. */
  readonly asText: readonly { readonly field: string; readonly value: Json; readonly how: string }[];
  /** What our catalogue does not know here, and in kinds of record below it that it does not know. */
  readonly unknown: readonly UnknownLeaf[];
};

/** A record that came in, beside the one of ours that it is. */
export type Placed = { readonly incoming: IncomingRecord; readonly held: CaseRecord | null };

/**
 * A received case, flat, parents first, checked against our own catalogue. Values that came as they are must fit their fields; those that
 * came in another form are kept as text, and those that only a later catalogue has a place for as they are.
 *
 * @throws Refusal `packet/unknown-path`, `packet/unfit-value`, `packet/name-reused`, with the place.
 */
export function incomingRecords(content: ReleasedObject): readonly IncomingRecord[] {
  if (content.entity !== 'case') throw refusedAt('packet/unknown-path', casePlace);
  const names = new Set<string>();
  return branch(content, { entity: 'case', parent: null, place: casePlace }, names);
}

/** The mark that everything received carries here: the sender is the originator, and its handling binds. Locked: never loosened. */
export function lockedMark(header: Pick<PacketHeader, 'from' | 'handling'>): Mark {
  return { originator: header.from.agency, locked: true, caveats: caveatsOf(header.handling) };
}

/** The mark of what nobody here can judge, since our catalogue does not know it: as received, and never to leave. */
export function unknownMark(header: Pick<PacketHeader, 'from' | 'handling'>): Mark {
  return { ...lockedMark(header), level: 'L4' };
}

/** The fields of a record once references point to our records; a reference to something that we do not hold is left out. */
export function withLocalReferences(
  { entity, fields }: Pick<IncomingRecord, 'entity' | 'fields'>,
  localOf: (emittedId: string) => RecordId | undefined,
): Readonly<Record<string, Json>> {
  const known = catalogue[entity].fields;
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      if (known[name]?.type !== 'reference') return [[name, value] as const];
      const local = typeof value === 'string' ? localOf(value) : undefined;
      return local === undefined ? [] : [[name, local] as const];
    }),
  );
}

type At = { readonly entity: EntityName; readonly parent: string | null; readonly place: PacketPlace };

function branch(object: ReleasedObject, at: At, names: Set<string>): readonly IncomingRecord[] {
  const { entity, parent, place } = at;
  if (names.has(object.id)) throw refusedAt('packet/name-reused', place);
  names.add(object.id);
  const fields: Record<string, Json> = {};
  const asText: { field: string; value: Json; how: string }[] = [];
  const unknown: UnknownLeaf[] = [];
  for (const [name, value] of Object.entries(object.fields)) {
    const fitting = fittingPart(entity, name, value, object.treated[name] ?? null);
    if (fitting.kind === 'refused') throw refusedAt(fitting.code, fieldPlace(place, name));
    if (fitting.kind === 'as-text') asText.push({ field: name, value, how: fitting.how });
    if (fitting.kind === 'field' || fitting.kind === 'partly-unknown') fields[name] = fitting.value;
    if (isUnknown(fitting)) unknown.push(leafOf(object, name, value, place));
  }
  const below: IncomingRecord[] = [];
  for (const [list, { emitted }] of Object.entries(object.lists)) {
    const child = childByList(entity, list);
    for (const [index, element] of emitted.entries()) {
      const its = elementPlace(place, list, index);
      if (child === undefined) unknown.push(...leavesOf(element, its, names));
      else if (element.entity !== child || !isEntity(element.entity)) throw refusedAt('packet/unknown-path', its);
      else below.push(...branch(element, { entity: child, parent: entity === 'case' ? null : object.id, place: its }, names));
    }
  }
  return [{ emittedId: object.id, parent, entity, fields: withOwnPrecision(entity, fields), asText, unknown }, ...below];
}

const isUnknown = ({ kind }: Fitting): boolean => kind === 'unknown' || kind === 'partly-unknown';

/** Every value of a record that our catalogue has no place for, and of the records below it. */
function leavesOf(object: ReleasedObject, place: PacketPlace, names: Set<string>): readonly UnknownLeaf[] {
  if (names.has(object.id)) throw refusedAt('packet/name-reused', place);
  names.add(object.id);
  const own = Object.entries(object.fields).map(([name, value]) => leafOf(object, name, value, place));
  const below = Object.entries(object.lists).flatMap(([list, { emitted }]) =>
    emitted.flatMap((element, index) => leavesOf(element, elementPlace(place, list, index), names)),
  );
  return [...own, ...below];
}

function leafOf({ entity, id }: ReleasedObject, name: string, value: Json, place: PacketPlace): UnknownLeaf {
  return { path: valuePath(entity, name, id), place: fieldPlace(place, name), value };
}

function caveatsOf({ codes, onward, courtUse, tlp, pap }: Handling): readonly Caveat[] {
  return [
    ...(onward === 'within-agency' && !codes.includes('H2') ? [] : [{ kind: 'NO_ONWARD' } as const, { kind: 'ORCON' } as const]),
    ...(courtUse === 'yes' && !codes.includes('H1') ? [] : [{ kind: 'NO_COURT' } as const]),
    { kind: 'TLP', label: tlp },
    { kind: 'PAP', label: pap },
  ];
}

type PlaceCode = 'packet/unknown-path' | 'packet/unfit-value' | 'packet/name-reused';

function refusedAt(code: PlaceCode, place: PacketPlace): Refusal {
  return new Refusal(code, { places: [{ path: place === casePlace ? 'case' : place, code }] });
}
