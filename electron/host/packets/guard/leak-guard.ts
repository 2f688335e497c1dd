import type { Emission } from '../../../../shared/decision/types.ts';
import type { CaseFile } from '../../../../shared/case.ts';
import type { RecordId } from '../../../../shared/language.ts';
import type { LeakKind, ReleasedValue, Severity, TypedPlace, Variant, WithheldValue } from '../../../../shared/leak/needle.ts';
import { ownWordsOf, type OwnWords } from '../../../../shared/leak/own-words.ts';
import { indexLeaks, type LeakIndex } from '../../../../shared/leak/search.ts';
import { splitForGuard } from '../../../../shared/leak/values.ts';
import { wholeOf, type Pieces } from '../../places/pieces.ts';
import { readEntry, type Reading } from './leak-readers.ts';
import type { OwnParts } from './own-words.ts';

/** A finished packet, taken apart again. Entries are all of the container's but the padding; `json` is the JWS's decoded payload. */
export type DecodedPacket = {
  readonly json: unknown;
  readonly disclosures: readonly string[]; // each decoded from base64url: `["salt","name",value]`
  readonly entries: readonly PacketEntry[];
};
export type PacketEntry = {
  readonly name: string;
  readonly sizeBytes: number;
  readonly open: () => Promise<Pieces>;
};

/** Where in the packet. `part` names a piece of an entry: a PDF's `info`, a JPEG's `APP1`; `offset` and `end` count characters in it. */
export type GuardedPart = {
  readonly entry: string;
  readonly part?: string;
  readonly page?: number;
  readonly jsonPath?: string;
  readonly offset?: number;
  readonly end?: number;
};

/**
 * A withheld value found in the packet, or an entry that nobody could read (`kind` `unread`). It names the value by record and field and
 * never carries it, so that a finding may be logged and stored.
 */
export type Finding = {
  readonly severity: Severity;
  readonly kind: LeakKind | 'unread';
  readonly record: RecordId | null;
  readonly field: string | null; // path of the withheld value, such as `subjects[0].curp`
  readonly place: GuardedPart;
  readonly variant: Variant | 'unread';
  /** A value of a case other than the packet's. */
  readonly isOfAnotherCase: boolean;
  /** What `mark` made of the text that was seen; a finding in the packet's PDF is marked by its nearest words, since a page has the packet's number too. */
  readonly seen: string;
};

/** Entries above this are not read into memory; they are findings of kind `unread`, for a person to accept. */
export const readableBytes = 64 * 1024 * 1024;

/** What of a case the guard looks for, and what it may meet: made from the case and from what leaves of it. */
export function guardedValues(
  file: CaseFile,
  emission: Emission,
): { readonly withheld: readonly WithheldValue[]; readonly released: readonly ReleasedValue[] } {
  return splitForGuard(file, emission);
}

/**
 * Read a finished packet with readers that share no code with its writers, and look for every withheld value in all its variants.
 * Findings come in the packet's order, at most one per value and place. The guard stops or warns; it never changes a packet.
 *
 * @param own - What the program made itself of the payload, PDF and README: no coincidence with it is a finding.
 * @param mark - A keyed digest, by which a finding remembers the text around it without carrying it.
 */
