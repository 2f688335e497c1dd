import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownKeys } from '../../electron/host/agencies/own-keys.ts';
import { DEMO_PASSPHRASE } from '../../electron/host/demo/offices.ts';
import { hostileCases } from './hostile/hostile-cases.ts';
import type { HostileFile, Target } from './hostile/hostile-file.ts';
import { hostileDocuments } from './hostile/hostile-documents.ts';
import { hostilePackets } from './hostile/hostile-packets.ts';
import { hostileVaults } from './hostile/hostile-vaults.ts';
import type { BenchRow } from './measure.ts';
import { introduce } from './packet-bench.ts';
import { benchVault, type BenchVault } from './vault.ts';

type Run = {
  readonly what: string;
  readonly seconds: number;
  /** Of all its threads: what another program at work does not lengthen. */
  readonly processorSeconds: number;
  readonly peakMB: number;
  readonly answer: string;
  readonly isAsSaid: boolean;
};

const openChild = join(import.meta.dirname, 'hostile', 'open-child.ts');
const cli = join(import.meta.dirname, '..', '..', 'electron', 'cli.ts');

/** Every kind of hostile file at the terminal door, each in a process of its own: how long, and how much memory, until it is refused. */
export async function hostileBench(): Promise<readonly BenchRow[]> {
  const us = await benchVault('us');
  const mx = await benchVault('mx');
  try {
    await introduce(mx, us);
    const { recipient } = await ownKeys(us.context.session);
    const { signer } = await ownKeys(mx.context.session);
    us.close();
    const plain = await runOf(
      us,
      { what: 'nothing', refusal: null, write: () => ['agency', 'list'] },
      { recipient, counterpart: signer },
    );
    process.stderr.write(`${lineOf(plain)}\n`);
    const runs: Run[] = [];
    for (const file of [...hostileCases, ...hostilePackets, ...hostileVaults]) {
      const run = await runOf(us, file, { recipient, counterpart: signer });
      process.stderr.write(`${lineOf(run)}\n`);
      runs.push(run);
    }
    return [rowOf('worst hostile file', runs, plain), await documentsRow()];
  } finally {
    us.end();
    mx.end();
  }
}

/** Every hostile document opened as the desk opens it, each in a process of its own. */
async function documentsRow(): Promise<BenchRow> {
  const runs: Run[] = [];
  for (const { what, refusal, write } of hostileDocuments) {
    const folder = mkdtempSync(join(tmpdir(), 'enlace-hostile-'));
    try {
      const found = await watched([openChild, await write(folder)]);
      const run = { what, ...found, isAsSaid: found.answer === (refusal ?? 'done') };
      process.stderr.write(`${lineOf(run)}\n`);
      runs.push(run);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const slowest = runs.reduce((worst, run) => (run.processorSeconds > worst.processorSeconds ? run : worst));
  const largest = runs.reduce((worst, run) => (run.peakMB > worst.peakMB ? run : worst));
  return {
    what: `worst of ${runs.length} documents near their bounds and beyond, read or refused`,
    measured: `of the processor ${slowest.processorSeconds.toFixed(1)} s (${slowest.what}), ${largest.peakMB.toFixed(0)} MB (${largest.what}); ${runs.filter(({ isAsSaid }) => !isAsSaid).length} otherwise than said`,
    promise: 'under 5 s and 400 MB',
  };
}

const lineOf = ({ what, seconds, processorSeconds, peakMB, answer, isAsSaid }: Run): string =>
  `  ${isAsSaid ? '' : 'NOT AS SAID: '}${what}: ${answer}, ${seconds.toFixed(1)} s (processor ${processorSeconds.toFixed(1)} s), ${peakMB.toFixed(0)} MB`;

function rowOf(what: string, runs: readonly Run[], plain: Run): BenchRow {
  const slowest = runs.reduce((worst, run) => (run.seconds > worst.seconds ? run : worst));
  const largest = runs.reduce((worst, run) => (run.peakMB > worst.peakMB ? run : worst));
  return {
    what: `${what} of ${runs.length}, refused at the terminal, start and unlocking included`,
    measured: `${slowest.seconds.toFixed(1)} s (${slowest.what}), ${largest.peakMB.toFixed(0)} MB (${largest.what}); nothing hostile: ${plain.seconds.toFixed(1)} s, ${plain.peakMB.toFixed(0)} MB`,
    promise: 'under 5 s and 300 MB',
  };
}

async function runOf(us: BenchVault, file: HostileFile, target: Omit<Target, 'folder' | 'vault'>): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'enlace-hostile-'));
  try {
    mkdirSync(folder, { recursive: true });
    const words = await file.write({ ...target, folder, vault: us.asPerson.folder });
    const found = await measured(us, words);
    return { what: file.what, ...found, isAsSaid: found.answer === (file.refusal ?? 'done') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One command of the terminal door. */
async function measured(us: BenchVault, words: readonly string[]): Promise<Omit<Run, 'what' | 'isAsSaid'>> {
  const { folder, label } = us.asPerson;
  return watched([cli, ...words, '--vault', folder, '--user', label, '--json'], { ENLACE_PASSPHRASE: DEMO_PASSPHRASE });
}

/** A process of Node, and the highest resident memory that the system saw of it. */
async function watched(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Omit<Run, 'what' | 'isAsSaid'>> {
  const from = performance.now();
  const child = spawn(process.execPath, [...words], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => (said += said.length < 10_000 ? piece.toString() : ''));
  let peakKB = 0;
  let processorSeconds = 0;
  const watch = setInterval(() => {
    peakKB = Math.max(peakKB, peakOf(child.pid));
    processorSeconds = Math.max(processorSeconds, processorSecondsOf(child.pid));
  }, 10);
  const limit = setTimeout(() => child.kill('SIGKILL'), 300_000);
  const code = await new Promise<number | null>(resolve => child.on('close', resolve));
  clearInterval(watch);
  clearTimeout(limit);
  const answer = /^\{"refused":\{"code":"([^"]+)"/.exec(said)?.[1] ?? (code === 0 ? 'done' : `ended with ${code ?? 'a signal'}`);
  return { seconds: (performance.now() - from) / 1000, processorSeconds, peakMB: peakKB / 1024, answer };
}

function peakOf(pid: number | undefined): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0; // it has ended
  }
}

function processorSecondsOf(pid: number | undefined): number {
  try {
    const [, ...rest] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const fields = rest.join(') ').split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100; // user and system time, in ticks of which Linux shows a hundred a second
  } catch {
    return 0; // it has ended
  }
}
