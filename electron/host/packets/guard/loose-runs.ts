/**
 * Where runs begin and end, one after the other.
 *
 * Each kind of run is sought in two steps: a table that is led from byte to byte, two at a time, and says where a run is; and there the rule
 * itself. Bytes without words are most of a large file, and in them a rule with its branches takes ten times as long.
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

/** What a byte is in UTF-8, beside the first three: a later byte of a letter, the first of one of two, three or four. */
const LATER = 3;
const FIRST_OF = { 2: 4, 3: 5, 4: 6 } as const;
const parts = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x80)
    return byte < 0xc0 ? LATER : byte < 0xc2 || byte > 0xf4 ? NOTHING : FIRST_OF[byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4];
  return kinds[byte]!;
});
const lengths = Uint8Array.from(parts, part => (part >= FIRST_OF[2] ? part - 2 : 0)); // of the letter that a byte begins

/** How many bytes a letter takes in UTF-8 here: 0 where none begins. */
function utf8Length(bytes: Uint8Array, at: number): number {
  const length = lengths[bytes[at]!]!;
  for (let next = 1; next < length; next++) if ((bytes[at + next]! & 0xc0) !== 0x80) return 0; // past the end there is none
  return length;
}

const FOUND = 1 << 15; // beside the number of a state
const BITS = 3; // of a byte's kind

/** The next state, and whether a run was found on the way to it. */
type Step<State> = readonly [next: State, isFound: boolean];

/** From a state and the kinds of two bytes to the next state, with {@link FOUND} where a run was found. The state that all begins in is 0. */
function tableOf<State extends readonly number[]>(first: State, step: (state: State, kind: number) => Step<State>): Uint16Array {
  const states: State[] = [first];
  const numbers = new Map([[first.join(), 0]]);
  const numberOf = (state: State): number => {
    const known = numbers.get(state.join()) ?? states.push(state) - 1;
    numbers.set(state.join(), known);
    return known;
  };
  const steps: number[] = [];
  for (let at = 0; at < states.length; at++)
    for (let kind = 0; kind < 1 << BITS; kind++) {
      const [next, isFound] = step(states[at]!, kind);
      steps.push(numberOf(next) | (isFound ? FOUND : 0));
    }
  return Uint16Array.from({ length: states.length << (2 * BITS) }, (_, at) => {
    const after = steps[at >> BITS]!;
    return steps[((after & ~FOUND) << BITS) | (at & ((1 << BITS) - 1))]! | (after & FOUND);
  });
}

type Utf8State = readonly [length: number, inTurn: number, letter: number, missing: number];
const outside: Utf8State = [0, 0, 0, 0];

/** The rule of a run in UTF-8: how long it is and how many letters it has in turn, each up to what counts, and what is missing of a letter. */
function stepInUtf8([length, inTurn, letter, missing]: Utf8State, part: number): Step<Utf8State> {
  if (missing > 0 && part !== LATER) return stepInUtf8(outside, part);
  if (missing > 1) return [[length, inTurn, letter, missing - 1], false];
  if (part >= FIRST_OF[2]) return [[length, inTurn, part - 2, part - 3], false];
  if (part === NOTHING || (part === LATER && missing === 0)) return [outside, false];
  const turns = inTurn === LEAST_IN_TURN ? inTurn : part === SIGN ? 0 : inTurn + 1;
  const bytes = Math.min(LEAST, length + (part === LATER ? letter : 1));
  return bytes === LEAST && turns === LEAST_IN_TURN ? [outside, true] : [[bytes, turns, 0, 0], false];
}

const TOLD_APART = 9; // balances of letters and accents: what is beyond counts as this

type AccentedState = readonly [inTurn: number, balance: number, hasAccent: number];

