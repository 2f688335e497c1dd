// How a packet's ZIP is laid out, byte by byte: there is one way to write one, so a reader rebuilds headers and compares.

/** The last entry: zeros, so that the whole has a Padmé size and the size of an attachment cannot be read off the file. */
export const paddingName = 'padding';

/** Without ZIP64 no offset may pass 4 GiB; 3 GiB leaves room for the padding, which adds at most 12 %. */
export const maxZipBytes = 3 * 1024 ** 3;
export const mostEntries = 10_010;

export const localHeaderBytes = 30;
export const centralHeaderBytes = 46;
export const endBytes = 22;

/** The entries that the format knows, in the only order it knows. */
export const entryOrder = [
  /^packet\.json$/,
  /^packet\.pdf$/,
  /^VERIFY\.html$/,
  /^LEEME-README\.txt$/,
  /^files\/\d{4}\.[a-z0-9]{1,8}$/,
  /^earlier\.json$/,
  /^padding$/,
];

export type Measured = { readonly name: string; readonly sizeBytes: number };

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
export function paddingBytes(entries: readonly Measured[]): number {
  const bare = [...entries, { name: paddingName, sizeBytes: 0 }].reduce(
    (sum, entry) => sum + localHeaderBytes + centralHeaderBytes + 2 * entry.name.length + entry.sizeBytes,
    endBytes,
  );
  return padme(bare) - bare;
}

/** The fixed bytes in front of an entry. */
export function localHeader(entry: Measured, crc: number): Uint8Array<ArrayBuffer> {
  const { bytes, view } = blank(localHeaderBytes + entry.name.length);
  view.setUint32(0, 0x04034b50, true);
  writeCommon(view, 4, entry, crc);
  writeName(bytes, localHeaderBytes, entry.name);
  return bytes;
}

export function centralHeader(entry: Measured, crc: number, offset: number): Uint8Array<ArrayBuffer> {
  const { bytes, view } = blank(centralHeaderBytes + entry.name.length);
  view.setUint32(0, 0x02014b50, true);
  view.setUint16(4, 10, true); // made by: version 1.0, no system's attributes
  writeCommon(view, 6, entry, crc);
  view.setUint32(42, offset, true);
  writeName(bytes, centralHeaderBytes, entry.name);
  return bytes;
}

export function endRecord(count: number, directoryBytes: number, directoryOffset: number): Uint8Array<ArrayBuffer> {
  const { bytes, view } = blank(endBytes);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, directoryBytes, true);
  view.setUint32(16, directoryOffset, true);
  return bytes;
}

// Version 1.0, no flags, stored, 1980-01-01 00:00:00, no extra field.
function writeCommon(view: DataView, at: number, entry: Measured, crc: number): void {
  view.setUint16(at, 10, true);
  view.setUint16(at + 8, 0x0021, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, entry.sizeBytes, true);
  view.setUint32(at + 18, entry.sizeBytes, true);
  view.setUint16(at + 22, entry.name.length, true);
}

function writeName(bytes: Uint8Array, from: number, name: string): void {
  for (let at = 0; at < name.length; at++) bytes[from + at] = name.charCodeAt(at) & 0xff;
}

function blank(sizeBytes: number) {
  const bytes = new Uint8Array(sizeBytes);
  return { bytes, view: new DataView(bytes.buffer) };
}
