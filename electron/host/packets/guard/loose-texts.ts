/**
 * What is written in bytes of any kind, as metadata stands in binary files: single bytes, UTF-8 and both orders of UTF-16, one text for each.
 * Linear, and bytes without words (a recording, what is encrypted) give next to nothing: a run counts that has the length and the letters
 * of a word. Few bytes are read in every script; of many, the UTF-16 of scripts without letters (Chinese, Korean, Japanese) is not sought.
 */
export function looseTexts(bytes: Uint8Array): readonly string[] {
  const texts = bytes.length <= THOROUGH_BYTES ? everyScript(bytes) : runsIn(bytes);
  return texts.filter(text => text.trim().length >= 3);
}

const THOROUGH_BYTES = 64 * 1024;
const LEAST = 6; // characters of a run
const LEAST_IN_TURN = 4; // letters or figures one after another in it

function everyScript(bytes: Uint8Array): readonly string[] {
  const encodings = ['latin1', 'utf-8', 'utf-16le', 'utf-16be'] as const;
  return encodings.map(encoding => new TextDecoder(encoding).decode(bytes).replaceAll(/[\p{Cc}\p{Co}\p{Cn}\ufffd]+/gu, '\n'));
}

function runsIn(bytes: Uint8Array): readonly string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return [
    joined(utf8Runs(bytes), (from, to) => buffer.toString('utf8', from, to)),
    joined(accentedRuns(bytes), (from, to) => buffer.toString('latin1', from, to)),
    joined(wideRuns(bytes, 1), (from, to) => buffer.toString('utf16le', from, to)),
    joined(wideRuns(bytes, 0), (from, to) => Buffer.from(buffer.subarray(from, to)).swap16().toString('utf16le')),
  ];
}

/** Where runs begin and end, one after the other. */
type Runs = readonly number[];

function joined(runs: Runs, read: (from: number, to: number) => string): string {
  const texts: string[] = [];
  for (let at = 0; at < runs.length; at += 2) texts.push(read(runs[at]!, runs[at + 1]!));
  return texts.join('\n');
}

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

/** How many bytes a letter takes in UTF-8 here: 0 where none begins. */
function utf8Length(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  for (let next = 1; next < length; next++) if ((bytes[at + next]! & 0xc0) !== 0x80) return 0; // past the end there is none
  return length;
}

// The loops below run over every byte: plain functions that fill a list take a tenth of the time of generators.

/** Runs of ASCII and of letters in UTF-8. */
function utf8Runs(bytes: Uint8Array): Runs {
  const runs: number[] = [];
  let from = 0;
  let inTurn = 0;
  let most = 0;
  for (let at = 0; at < bytes.length;) {
    const kind = kinds[bytes[at]!]!;
    const length = kind === SIGN || kind === PLAIN ? 1 : kind === ACCENTED ? utf8Length(bytes, at) : 0;
    if (length === 0) {
      if (at - from >= LEAST && most >= LEAST_IN_TURN) runs.push(from, at);
      from = at += 1;
      inTurn = most = 0;
      continue;
    }
    inTurn = kind === SIGN ? 0 : inTurn + 1;
    if (inTurn > most) most = inTurn;
    at += length;
  }
  if (bytes.length - from >= LEAST && most >= LEAST_IN_TURN) runs.push(from, bytes.length);
  return runs;
}

/** Runs of single bytes with some accents in them; every third letter has one at most, as in any language that is written so. */
function accentedRuns(bytes: Uint8Array): Runs {
  const runs: number[] = [];
  let from = 0;
  let inTurn = 0;
  let most = 0;
  let accents = 0;
  for (let at = 0; at <= bytes.length; at++) {
    const kind = at === bytes.length ? NOTHING : kinds[bytes[at]!]!;
    if (kind === NOTHING) {
      if (at - from >= LEAST && accents > 0 && accents * 3 <= at - from && most > LEAST_IN_TURN) runs.push(from, at);
      from = at + 1;
      inTurn = most = accents = 0;
      continue;
    }
    inTurn = kind === SIGN ? 0 : inTurn + 1;
    if (kind === ACCENTED) accents += 1;
    if (inTurn > most) most = inTurn;
  }
  return runs;
}

const mostHigh = 0x06; // Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic letters

/** Runs of UTF-16 whose higher byte is the first (0) or second (1) of each two. */
function wideRuns(bytes: Uint8Array, high: 0 | 1): Runs {
  const runs: number[] = [];
  const last = bytes.length - 1;
  for (let from = 0; from < last; from++) {
    let to = from;
    while (to < last && bytes[to + high]! <= mostHigh && (bytes[to + high]! > 0 || kinds[bytes[to + 1 - high]!]! !== NOTHING))
      to += 2;
    if (to - from < 2 * LEAST_IN_TURN) continue;
    runs.push(from, to);
    from = to - 1;
  }
  return runs;
}
