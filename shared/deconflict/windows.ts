import type { CaseRecord } from '../case.ts';
import { msOf } from '../clocks/civil-day.ts';
import { fieldsOf, isEntity, type EntityName } from '../catalogue.ts';
import { textIn, type Fields } from '../records.ts';
import { comparePlaces, placeOf } from './places.ts';
import { operationMarginHours } from './kinds.ts';

const HOUR_MS = 3_600_000;

type Form = { readonly place: string; readonly instants: readonly string[]; readonly isOperation: boolean };
const forms = new Map<EntityName, Form | null>();
/** Custody of evidence is a laboratory's day, and no operation. */
const leftOut: ReadonlySet<EntityName> = new Set(['custodyEntry', 'evidence']);

/** By the catalogue alone: an entity with a place and an instant or two happens somewhere, at some time; one whose place is protected is an operation. */
function formOf(entity: EntityName): Form | null {
  const known = forms.get(entity);
  if (known !== undefined) return known;
  const fields = fieldsOf(entity);
  const place = fields.find(([, { type }]) => type === 'place');
  const instants = fields.flatMap(([name, { type, setBy }]) => (type === 'instant' && setBy !== 'program' ? [name] : []));
  const isHappening = place !== undefined && instants.length > 0 && !leftOut.has(entity);
  const form = isHappening
    ? { place: place[0], instants: instants.slice(0, 2), isOperation: place[1].category === 'OPS' && place[1].level === 'L3' }
    : null;
  forms.set(entity, form);
  return form;
}

/** When something happens, in milliseconds; its end where it says one. */
export type Window = { readonly fromMs: number; readonly toMs: number };

/** The window of a record that happens somewhere at some time; null for any other. */
export function windowOf({ entity, fields }: Pick<CaseRecord, 'entity' | 'fields'>): Window | null {
  const form = isEntity(entity) ? formOf(entity) : null;
  if (form === null) return null;
  if (!form.isOperation && placeOf(fields[form.place]) === null) return null; // it meets nothing
  const times = form.instants.map(name => textIn(fields, name)).flatMap(readMs);
  if (times.length === 0) return null;
  return { fromMs: Math.min(...times), toMs: Math.max(...times) };
}

/** None where it says none, or what cannot be read: a record taken over as it stood is compared by what it does say. */
function readMs(text: string): readonly number[] {
  try {
    return [msOf(text)];
  } catch {
    return [];
  }
}

/** How far from its window another may lie to be looked at. */
export const furthestApartMs = 2 * operationMarginHours * HOUR_MS;

type Happening = { readonly entity: string; readonly fields: Fields };

/** Whether two happenings of two cases meet: at one place in overlapping windows, or, of two operations, in one window where a place is not known yet. */
export function meetingOf(one: Happening, other: Happening): 'event' | 'date' | null {
  const [mine, theirs] = [windowOf(one), windowOf(other)];
  if (mine === null || theirs === null || !isEntity(one.entity) || !isEntity(other.entity)) return null;
  const [form, otherForm] = [formOf(one.entity), formOf(other.entity)];
  if (form === null || otherForm === null || (!form.isOperation && !otherForm.isOperation)) return null; // two meetings disturb nobody
  const both = form.isOperation && otherForm.isOperation;
  const margin = ((form.isOperation ? 1 : 0) + (otherForm.isOperation ? 1 : 0)) * operationMarginHours * HOUR_MS;
  if (mine.fromMs > theirs.toMs + margin || theirs.fromMs > mine.toMs + margin) return null;
  const places = comparePlaces(placeOf(one.fields[form.place]), placeOf(other.fields[otherForm.place]), both ? 'town' : 'spot');
  if (places === 'same') return 'event';
  return places === 'unknown' && both ? 'date' : null;
}
