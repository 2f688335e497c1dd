import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectNode, root } from '../install.mjs';
import { build, checkOut } from './checkout.ts';
import { ratiosOf } from './figures.ts';
import type { BenchRow } from './measure.ts';
import { isPart, parts, type BenchSize, type PartName } from './parts.ts';

// `--cases N` and `--attachment MIB` make it quicker; without them it measures what the design promises. `--only office,storage` runs
// these parts. `--histories N` histories of offices are played, by the seeds from `--from N` on, and `--days N` days of an office of thirty machines. `--against COMMIT` runs
// each part of this tree and of that commit by turns, `--rounds` times, and prints the ratios.
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '15000' },
    attachment: { type: 'string', default: '1024' },
    histories: { type: 'string', default: '2000' },
    from: { type: 'string', default: '1' },
    days: { type: 'string', default: '10' },
    only: { type: 'string', default: Object.keys(parts).join(',') },
    against: { type: 'string' },
    rounds: { type: 'string', default: '3' },
  },
});
const size: BenchSize = {
  cases: Number(values.cases),
  attachmentMiB: Number(values.attachment),
  histories: Number(values.histories),
  from: Number(values.from),
  days: Number(values.days),
};
const chosen = values.only.split(',').map(name => {
  if (!isPart(name)) throw new Error(`--only knows ${Object.keys(parts).join(', ')}`);
  return name;
});
if (values.against === undefined) printTable(['what', 'measured', 'promise'], alone());
else against(values.against, Number(values.rounds));

function alone(): string[][] {
  return chosen.flatMap(part => rowsOf(root, part)).map(({ what, measured, promise }) => [what, measured, promise]);
}

function against(name: string, rounds: number): void {
  const other = checkOut(name);
  try {
    build(root);
    const rows = chosen.flatMap(part => compared(part, other.root, rounds));
    printTable(['what', 'measured', 'promise', `${other.commit} in the same run`, 'ratio to it'], rows);
  } finally {
    other.end();
  }
}

/** A part by turns, this tree first in every other round: what warms or tires the machine falls on both. */
function compared(part: PartName, other: string, rounds: number): string[][] {
  const runs = Array.from({ length: rounds }, (_, round) => {
    const order = round % 2 === 0 ? [root, other] : [other, root];
    const found = new Map(order.map(at => [at, rowsOf(at, part)]));
    return { here: found.get(root) ?? [], there: found.get(other) ?? [] };
  });
  const last = runs.at(-1)?.here ?? [];
  return last.map(({ what, measured, promise }) => {
    const pairs = runs.flatMap(({ here, there }) => {
      const [mine, theirs] = [here, there].map(rows => rows.find(row => nameOf(row) === nameOf({ what })));
      return mine === undefined || theirs === undefined ? [] : [{ here: mine, there: theirs }];
    });
    return [what, measured, promise, pairs.at(-1)?.there.measured ?? '', ratiosOf(pairs)];
  });
}

/** A part of a checkout, in a process of its own; none where that commit has no such part. */
function rowsOf(at: string, part: PartName): readonly BenchRow[] {
  if (!existsSync(join(at, 'scripts', 'bench', parts[part].file))) return [];
  process.stderr.write(`${part} of ${at === root ? 'this tree' : 'the other commit'} …\n`);
  const words = ['--expose-gc', join(import.meta.dirname, 'part.ts'), at, part, JSON.stringify(size)];
  const { status, stdout } = spawnSync(projectNode(), words, { cwd: at, encoding: 'utf8', stdio: ['ignore', 'pipe', 2] });
  if (status !== 0) throw new Error(`${part} failed`);
  const rows = JSON.parse(stdout) as readonly BenchRow[]; // part.ts wrote it
  for (const row of rows) process.stderr.write(`  ${row.what}: ${row.measured}\n`);
  return rows;
}

function printTable(heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  process.stdout.write(`${line(heads)}|${'---|'.repeat(heads.length)}\n${rows.map(line).join('')}`);
}

/** What a row is called, without how much of its packet was shown: that differs between versions of the catalogue. */
function nameOf({ what }: Pick<BenchRow, 'what'>): string {
  return what.replace(/ \([\d,]+ shown\)/, '');
}
