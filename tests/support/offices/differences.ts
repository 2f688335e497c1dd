import type { FigureSet } from './plain-figures.ts';

/** Each figure that is not the same on both sides, as a line to read. */
export function differences(counted: FigureSet, shown: FigureSet): readonly string[] {
  const names = [...new Set([...counted.keys(), ...shown.keys()])].sort();
  return names
    .filter(name => counted.get(name) !== shown.get(name))
    .map(name => `${name}: counted ${counted.get(name) ?? 'nothing'}, shown ${shown.get(name) ?? 'nothing'}`);
}
