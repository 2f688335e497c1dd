import { matchKeysOf, personKeys } from '../../../shared/same-person/match-keys.ts';
import { samenessOf } from '../../../shared/same-person/same-person.ts';
import { traitsOf } from '../../../shared/same-person/traits.ts';
import type { PlantedPerson } from './planted-persons.ts';

export type SamenessScore = {
  readonly planted: number;
  readonly found: number;
  readonly said: number;
  readonly compared: number; // pairs that the keys brought together
  readonly missed: readonly (readonly [PlantedPerson, PlantedPerson])[];
  readonly wrong: readonly (readonly [PlantedPerson, PlantedPerson])[];
};

/** Every pair that the rule says may be one person, by the keys alone as an office finds them, against who they are. */
export function samenessScore(persons: readonly PlantedPerson[]): SamenessScore {
  const traits = persons.map(({ records }) => traitsOf(records));
  const byKey = new Map<number, number[]>();
  const planted = new Map<number, number[]>();
  const [missed, wrong]: [(readonly [PlantedPerson, PlantedPerson])[], (readonly [PlantedPerson, PlantedPerson])[]] = [[], []];
  let [found, said, compared] = [0, 0, 0];
  persons.forEach((person, at) => {
    const candidates = new Set(personKeys(traits[at]!).flatMap(key => byKey.get(key) ?? []));
    for (const other of candidates) {
      compared += 1;
      if (samenessOf(traits[at]!, traits[other]!) === null) continue;
      said += 1;
      if (persons[other]!.who === person.who) found += 1;
      else wrong.push([persons[other]!, person]);
    }
    for (const other of planted.get(person.who) ?? [])
      if (!candidates.has(other) || samenessOf(traits[at]!, traits[other]!) === null) missed.push([persons[other]!, person]);
    planted.set(person.who, [...(planted.get(person.who) ?? []), at]);
    for (const key of new Set(person.records.flatMap(matchKeysOf))) byKey.set(key, [...(byKey.get(key) ?? []), at]);
  });
  return { planted: found + missed.length, found, said, compared, missed, wrong };
}
