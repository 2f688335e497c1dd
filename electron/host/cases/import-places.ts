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

/** Where a case of a file has not the shape of one, and what is left of it without what is wrong there: that can be checked like any other. */
export type CaseShape = { readonly places: readonly FailurePlace[]; readonly rest: Json };

/**
 * What a case of a file is by its shape; of the places at most about `most`: record by record, so that one with a hundred thousand faults
 * costs no more than their first ones.
 */
export function caseShape(row: number, value: Json, most: number): CaseShape {
  const places: FailurePlace[] = [];
  const look = (entity: EntityName, record: Json, path: readonly (string | number)[]): Json => {
    const below = childrenOf(entity).flatMap(child => {
      const list = listIn(record, catalogue[child].list);
      return list === null ? [] : [{ child, name: list.name, elements: list.elements }];
    });
    const own =
      below.length === 0 ? record : { ...(record as FileRecord), ...Object.fromEntries(below.map(({ name }) => [name, []])) };
    const shape = recordSchema(entity).safeParse(own);
    if (!shape.success) places.push(...shapePlaces(row, own, shape.error.issues.slice(0, most), path));
    const kept = shape.success ? (own as FileRecord) : without(own, shape.error.issues);
    const lists = below.map(({ child, name, elements }) => [
      name,
      elements.map((element, at) => (places.length >= most ? {} : look(child, element, [...path, name, at]))),
    ]);
    return lists.length === 0 ? kept : { ...kept, ...(Object.fromEntries(lists) as FileRecord) };
  };
  const rest = look('case', value, []);
  return { places, rest: places.length === 0 ? value : rest };
}

/** A record without the fields in which something is wrong; nothing of what is no record. */
function without(record: Json, issues: readonly Issue[]): FileRecord {
  if (record === null || typeof record !== 'object' || Array.isArray(record)) return {};
  const wrong = new Set(
    issues.flatMap(({ path, ...issue }) => (issue.code === 'unrecognized_keys' ? issue.keys : path.slice(0, 1))),
  );
  return Object.fromEntries(Object.entries(record as FileRecord).filter(([name]) => !wrong.has(name))); // no list
}

/**
 * Whether a problem that was found in what is left of a case of a wrong shape (`wrong`: the paths) may only follow from what was left out there:
 * of that place, of the record that it is in, or of an id that it may have been.
 */
export function mayFollow(wrong: readonly string[], { path, code }: Omit<FailurePlace, 'row'>): boolean {
  if (code === 'import/unknown-id') return wrong.some(each => /(?:^|\.)id$|\]$/.test(each));
  return wrong.some(
    each =>
      path === each ||
      path.startsWith(`${each}.`) ||
      path.startsWith(`${each}[`) ||
      path === each.replace(/(?:^|\.)[^.[\]]+$/, ''),
  );
}

function listIn(record: Json, name: string | null): { readonly name: string; readonly elements: readonly Json[] } | null {
  if (name === null || record === null || typeof record !== 'object' || Array.isArray(record)) return null;
  const elements = (record as FileRecord)[name]; // no list
  return Array.isArray(elements) ? { name, elements: elements as readonly Json[] } : null;
}
