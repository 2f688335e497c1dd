import { Refusal } from '../../../shared/failure.ts';
import { readStrictJson } from '../../../shared/strict-json.ts';
import type { Json } from '../../../shared/language.ts';
import {
  backslash,
  closeBrace,
  closeBracket,
  colon,
  comma,
  openBrace,
  openBracket,
  quote,
} from '../../../shared/packet-reading/packet-json.ts';

/** What one case file may hold. Counted while it is read, so that what is beyond is never held. */
export const caseFileBounds = {
  /** Of the whole file: 15,000 cases with twenty events each take 55 MB and 2,200,000 values. */
  bytes: 96 * 1024 * 1024,
  cases: 25_000,
  values: 3_000_000,
  /** Of one case. */
  caseCharacters: 16 * 1024 * 1024,
  caseValues: 200_000,
} as const;

export type CaseFileBounds = { readonly [name in keyof typeof caseFileBounds]: number };
/** How a case's text is read: nested no deeper than the catalogue, no string longer than a text field. */
export const caseLimits = { depth: 24, stringLength: 100_000 };
/** What stands around the cases: a format's name and version. Longer, it is no case file. */
const MOST_AROUND = 64 * 1024;

/**
 * Cuts the text of a case file, as it comes, into the texts of its cases and what stands around them. A cut is by quotes and brackets
 * alone; whether a piece is JSON, its reader says.
 */
export type CaseSplitter = {
  /** The next piece of the text; the texts of the cases that end in it. Refusal `import/too-large` with the row that is beyond. */
  readonly take: (text: string) => readonly string[];
  /** What began and never ended, as the text of a case, so that its reader says what is wrong; null if all ended. */
  readonly rest: () => string | null;
  /** What stands around, with an empty list for the cases. Refusals as `readStrictJson`. */
  readonly around: () => Json;
};

export function newCaseSplitter(bounds: CaseFileBounds = caseFileBounds): CaseSplitter {
  let around = '';
  let key = ''; // the name before the last colon, as it is written
  let isList = false; // within the list of cases
  let wasList = false;
  let isExpected = false; // after a comma of that list
  let element: string[] | null = null;
  let characters = 0;
  let values = 0;
  let allValues = 0;
  let cases = 0;
  let depth = 0;
  let isString = false;
  let isEscaped = false;

  function count(code: number): void {
    if (code !== comma && code !== openBrace && code !== openBracket) return;
    if (++allValues > bounds.values) throw new Refusal('import/too-large');
    if (isList && ++values > bounds.caseValues) tooLarge();
  }

  function tooLarge(): never {
    throw new Refusal('import/too-large', {
      places: [{ row: cases + 1, path: `cases[${cases}]`, code: 'import/too-large' }],
    });
  }

  function keep(part: string): void {
    if (element === null) {
      around += part;
      if (around.length <= MOST_AROUND) return;
      readStrictJson(around, caseLimits); // says what is wrong with it, where it is no JSON
      throw new Refusal('import/wrong-format');
    }
    characters += part.length;
    if (characters > bounds.caseCharacters) tooLarge();
    element.push(part);
  }

  function ended(): string {
    const text = (element ?? []).join('');
    element = null;
    characters = 0;
    values = 0;
    if (++cases > bounds.cases) throw new Refusal('import/too-large');
    return text;
  }

  function take(text: string): readonly string[] {
    const found: string[] = [];
    let from = 0; // what was not kept yet
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (isString) {
        if (isEscaped) isEscaped = false;
        else if (code === backslash) isEscaped = true;
        else if (code === quote) isString = false;
        continue;
      }
      if (element === null && isSpace(code)) {
        if (from < at || !around.endsWith(' ')) keep(`${text.slice(from, at)} `); // of much space one is kept
        from = at + 1;
        continue;
      }
      count(code);
      const isEnd = isList && depth === 2 && (code === comma || code === closeBracket);
      if (isEnd) {
        if (element !== null) keep(text.slice(from, at));
        if (element !== null || isExpected || code === comma) found.push(ended());
        isExpected = code === comma;
        from = code === comma ? at + 1 : at;
        isList = code === comma;
      } else if (isList && element === null) {
        element = [];
        from = at;
      }
      if (code === quote) isString = true;
      else if (code === openBrace || code === openBracket) depth++;
      else if (code === closeBrace || code === closeBracket) depth--;
      else if (code === colon && depth === 1 && element === null) {
        keep(text.slice(from, at));
        from = at;
        key = lastName(around);
      }
      if (code === openBracket && depth === 2 && !isList && !wasList && key === 'cases') {
        keep(text.slice(from, at + 1));
        from = at + 1;
        isList = true;
        wasList = true;
      }
    }
    if (!isList || element !== null || isString) keep(text.slice(from));
    return found;
  }

  return {
    take,
    rest: () => (element !== null || (isList && isExpected) ? ended() : null),
    around: () => readStrictJson(around, caseLimits),
  };
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** The last string of a text, read. */
function lastName(text: string): string {
  const name = /"(?:[^"\\]|\\.)*"$/s.exec(text.slice(-200).trimEnd())?.[0];
  try {
    return name === undefined ? '' : String(JSON.parse(name));
  } catch {
    return '';
  }
}
