import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { compareHandlers } from '../../electron/host/compare/compare.ts';
import { asSecond } from '../../electron/host/demo/demo-vault.ts';
import { offices } from '../../electron/host/demo/offices.ts';
import { median, ms, processorMs, type BenchRow } from './measure.ts';
import { introduce } from './packet-bench.ts';
import { benchVault, type BenchVault } from './vault.ts';

/** How many of the values both offices have. */
const SHARED = 100;
const ACCOUNTS_EACH = 200;
const ASK_EVERY_MS = 250;

/**
 * A blind comparison of so many values against so many, by file through both offices' calls: offered, answered, read. What it takes in all, what each
 * step takes, the longest time without a sign of progress, and how long the host leaves another question waiting meanwhile.
 */
export async function compareBench(size: number): Promise<readonly BenchRow[]> {
  const us = await benchVault('us');
  try {
    const mx = await benchVault('mx');
    try {
      await introduce(us, mx);
      await introduce(mx, us);
      return await compared(us, mx, size);
    } finally {
      mx.end();
    }
  } finally {
    us.end();
  }
}

async function compared(us: BenchVault, mx: BenchVault, size: number): Promise<readonly BenchRow[]> {
  const policy = { kinds: ['account' as const], mostValues: size, mostGuessable: 50, runs: 2, days: 90 };
  await us.ask('compare:set-policy', { agency: offices.mx.code, policy });
  await mx.ask('compare:set-policy', { agency: offices.us.code, policy });
  await us.importAll(casesWith(0, size));
  await mx.importAll(casesWith(size - SHARED, size));
  const asked = { agency: offices.mx.code, kinds: policy.kinds, size, theirSize: size, tellsHits: true, cases: 'open' as const };
  const { run } = await us.ask('compare:offer', asked);
  await approved('us', us, run);
  const [offer, answer] = [join(us.root, 'offer.age'), join(mx.root, 'answer.age')];
  const steps: Step[] = [];
  const before = processorMs();
  const step = async (what: string, vault: BenchVault, work: (heed: () => void) => Promise<unknown>) =>
    steps.push(await watched(what, vault, work));

  await step('offer written', us, heed => us.ask('compare:write', { run, sink: sinkOf(us, offer) }, heed));
  await step('offer read', mx, heed => mx.ask('compare:read', { source: sourceOf(mx, offer) }, heed));
  await mx.ask('compare:answer', { run, cases: 'open' });
  await approved('mx', mx, run);
  await step('answer written', mx, heed => mx.ask('compare:write', { run, sink: sinkOf(mx, answer) }, heed));
  await step('answer read', us, heed => us.ask('compare:read', { source: sourceOf(us, answer) }, heed));
  const processor = processorMs() - before;
  const { comparison } = await us.ask('compare:show', { run });
  if (comparison.hits !== SHARED) throw new Error(`${comparison.hits} hits of ${SHARED}`);
  const whole = steps.reduce((sum, { tookMs }) => sum + tookMs, 0);
  const told = size.toLocaleString('en');
  return [
    {
      what: `a blind comparison of ${told} values against ${told}, with ${SHARED} hits: all steps of both offices`,
      measured: `${(whole / 1000).toFixed(1)} s (${steps.map(({ what, tookMs }) => `${what} ${(tookMs / 1000).toFixed(1)}`).join(', ')})`,
      promise: size === 10_000 ? 'under 60 s' : 'printed',
    },
    {
      what: 'the same: time of the processor, in all threads',
      measured: `${(processor / 1000).toFixed(1)} s`,
      promise: 'printed',
    },
    {
      what: 'the longest time in it without a sign of progress',
      measured: `${ms(Math.max(...steps.map(({ quietMs }) => quietMs)))}, signs: ${steps.map(({ signs }) => signs).join(', ')}`,
      promise: 'under 3 s',
    },
    {
      what: 'how long the host leaves another question waiting meanwhile',
      measured: steps
        .map(({ what, waits }) => `${what} median ${ms(median(waits))}, longest ${ms(waits.at(-1) ?? 0)}`)
        .join('; '),
      promise: 'printed',
    },
  ];
}

/** Cases with accounts of running numbers. */
function* casesWith(from: number, count: number) {
  for (let at = 0; at < count; at += ACCOUNTS_EACH) {
    const assets = Array.from({ length: Math.min(ACCOUNTS_EACH, count - at) }, (_, each) => ({
      description: 'Cuenta',
      account: { institution: 'Banco', country: 'MX', number: `7${String(from + at + each).padStart(17, '0')}` },
    }));
    const reference = `BENCH-${from + at}`;
    yield { kind: 'joint-investigation' as const, reference, title: 'Medición', openedOn: '2026-10-01', assets };
  }
}

/** By the office's second person, where it has one. */
async function approved(side: keyof typeof offices, vault: BenchVault, run: string): Promise<void> {
  const second = await asSecond(offices[side], vault.context);
  if (second === null) await vault.ask('compare:approve', { run });
  else await compareHandlers['compare:approve']({ run }, second);
}

const sinkOf = ({ context }: BenchVault, path: string) => context.handles.register({ kind: 'sink', name: 'run.age', path });
const sourceOf = ({ context }: BenchVault, path: string) => context.handles.register({ kind: 'source', name: 'run.age', path });

type Step = {
  readonly what: string;
  readonly tookMs: number;
  /** The longest time between two signs of progress, the beginning and the end among them. */
  readonly quietMs: number;
  readonly signs: number;
  /** How late each question asked meanwhile was answered, in ms, ascending. */
  readonly waits: readonly number[];
};

async function watched(what: string, vault: BenchVault, work: (heed: () => void) => Promise<unknown>): Promise<Step> {
  const begun = performance.now();
  const heard = [begun];
  const waits: number[] = [];
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      const due = performance.now() + ASK_EVERY_MS;
      await pause(ASK_EVERY_MS);
      await vault.ask('case:list', { limit: 1 });
      waits.push(performance.now() - due);
    }
  })();
  await work(() => heard.push(performance.now()));
  const ended = performance.now();
  isOver = true;
  await asking;
  const quiets = [...heard.slice(1), ended].map((moment, at) => moment - (heard[at] ?? begun));
  const sorted = waits.sort((one, other) => one - other);
  return { what, tookMs: ended - begun, quietMs: Math.max(...quiets), signs: heard.length - 1, waits: sorted };
}
