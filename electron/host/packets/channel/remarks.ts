import { catalogue } from '../../../../shared/catalogue.ts';
import type { Bilingual, Json } from '../../../../shared/language.ts';
import type { Mark } from '../../../../shared/mark.ts';
import type { PacketHeader } from '../../../../shared/packet.ts';
import { maxLengths } from '../../../../shared/values.ts';
import { canonical } from '../../keys/canonical.ts';
import { lockedMark, unknownMark, type IncomingRecord, type UnknownLeaf } from '../read/intake.ts';

/** A portion that keeps what came in and has no field of its own here. */
export type Remark = { readonly text: string; readonly mark: Mark };

const laterFields: Bilingual = {
  en: 'values for which this Enlace’s catalog has no field',
  es: 'datos para los que el catálogo de este Enlace no tiene campo',
};

/**
 * The remarks of one received record: its values in another form than their field's, and, apart and marked so that they never leave,
 * those that only a later catalogue knows: each with its path and word for word, as JSON.
 */
export function remarksOf(incoming: IncomingRecord, header: Pick<PacketHeader, 'from' | 'handling'>): readonly Remark[] {
  const { agency } = header.from;
  const inAnotherForm = incoming.asText.map(({ field, value, how }) => {
    const label = catalogue[incoming.entity].fields[field]?.label;
    return `${label?.en ?? field} / ${label?.es ?? field}: ${wordsOf(value)} (${how.toLowerCase()})`;
  });
  const unknown = incoming.unknown.map(({ path, value }) => `${path} = ${canonical(value)}`);
  return [
    ...remarkPages(`${agency}:`, inAnotherForm).map(text => ({ text, mark: lockedMark(header) })),
    ...remarkPages(`${agency}: ${laterFields.en} / ${laterFields.es}`, unknown).map(text => ({
      text,
      mark: unknownMark(header),
    })),
  ];
}

const wordsOf = (value: Json): string => (typeof value === 'string' ? value : canonical(value));

/** Lines under a heading, on as many pages as a portion's length needs. A longer line is cut, and nothing of it is lost. */
export function remarkPages(heading: string, lines: readonly string[]): readonly string[] {
  const most = maxLengths.text - heading.length - 1;
  const found: string[] = [];
  let page: string[] = [];
  let length = 0;
  for (const piece of lines.flatMap(line => cut(line, most))) {
    if (page.length > 0 && length + piece.length + 1 > most) {
      found.push([heading, ...page].join('\n'));
      page = [];
      length = 0;
    }
    page.push(piece);
    length += piece.length + 1;
  }
  return page.length === 0 ? found : [...found, [heading, ...page].join('\n')];
}

function cut(line: string, most: number): readonly string[] {
  const pieces: string[] = [];
  for (let rest = line; rest.length > 0;) {
    const end = rest.length > most && isHighSurrogate(rest, most - 1) ? most - 1 : most;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return pieces;
}

const isHighSurrogate = (text: string, at: number): boolean => text.charCodeAt(at) >= 0xd800 && text.charCodeAt(at) <= 0xdbff;

/** Everything in a planned case that our catalogue does not know, in the packet's order. */
export function unknownLeaves(
  into: { readonly records: readonly { readonly incoming: IncomingRecord }[] } | null,
): readonly UnknownLeaf[] {
  return into?.records.flatMap(({ incoming }) => incoming.unknown) ?? [];
}
