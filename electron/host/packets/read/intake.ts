import { childByList, catalogue, isEntity, type EntityName } from '../../../../shared/catalogue.ts';
import type { CaseRecord } from '../../../../shared/case.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { AgencyCode, Json, RecordId } from '../../../../shared/language.ts';
import type { Caveat, Mark } from '../../../../shared/mark.ts';
import type { Handling, PacketHeader } from '../../../../shared/packet.ts';
import { normaliseValue, problemOf } from '../../../../shared/values.ts';
import type { ReleasedObject } from './verify.ts';

/** A record as it came in: the sender's name for it, where it hangs, and what may be stored of it. */
export type IncomingRecord = {
  readonly emittedId: string;
  readonly parent: string | null; // the sender's name for its parent; null: the case
  readonly entity: EntityName;
  readonly fields: Readonly<Record<string, Json>>;
  /** Values in another form than their field's (a year for a date): text for people, kept as a remark. */
  readonly asText: readonly { readonly field: string; readonly value: Json; readonly how: string }[];
};

/**
 * A received case, flat, parents first, checked against our own catalogue. Values that came as they are must fit their fields; those that
 * came in another form are kept as text.
 *
 * @throws Refusal `packet/unknown-path`, `packet/unfit-value`, with the place.
 */
export function incomingRecords(content: ReleasedObject): readonly IncomingRecord[] {
  if (content.entity !== 'case') throw unknown('/case');
  return branch(content, 'case', null, '/case');
}

/** The mark that everything received carries here: the sender is the originator, and its handling binds. Locked: never loosened. */
export function lockedMark(header: Pick<PacketHeader, 'from' | 'handling'>): Mark {
  return { originator: header.from.agency, locked: true, caveats: caveatsOf(header.handling) };
}

/** The fields of a record once references point to our records; a reference to something that we do not hold is left out. */
export function withLocalReferences(
  { entity, fields }: IncomingRecord,
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

/** The remark that keeps values in another form, or null if there are none. */
export function remarkOf(incoming: IncomingRecord, from: AgencyCode): CaseRecord['fields'] | null {
  if (incoming.asText.length === 0) return null;
  const known = catalogue[incoming.entity].fields;
  const lines = incoming.asText.map(({ field, value, how }) => {
    const label = known[field]?.label;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return `${label?.en ?? field} / ${label?.es ?? field}: ${text} (${how.toLowerCase()})`;
  });
  return { of: 'remarks', text: [`${from}:`, ...lines].join('\n') };
}

function branch(object: ReleasedObject, entity: EntityName, parent: string | null, path: string): readonly IncomingRecord[] {
  const known = catalogue[entity].fields;
  const fields: Record<string, Json> = {};
  const asText: { field: string; value: Json; how: string }[] = [];
  for (const [name, value] of Object.entries(object.fields)) {
    const field = Object.hasOwn(known, name) ? known[name] : undefined;
    if (field === undefined || field.internal === true) throw unknown(`${path}/fields/${name}`);
    const how = object.treated[name];
    // A reference is the sender's name for a record here, not an id of ours.
    const fits = field.type === 'reference' ? typeof value === 'string' : problemOf(field, normaliseValue(value)) === null;
    if (fits)
      fields[name] = normaliseValue(value); // the format's schema admits JSON alone
    else if (how === undefined) throw unfit(`${path}/fields/${name}`);
    else if (how !== 'MASK') asText.push({ field: name, value: value, how });
  }
  const own: IncomingRecord = { emittedId: object.id, parent, entity, fields, asText };
  const children = Object.entries(object.lists).flatMap(([list, { emitted }]) => {
    const child = childByList(entity, list);
    if (child === undefined) throw unknown(`${path}/lists/${list}`);
    return emitted.flatMap((element, at) => {
      const place = `${path}/lists/${list}/emitted/${at}`;
      if (element.entity !== child || !isEntity(element.entity)) throw unknown(place);
      return branch(element, child, entity === 'case' ? null : object.id, place);
    });
  });
  return [own, ...children];
}

function caveatsOf(handling: Handling): readonly Caveat[] {
  return [
    ...(handling.onward === 'within-agency' ? [] : [{ kind: 'NO_ONWARD' } as const, { kind: 'ORCON' } as const]),
    ...(handling.courtUse === 'yes' ? [] : [{ kind: 'NO_COURT' } as const]),
    { kind: 'TLP', label: handling.tlp },
    { kind: 'PAP', label: handling.pap },
  ];
}

function unknown(path: string): Refusal {
  return new Refusal('packet/unknown-path', { places: [{ path, code: 'packet/unknown-path' }] });
}

function unfit(path: string): Refusal {
  return new Refusal('packet/unfit-value', { places: [{ path, code: 'packet/unfit-value' }] });
}
