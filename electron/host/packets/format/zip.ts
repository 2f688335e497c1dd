import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { Refusal } from '../../../../shared/failure.ts';
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

/** The last entry: zeros, so that the whole has a Padmé size and the size of an attachment cannot be read off the file. */
export const paddingName = 'padding';

/** Without ZIP64 no offset may pass 4 GiB; 3 GiB leaves room for the padding, which adds at most 12 %. */
export const maxZipBytes = 3 * 1024 ** 3;

export const localHeaderBytes = 30;
export const centralHeaderBytes = 46;
export const endBytes = 22;

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
 * The size to which a file of this size is padded (Padmé): at most 12 % more, and of the size itself only its O(log log) leading
 * bits can still be seen. Nikitin et al., "Reducing Metadata Leakage from Encrypted Files", PETS 2019.
 */
export function padme(sizeBytes: number): number {
  if (sizeBytes < 2) return sizeBytes;
  const exponent = Math.floor(Math.log2(sizeBytes));
  const keptBits = Math.floor(Math.log2(exponent)) + 1;
  const step = 2 ** Math.max(0, exponent - keptBits);
  return Math.ceil(sizeBytes / step) * step;
}

/** How many zeros the last entry holds, given the names and sizes of the others. */
export function paddingBytes(entries: readonly { readonly name: string; readonly sizeBytes: number }[]): number {
  const bare = [...entries, { name: paddingName, sizeBytes: 0 }].reduce(
    (sum, entry) => sum + localHeaderBytes + centralHeaderBytes + 2 * entry.name.length + entry.sizeBytes,
    endBytes,
  );
  return padme(bare) - bare;
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
  const central: Buffer[] = [];
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

/** The fixed bytes in front of an entry; a reader compares whole headers with these, so there is one way to write one. */
export function localHeader(entry: { readonly name: string; readonly sizeBytes: number }, crc: number): Buffer {
  const header = Buffer.alloc(localHeaderBytes + entry.name.length);
  header.writeUInt32LE(0x04034b50, 0);
  writeCommon(header, 4, entry, crc);
  header.write(entry.name, localHeaderBytes, 'ascii');
  return header;
}

export function centralHeader(entry: { readonly name: string; readonly sizeBytes: number }, crc: number, offset: number): Buffer {
  const header = Buffer.alloc(centralHeaderBytes + entry.name.length);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(10, 4); // made by: version 1.0, no system's attributes
  writeCommon(header, 6, entry, crc);
  header.writeUInt32LE(offset, 42);
  header.write(entry.name, centralHeaderBytes, 'ascii');
  return header;
}

export function endRecord(count: number, directoryBytes: number, directoryOffset: number): Buffer {
  const end = Buffer.alloc(endBytes);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(directoryOffset, 16);
  return end;
}

// Version 1.0, no flags, stored, 1980-01-01 00:00:00, no extra field.
function writeCommon(
  header: Buffer,
  at: number,
  entry: { readonly name: string; readonly sizeBytes: number },
  crc: number,
): void {
  header.writeUInt16LE(10, at);
  header.writeUInt16LE(0x0021, at + 8);
  header.writeUInt32LE(crc, at + 10);
  header.writeUInt32LE(entry.sizeBytes, at + 14);
  header.writeUInt32LE(entry.sizeBytes, at + 18);
  header.writeUInt16LE(entry.name.length, at + 22);
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
