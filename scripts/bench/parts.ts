import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BenchRow } from './measure.ts';

/** How large the bench works: cases of the synthetic office, MiB of the attachment, histories of offices, days of an office of thirty machines. */
export type BenchSize = {
  readonly cases: number;
  readonly attachmentMiB: number;
  readonly histories: number;
  /** The seed of the first of them. */
  readonly from: number;
  readonly days: number;
};

/**
 * The parts of the bench, in order. Their file and function names are what a later commit finds in an earlier one: a part may be
 * added, but one that is renamed can no longer be compared.
 */
export const parts = {
  rules: { file: 'rules-bench.ts', run: 'rulesBench', size: () => 20_000 },
  storage: { file: 'storage-bench.ts', run: 'storageBench', size: () => undefined },
  packet: { file: 'packet-bench.ts', run: 'packetBench', size: ({ attachmentMiB }: BenchSize) => attachmentMiB },
  elsewhere: { file: 'elsewhere-bench.ts', run: 'elsewhereBench', size: ({ cases }: BenchSize) => cases },
  redraw: { file: 'redraw-bench.ts', run: 'redrawBench', size: () => 100 },
  corpus: { file: 'corpus-bench.ts', run: 'corpusBench', size: () => undefined },
  pairs: { file: 'pairs-bench.ts', run: 'pairsBench', size: () => 1_000 },
  radar: { file: 'radar-bench.ts', run: 'radarBench', size: () => 40 },
  reports: { file: 'reports-bench.ts', run: 'reportsBench', size: ({ cases }: BenchSize) => cases },
  persons: { file: 'persons-bench.ts', run: 'personsBench', size: () => 6_000 },
  deconflict: { file: 'deconflict-bench.ts', run: 'deconflictBench', size: ({ cases }: BenchSize) => cases },
  compare: { file: 'compare-bench.ts', run: 'compareBench', size: () => 10_000 },
  offices: { file: 'offices-bench.ts', run: 'officesBench', size: ({ cases }: BenchSize) => cases },
  year: { file: 'year-bench.ts', run: 'yearBench', size: ({ cases }: BenchSize) => cases },
  office: { file: 'office-bench.ts', run: 'officeBench', size: ({ cases }: BenchSize) => cases },
  scan: { file: 'scan-bench.ts', run: 'scanBench', size: () => undefined },
  hostile: { file: 'hostile-bench.ts', run: 'hostileBench', size: () => undefined },
  day: { file: 'day-bench.ts', run: 'dayBench', size: () => undefined },
  exchange: { file: 'exchange-bench.ts', run: 'exchangeBench', size: () => 2_000 },
  stations: { file: 'office-stations-bench.ts', run: 'officeStationsBench', size: ({ cases }: BenchSize) => cases },
  histories: {
    file: 'histories-bench.ts',
    run: 'historiesBench',
    size: ({ histories, from }: BenchSize) => ({ histories, from }),
  },
  versions: { file: 'histories-bench.ts', run: 'versionsBench', size: ({ histories, from }: BenchSize) => ({ histories, from }) },
  sending: { file: 'histories-bench.ts', run: 'sendingBench', size: ({ histories, from }: BenchSize) => ({ histories, from }) },
  rivals: { file: 'histories-bench.ts', run: 'rivalsBench', size: ({ histories, from }: BenchSize) => ({ histories, from }) },
  closed: { file: 'histories-bench.ts', run: 'closedBench', size: ({ histories, from }: BenchSize) => ({ histories, from }) },
  thirty: { file: 'histories-bench.ts', run: 'thirtyBench', size: ({ days }: BenchSize) => days },
  ledger: { file: 'ledger-bench.ts', run: 'ledgerBench', size: ({ cases }: BenchSize) => cases },
  walls: { file: 'walls-bench.ts', run: 'wallsBench', size: ({ cases }: BenchSize) => cases },
  consents: { file: 'consents-bench.ts', run: 'consentsBench', size: () => 1_500 },
  growth: { file: 'growth-bench.ts', run: 'growthBench', size: ({ cases }: BenchSize) => cases },
} as const;

export type PartName = keyof typeof parts;

export const isPart = (name: string): name is PartName => Object.hasOwn(parts, name);

/** Run a part of the checkout at `root` in this process. */
export async function runPart(root: string, name: PartName, size: BenchSize): Promise<readonly BenchRow[]> {
  const part = parts[name];
  const module = (await import(pathToFileURL(join(root, 'scripts', 'bench', part.file)).href)) as {
    readonly [name: string]: (size: unknown) => Promise<readonly BenchRow[]> | readonly BenchRow[];
  }; // a bench part of this project, of whichever commit
  const run = module[part.run];
  if (run === undefined) throw new Error(`${part.file} has no ${part.run}`);
  return run(part.size(size));
}
