import type { z } from 'zod';
import type { FailureCode, FailurePlace } from '../../../shared/failure.ts';
import type { Json } from '../../../shared/language.ts';
import { pathText } from '../../../shared/strict-json.ts';

type Issue = z.core.$ZodIssue;

/** What a schema found wrong with one case of a file, or with a file of one thing (`row` null), as places of a refusal. */
export function shapePlaces(row: number | null, value: Json, issues: readonly Issue[]): FailurePlace[] {
  return issues.flatMap(issue => {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys.map(key => [key]) : [[]];
    return keys.map(key => ({
      ...(row === null ? {} : { row }),
      path: pathText([...issue.path, ...key]),
      code: codeOf(issue, value),
    }));
  });
}

function codeOf(issue: Issue, value: Json): FailureCode {
  if (issue.path.includes('marks')) return issue.code === 'unrecognized_keys' ? 'field/unknown' : 'mark/invalid';
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'field/unknown';
    case 'too_big':
      return 'value/too-long';
    case 'too_small':
      return 'value/empty';
    case 'invalid_value':
      return isAbsent(value, issue.path) ? 'field/required' : 'value/not-an-option';
    case 'invalid_format':
      return 'value/malformed';
    default:
      return isAbsent(value, issue.path) ? 'field/required' : 'value/wrong-type';
  }
}

function isAbsent(value: Json, path: readonly PropertyKey[]): boolean {
  let at: unknown = value;
  for (const step of path) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, step)) return true;
    at = (at as Record<PropertyKey, unknown>)[step]; // an object that has this key
  }
  return false;
}
