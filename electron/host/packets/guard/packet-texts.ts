import { Refusal } from '../../../../shared/failure.ts';
import { isOwnVerifier } from '../../ground/verifier-page.ts';
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

/** One text of a packet. `labelled`: a name, a number, a line of a form, in which a single word means little. */
export type PacketText = {
  readonly text: string;
  readonly where: 'prose' | 'labelled';
  readonly place: GuardedPart;
  /** So many of its characters are read in every disguise; none of what the program wrote: nobody can have put something into it. */
  readonly disguised: number;
  /** Runs of letters in bytes that may be no text. */
  readonly isLoose?: boolean;
};

/** Who is told what a packet holds, in its order. */
export type Listener = {
  readonly text: (found: PacketText) => void;
  /** An entry that nobody could read, or not whole. */
  readonly unread: (entry: string) => void;
};

/** Entries above this are not read into memory; they are findings of kind `unread`, for a person to accept. */
export const readableBytes = 64 * 1024 * 1024;

/** Of an entry that came from outside, so many characters are read in every disguise, some fifteen hundred pages; what is beyond as it stands. */
const disguisedCharacters = 4 * 1024 * 1024;

/** Entries that the program writes; everything else of a packet came from outside. */
export const ourEntries: ReadonlySet<string> = new Set(['packet.json', 'packet.pdf', 'VERIFY.html', 'LEEME-README.txt']);

/** Tell every text of a packet: payload, disclosures, names of entries, and what is in them. `own.values` are passed over at their place. */
export async function tellTexts(packet: DecodedPacket, own: Pick<OwnParts, 'values'>, listener: Listener): Promise<void> {
  // Another thread reads the PDF while the rest is looked through here: it must have the bytes before that begins.
  const pdf = packet.entries.find(({ name, sizeBytes }) => name === 'packet.pdf' && sizeBytes <= readableBytes);
  const pdfReading = pdf && readEntry(await bytesOf(pdf));
  pdfReading?.catch(() => undefined); // it is thrown where it is awaited
  const json = jsonTeller('packet.json', listener, own.values);
  json.tell(packet.json, '$');
  packet.disclosures.forEach((disclosure, at) => json.tell(saidBy(disclosure), `disclosures[${at}]`));
  for (const entry of packet.entries) {
    if (!ourEntries.has(entry.name))
      listener.text({
        text: entry.name,
        where: 'labelled',
        place: { entry: entry.name, part: 'name' },
        disguised: entry.name.length,
      });
    if (entry.name !== 'packet.json') await tellEntry(entry, listener, entry === pdf ? pdfReading : undefined); // that one came in decoded, above
  }
}

async function tellEntry(entry: PacketEntry, listener: Listener, begun?: Promise<Reading>): Promise<void> {
  const { name, sizeBytes } = entry;
  if (sizeBytes > readableBytes) return listener.unread(name);
  if (name === 'VERIFY.html' && isOwnVerifier(await bytesOf(entry))) return; // the same in every packet
  if (name.endsWith('.json')) return jsonTeller(name, listener).tell(parsed(await bytesOf(entry)), '$');
  const reading = await (begun ?? readingOf(entry));
  const isOurs = ourEntries.has(name) && name !== 'VERIFY.html'; // another one is anybody’s
  const where = name === 'packet.pdf' ? 'labelled' : 'prose';
  let left = isOurs ? 0 : disguisedCharacters;
  for (const { part, page, text, isLoose = false } of reading.texts) {
    const disguised = Math.max(0, Math.min(left, text.length));
    left -= text.length;
    listener.text({ text, where, place: { entry: name, part, ...(page === null ? {} : { page }) }, disguised, isLoose });
  }
  // A file that could not be cleaned keeps what nobody looked at, even where its words can be read.
  if (reading.unread || /^files\/\d+\.bin$/.test(name) || (!isOurs && left < 0)) listener.unread(name);
}

async function readingOf(entry: PacketEntry): Promise<Reading> {
  const bytes = await bytesOf(entry);
  try {
    return await readEntry(bytes);
  } finally {
    bytes.buffer.transfer(0); // a large file's memory goes now, not when somebody collects it; what was read of it are texts
  }
}

/** A whole entry, held once. */
async function bytesOf({ sizeBytes, open }: PacketEntry): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await wholeOf(await open(), { sizeBytes });
  } catch (error) {
    throw error instanceof RangeError ? new Refusal('packet/attachment-changed', { cause: error }) : error; // longer than it says
  }
}

/** What a disclosure says, without its salt. */
function saidBy(disclosure: string): unknown {
  try {
    const parts: unknown = JSON.parse(disclosure);
    return Array.isArray(parts) ? parts.slice(1) : parts;
  } catch {
    return [disclosure];
  }
}

function parsed(bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const digest = /^[A-Za-z0-9_-]{43}$/; // a commitment or decoy: 256 random bits that mean nothing
const isBinary = /[\u0000-\u0008\ufffd]/; // a code that happens to decode to an opening brace
const mostDepth = 200;

/** Every string, number and key inside JSON, with its path. */
function jsonTeller(entry: string, { text: told }: Listener, ours: OwnParts['values'] = new Map()) {
  const say = (text: string, where: PacketText['where'], jsonPath: string): void => {
    // What a disclosure gives may have been typed by anybody.
    const disguised = entry === 'packet.json' && !jsonPath.startsWith('disclosures') ? 0 : text.length;
    told({ text, where, place: { entry, jsonPath }, disguised });
  };
  const isOurs = (value: unknown, path: string): boolean => value !== undefined && ours.get(path) === value;
  return { tell };

  function tell(value: unknown, path: string, depth = 0): void {
    if (depth > mostDepth || isOurs(value, path)) return;
    if (typeof value === 'number') value = String(value);
    if (typeof value === 'string') {
      say(value, 'prose', path);
      tellNested(value, path, depth);
    } else if (Array.isArray(value)) {
      if ((path.endsWith('._sd') || path === '$.disclosed') && value.every(item => typeof item === 'string' && digest.test(item)))
        return;
      value.forEach((item, at) => tell(item, `${path}[${at}]`, depth + 1));
    } else if (value !== null && typeof value === 'object') tellObject(value, path, depth);
  }

  function tellObject(value: object, path: string, depth: number): void {
    const texts: string[] = [];
    for (const [key, item] of Object.entries(value)) {
      const here = `${path}.${key}`;
      if (!ours.has(here)) say(key, 'labelled', here);
      if (key === '...' && typeof item === 'string' && digest.test(item)) continue;
      tell(item, here, depth + 1);
      if (typeof item === 'string' && !isOurs(item, here)) texts.push(item);
    }
    // Parts of a name side by side make the name.
    const joined = texts.join(' ');
    if (texts.length > 1 && joined.length < 400) say(joined, 'labelled', path);
  }

  /** A string may be JSON in base64url (a JWS payload, a disclosure of an earlier packet): read that too. */
  function tellNested(text: string, path: string, depth: number): void {
    if (text.length < 16 || !/^[A-Za-z0-9_-]+={0,2}$/.test(text)) return;
    const decoded = Buffer.from(text, 'base64url').toString('utf8');
    if (!/^\s*[[{]/.test(decoded)) return;
    try {
      tell(JSON.parse(decoded), `${path}#`, depth + 1);
    } catch {
      if (!isBinary.test(decoded)) say(decoded, 'prose', `${path}#`);
    }
  }
}
