/** The least and the most that a whole number can be. */
export type Bounds = readonly [least: number, most: number];
/** Names times their factors, which come to nothing together. */
export type Equation = ReadonlyMap<string, number>;

/**
 * Bounds as narrow as each equation makes them by itself, again and again until nothing more follows. They never leave out a solution.
 * Throws where nothing is left for a name, or an equation of known numbers does not hold.
 */
export function narrowed(equations: readonly Equation[], given: ReadonlyMap<string, Bounds>): ReadonlyMap<string, Bounds> {
  const bounds = new Map(given);
  const using = new Map<string, Equation[]>();
  for (const equation of equations) for (const name of equation.keys()) using.set(name, [...(using.get(name) ?? []), equation]);
  const waiting = new Set(equations);
  for (const equation of waiting) {
    waiting.delete(equation);
    for (const [name, [least, most]] of follows(equation, bounds)) {
      if (least > most) throw new Error(`the pages contradict each other: ${name}`);
      bounds.set(name, [least, most]);
      for (const other of using.get(name) ?? []) waiting.add(other); // a set is walked to what comes into it meanwhile
    }
  }
  return bounds;
}

/** The names of an equation of which it says more than is known, with what is known then. */
function follows(equation: Equation, bounds: ReadonlyMap<string, Bounds>): readonly (readonly [name: string, bounds: Bounds])[] {
  const terms = [...equation].map(([name, factor]) => {
    const [least, most] = bounds.get(name)!;
    return { name, factor, least, most, ends: factor > 0 ? [factor * least, factor * most] : [factor * most, factor * least] };
  });
  const low = terms.reduce((sum, { ends }) => sum + ends[0]!, 0);
  const high = terms.reduce((sum, { ends }) => sum + ends[1]!, 0);
  return terms.flatMap(({ name, factor, least, most, ends }) => {
    if (factor === 0) return [];
    const own = [-(high - ends[1]!) / factor, -(low - ends[0]!) / factor].sort((one, other) => one - other);
    const now = [Math.max(least, Math.ceil(own[0]!)), Math.min(most, Math.floor(own[1]!))] as const;
    return now[0] > least || now[1] < most ? [[name, now] as const] : [];
  });
}
