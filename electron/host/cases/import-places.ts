import type { z } from 'zod';
import type { FailurePlace } from '../../../shared/failure.ts';
import { catalogue, childrenOf, type EntityName } from '../../../shared/catalogue.ts';
import { recordSchema } from '../../../shared/contract/interchange.ts';
import { issueCode } from '../../../shared/contract/issue-code.ts';
import type { FileRecord } from '../../../shared/interchange.ts';
import type { Json } from '../../../shared/language.ts';
import { pathText } from '../../../shared/strict-json.ts';

type Issue = z.core.$ZodIssue;

/** What a schema found wrong with one case of a file, or with a file of one thing (`row` null), as places of a refusal. */
export function shapePlaces(
  row: number | null,
  value: Json,
  issues: readonly Issue[],
  within: readonly (string | number)[] = [],
): FailurePlace[] {
  return issues.flatMap(issue => {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys.map(key => [key]) : [[]];
    return keys.map(key => ({
      ...(row === null ? {} : { row }),
      path: pathText([...within, ...issue.path, ...key]),
      code: issueCode(issue, value),
    }));
  });
}

/**
 * The places where a case of a file has not the shape of one, at most about `most`: record by record, so that one with a hundred thousand
 * faults costs no more than their first ones.
 */
export function casePlaces(row: number, value: Json, most: number): readonly FailurePlace[] {
  const places: FailurePlace[] = [];
  const look = (entity: EntityName, record: Json, path: readonly (string | number)[]): void => {
    const below = childrenOf(entity).flatMap(child => {
      const list = listIn(record, catalogue[child].list);
      return list === null ? [] : [{ child, name: list.name, elements: list.elements }];
    });
    const own =
      below.length === 0 ? record : { ...(record as FileRecord), ...Object.fromEntries(below.map(({ name }) => [name, []])) };
    const shape = recordSchema(entity).safeParse(own);
    if (!shape.success) places.push(...shapePlaces(row, own, shape.error.issues.slice(0, most), path));
    for (const { child, name, elements } of below)
      for (const [at, element] of elements.entries()) {
        if (places.length >= most) return;
        look(child, element, [...path, name, at]);
      }
  };
  look('case', value, []);
  return places;
}

function listIn(record: Json, name: string | null): { readonly name: string; readonly elements: readonly Json[] } | null {
  if (name === null || record === null || typeof record !== 'object' || Array.isArray(record)) return null;
  const elements = (record as FileRecord)[name]; // no list
  return Array.isArray(elements) ? { name, elements: elements as readonly Json[] } : null;
}
