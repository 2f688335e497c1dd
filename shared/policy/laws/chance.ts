/** Numbers that look random and are the same for the same seed (mulberry32): what was found once is found again. */
export type Chance = {
  /** A whole number from 0 up to `below`, which is not reached. */
  readonly below: (below: number) => number;
  readonly oneOf: <T>(from: readonly T[]) => T;
  /** Some of a list, each with one chance in `in`. */
  readonly someOf: <T>(from: readonly T[], oneIn: number) => readonly T[];
  readonly isOneIn: (many: number) => boolean;
};

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (many: number): number => Math.floor(next() * many);
  const isOneIn = (many: number): boolean => below(many) === 0;
  return {
    below,
    isOneIn,
    oneOf: from => from[below(from.length)]!, // lists of the laws are not empty
    someOf: (from, oneIn) => from.filter(() => isOneIn(oneIn)),
  };
}
