import { parseArgs } from 'node:util';
import type { BenchRow } from './measure.ts';
import { officeBench } from './office-bench.ts';
import { packetBench } from './packet-bench.ts';
import { rulesBench } from './rules-bench.ts';
import { storageBench } from './storage-bench.ts';

// `--cases N` and `--attachment MIB` make it quicker; without them it measures what the design promises.
const { values } = parseArgs({
  options: { cases: { type: 'string', default: '15000' }, attachment: { type: 'string', default: '1024' } },
});

const rows: BenchRow[] = [];
for (const part of [
  () => rulesBench(20_000),
  storageBench,
  () => packetBench(Number(values.attachment)),
  () => officeBench(Number(values.cases)),
]) {
  const measured = await part();
  rows.push(...measured);
  for (const row of measured) process.stderr.write(`${row.what}: ${row.measured}\n`);
}
process.stdout.write(
  `| what | measured | promise |\n|---|---|---|\n${rows.map(row => `| ${row.what} | ${row.measured} | ${row.promise} |`).join('\n')}\n`,
);
