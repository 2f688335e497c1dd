import type { Setter } from './catalogue-types.ts';
import { catalogue, type EntityName } from './catalogue.ts';
import type { FailureCode } from './failure.ts';

/**
 * How a person's own words reach a field: of a record that stands, of a record added to a case that stands, or of a case that begins here with
 * all that went before (a new case, a case file).
 */
export type Saying = 'changed' | 'added' | 'taken-over';

/** What a person's words may set, by who sets the field otherwise. Acts of the program write the rest, and nobody else. */
const openTo: Readonly<Record<Setter, readonly Saying[]>> = {
  person: ['changed', 'added', 'taken-over'],
  course: ['taken-over'],
  supervisor: ['taken-over'],
  program: [],
};

const refusals: Readonly<Record<Setter, FailureCode>> = {
  person: 'field/unknown', // never: a person sets these in every way
  course: 'field/by-course',
  supervisor: 'profile/move-only',
  program: 'field/unknown', // as unknown to a person as a field that does not exist
};

/** Who sets a field of the catalogue. */
export function setterOf(entity: EntityName, name: string): Setter {
  const { fields, setBy } = catalogue[entity];
  const field = fields[name];
  return field?.internal === true ? 'program' : (field?.setBy ?? setBy ?? 'person');
}

/** Whether a person's own words may set a field. Forms ask it, and every door by which words come in. */
export function mayBeSaid(entity: EntityName, name: string, saying: Saying): boolean {
  return openTo[setterOf(entity, name)].includes(saying);
}

/** Whether a person may add a record of this kind to a case that stands, or take one out: those of the course come and go by its acts. */
export function mayBeAdded(entity: EntityName): boolean {
  return openTo[catalogue[entity].setBy ?? 'person'].includes('added');
}

/** The first field that these words may not set, with the refusal that says who does. */
export function unsayable(
  entity: EntityName,
  names: readonly string[],
  saying: Saying,
): { readonly field: string; readonly code: FailureCode } | undefined {
  const field = names.find(name => !mayBeSaid(entity, name, saying));
  return field === undefined ? undefined : { field, code: refusals[setterOf(entity, field)] };
}
