import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { Refusal } from '../../../../shared/failure.ts';
import {
  centralHeader,
  endRecord,
  localHeader,
  localHeaderBytes,
  maxZipBytes,
  paddingBytes,
  paddingName,
} from '../../../../shared/packet-reading/zip-layout.ts';
import { piecesOf, type Pieces } from '../../places/pieces.ts';

// Our own writer: yazl adds a data descriptor and an extended timestamp to streamed entries, and takes its time from a Date in the
// machine's zone. Here the same entries must give the same bytes on every machine, with nothing in them that a person did not put there.

/** An entry whose size is known before its bytes are. `crc32` may be left out; the content is then read once more to find it. */
export type ZipEntry = {
  readonly name: string;
  readonly sizeBytes: number;
  readonly sha256: string; // base64url
  readonly crc32?: number;
  readonly open: () => Promise<Pieces>;
};

/** An entry already in memory. */
export function entryOf(name: string, bytes: Uint8Array): ZipEntry {
  return {
    name,
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('base64url'),
    crc32: crc32(bytes),
    open: async () => piecesOf(bytes),
  };
}

/**
 * A stored ZIP of these entries in this order, padded. Same entries, same bytes. Reads each content as it goes: nothing is held whole.
 *
 * @throws Refusal `packet/attachment-changed` if a content is not of the stated size and hash; what was written so far is then void.
 * @throws Refusal `packet/too-large` before anything is read.
 */
export async function* zipOf(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array> {
  const total = entries.reduce((sum, entry) => sum + entry.sizeBytes, 0);
  if (total > maxZipBytes) throw new Refusal('packet/too-large');
  const padding = paddingBytes(entries);
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const entry of [...entries, zeros(padding)]) {
    const crc = entry.crc32 ?? (await crcOf(entry));
    central.push(centralHeader(entry, crc, offset));
    yield localHeader(entry, crc);
    yield* checked(entry, crc);
    offset += localHeaderBytes + entry.name.length + entry.sizeBytes;
  }
  const directory = Buffer.concat(central);
  yield directory;
  yield endRecord(central.length, directory.length, offset);
}

async function crcOf(entry: ZipEntry): Promise<number> {
  let crc = 0;
  for await (const chunk of await entry.open()) crc = crc32(chunk, crc);
  return crc;
}

async function* checked(entry: ZipEntry, crc: number): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  let crcSoFar = 0;
  for await (const chunk of await entry.open()) {
    sizeBytes += chunk.length;
    if (sizeBytes > entry.sizeBytes) throw new Refusal('packet/attachment-changed');
    hash.update(chunk);
    if (entry.crc32 === undefined) crcSoFar = crc32(chunk, crcSoFar);
    yield chunk;
  }
  const isSame =
    sizeBytes === entry.sizeBytes &&
    (entry.crc32 !== undefined || crcSoFar === crc) && // a given one was taken of the bytes that have this hash
    (entry.name === paddingName || hash.digest('base64url') === entry.sha256);
  if (!isSame) throw new Refusal('packet/attachment-changed');
}

function zeros(sizeBytes: number): ZipEntry {
  return { name: paddingName, sizeBytes, sha256: '', open: async () => zeroChunks(sizeBytes) };
}

async function* zeroChunks(sizeBytes: number): AsyncGenerator<Uint8Array> {
  const chunk = new Uint8Array(64 * 1024);
  for (let left = sizeBytes; left > 0; left -= chunk.length) yield chunk.subarray(0, Math.min(left, chunk.length));
}
