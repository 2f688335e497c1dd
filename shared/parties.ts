import { directions, type Direction } from './case.ts';
import type { Json } from './language.ts';

/** Which State asks and which is asked, ISO 3166-1 alpha-2; null where a case does not say. */
export type Parties = { readonly requesting: string | null; readonly requested: string | null };

/** The two words by which earlier versions said it. */
const ofDirection: Readonly<Record<Direction, Parties>> = {
  US_REQ: { requesting: 'US', requested: 'MX' },
  MX_REQ: { requesting: 'MX', requested: 'US' },
};

/** The parties that a case's own fields say. */
export function partiesOf(fields: Readonly<Record<string, Json>>): Parties {
  const { direction } = fields;
  const known = directions.find(one => one === direction);
  return known === undefined ? { requesting: null, requested: null } : ofDirection[known];
}