export async function findLeaks(
  packet: DecodedPacket,
  withheld: readonly WithheldValue[],
  released: readonly ReleasedValue[],
  own: OwnParts = noParts,
  mark: (text: string) => string = () => '',
): Promise<readonly Finding[]> {
  // Another thread reads the PDF while the rest is looked through here.
  const pdf = packet.entries.find(({ name, sizeBytes }) => name === 'packet.pdf' && sizeBytes <= readableBytes);
  const pdfReading = pdf && readingOf(pdf);
  pdfReading?.catch(() => undefined); // it is thrown where it is awaited
  const index: Search = {
    ...indexLeaks(withheld, released, own.phrases),
    own: ownWordsOf(own.texts),
    values: own.values,
    mark,
    typedAt: path => own.typed.get(path.replace(memberOfValue, '$1')) ?? null,
  };
  const findings = newFindings(withheld);
  scanJson(index, packet.json, '$', 'packet.json', findings);
  packet.disclosures.forEach((disclosure, at) => scanDisclosure(index, disclosure, at, findings));
  for (const entry of packet.entries) {
    if (!ourEntries.has(entry.name)) scan(index, entry.name, 'labelled', { entry: entry.name, part: 'name' }, findings);
    if (entry.name !== 'packet.json') await scanEntry(index, entry, findings, entry === pdf ? pdfReading : undefined); // that one came in decoded, above
  }
  return findings.list;
}

const noParts: OwnParts = { texts: [], values: new Map(), typed: new Map(), phrases: [] };
// A place or account is one typed value whose members are texts of their own.
const memberOfValue = /^(disclosures\[\d+\]\[1\]).+$/;

/** The index, and what to pass over in {@link ourEntries}. */
type Search = LeakIndex & {
  readonly own: OwnWords;
  readonly values: OwnParts['values'];
  readonly mark: (text: string) => string;
  readonly typedAt: (jsonPath: string) => TypedPlace | null;
};

/** Entries that the program writes; everything else of a packet came from outside. */
const ourEntries = new Set(['packet.json', 'packet.pdf', 'LEEME-README.txt']);

type Findings = {
  readonly list: Finding[];
  readonly add: (index: number, finding: Pick<Finding, 'severity' | 'variant' | 'place' | 'seen'>) => void;
};

function newFindings(withheld: readonly WithheldValue[]): Findings {
  const list: Finding[] = [];
  const known = new Map<string, number>();
  return {
    list,
    add(index, { severity, variant, place, seen }) {
      const { kind, record, path, isOfAnotherCase = false } = withheld[index]!;
      const key = JSON.stringify([index, place.entry, place.part, place.page, place.jsonPath]);
      const finding: Finding = { severity, kind, record, field: path, place, variant, isOfAnotherCase, seen };
      const at = known.get(key);
      if (at === undefined) known.set(key, list.push(finding) - 1);
      else if (list[at]!.severity === 'warn' && severity === 'stop') list[at] = finding;
    },
  };
}

function scan(index: Search, text: string, where: 'prose' | 'labelled', place: GuardedPart, findings: Findings): void {
  const own = ourEntries.has(place.entry) ? index.own : null;
  const typed = place.entry === 'packet.json' ? index.typedAt(place.jsonPath ?? '') : null;
  const isRepeat = place.entry === 'packet.pdf';
  const isOurs = own !== null && (isRepeat || place.jsonPath?.startsWith('disclosures') !== true);
  for (const { value, severity, variant, offset, end } of index.find(text, where, { own, typed, isRepeat, isOurs }))
    findings.add(value, {
      severity,
      variant,
      place: { ...place, offset, end },
      seen: index.mark(textSeen(text, place, offset, end)),
    });
}

const NEAR = 24; // characters on both sides

function textSeen(text: string, { entry }: GuardedPart, offset: number, end: number): string {
  return entry === 'packet.pdf' ? text.slice(Math.max(0, offset - NEAR), end + NEAR) : text;
}

const digest = /^[A-Za-z0-9_-]{43}$/; // a commitment or decoy: 256 random bits that mean nothing

function scanJson(index: Search, value: unknown, path: string, entry: string, findings: Findings, depth = 0): void {
  if (depth > 200) return;
  if (isOwnValue(index, value, path, entry)) return;
  if (typeof value === 'number') value = String(value);
  if (typeof value === 'string') {
    scan(index, value, 'prose', { entry, jsonPath: path }, findings);
    scanNested(index, value, path, entry, findings, depth);
  } else if (Array.isArray(value)) {
    const texts = value.filter(item => typeof item === 'string');
    if (
      (path.endsWith('._sd') || path === '$.disclosed') &&
      texts.length === value.length &&
      texts.every(text => digest.test(text))
    )
      return;
    value.forEach((item, at) => scanJson(index, item, `${path}[${at}]`, entry, findings, depth + 1));
  } else if (value !== null && typeof value === 'object') {
    scanObject(index, value, path, entry, findings, depth);
  }
}

