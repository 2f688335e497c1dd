import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { Refusal } from '../../../../shared/failure.ts';
import {
  centralHeader,
  endRecord,
  entryOrder,
  localHeader,
  localHeaderBytes,
  maxZipBytes,
  mostEntries,
  paddingBytes,
  paddingName,
} from '../../../../shared/packet-reading/zip-layout.ts';
import { newByteReader, type ByteReader } from './byte-reader.ts';

/** What a stream of a packet's ZIP gives, in its order. Take each `content` to its end before asking for the next. */
export type UnzippedEntry = { readonly name: string; readonly sizeBytes: number; readonly content: AsyncGenerator<Uint8Array> };

/**
 * Read a packet's ZIP front to back, as it is decrypted: no temporary file, nothing held whole. The format leaves one way to write each
 * byte outside the contents, so headers are not interpreted but rebuilt and compared, the central directory too. Whatever another
 * reader might see differently is thereby refused.
 *
 * The contents handed out before the end are not yet known to be whole: act on nothing until the last entry was taken.
 */
export async function* unzip(source: AsyncIterable<Uint8Array>): AsyncGenerator<UnzippedEntry> {
  const reader = newByteReader(source);
  try {
    yield* entriesOf(reader);
  } finally {
    await reader.leave();
  }
}

async function* entriesOf(reader: ByteReader): AsyncGenerator<UnzippedEntry> {
  const seen: Seen[] = [];
  const names = new Set<string>();
  let offset = 0;
  let place = 0;
  for (;;) {
    const entry = await readLocalHeader(reader, names);
    place = placeOf(entry.name, place);
    const state: Seen = { ...entry, offset };
    seen.push(state);
    offset += localHeaderBytes + entry.name.length + entry.sizeBytes;
    if (offset > 4 * 1024 ** 3 - 1) throw new Refusal('packet/too-large');
    if (entry.name === paddingName) break;
    yield { name: entry.name, sizeBytes: entry.sizeBytes, content: contentOf(reader, state) };
  }
  await checkPadding(reader, seen);
  await checkDirectory(reader, seen, offset);
}

type Entry = { readonly name: string; readonly sizeBytes: number; readonly crc: number };
type Seen = Entry & { readonly offset: number };

async function readLocalHeader(reader: ByteReader, names: Set<string>): Promise<Entry> {
  const fixed = await reader.take(localHeaderBytes, 'packet/zip-malformed');
  if (fixed.readUInt32LE(0) !== 0x04034b50 || names.size >= mostEntries) throw new Refusal('packet/zip-malformed');
  if (fixed.readUInt16LE(8) !== 0) throw new Refusal('packet/zip-compressed');
  const name = (await reader.take(fixed.readUInt16LE(26), 'packet/zip-malformed')).toString('latin1');
  refuseBadName(name, names);
  names.add(name);
  const entry = { name, sizeBytes: fixed.readUInt32LE(22), crc: fixed.readUInt32LE(14) };
  if (entry.sizeBytes > maxZipBytes) throw new Refusal('packet/too-large');
  const rebuilt = localHeader(entry, entry.crc);
  if (!Buffer.concat([fixed, Buffer.from(name, 'latin1')]).equals(rebuilt)) throw new Refusal('packet/zip-malformed');
  return entry;
}

function refuseBadName(name: string, names: ReadonlySet<string>): void {
  const parts = name.split(/[/\\]/);
  const isUnsafe = parts.includes('..') || parts[0] === '' || name.includes('\\') || name.includes(':') || name.includes('\0');
  if (isUnsafe) throw new Refusal('packet/zip-unsafe-name');
  if (names.has(name)) throw new Refusal('packet/zip-repeated-name');
  if (!entryOrder.some(known => known.test(name))) throw new Refusal('packet/zip-unknown-entry');
}

function placeOf(name: string, before: number): number {
  const place = entryOrder.findIndex(known => known.test(name));
  if (place < before) throw new Refusal('packet/zip-malformed');
  return place;
}

async function* contentOf(reader: ByteReader, entry: Entry): AsyncGenerator<Uint8Array> {
  let crc = 0;
  for await (const chunk of reader.stream(entry.sizeBytes, 'packet/zip-malformed')) {
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (crc !== entry.crc) throw new Refusal('packet/zip-malformed');
}

async function checkPadding(reader: ByteReader, seen: readonly Seen[]): Promise<void> {
  const padding = seen.at(-1);
  if (padding?.sizeBytes !== paddingBytes(seen.slice(0, -1))) throw new Refusal('packet/zip-padding');
  let crc = 0;
  for await (const chunk of reader.stream(padding.sizeBytes, 'packet/zip-malformed')) {
    if (!isZero(chunk)) throw new Refusal('packet/zip-padding');
    crc = crc32(chunk, crc);
  }
  if (crc !== padding.crc) throw new Refusal('packet/zip-mismatch');
}

const zeros = Buffer.alloc(64 * 1024);

function isZero({ buffer, byteOffset, byteLength }: Uint8Array): boolean {
  for (let at = 0; at < byteLength; at += zeros.length) {
    const size = Math.min(zeros.length, byteLength - at);
    if (!zeros.subarray(0, size).equals(Buffer.from(buffer, byteOffset + at, size))) return false;
  }
  return true;
}

async function checkDirectory(reader: ByteReader, seen: readonly Seen[], offset: number): Promise<void> {
  let directoryBytes = 0;
  for (const entry of seen) {
    const expected = centralHeader(entry, entry.crc, entry.offset);
    const found = await reader.take(expected.length, 'packet/zip-mismatch');
    directoryBytes += expected.length;
    if (found.equals(expected)) continue;
    throw new Refusal(isLink(found) ? 'packet/zip-link' : 'packet/zip-mismatch');
  }
  const expected = endRecord(seen.length, directoryBytes, offset);
  if (!(await reader.take(expected.length, 'packet/zip-mismatch')).equals(expected)) throw new Refusal('packet/zip-mismatch');
  if (!(await reader.isAtEnd())) throw new Refusal('packet/zip-mismatch');
}

// Unix file type in the upper half of the external attributes: 0xA000 is a symbolic link.
function isLink(header: Buffer): boolean {
  return (header.readUInt16LE(40) & 0xf000) === 0xa000;
}

/** Hash a content as it passes, and say whether it was the one expected once it ended. */
export function hashing(content: AsyncIterable<Uint8Array>): {
  readonly stream: AsyncGenerator<Uint8Array>;
  readonly sha256: () => string;
} {
  const hash = createHash('sha256');
  async function* pass(): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      hash.update(chunk);
      yield chunk;
    }
  }
  return { stream: pass(), sha256: () => hash.digest('base64url') };
}
