import { inflateSync } from 'node:zlib';

/** What stands in a PDF: names as `/Name`, references as `{ ref }`, texts decoded. */
export type PdfValue =
  | null
  | boolean
  | number
  | string
  | { readonly text: string }
  | { readonly ref: number }
  | { readonly operator: string }
  | readonly PdfValue[]
  | PdfDictionary;
export type PdfDictionary = { readonly dictionary: ReadonlyMap<string, PdfValue> };
export type PdfObject = { readonly value: PdfValue; readonly stream: Buffer | null };

/** The objects of a file with a plain table, by their numbers: a reader of its own, which shares no code with pdf.js or with a writer. */
export function objectsOfFile(file: Uint8Array): ReadonlyMap<number, PdfObject> {
  const text = Buffer.from(file).toString('latin1');
  const objects = new Map<number, PdfObject>();
  const start = /(?:^|\n)(\d+) 0 obj\n/g;
  for (let found = start.exec(text); found !== null; found = start.exec(text)) {
    const tokens = reading(text, start.lastIndex);
    const value = tokens.next();
    let at = tokens.at();
    let stream: Buffer | null = null;
    const begins = /\s*stream\r?\n/y;
    begins.lastIndex = at;
    if (begins.test(text)) {
      const length = numberIn(value, 'Length');
      const packed = Buffer.from(file).subarray(begins.lastIndex, begins.lastIndex + length);
      stream = inside(value)?.get('Filter') === '/FlateDecode' ? inflateSync(packed) : packed;
      at = begins.lastIndex + length;
    }
    objects.set(Number(found[1]), { value, stream });
    start.lastIndex = at;
  }
  return objects;
}

/** The operators of a page's content with what stands before each. */
export function operatorsOf(content: Buffer): readonly { readonly operator: string; readonly operands: readonly PdfValue[] }[] {
  const tokens = reading(content.toString('latin1'), 0);
  const operators: { operator: string; operands: readonly PdfValue[] }[] = [];
  let operands: PdfValue[] = [];
  while (!tokens.isAtEnd()) {
    const value = tokens.next();
    if (value !== null && typeof value === 'object' && 'operator' in value) {
      operators.push({ operator: value.operator, operands });
      operands = [];
    } else operands.push(value);
  }
  return operators;
}

export function inside(value: PdfValue | undefined): ReadonlyMap<string, PdfValue> | null {
  return value !== null && typeof value === 'object' && 'dictionary' in value ? value.dictionary : null;
}

export function numberIn(value: PdfValue, key: string): number {
  const found = inside(value)?.get(key);
  if (typeof found !== 'number') throw new Error(`no number ${key}`);
  return found;
}

/** `/Link`, or nothing. */
export function nameOf(value: PdfValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

export function textOf(value: PdfValue | undefined): string | null {
  return value !== null && typeof value === 'object' && 'text' in value ? value.text : null;
}

export function refOf(value: PdfValue | undefined): number | null {
  return value !== null && typeof value === 'object' && 'ref' in value ? value.ref : null;
}

const delimiter = /[\s()<>[\]{}/%]/;

function reading(text: string, from: number) {
  let at = from;
  const space = () => {
    while (at < text.length && (/\s/.test(text[at]!) || text[at] === '%')) {
      if (text[at] === '%') while (at < text.length && text[at] !== '\n') at++;
      else at++;
    }
  };
  return {
    at: () => at,
    isAtEnd: () => (space(), at >= text.length),
    next,
  };

  function next(): PdfValue {
    space();
    if (text.startsWith('<<', at)) return dictionary();
    switch (text[at]) {
      case '[':
        return list();
      case '(':
        return { text: decoded(literal()) };
      case '<':
        return hexadecimal();
      case '/':
        return name();
    }
    return word();
  }

  function dictionary(): PdfDictionary {
    at += 2;
    const found = new Map<string, PdfValue>();
    for (space(); !text.startsWith('>>', at); space()) {
      const key = name();
      found.set(key.slice(1), next());
    }
    at += 2;
    return { dictionary: found };
  }

  function list(): readonly PdfValue[] {
    at++;
    const found: PdfValue[] = [];
    for (space(); text[at] !== ']'; space()) found.push(next());
    at++;
    return found;
  }

  function name(): string {
    const start = at++;
    while (at < text.length && !delimiter.test(text[at]!)) at++;
    return text.slice(start, at);
  }

  function literal(): string {
    let depth = 0;
    let found = '';
    do {
      const letter = text[at++]!;
      if (letter === '\\') {
        const escaped = text[at++]!;
        found += ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' } as Record<string, string>)[escaped] ?? escaped;
        continue;
      }
      if (letter === '(' && depth++ === 0) continue;
      if (letter === ')' && --depth === 0) continue;
      found += letter;
    } while (depth > 0);
    return found;
  }

  function hexadecimal(): PdfValue {
    const end = text.indexOf('>', at);
    const digits = text.slice(at + 1, end).replaceAll(/\s/g, '');
    at = end + 1;
    return { text: decoded(Buffer.from(digits, 'hex').toString('latin1')) };
  }

  function word(): PdfValue {
    const start = at;
    while (at < text.length && !delimiter.test(text[at]!)) at++;
    const found = text.slice(start, at);
    if (found === '') throw new Error(`nothing to read at ${start}`);
    if (found === 'true' || found === 'false') return found === 'true';
    if (found === 'null') return null;
    if (!/^[-+]?[\d.]+(?:e[-+]?\d+)?$/.test(found)) return { operator: found };
    const reference = /\s+\d+\s+R(?![A-Za-z])/y;
    reference.lastIndex = at;
    if (/^\d+$/.test(found) && reference.test(text)) {
      at = reference.lastIndex;
      return { ref: Number(found) };
    }
    return Number(found);
  }
}

function decoded(bytes: string): string {
  return bytes.startsWith('\u00fe\u00ff') ? Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le') : bytes;
}
