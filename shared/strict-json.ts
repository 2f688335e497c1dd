import { Refusal, type FailureCode } from './failure.ts';
import type { Json } from './language.ts';

/** What a reader bears: nesting, and the characters of one string. Deeper or longer is no case. */
export type JsonLimits = { readonly depth: number; readonly stringLength: number };

/**
 * Read JSON as RFC 8259 writes it, and refuse what `JSON.parse` lets pass: a key that stands twice, `__proto__`, numbers that a double
 * does not hold, nesting and strings beyond the limits. Linear in the text's length.
 *
 * @param within - Where the text stands in what it was cut from: its places begin there, and its nesting counts on.
 * @throws Refusal `import/not-json`, `import/duplicate-key`, `import/too-deep`, `value/too-long`, with the place where it was found.
 */
export function readStrictJson(text: string, limits: JsonLimits, within: readonly (string | number)[] = []): Json {
  const reader: Reader = { text, at: 0, path: [...within], limits };
  const value = readValue(reader);
  skipSpace(reader);
  if (reader.at < text.length) fail(reader, 'import/not-json');
  return value;
}

type Reader = { readonly text: string; at: number; readonly path: (string | number)[]; readonly limits: JsonLimits };

/** A path as refusals show it: `cases[0].subjects[1].dob`. A key that does not look like a name of the format is not repeated. */
export function pathText(path: readonly (string | number | symbol)[]): string {
  return path
    .map(step =>
      typeof step === 'number' ? `[${step}]` : `.${/^[A-Za-z*][A-Za-z0-9]{0,39}$/.test(String(step)) ? String(step) : '?'}`,
    )
    .join('')
    .replace(/^\./, '');
}

function readValue(reader: Reader): Json {
  skipSpace(reader);
  switch (reader.text[reader.at]) {
    case '{':
      return readObject(reader);
    case '[':
      return readList(reader);
    case '"':
      return readString(reader);
    case 't':
      return readWord(reader, 'true', true);
    case 'f':
      return readWord(reader, 'false', false);
    case 'n':
      return readWord(reader, 'null', null);
    default:
      return readNumber(reader);
  }
}

function readObject(reader: Reader): Json {
  const entries: Record<string, Json> = {};
  const seen = new Set<string>();
  enter(reader);
  if (closes(reader, '}')) return entries;
  for (;;) {
    skipSpace(reader);
    if (reader.text[reader.at] !== '"') fail(reader, 'import/not-json');
    const key = readString(reader);
    reader.path.push(key);
    if (seen.has(key)) fail(reader, 'import/duplicate-key');
    if (key === '__proto__') fail(reader, 'field/unknown');
    seen.add(key);
    skipSpace(reader);
    expect(reader, ':');
    entries[key] = readValue(reader);
    reader.path.pop();
    if (closes(reader, '}')) return entries;
    expect(reader, ',');
  }
}

function readList(reader: Reader): Json {
  const elements: Json[] = [];
  enter(reader);
  if (closes(reader, ']')) return elements;
  for (;;) {
    reader.path.push(elements.length);
    elements.push(readValue(reader));
    reader.path.pop();
    if (closes(reader, ']')) return elements;
    expect(reader, ',');
  }
}

function readString(reader: Reader): string {
  const { text } = reader;
  const start = reader.at + 1;
  let end = start;
  let plain = true;
  for (; text[end] !== '"'; end++) {
    if (end >= text.length || text.charCodeAt(end) < 0x20) fail(reader, 'import/not-json');
    if (text[end] === '\\') {
      plain = false;
      end++;
    }
    if (end - start > 6 * reader.limits.stringLength) fail(reader, 'value/too-long');
  }
  reader.at = end + 1;
  const value = plain ? text.slice(start, end) : unescape(reader, text.slice(start - 1, end + 1));
  if (value.length > reader.limits.stringLength) fail(reader, 'value/too-long');
  if (!value.isWellFormed()) fail(reader, 'value/forbidden-character'); // half a surrogate pair has no UTF-8
  return value;
}

// The platform's own parser is exact for one string, and quick.
function unescape(reader: Reader, quoted: string): string {
  try {
    return JSON.parse(quoted) as string; // it begins and ends with a quote
  } catch {
    return fail(reader, 'import/not-json');
  }
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function readNumber(reader: Reader): number {
  number.lastIndex = reader.at;
  const found = number.exec(reader.text)?.[0];
  if (found === undefined || found.length > 32) return fail(reader, 'import/not-json');
  const value = Number(found);
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) fail(reader, 'value/wrong-type');
  reader.at += found.length;
  return value;
}

function readWord<T extends Json>(reader: Reader, word: string, value: T): T {
  if (!reader.text.startsWith(word, reader.at)) fail(reader, 'import/not-json');
  reader.at += word.length;
  return value;
}

function enter(reader: Reader): void {
  if (reader.path.length >= reader.limits.depth) fail(reader, 'import/too-deep');
  reader.at++;
}

function closes(reader: Reader, end: string): boolean {
  skipSpace(reader);
  if (reader.text[reader.at] !== end) return false;
  reader.at++;
  return true;
}

function expect(reader: Reader, mark: string): void {
  if (reader.text[reader.at] !== mark) fail(reader, 'import/not-json');
  reader.at++;
}

function skipSpace(reader: Reader): void {
  for (;;) {
    const code = reader.text.charCodeAt(reader.at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    reader.at++;
  }
}

function fail(reader: Reader, code: FailureCode): never {
  const row = reader.path[0] === 'cases' && typeof reader.path[1] === 'number' ? { row: reader.path[1] + 1 } : {};
  throw new Refusal('import/refused', { places: [{ ...row, path: pathText(reader.path), code }] });
}
