import { crc32 } from 'node:zlib';
import { fromBuffer, open, type Entry, type Options, type ZipFile } from 'yauzl';
import { Refusal } from '../../../shared/failure.ts';
import { isPlainFileName } from '../../../shared/interchange.ts';
import { streamOf, wholeOf } from '../places/pieces.ts';
import { contentOf, refuseUnreadable, type NamedFiles } from '../places/sources.ts';
import type { Source } from '../places/handles.ts';

/** A case file that carries its documents: `cases.json`, and each document's file under `files/`. */
export type CaseZip = { readonly source: Source; readonly files: NamedFiles; readonly close: () => void };

const CASES = 'cases.json';
const FILES = 'files/';
const MOST_ENTRIES = 10_001;
const MOST_BYTES = 64 * 1024 ** 3; // unpacked, all together
/** No text, picture or PDF packs so well; DEFLATE itself reaches 1,032. Small entries may. */
const MOST_RATIO = 250;
const SMALL_BYTES = 1024 * 1024;
/** What comes as a stream, from a page, is held whole: a ZIP is read from its end. */
const MOST_STREAMED_BYTES = 64 * 1024 * 1024;
/** Of what an entry says of itself beside its content. A file's name has at most 255 characters, `files/` before it. */
const MOST_NAME_BYTES = 1024;
const MOST_EXTRA_BYTES = 4096;

const options = {
  lazyEntries: true,
  autoClose: false,
  decodeStrings: false,
  validateEntrySizes: true,
} as const satisfies Options;

/** Whether a source says by its name that it is such a file. */
export function isCaseZip({ name }: Source): boolean {
  return /\.enlace-case$/i.test(name);
}

/**
 * Open a `.enlace-case` file. Its whole directory is checked before anything of it is unpacked; each content's size and CRC are while it
 * is. Close it once the import is over.
 *
 * @throws Refusal `import/zip-malformed`, `-unsafe`, `-repeated`, `-unknown-entry`, `-bomb`; reading a content throws `import/zip-damaged`.
 */
export async function openCaseZip(source: Source): Promise<CaseZip> {
  const zip = await opened(source);
  try {
    const entries = await entriesOf(zip);
    const cases = entries.get(CASES);
    if (cases === undefined) throw new Refusal('import/zip-malformed');
    return {
      source: { kind: 'source', name: CASES, stream: streamOf(contentOfEntry(zip, cases)) },
      files: {
        has: name => entries.has((FILES + name).normalize('NFC')),
        open(name) {
          const entry = entries.get((FILES + name).normalize('NFC'));
          if (entry === undefined) throw new Refusal('import/missing-file');
          return contentOfEntry(zip, entry);
        },
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function opened(source: Source): Promise<ZipFile> {
  if ('path' in source) refuseUnreadable(source.path);
  const whole = 'path' in source ? null : await wholeIn(source);
  return new Promise((resolve, reject) => {
    const answer = (error: Error | null, zip: ZipFile) =>
      error === null ? resolve(zip) : reject(refusalOf(error, 'import/zip-malformed'));
    if ('path' in source) open(source.path, options, answer);
    else fromBuffer(whole!, options, answer); // read above, since the source has no path
  });
}

async function wholeIn(source: Source): Promise<Buffer> {
  const bytes = await wholeOf(contentOf(source), { mostBytes: MOST_STREAMED_BYTES, code: 'import/too-large' });
  return Buffer.from(bytes.buffer);
}

/** Every file of the directory by its name, or a refusal. */
async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES) throw new Refusal('import/zip-bomb');
  const listed = await listedIn(zip);
  const entries = new Map<string, Entry>();
  const folded = new Set<string>();
  for (const entry of listed) {
    const name = nameOf(entry);
    if (name === FILES && entry.uncompressedSize === 0) continue; // the folder itself
    refuseUnsafe(entry, name);
    const key = name.normalize('NFC').toLowerCase(); // one file, on some systems
    if (folded.has(key)) throw new Refusal('import/zip-repeated');
    folded.add(key);
    entries.set(name.normalize('NFC'), entry);
  }
  refuseBombs(listed);
  return entries;
}

function listedIn(zip: ZipFile): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    zip.on('error', error => reject(refusalOf(error, 'import/zip-malformed')));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      if (isWordy(entry)) return reject(new Refusal('import/zip-unsafe')); // ten thousand such would be gigabytes: no more is read
      entries.push(entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function isWordy({ fileNameRaw, extraFieldRaw, fileCommentRaw }: Entry): boolean {
  return fileNameRaw.length > MOST_NAME_BYTES || extraFieldRaw.length + fileCommentRaw.length > MOST_EXTRA_BYTES;
}

/** Names are UTF-8 whether or not the entry says so; ASCII is. */
function nameOf({ fileNameRaw }: Entry): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(fileNameRaw);
  } catch {
    throw new Refusal('import/zip-unsafe');
  }
}

function refuseUnsafe(entry: Entry, name: string): void {
  const kind = (entry.externalFileAttributes >>> 16) & 0xf000; // what Unix calls the file's type
  const isOrdinary = kind === 0 || kind === 0x8000;
  if (!isOrdinary || entry.isEncrypted() || !isPlainFileName(name)) throw new Refusal('import/zip-unsafe');
  if (name !== CASES && !name.startsWith(FILES)) throw new Refusal('import/zip-unknown-entry');
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw new Refusal('import/zip-unsafe');
}

/** What unpacks beyond reason, and entries that share their bytes. */
function refuseBombs(entries: readonly Entry[]): void {
  const isDense = ({ uncompressedSize, compressedSize }: Entry) =>
    uncompressedSize > SMALL_BYTES && uncompressedSize > compressedSize * MOST_RATIO;
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (total > MOST_BYTES || entries.some(isDense)) throw new Refusal('import/zip-bomb');
  const ordered = entries.toSorted((one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader);
  for (const [at, { relativeOffsetOfLocalHeader: offset, compressedSize }] of ordered.entries()) {
    const next = ordered[at + 1];
    if (next !== undefined && offset + compressedSize > next.relativeOffsetOfLocalHeader) throw new Refusal('import/zip-bomb');
  }
}

async function* contentOfEntry(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  let crc = 0;
  try {
    for await (const chunk of await streamOfEntry(zip, entry)) {
      crc = crc32(chunk, crc);
      yield chunk;
    }
  } catch (error) {
    throw refusalOf(error, 'import/zip-damaged');
  }
  if (crc !== entry.crc32) throw new Refusal('import/zip-damaged');
}

function streamOfEntry(zip: ZipFile, entry: Entry): Promise<AsyncIterable<Buffer>> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error === null ? resolve(stream) : reject(error)));
  });
}

/** What the reader throws says what it found in its own words; a person needs ours. A missing file stays one. */
function refusalOf(error: unknown, code: 'import/zip-malformed' | 'import/zip-damaged'): Error {
  if (error instanceof Refusal) return error;
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return new Refusal(isMissing ? 'import/missing-file' : code, { cause: error });
}