/** The rule of a run of single bytes: letters in turn, up to what counts, and by how many characters there are more than three an accent. */
function stepInAccented([inTurn, balance, hasAccent]: AccentedState, kind: number): Step<AccentedState> {
  const isEnough = inTurn > LEAST_IN_TURN;
  if (kind !== SIGN && kind !== PLAIN && kind !== ACCENTED) return [[0, 0, 0], isEnough && balance >= 0 && hasAccent === 1];
  // Once there are many plain letters they stay many: how many is counted where the run ends.
  const next = balance === TOLD_APART ? balance : Math.max(-TOLD_APART, balance + (kind === ACCENTED ? -2 : 1));
  return [[isEnough ? inTurn : kind === SIGN ? 0 : inTurn + 1, next, kind === ACCENTED ? 1 : hasAccent], false];
}

const utf8Table = tableOf<Utf8State>(outside, stepInUtf8);
const accentedTable = tableOf<AccentedState>([0, 0, 0], stepInAccented);

// Plain functions that fill a list take a tenth of the time of generators. Both tables are led in one loop, since each waits for its own last step.

/**
 * Runs of ASCII and of letters in UTF-8; and runs of single bytes with some accents in them, of which every third letter has one at most, as in
 * any language that is written so.
 */
export function narrowRuns(bytes: Uint8Array): { readonly utf8: Runs; readonly accented: Runs } {
  const utf8: number[] = [];
  const accented: number[] = [];
  let told = 0; // no run of UTF-8 that is still to be told begins before
  let inUtf8 = 0;
  let inAccented = 0;
  for (let at = 0; at <= bytes.length; at += 2) {
    const one = at < bytes.length ? bytes[at]! : 0; // reading past the end is slow, and nothing stands there
    const two = at + 1 < bytes.length ? bytes[at + 1]! : 0;
    inUtf8 = utf8Table[(inUtf8 << (2 * BITS)) | (parts[one]! << BITS) | parts[two]!]!;
    inAccented = accentedTable[(inAccented << (2 * BITS)) | (kinds[one]! << BITS) | kinds[two]!]!;
    if (((inUtf8 | inAccented) & FOUND) === 0) continue;
    if (inUtf8 >= FOUND && at + 1 >= told) told = tellUtf8(bytes, { past: at, told }, utf8);
    if (inAccented >= FOUND) tellAccented(bytes, kinds[one] === NOTHING ? at : at + 1, accented);
    inUtf8 &= ~FOUND;
    inAccented &= ~FOUND;
  }
  return { utf8, accented };
}

/** Tell the runs of which one is known to reach here, to the first that ends behind; gives where the next may begin. */
function tellUtf8(bytes: Uint8Array, { past, told }: { readonly past: number; readonly told: number }, runs: number[]): number {
  let begins = past;
  while (begins > told && parts[bytes[begins - 1]!] !== NOTHING) begins -= 1;
  let inTurn = 0;
  let most = 0;
  for (let at = begins; at < bytes.length;) {
    const part = parts[bytes[at]!]!;
    const length = part === SIGN || part === PLAIN ? 1 : utf8Length(bytes, at);
    if (length === 0) {
      if (at - begins >= LEAST && most >= LEAST_IN_TURN) runs.push(begins, at);
      begins = at += 1;
      inTurn = most = 0;
      if (at > past) return at;
      continue;
    }
    inTurn = part === SIGN ? 0 : inTurn + 1;
    if (inTurn > most) most = inTurn;
    at += length;
  }
  if (bytes.length - begins >= LEAST && most >= LEAST_IN_TURN) runs.push(begins, bytes.length);
  return bytes.length;
}

/** Tell the run that ends here, if it is one. */
function tellAccented(bytes: Uint8Array, to: number, runs: number[]): void {
  let from = to;
  let accents = 0;
  for (; from > 0; from--) {
    const before = kinds[bytes[from - 1]!];
    if (before === NOTHING) break;
    if (before === ACCENTED) accents += 1;
  }
  if (to - from >= LEAST && accents > 0 && accents * 3 <= to - from) runs.push(from, to);
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
