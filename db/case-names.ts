import type { Reader } from './open.ts';
import { prepared } from './prepared.ts';

/** Shorter names and references are in every other text. */
const SHORTEST = 6;

/**
 * Which of these texts, each as `sortKey` writes it, have in them the reference of a case, or the name of a person of one: given names and first surname,
 * or all surnames and given names; by their places.
 */
export function textsNamingCases(db: Reader, keys: readonly string[]): readonly number[] {
  // A name's key has a tab where its comma was: surnames, then given names.
  return prepared<[string], number>(
    db,
    `WITH texts AS (SELECT key AS place, replace(value, char(9), ' ') AS said FROM json_each(?)),
       halves AS (SELECT sort_key, substr(sort_key, 1, instr(sort_key, char(9)) - 1) AS surnames,
         substr(sort_key, instr(sort_key, char(9)) + 1) AS given FROM persons WHERE length(sort_key) >= ${SHORTEST}),
       names AS (SELECT DISTINCT replace(sort_key, char(9), ' ') AS name FROM halves WHERE sort_key LIKE '% %' OR surnames <> ''
         UNION SELECT given || ' ' || substr(surnames, 1, instr(surnames || ' ', ' ') - 1) FROM halves WHERE surnames <> ''
         UNION SELECT reference_key FROM cases WHERE length(reference_key) >= ${SHORTEST})
     SELECT DISTINCT place FROM texts JOIN names ON instr(said, name) > 0`,
  )
    .pluck()
    .all(JSON.stringify(keys));
}
