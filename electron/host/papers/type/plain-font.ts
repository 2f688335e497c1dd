import { inflateSync } from 'node:zlib';

// Substitutions turn characters into others as they stand together (arrows from "->", a multiplication sign from "2x3"). An identifier
// must look as it is, and leaving them out makes setting a text several times faster.
const leftOut = new Set(['GSUB']);

/**
 * A font as TrueType, without its glyph substitutions.
 *
 * @param font - TrueType, or WOFF (version 1, W3C 2012), which is unpacked.
 */
export function plainFont(font: Uint8Array): Uint8Array {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const isWoff = view.getUint32(0) === 0x774f4646;
  const tables = isWoff ? unpackedTables(font, view) : storedTables(font, view);
  return joinTables(
    view.getUint32(isWoff ? 4 : 0),
    tables.filter(({ tag }) => !leftOut.has(tag)),
  );
}

type Table = { readonly tag: string; readonly checksum: number; readonly bytes: Uint8Array };

function unpackedTables(woff: Uint8Array, view: DataView): readonly Table[] {
  return Array.from({ length: view.getUint16(12) }, (_, index) => {
    const at = 44 + index * 20;
    const bytes = woff.subarray(view.getUint32(at + 4), view.getUint32(at + 4) + view.getUint32(at + 8));
    const size = view.getUint32(at + 12);
    return { tag: tagAt(woff, at), checksum: view.getUint32(at + 16), bytes: bytes.length < size ? inflateSync(bytes) : bytes };
  });
}

function storedTables(font: Uint8Array, view: DataView): readonly Table[] {
  return Array.from({ length: view.getUint16(4) }, (_, index) => {
    const at = 12 + index * 16;
    const from = view.getUint32(at + 8);
    return { tag: tagAt(font, at), checksum: view.getUint32(at + 4), bytes: font.subarray(from, from + view.getUint32(at + 12)) };
  });
}

function tagAt(font: Uint8Array, at: number): string {
  return String.fromCharCode(...font.subarray(at, at + 4));
}

function joinTables(flavour: number, tables: readonly Table[]): Uint8Array {
  const padded = (size: number) => (size + 3) & ~3;
  const directory = 12 + tables.length * 16;
  const font = new Uint8Array(tables.reduce((sum, table) => sum + padded(table.bytes.length), directory));
  const view = new DataView(font.buffer);
  const power = Math.floor(Math.log2(tables.length));
  view.setUint32(0, flavour);
  view.setUint16(4, tables.length);
  view.setUint16(6, 2 ** power * 16);
  view.setUint16(8, power);
  view.setUint16(10, tables.length * 16 - 2 ** power * 16);
  let at = directory;
  tables.forEach(({ tag, checksum, bytes }, index) => {
    const entry = 12 + index * 16;
    for (let character = 0; character < 4; character++) view.setUint8(entry + character, tag.charCodeAt(character));
    view.setUint32(entry + 4, checksum);
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, bytes.length);
    font.set(bytes, at);
    at += padded(bytes.length);
  });
  return font;
}
