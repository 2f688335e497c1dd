import { asBlobName, partsOf, type BlobName } from './blob-name.ts';

/** Where a station's blobs lie: a folder of its own, so that no two machines write in one. */
export function folderOf(station: number): string {
  return `s${station}`;
}

export function isStationFolder(name: string): boolean {
  return /^s[1-9][0-9]{0,3}$/i.test(name);
}

/** The name of a blob's file. */
export function fileOf(name: BlobName): string {
  return `${name}${ENDING}`;
}

const ENDING = '.bin';
const FORM = /^([bdc]-[1-9][0-9]{0,3}-[0-9a-f]{64})(.{0,160})\.bin$/;

/**
 * Which blob a file may hold. Programs that synchronize put a second file beside one that they found changed on two sides, and persons copy:
 * `… (conflicted copy 2026-03-01).bin`, `….sync-conflict-20260301-101010-ABCDEFG.bin`, `…-DESK.bin`, `… - Copy.bin`, `…(1).bin`. Whatever
 * stands between a whole name and its ending is taken for such, since the content itself says whether it is the blob. Some drives give
 * names back in capitals. Null for everything else that lies there: half-written files, other programs' own, other people's.
 *
 * @param folder - The name of the folder that it lies in.
 */
export function blobOfFile(folder: string, file: string): { readonly name: BlobName; readonly isCopy: boolean } | null {
  const [, base = '', between = ''] = FORM.exec(file.toLowerCase()) ?? [];
  const name = asBlobName(base);
  if (name === null || folderOf(partsOf(name).station) !== folder.toLowerCase()) return null;
  return { name, isCopy: between !== '' };
}
