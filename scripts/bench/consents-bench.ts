import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Told } from '../../tests/support/three-agencies.ts';
import { ms, onceMs, type BenchRow } from './measure.ts';

const child = join(import.meta.dirname, '..', '..', 'tests', 'support', 'consent-child.ts');

/**
 * Random histories of three offices, A to B to C, each with its own seed: nothing that A marked for its consent reaches C without it. Every history
 * is a dozen signed packets through the whole pipeline, and each write of them waits for the disk; here nobody needs what is written, so the vaults
 * lie in memory where the system has such a place, and each processor runs its share.
 */
export async function consentsBench(count = 1_500): Promise<readonly BenchRow[]> {
  const processes = Math.min(availableParallelism(), count);
  let told: readonly (Told & { readonly seed: number })[] = [];
  const wholeMs = await onceMs(async () => {
    const shares = Array.from({ length: processes }, (_, at) => share(at + 1, Math.ceil((count - at) / processes), processes));
    told = (await Promise.all(shares)).flat();
  });
  const sum = (of: (one: Told) => number) => told.reduce((all, one) => all + of(one), 0).toLocaleString('en');
  for (const { seed, leaked } of told.filter(each => each.leaked.length > 0))
    console.error(`history ${seed}: ${leaked.join(', ')}`);
  return [
    {
      what: `${told.length.toLocaleString('en')} random histories of three offices, A to B to C: of ${sum(({ packets }) => packets)} packets that C got, with ${sum(({ values }) => values)} values of A's, those that A's consent did not cover`,
      measured: `${sum(({ leaked }) => leaked.length)}; ${ms(wholeMs / told.length)} a history in ${processes} processes`,
      promise: '0',
    },
  ];
}

async function share(from: number, count: number, step: number): Promise<readonly (Told & { readonly seed: number })[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [child, `${from}`, `${count}`, `${step}`], {
    env: { ...process.env, ...inMemory() },
    maxBuffer: 1 << 28,
  });
  return JSON.parse(stdout) as readonly (Told & { readonly seed: number })[]; // its one line
}

/** Where temporary folders are made: in memory, if this system has a place there. */
function inMemory(): { readonly TMPDIR?: string } {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return { TMPDIR: '/dev/shm' };
  } catch {
    return {};
  }
}
