import type { BenchRow } from './measure.ts';

/** One figure of a row: what it is called there (`p95`, `median`, or '' where the row has one of its unit), in one unit. */
export type Figure = { readonly name: string; readonly value: number; readonly unit: string };

const pattern = /(?:(p95|median) )?(\d[\d,]*(?:\.\d+)?) ?(ms|µs|\/s|×|MB)/g;

/** The figures that a row's text says, in its order: `p95 6.29 ms, median 2.56 ms` has two. */
export function figuresOf(measured: string): readonly Figure[] {
  return [...measured.matchAll(pattern)].map(([, name = '', value = '', unit = '']) => ({
    name,
    value: Number(value.replaceAll(',', '')),
    unit,
  }));
}

/**
 * A row against the same row of another commit, over several pairs of runs: for each figure the middle of the ratios of the pairs
 * (one pair is one run of each, right after the other), this commit's divided by the other's. Empty where there is nothing to compare.
 */
export function ratiosOf(pairs: readonly { readonly here: BenchRow; readonly there: BenchRow }[]): string {
  const perPair = pairs.map(({ here, there }) => {
    const others = figuresOf(there.measured);
    return figuresOf(here.measured).flatMap(({ name, value, unit }, place) => {
      const other = others[place];
      return other === undefined || other.name !== name || other.unit !== unit || other.value === 0
        ? []
        : [{ name, ratio: value / other.value }];
    });
  });
  const [first = []] = perPair;
  return first
    .map(({ name }, place) => {
      const ratios = perPair.flatMap(figures => figures[place]?.ratio ?? []).sort((one, other) => one - other);
      return `${name === '' ? '' : `${name} `}${middleOf(ratios).toFixed(2)}`;
    })
    .join(', ');
}

/** The middle of sorted numbers; of two middles, their mean. */
function middleOf(sorted: readonly number[]): number {
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[half] ?? Number.NaN)
    : ((sorted[half - 1] ?? Number.NaN) + (sorted[half] ?? Number.NaN)) / 2;
}
