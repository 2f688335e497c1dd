import { statSync } from 'node:fs';
import { join } from 'node:path';
import { offices } from '../../electron/host/demo/offices.ts';
import { generatedOffice } from '../../electron/host/demo/generator.ts';
import { squeeze, withoutErased } from '../../db/enclosing.ts';
import { policy2026 } from '../../shared/decision/policy-2026-1.ts';
import { ms, onceMs, processorMs, type BenchRow } from './measure.ts';
import { benchVault, type BenchVault } from './vault.ts';

const TODAY = '2026-11-23';

/** In an office of `cases`: what another policy would change in all of them, and a case closed for named people, after which no page of before stays. */
export async function wallsBench(cases: number): Promise<readonly BenchRow[]> {
  const us = await benchVault('us');
  try {
    await us.importAll(generatedOffice({ cases, eventsEach: 2, exchangesEach: 1 }, 7, TODAY));
    return [await effectRow(us, cases), await eraseRow(us, cases), await encloseRow(us, cases)];
  } finally {
    us.end();
  }
}

async function effectRow(us: BenchVault, cases: number): Promise<BenchRow> {
  const policy = { ...policy2026, purposes: { ...policy2026.purposes, 'same-case': ['IDN'] as const } };
  const before = processorMs();
  let longest = 0;
  let last = performance.now();
  const heed = (): void => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  };
  let changed = 0;
  const wholeMs = await onceMs(async () => {
    const { counterparts } = await us.ask('policy:effect', { policy, which: 'all', agency: offices.mx.code }, heed);
    changed = counterparts.reduce((sum, { changedCases }) => sum + changedCases, 0);
  });
  return {
    what: `what a policy would change for one counterpart in ${cases.toLocaleString('en')} cases (${changed.toLocaleString('en')} change)`,
    measured: `${ms(wholeMs)}, of the processor ${ms(processorMs() - before)}; longest without a sign of progress ${ms(longest)}`,
    promise: 'printed',
  };
}

/** What a machine does once another's erasing came in: the words that went leave the indexes, and their pages the journal. */
async function eraseRow(us: BenchVault, cases: number): Promise<BenchRow> {
  const { cases: some } = await us.ask('case:list', { limit: 6 });
  const { office } = us.context.state.session ?? us.context.session;
  const took: number[] = [];
  for (const { id } of some) {
    await us.ask('case:delete', { caseId: id, reason: 'bench' });
    took.push(await onceMs(() => withoutErased(office)));
  }
  const [first, ...later] = took as [number, ...number[]];
  return {
    what: `words that another machine's erasing took away leave the indexes and the journal, in an office of ${cases.toLocaleString('en')} cases`,
    measured: `the first time ${ms(first)}, then ${ms(Math.min(...later))} to ${ms(Math.max(...later))}`,
    promise: 'printed',
  };
}

async function encloseRow(us: BenchVault, cases: number): Promise<BenchRow> {
  const people = (await us.ask('user:list', {})).filter(({ role }) => role !== 'auditor').map(({ id }) => id);
  const { id } = await us.ask('compartment:create', { name: 'bench', people });
  const [one] = (await us.ask('case:list', { limit: 1 })).cases;
  if (one === undefined) throw new Error('the office has cases');
  const session = us.context.state.session ?? us.context.session;
  const sizeMb = statSync(join(session.folder, 'vault.db')).size / 1e6;
  const before = processorMs();
  const wholeMs = await onceMs(() => us.ask('case:enclose', { caseId: one.id, compartment: id }));
  const spentMs = processorMs() - before;
  const squeezeMs = await onceMs(() => squeeze(session.office));
  return {
    what: `a case closed for named people in an office of ${cases.toLocaleString('en')} cases, its database of ${sizeMb.toFixed(0)} MB written anew so that no page of before stays`,
    measured: `${ms(wholeMs)}, of the processor ${ms(spentMs)}; the writing anew by itself ${ms(squeezeMs)}`,
    promise: 'printed',
  };
}
