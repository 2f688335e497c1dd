import type { Reader } from '../../../db/open.ts';
import { plainCases, type PlainCase } from './plain-history.ts';

export type Recount = (direction: string, year: string) => number;

/** What each indicator counts: the ways of the cases walked anew over their rows, and outcomes by SQL alone. */
export function plainIndicators(office: Reader): Readonly<Record<string, Recount>> {
  const all = plainCases(office).filter(({ kind }) => kind === 'extradition');
  const isDone = ({ counts, standing }: PlainCase): boolean => counts === 'extradition' || standing === 'after-care';
  const filed =
    (isOne: (one: PlainCase) => boolean): Recount =>
    (direction, year) =>
      all.filter(
        one =>
          one.direction === direction && one.path.find(({ stage }) => stage === 'X07')?.on?.slice(0, 4) === year && isOne(one),
      ).length;
  const people =
    (type: string, country: string | null): Recount =>
    (direction, year) =>
      office
        .prepare<[string, string, string, string | null, string | null], number>(
          `SELECT coalesce(sum(coalesce(fields ->> 'persons', 1)), 0) FROM records JOIN cases ON cases.id = case_id
           WHERE entity = 'outcome' AND direction = ? AND substr(fields ->> 'on', 1, 4) = ? AND fields ->> 'type' = ?
             AND (? IS NULL OR fields ->> '$.place.country' = ?)`,
        )
        .pluck()
        .get(direction, year, type, country, country)!;
  return {
    'EXT-FILED': filed(() => true),
    'EXT-DONE': filed(isDone),
    'EXT-OPEN': filed(one => !isDone(one) && one.standing === 'open'),
    'EXT-REFUSED': filed(one => !isDone(one) && one.standing === 'ended' && one.counts === 'refusal'),
    TRANSFER: (direction, year) =>
      all.filter(one => one.direction === direction && one.counts === 'alternative' && one.outcome?.on?.slice(0, 4) === year)
        .length,
    'CONV-US': people('conviction', 'US'),
    'CONV-MX': people('conviction', 'MX'),
    VICTIMS: people('victim-rescued', null),
    TRAININGS: people('training', null),
    LABS: people('lab-dismantled', null),
  };
}
