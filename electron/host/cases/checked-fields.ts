import type { EntityName } from '../../../shared/catalogue.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { OfficeDay } from '../../../shared/clocks/civil-day.ts';
import { datesToCome, normaliseFields, problemsOf, type Fields } from '../../../shared/records.ts';

/**
 * Fields in stored form, or a Refusal with every field that may not be stored. One problem gives its own code; several give
 * `input/invalid` with their places.
 *
 * @param said - Those that are said now, and so are given their stored form; of which none may tell a day to come that has been. Left out: all.
 */
export function checkedFields(entity: EntityName, given: Fields, day: OfficeDay, said: Fields = given): Fields {
  const fields = normaliseFields(entity, given, day, said);
  const toCome = datesToCome(entity, fields, day.on).filter(({ field }) => field !== null && Object.hasOwn(said, field));
  const problems = [...problemsOf(entity, fields), ...toCome];
  const [first] = problems;
  if (first === undefined) return fields;
  const places = problems.map(({ field, code }) => ({ path: field ?? '', code }));
  throw new Refusal(problems.length === 1 ? first.code : 'input/invalid', { places });
}
