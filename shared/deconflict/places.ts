import type { Json } from '../language.ts';
import { fold } from '../leak/fold.ts';
import { sameEventPlaceMetres } from './kinds.ts';

/** A place as a field of its type stores it. */
export type Place = {
  readonly text?: string;
  readonly locality?: string;
  readonly state?: string;
  readonly country?: string;
  readonly lat?: number;
  readonly lon?: number;
};

/** Cells of a grid by which two nearby coordinates meet: about 200 m, and the same shifted by half, so that no edge parts neighbours. */
const CELLS_PER_DEGREE = 500;
/** What an address is written with or without. */
const streetWords: ReadonlySet<string> = new Set(
  'calle avenida av ave avda bulevar boulevard blvd blv calzada calz carretera carr street st road rd drive dr lane ln way numero num no number col colonia de la el los las del'.split(
    ' ',
  ),
);

/** A stored value as a place; null where it is none. */
export function placeOf(value: Json | undefined): Place | null {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Place) : null; // a field of type place
}

/** The keys by which one address or spot is found again. None where it names no more than a town: that points at nobody. */
export function placeKeys(value: Json | undefined): readonly string[] {
  const place = placeOf(value);
  if (place === null) return [];
  const street = streetKey(place);
  return [...(street === '' ? [] : [street]), ...cellKeys(place)];
}

/** The part of an address up to its number, in the order of its letters, with its town. */
function streetKey({ text = '', locality = '' }: Place): string {
  const parts = text.split(',');
  const withNumber = parts.findIndex(part => /\d/.test(part));
  if (withNumber === -1) return '';
  const words = fold(parts.slice(0, withNumber + 1).join(' '))
    .words.flatMap(word => word.split(/(?<=\D)(?=\d)|(?<=\d)(?=\D)/))
    .filter(word => !streetWords.has(word));
  const hasName = words.some(word => /\p{L}{3}/u.test(word));
  const town = fold(locality).words.join(' ');
  return hasName ? `${[...new Set(words)].sort().join(' ')} | ${town}` : '';
}

function cellKeys({ lat, lon }: Place): readonly string[] {
  if (typeof lat !== 'number' || typeof lon !== 'number') return [];
  return [0, 0.5].flatMap(down =>
    [0, 0.5].map(
      right => `@ ${down} ${right} ${Math.floor(lat * CELLS_PER_DEGREE + down)} ${Math.floor(lon * CELLS_PER_DEGREE + right)}`,
    ),
  );
}

/** Whether two happenings are at one place: by the finest that both say. `unknown`: one of them says nothing to compare. */
export function comparePlaces(one: Place | null, other: Place | null, grain: 'town' | 'spot'): 'same' | 'differs' | 'unknown' {
  if (one === null || other === null) return 'unknown';
  const metres = distanceMetres(one, other);
  if (metres !== null) return metres <= sameEventPlaceMetres ? 'same' : 'differs';
  const [a, b] = [streetKey(one), streetKey(other)];
  if (a !== '' && a === b) return 'same';
  if (grain === 'spot') return a === '' || b === '' ? 'unknown' : 'differs';
  for (const part of ['locality', 'state', 'country'] as const) {
    const [mine, theirs] = [partOf(one, part), partOf(other, part)];
    if (mine === '' || theirs === '') continue;
    if (mine !== theirs && part === 'locality' && (one.locality === undefined || other.locality === undefined)) continue; // a harbor’s name is no town’s
    if (mine !== theirs) return 'differs';
    if (part === 'locality') return 'same';
  }
  return 'unknown';
}

/** A part of a place, folded. A place that is written as a name alone, such as a town's, has that for its town. */
function partOf(place: Place, part: 'locality' | 'state' | 'country'): string {
  const { text = '' } = place;
  const isName = part === 'locality' && !/\d/.test(text) && place.locality === undefined;
  return fold(isName ? text : (place[part] ?? '')).dense;
}

function distanceMetres(one: Place, other: Place): number | null {
  if (typeof one.lat !== 'number' || typeof one.lon !== 'number') return null;
  if (typeof other.lat !== 'number' || typeof other.lon !== 'number') return null;
  const radians = Math.PI / 180;
  const [lat, otherLat] = [one.lat * radians, other.lat * radians];
  const turn =
    Math.sin((otherLat - lat) / 2) ** 2 +
    Math.cos(lat) * Math.cos(otherLat) * Math.sin(((other.lon - one.lon) * radians) / 2) ** 2;
  return 2 * 6_371_000 * Math.asin(Math.sqrt(turn));
}
