/** One line of the table: what was measured, what it came to, and what was promised. */
export type BenchRow = { readonly what: string; readonly measured: string; readonly promise: string };

/** Milliseconds of each of `runs` calls, after `warmUp` calls that are not counted. */
export async function timesOf(runs: number, call: (run: number) => unknown, warmUp = 3): Promise<readonly number[]> {
  for (let run = 0; run < warmUp; run++) await call(run);
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const from = performance.now();
    await call(warmUp + run);
    times.push(performance.now() - from);
  }
  return times.sort((one, other) => one - other);
}

export async function onceMs(call: () => unknown): Promise<number> {
  const from = performance.now();
  await call();
  return performance.now() - from;
}

/** Milliseconds of the processor that this process has taken, all its threads together: beside other work they grow far less than the clock's. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export const percentile = (sorted: readonly number[], percent: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
export const median = (sorted: readonly number[]): number => percentile(sorted, 50);

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
export const ratio = (value: number): string => `${value.toFixed(2)}×`;
export const perSecond = (count: number, elapsedMs: number): string =>
  `${Math.round((count * 1000) / elapsedMs).toLocaleString('en')}/s`;
