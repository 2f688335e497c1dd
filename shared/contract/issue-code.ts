import type { z } from 'zod';
import type { FailureCode } from '../failure.ts';

type Issue = z.core.$ZodIssue;

/** What a fault that a schema found in an input is to a person. */
export function issueCode(issue: Issue, input: unknown): FailureCode {
  if (issue.path.includes('marks')) return issue.code === 'unrecognized_keys' ? 'field/unknown' : 'mark/invalid';
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'field/unknown';
    case 'too_big':
      return isCounted(issue.origin) ? 'value/out-of-range' : 'value/too-long';
    case 'too_small':
      return isCounted(issue.origin) ? 'value/out-of-range' : 'value/empty';
    case 'invalid_value':
      return isAbsent(input, issue.path) ? 'field/required' : 'value/not-an-option';
    case 'invalid_format':
      return 'value/malformed';
    default:
      return isAbsent(input, issue.path) ? 'field/required' : 'value/wrong-type';
  }
}

function isCounted(origin: string): boolean {
  return origin === 'number' || origin === 'int' || origin === 'bigint';
}

function isAbsent(input: unknown, path: readonly PropertyKey[]): boolean {
  let at: unknown = input;
  for (const step of path) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, step)) return true;
    at = (at as Record<PropertyKey, unknown>)[step]; // an object that has this key
  }
  return at === undefined;
}
