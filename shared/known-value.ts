import { fieldsOf, isEntity } from './catalogue.ts';
import type { Json } from './language.ts';
import { withPrecision } from './partial-date.ts';

/**
 * A record's value as far as it is known, for people: a date beside which stands that only its month or year is known is that month or year. Time
 * is counted by the day that is stored.
 *
 * @param fields - The values that stand beside it, and of those only what its reader may see.
 */
export function knownValue(entity: string, fields: Readonly<Record<string, Json>>, name: string): Json | undefined {
  const value = fields[name];
  if (typeof value !== 'string' || !isEntity(entity)) return value;
  const [precision] = fieldsOf(entity).flatMap(([other, { precisionOf }]) => (precisionOf === name ? [fields[other]] : []));
  return typeof precision === 'string' ? withPrecision(value, precision) : value;
}