function isOwnValue(index: Search, value: unknown, path: string, entry: string): boolean {
  return entry === 'packet.json' && value !== undefined && index.values.get(path) === value;
}

function scanObject(index: Search, value: object, path: string, entry: string, findings: Findings, depth: number): void {
  const texts: string[] = [];
  for (const [key, item] of Object.entries(value)) {
    const here = `${path}.${key}`;
    if (!(entry === 'packet.json' && index.values.has(here))) scan(index, key, 'labelled', { entry, jsonPath: here }, findings);
    if (key === '...' && typeof item === 'string' && digest.test(item)) continue;
    scanJson(index, item, here, entry, findings, depth + 1);
    if (typeof item === 'string' && !isOwnValue(index, item, here, entry)) texts.push(item);
  }
  // Parts of a name side by side make the name.
  if (texts.length > 1 && texts.join(' ').length < 400)
    scan(index, texts.join(' '), 'labelled', { entry, jsonPath: path }, findings);
}

const isBinary = /[\u0000-\u0008\ufffd]/; // a code that happens to decode to an opening brace

/** A string may be JSON in base64url (a JWS payload, a disclosure of an earlier packet): read that too. */
function scanNested(index: Search, text: string, path: string, entry: string, findings: Findings, depth: number): void {
  if (text.length < 16 || !/^[A-Za-z0-9_-]+={0,2}$/.test(text)) return;
  const decoded = Buffer.from(text, 'base64url').toString('utf8');
  if (!/^\s*[[{]/.test(decoded)) return;
  try {
    scanJson(index, JSON.parse(decoded), `${path}#`, entry, findings, depth + 1);
  } catch {
    if (!isBinary.test(decoded)) scan(index, decoded, 'prose', { entry, jsonPath: `${path}#` }, findings);
  }
}

function scanDisclosure(index: Search, disclosure: string, at: number, findings: Findings): void {
  const path = `disclosures[${at}]`;
  let parts: unknown;
  try {
    parts = JSON.parse(disclosure);
  } catch {
    parts = [null, disclosure];
  }
  const said: unknown = Array.isArray(parts) ? parts.slice(1) : parts; // the first part is the salt
  scanJson(index, said, path, 'packet.json', findings);
}

async function scanEntry(index: Search, entry: PacketEntry, findings: Findings, begun?: Promise<Reading>): Promise<void> {
  if (entry.sizeBytes > readableBytes) return unread(entry.name, findings);
  if (entry.name.endsWith('.json')) return scanJson(index, parsed(await wholeOf(await entry.open())), '$', entry.name, findings);
  const reading = await (begun ?? readingOf(entry));
  // A file that could not be cleaned keeps what nobody looked at, even where its words can be read.
  if (reading.unread || /^files\/\d+\.bin$/.test(entry.name)) unread(entry.name, findings);
  for (const { part, page, text } of reading.texts) {
    const place: GuardedPart = { entry: entry.name, part, ...(page === null ? {} : { page }) };
    scan(index, text, entry.name === 'packet.pdf' ? 'labelled' : 'prose', place, findings);
  }
}

async function readingOf(entry: PacketEntry): Promise<Reading> {
  return readEntry(await wholeOf(await entry.open()));
}

function unread(entry: string, findings: Findings): void {
  findings.list.push({
    severity: 'warn',
    kind: 'unread',
    record: null,
    field: null,
    place: { entry },
    variant: 'unread',
    isOfAnotherCase: false,
    seen: '',
  });
}

function parsed(bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
