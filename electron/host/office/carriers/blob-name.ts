/** What a blob is: a run of a station's entries, a sealed document, or what a look at the carrier puts and takes away again. */
export type BlobKind = 'bundle' | 'document' | 'check';

/**
 * A blob's name: a letter for its kind, the number of the station that put it, and the SHA-256 of its bytes in hex. So whoever fetches it sees
 * whether it is whole, putting it twice changes nothing, and who only sees names learns no word of what is inside.
 */
export type BlobName = `${Letter}-${number}-${string}`;

const letters = { bundle: 'b', document: 'd', check: 'c' } as const satisfies Record<BlobKind, string>;
type Letter = (typeof letters)[BlobKind];

/** Stations are numbered from 1. */
export const MOST_STATIONS = 9_999;

/** @param sha256 - Of the blob's bytes as they are put, 64 hex digits. */
export function blobName(kind: BlobKind, station: number, sha256: string): BlobName {
  const name = asBlobName(`${letters[kind]}-${station}-${sha256}`);
  if (name === null) throw new Error('no name of a blob can be made of that');
  return name;
}

/** A text as the name that it is, or null. */
export function asBlobName(text: string): BlobName | null {
  const found = FORM.exec(text);
  return found !== null && Number(found[2]) <= MOST_STATIONS ? (text as BlobName) : null; // it has the form
}

/** What a name says. */
export function partsOf(name: BlobName): { readonly kind: BlobKind; readonly station: number; readonly sha256: string } {
  const [letter, station = '', sha256 = ''] = name.split('-');
  const kind = (Object.keys(letters) as readonly BlobKind[]).find(each => letters[each] === letter) ?? 'check'; // the table's own keys
  return { kind, station: Number(station), sha256 };
}

const FORM = /^([bdc])-([1-9][0-9]{0,3})-[0-9a-f]{64}$/;
