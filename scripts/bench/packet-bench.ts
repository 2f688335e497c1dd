import { join } from 'node:path';
import { offices } from '../../electron/host/demo/offices.ts';
import type { Input } from '../../shared/contract.ts';
import { leakCorpora, runLeakCorpus } from '../../tests/support/leak-corpus.ts';
import { attachmentRows } from './attachment-bench.ts';
import { median, ms, processorMs, timesOf, type BenchRow } from './measure.ts';
import { benchVault, type BenchVault } from './vault.ts';

/** Packets of two sizes from one vault to another, and one with a large attachment. */
export async function packetBench(attachmentMiB: number): Promise<readonly BenchRow[]> {
  const us = await benchVault('us');
  const mx = await benchVault('mx');
  try {
    await introduce(us, mx);
    await introduce(mx, us);
    return [
      ...leakCorpora.map(leakRow),
      ...(await roundTrip(us, mx, 'a packet of about 200 fields', 8, 7, 'under 300 ms')),
      ...(await roundTrip(us, mx, 'a packet of about 10,000 fields', 830, 1, 'under 3 s')),
      ...(await attachmentRows(us, await caseWith(us, 'BENCH-FILE', 1), attachmentMiB)),
    ];
  } finally {
    us.end();
    mx.end();
  }
}

function leakRow(which: (typeof leakCorpora)[number]): BenchRow {
  const { planted, left, ordinary, falseAlarms } = runLeakCorpus(which);
  return {
    what: `leak check: left of ${planted} planted texts (${which})${ordinary === 0 ? '' : `; false alarms in ${ordinary} ordinary cases`}`,
    measured: ordinary === 0 ? String(left.length) : `${left.length}; ${falseAlarms.length}`,
    promise: which === 'hostile' ? 'printed' : '2 in 100; 1 in 50',
  };
}

export async function introduce(from: BenchVault, to: BenchVault): Promise<void> {
  const path = join(from.root, 'card.json');
  await from.ask('agency:card', { file: from.context.handles.register({ kind: 'sink', name: 'card.json', path }) });
  await to.ask('agency:import', {
    file: to.context.handles.register({ kind: 'source', name: 'card.json', path }),
    wordsCompared: true,
  });
  await to.confirm();
}

/** An event has twelve fields, so that `events` of them and the case come to the size that `what` names. */
export async function caseWith(us: BenchVault, reference: string, events: number): Promise<string> {
  const list = Array.from({ length: events }, (_, at) => ({ type: `note-${at}`, on: '2026-10-01', note: `Actuación ${at}` }));
  await us.importAll([
    { kind: 'extradition', reference, title: 'Medición', openedOn: '2026-10-01', direction: 'US_REQ', events: list },
  ]);
  const { cases } = await us.ask('case:list', { text: reference, limit: 1 });
  const [found] = cases;
  if (found === undefined) throw new Error('the case was just imported');
  return found.id;
}

/** What the guard finds now, accepted: a bench looks at nothing. */
async function everyFinding(us: BenchVault, request: Input<'packet:findings'>): Promise<Input<'packet:build'>['accept']> {
  return (await us.ask('packet:findings', request)).map(({ id }) => ({ finding: id, reason: 'bench' }));
}

async function roundTrip(
  us: BenchVault,
  mx: BenchVault,
  what: string,
  events: number,
  runs: number,
  promise: string,
): Promise<readonly BenchRow[]> {
  const caseId = await caseWith(us, `BENCH-${events}`, events);
  const request = { caseId, recipient: offices.mx.code, purpose: 'same-case', scope: 'all' } as const;
  const accept = await everyFinding(us, request);
  const made: Trip[] = [];
  const times = await timesOf(runs, async () => made.push(await trip(us, mx, { ...request, accept })), 1);
  const [, ...counted] = made; // the first one warms up
  const ofProcessor = (of: (one: Trip) => number) => median(counted.map(of).sort((one, other) => one - other));
  const [wholeMs, guardMs] = [ofProcessor(one => one.processorMs), ofProcessor(one => one.guardMs)];
  return [
    {
      what: `${what} (${(counted[0]?.fields ?? 0).toLocaleString('en')} shown): prepare, build, guard, verify`,
      measured: `median ${ms(median(times))}`,
      promise,
    },
    {
      what: `${what}: time of the processor, in all threads`,
      measured: `median ${ms(wholeMs)}, of it the guard's ${Math.round((100 * guardMs) / wholeMs)} %`,
      promise: 'printed',
    },
  ];
}

/** A packet from one vault to the other: the fields that it shows, what the processor took, and what of that the guard did. */
type Trip = { readonly fields: number; readonly processorMs: number; readonly guardMs: number };

async function trip(us: BenchVault, mx: BenchVault, request: Omit<Input<'packet:build'>, 'folder' | 'file'>): Promise<Trip> {
  const begun = processorMs();
  const steps: number[] = [];
  const folder = us.context.handles.register({ kind: 'folder', path: us.root });
  const built = await us.ask('packet:build', { ...request, folder }, () => steps.push(processorMs()));
  const file = mx.context.handles.register({ kind: 'source', name: built.file, path: join(us.root, built.file) });
  await mx.ask('packet:verify', { file, acceptGap: true });
  const [, , laidOut = 0, readAgain = 0] = steps; // after its beginning and the gathering
  const fields = built.released.length + built.withheld.length;
  return { fields, processorMs: processorMs() - begun, guardMs: readAgain - laidOut };
}
