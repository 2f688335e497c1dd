/** The rules of runs in bytes, read byte by byte without a shortcut: what the quick reading is held against. */
export type PlainRun = readonly [from: number, to: number];

const isPlain = (byte: number): boolean => /[0-9A-Za-z]/.test(String.fromCharCode(byte));
const isSign = (byte: number): boolean => !isPlain(byte) && ((byte >= 32 && byte < 127) || byte === 9);
const isAccented = (byte: number): boolean => byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7;

/** One character at a place: how long it is and what it is; null where none is. */
type Reader = (bytes: Uint8Array, at: number) => { readonly length: number; readonly is: 'letter' | 'accented' | 'sign' } | null;

const utf8: Reader = (bytes, at) => {
  const first = bytes[at]!;
  if (isPlain(first)) return { length: 1, is: 'letter' };
  if (isSign(first)) return { length: 1, is: 'sign' };
  const length = first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
  const later = [...bytes.subarray(at + 1, at + length)];
  if (length === 0 || later.length < length - 1 || later.some(byte => byte < 0x80 || byte > 0xbf)) return null;
  return { length, is: 'letter' };
};

const single: Reader = (bytes, at) => {
  const byte = bytes[at]!;
  if (isPlain(byte)) return { length: 1, is: 'letter' };
  if (isSign(byte)) return { length: 1, is: 'sign' };
  return isAccented(byte) ? { length: 1, is: 'accented' } : null;
};

type Seen = { readonly bytes: number; readonly most: number; readonly accents: number };

function runsOf(bytes: Uint8Array, read: Reader, counts: (seen: Seen) => boolean): readonly PlainRun[] {
  const runs: PlainRun[] = [];
  for (let from = 0; from < bytes.length;) {
    let [to, inTurn, most, accents] = [from, 0, 0, 0];
    for (let next = read(bytes, to); to < bytes.length && next !== null; next = to < bytes.length ? read(bytes, to) : null) {
      to += next.length;
      inTurn = next.is === 'sign' ? 0 : inTurn + 1;
      most = Math.max(most, inTurn);
      if (next.is === 'accented') accents += 1;
    }
    if (counts({ bytes: to - from, most, accents })) runs.push([from, to]);
    from = to + 1;
  }
  return runs;
}

export const plainUtf8Runs = (bytes: Uint8Array): readonly PlainRun[] =>
  runsOf(bytes, utf8, ({ bytes, most }) => bytes >= 6 && most >= 4);

export const plainAccentedRuns = (bytes: Uint8Array): readonly PlainRun[] =>
  runsOf(bytes, single, ({ bytes, most, accents }) => bytes >= 6 && most >= 5 && accents > 0 && accents * 3 <= bytes);

export function plainWideRuns(bytes: Uint8Array, high: 0 | 1): readonly PlainRun[] {
  const runs: PlainRun[] = [];
  const isLetter = (at: number): boolean => {
    const [top, low] = [bytes[at + high]!, bytes[at + 1 - high]!];
    return top <= 6 && (top > 0 || isPlain(low) || isSign(low) || isAccented(low));
  };
  for (let from = 0; from + 1 < bytes.length;) {
    let to = from;
    while (to + 1 < bytes.length && isLetter(to)) to += 2;
    if (to - from >= 8) runs.push([from, to]);
    from = to - from >= 8 ? to : from + 1;
  }
  return runs;
}
