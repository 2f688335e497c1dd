import type { EntityName } from '../../../shared/catalogue.ts';
import { Refusal } from '../../../shared/failure.ts';
import { normaliseFields, problemsOf, type Fields } from '../../../shared/records.ts';

/**
 * Fields in stored form, or a Refusal with every field that may not be stored. One problem gives its own code; several give
 * `input/invalid` with their places.
 */
export function checkedFields(entity: EntityName, given: Fields): Fields {
  const fields = normaliseFields(given);
  const problems = problemsOf(entity, fields);
  const [first] = problems;
  if (first === undefined) return fields;
  const places = problems.slice(0, 50).map(({ field, code }) => ({ path: field ?? '', code }));
  throw new Refusal(problems.length === 1 ? first.code : 'input/invalid', { places });
}
