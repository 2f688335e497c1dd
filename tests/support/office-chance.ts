export type Chance = ReturnType<typeof chanceOf>;

/** Numbers by which a history goes, the same for one seed. */
export function chanceOf(seed: number) {
  let state = (seed * 2654435761) >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
  const below = (most: number): number => Math.floor(next() * most);
  return { next, below, pick: <T>(of: readonly T[]): T => of[below(of.length)]! };
}
