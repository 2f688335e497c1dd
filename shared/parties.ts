import type { Direction } from './case.ts';
import { Refusal } from './failure.ts';
import type { Json } from './language.ts';

/** Which State asks and which is asked, ISO 3166-1 alpha-2; null where a case does not say. */
export type Parties = { readonly requesting: string | null; readonly requested: string | null };

type Given = Readonly<Record<string, Json>>;

/** The two words by which earlier versions said it, and which older offices still read. */
const legacyWords: Readonly<Record<string, Direction>> = { US_REQ: 'US-MX', MX_REQ: 'MX-US' };

/** A direction as a person or an earlier file writes it: `US-MX`, or one of the two earlier words; undefined for anything else. */
export function readDirection(text: string): Direction | undefined {
  if (Object.hasOwn(legacyWords, text)) return legacyWords[text];
  return /^[A-Z]{2}-[A-Z]{2}$/.test(text) ? (text as Direction) : undefined; // its form is a direction's
}

/** The parties that a case's own fields say, in this version's way or in the earlier one. */
export function partiesOf(fields: Given): Parties {
  const { requestingCountry, requestedCountry, direction } = fields;
  const known = typeof direction === 'string' ? readDirection(direction) : undefined;
  const parties = known === undefined ? null : partiesIn(known);
  return {
    requesting: typeof requestingCountry === 'string' ? requestingCountry : (parties?.requesting ?? null),
    requested: typeof requestedCountry === 'string' ? requestedCountry : (parties?.requested ?? null),
  };
}

export function partiesIn(direction: Direction): { readonly requesting: string; readonly requested: string } {
  return { requesting: direction.slice(0, 2), requested: direction.slice(3) };
}

/** Who asks whom, where both are known. */
export function directionOf({ requesting, requested }: Parties): Direction | null {
  return requesting === null || requested === null ? null : `${requesting}-${requested}`;
}

/** The same two countries the other way round. */
export function reversed(direction: Direction): Direction {
  return `${direction.slice(3)}-${direction.slice(0, 2)}`;
}

/**
 * What saying a case's parties, in either way, makes of the fields that say them in the other, so that both always agree: `null` takes one
 * away. `given` is what is said now, `held` what stood before.
 *
 * @throws Refusal `case/parties-differ` if the two ways contradict each other; `case/same-party` if a State would ask itself.
 */
export function partyFields(held: Given, given: Given): Given {
  const says = ['requestingCountry', 'requestedCountry', 'direction'].filter(name => Object.hasOwn(given, name));
  if (says.length === 0) return {};
  const isByCountry = says.some(name => name !== 'direction');
  const word = given['direction'];
  const parties = partiesOf(isByCountry ? { ...held, ...given, direction: null } : { direction: word ?? null });
  const direction = directionOf(parties);
  if (isByCountry && typeof word === 'string' && readDirection(word) !== direction)
    throw new Refusal('case/parties-differ', { places: [{ path: 'direction', code: 'case/parties-differ' }] });
  if (parties.requesting !== null && parties.requesting === parties.requested)
    throw new Refusal('case/same-party', { places: [{ path: 'requestedCountry', code: 'case/same-party' }] });
  return {
    requestingCountry: parties.requesting,
    requestedCountry: parties.requested,
    direction: Object.keys(legacyWords).find(earlier => legacyWords[earlier] === direction) ?? null,
  };
}
