import { Refusal } from '../../../../shared/failure.ts';

/** Where the group ends that began before `at`. */
export function groupEnd(source: string, at: number): number {
  let depth = 1;
  const brace = /\\bin(\d+) ?|\\[\s\S]|[{}]/g;
  brace.lastIndex = at;
  for (let match = brace.exec(source); match !== null; match = brace.exec(source)) {
    if (match[1] !== undefined) brace.lastIndex += Number(match[1]);
    else if (match[0] === '{') depth++;
    else if (match[0] === '}' && --depth === 0) return match.index;
  }
  return damaged();
}

/** What is said of a file whose groups do not close. */
export function damaged(): never {
  throw new Refusal('attachment/damaged');
}
