/**
 * Where runs begin and end, one after the other.
 *
 * Each kind of run is sought in two steps: a count that costs next to nothing a byte and misses no run, and, where it says that one may be,
 * the rule itself. Bytes without words are most of a large file, and in them a rule with its branches takes ten times as long.
 */
export type Runs = readonly number[];

const LEAST = 6; // characters of a run
const LEAST_IN_TURN = 4; // letters or figures one after another in it

/** What a byte is in a text of single bytes: nothing, a sign, a plain letter or figure, a letter with an accent. */
const NOTHING = 0;
const SIGN = 1;
const PLAIN = 2;
const ACCENTED = 3;
const kinds = Uint8Array.from({ length: 256 }, (_, byte) => {
  if ((byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)) return PLAIN;
  if ((byte >= 32 && byte < 127) || byte === 9) return SIGN;
  return byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7 ? ACCENTED : NOTHING;
});

/** What a byte is in UTF-8: of no letter, a plain letter or figure, the first byte of a longer letter, a later one. */
const OTHER = 0;
const WHOLE = 1;
const FIRST = 2;
const LATER = 3;
const parts = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (kinds[byte] === PLAIN) return WHOLE;
  if (byte >= 0xc2 && byte <= 0xf4) return FIRST;
  return byte >= 0x80 && byte < 0xc0 ? LATER : OTHER;
});

/** How the count of letters in turn goes on from one byte's part to the next: what is kept of it (all bits or none), and what is added. */
const steps = Array.from({ length: 16 }, (_, pair) => stepOf(pair >> 2, pair & 3));
const kept = Int32Array.from(steps, ([keeps]) => (keeps ? -1 : 0));
const added = Int32Array.from(steps, ([, adds]) => adds);

function stepOf(before: number, part: number): readonly [keeps: boolean, adds: number] {
  if (part === OTHER) return [false, 0];
  if (part === LATER) return [before === FIRST || before === LATER, 0];
  return [before !== FIRST, 1];
}

/** How many bytes a letter takes in UTF-8 here: 0 where none begins. */
function utf8Length(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (parts[first] !== FIRST) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  for (let next = 1; next < length; next++) if ((bytes[at + next]! & 0xc0) !== 0x80) return 0; // past the end there is none
  return length;
}

// Plain functions that fill a list take a tenth of the time of generators.

/** Runs of ASCII and of letters in UTF-8. */
export function utf8Runs(bytes: Uint8Array): Runs {
  const runs: number[] = [];
  let told = 0; // no run that is still to be told begins before
  let letters = 0;
  let before = OTHER;
  for (let at = 0; at < bytes.length; at++) {
    const part = parts[bytes[at]!]!;
    const step = (before << 2) | part;
    letters = (letters & kept[step]!) + added[step]!;
    before = part;
    if (letters < LEAST_IN_TURN) continue;
    let from = at;
    while (from > told && !endsAnyRun(bytes[from - 1]!)) from -= 1;
    told = tellUtf8(bytes, { from, past: at }, runs);
    at = told - 1;
    letters = 0;
    before = OTHER;
  }
  return runs;
}

/** A byte that no text of UTF-8 has, wherever it stands. */
function endsAnyRun(byte: number): boolean {
  return parts[byte] === OTHER && kinds[byte] !== SIGN;
}

/** Tell the runs from here to the first that ends after `past`; gives where the next may begin. */
function tellUtf8(bytes: Uint8Array, { from, past }: { readonly from: number; readonly past: number }, runs: number[]): number {
  let begins = from;
  let inTurn = 0;
  let most = 0;
  for (let at = from; at < bytes.length;) {
    const isSign = kinds[bytes[at]!] === SIGN;
    const length = isSign || kinds[bytes[at]!] === PLAIN ? 1 : utf8Length(bytes, at);
    if (length === 0) {
      if (at - begins >= LEAST && most >= LEAST_IN_TURN) runs.push(begins, at);
      begins = at += 1;
      inTurn = most = 0;
      if (at > past) return at;
      continue;
    }
    inTurn = isSign ? 0 : inTurn + 1;
    if (inTurn > most) most = inTurn;
    at += length;
  }
  if (bytes.length - begins >= LEAST && most >= LEAST_IN_TURN) runs.push(begins, bytes.length);
  return bytes.length;
}

const isLetter = Int32Array.from(kinds, kind => (kind === PLAIN || kind === ACCENTED ? -1 : 0));

/** Runs of single bytes with some accents in them; every third letter has one at most, as in any language that is written so. */
export function accentedRuns(bytes: Uint8Array): Runs {
  const runs: number[] = [];
  let told = 0;
  let inTurn = 0;
  for (let at = 0; at < bytes.length; at++) {
    inTurn = (inTurn + 1) & isLetter[bytes[at]!]!;
    if (inTurn <= LEAST_IN_TURN) continue;
    let from = at;
    while (from > told && kinds[bytes[from - 1]!] !== NOTHING) from -= 1;
    let accents = 0;
    let to = from;
    for (; to < bytes.length; to++) {
      const kind = kinds[bytes[to]!]!;
      if (kind === NOTHING) break;
      if (kind === ACCENTED) accents += 1;
    }
    if (to - from >= LEAST && accents > 0 && accents * 3 <= to - from) runs.push(from, to);
    at = told = to;
    inTurn = 0;
  }
  return runs;
}

const mostHigh = 0x06; // Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic letters

/** Runs of UTF-16 whose higher byte is the first (0) or second (1) of each two. */
export function wideRuns(bytes: Uint8Array, high: 0 | 1): Runs {
  const runs: number[] = [];
  const last = bytes.length - 1;
  const fourth = 2 * LEAST_IN_TURN - 2 + high;
  for (let from = 0; from < last;) {
    // None that begins in these eight bytes has a fourth letter, or none of them a third, second or first.
    if (bytes[from + fourth]! > mostHigh && bytes[from + fourth + 1]! > mostHigh) {
      from += 2 * LEAST_IN_TURN;
      continue;
    }
    let to = from;
    while (to < last && bytes[to + high]! <= mostHigh && (bytes[to + high]! > 0 || kinds[bytes[to + 1 - high]!] !== NOTHING))
      to += 2;
    if (to - from < 2 * LEAST_IN_TURN) {
      from += 1;
      continue;
    }
    runs.push(from, to);
    from = to;
  }
  return runs;
}
