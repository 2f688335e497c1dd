import type { Entity, Field } from './catalogue-types.ts';
import type { Bilingual, Json } from './language.ts';
import { caseEntities } from './catalogue/case.ts';
import { courseEntities, portionEntity } from './catalogue/course.ts';
import { exchangeEntities } from './catalogue/exchange.ts';
import { legalEntities } from './catalogue/legal.ts';
import { materialEntities } from './catalogue/material.ts';
import { personEntities } from './catalogue/person.ts';
import { planEntities } from './catalogue/plan.ts';

const narrated = {
  ...caseEntities,
  ...personEntities,
  ...legalEntities,
  ...exchangeEntities,
  ...materialEntities,
  ...courseEntities,
  ...planEntities,
};

export type EntityName = keyof typeof narrated | 'portion';

/**
 * The field catalogue: every kind of record, every field it may have, and how each is protected unless marked otherwise (design page §5,
 * domain page C). Forms, validation, the interchange schema, packets and `docs/fields.md` are derived from it; what is not in it
 * cannot be stored and cannot leave.
 */
export const catalogue: Readonly<Record<EntityName, Entity>> = {
  ...narrated,
  portion: portionEntity(Object.keys(narrated)),
};

/** Every entity, in catalogue order, which is the order of packets and documents. */
// Object.keys of a literal: exactly the names of EntityName, in the order written above.
export const entities = Object.keys(catalogue) as readonly EntityName[];

export function isEntity(name: string): name is EntityName {
  return Object.hasOwn(catalogue, name);
}

// Both are asked for each record that is read or written, so they are listed once.
const fieldLists = tableOf(entity => Object.entries(catalogue[entity].fields));
const childLists = tableOf(parent => entities.filter(name => catalogue[name].parents.includes(parent)));

/** The fields of an entity in catalogue order. */
export function fieldsOf(entity: EntityName): readonly (readonly [name: string, field: Field])[] {
  return fieldLists[entity];
}

/** What may be chosen in a field: its options without the retired ones, but for the one that the record holds. */
export function offeredOptions(
  { options = {}, retired = [] }: Field,
  held: Json,
): readonly (readonly [code: string, label: Bilingual])[] {
  return Object.entries(options).filter(([code]) => code === held || !retired.includes(code));
}

const fieldsByPath: ReadonlyMap<string, Field> = new Map(
  entities.flatMap(entity => fieldLists[entity].map(([name, field]) => [`${entity}.${name}`, field] as const)),
);

/** The field at `entity.field`, or undefined where the catalogue has none. */
export function fieldAt(path: string): Field | undefined {
  return fieldsByPath.get(path);
}

/** Every `entity.field`, in catalogue order. */
export const fieldPaths: readonly string[] = entities.flatMap(entity => fieldsOf(entity).map(([name]) => `${entity}.${name}`));

/** The entities that may hang from `entity`, in catalogue order. */
export function childrenOf(entity: EntityName): readonly EntityName[] {
  return childLists[entity];
}

/** The entity whose list under `parent` has this key, such as `aliases` under `subject`. */
export function childByList(parent: EntityName, list: string): EntityName | undefined {
  return childrenOf(parent).find(name => catalogue[name].list === list);
}

/** Every edge of inference: whoever holds `from` can work out `to`, wholly or in part. */
export const inferenceEdges: readonly { readonly from: string; readonly to: string }[] = entities.flatMap(entity =>
  fieldsOf(entity).flatMap(([name, field]) => (field.inferredFrom ?? []).map(from => ({ from, to: `${entity}.${name}` }))),
);

/** Something of every entity, made once. */
export function tableOf<T>(make: (entity: EntityName) => T): Readonly<Record<EntityName, T>> {
  return Object.fromEntries(entities.map(entity => [entity, make(entity)])) as Record<EntityName, T>; // one of each, on this line
}
