import { offices } from '../../electron/host/demo/offices.ts';
import { generatedOffice } from '../../electron/host/demo/generator.ts';
import type { InterchangeRecord } from '../../shared/contract/interchange.ts';
import type { Json } from '../../shared/language.ts';
import { textIn } from '../../shared/records.ts';
import { median, ms, type BenchRow } from './measure.ts';
import { caseWith, introduce } from './packet-bench.ts';
import { benchVault, type BenchVault } from './vault.ts';

const TODAY = '2026-11-23';
const ROUNDS = 9;

/** What the findings of one packet take of the processor, in milliseconds: the first that is asked of an opened vault, the next, and one after a change in another case. */
type Waits = { readonly cold: number; readonly warm: number; readonly changed: number };

/** What the protected persons of an office's other cases, two in each of `cases`, add to a packet of about 200 fields. */
export async function elsewhereBench(cases: number): Promise<readonly BenchRow[]> {
  const us = await benchVault('us');
  const mx = await benchVault('mx');
  try {
    await introduce(mx, us);
    const caseId = await caseWith(us, 'BENCH-8', 8);
    await us.importAll(withProtected(generatedOffice({ cases: 1, eventsEach: 2, exchangesEach: 0 }, 5, TODAY), 'A'));
    const alone = await waits(us, caseId);
    await us.importAll(withProtected(generatedOffice({ cases, eventsEach: 2, exchangesEach: 0 }, 7, TODAY), 'B'));
    const among = await waits(us, caseId);
    const added = (of: keyof Waits): string => ms(Math.max(0, among[of] - alone[of]));
    return [
      {
        what: `a packet of about 200 fields looked through, time of the processor: what ${(2 * cases).toLocaleString('en')} protected persons of ${cases.toLocaleString('en')} other cases add`,
        measured: `first after opening ${added('cold')}, then ${added('warm')}, after a change ${added('changed')}; without them ${ms(alone.warm)}`,
        promise: 'under 100 ms',
      },
    ];
  } finally {
    us.end();
    mx.end();
  }
}

async function waits(us: BenchVault, caseId: string): Promise<Waits> {
  const request = { caseId, recipient: offices.mx.code, purpose: 'same-case', scope: 'all' } as const;
  const look = () => processorMs(() => us.ask('packet:findings', request));
  const change = await changeElsewhere(us, caseId);
  await look(); // the threads that read pages stay from here on
  const found: Waits[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await reopen(us);
    const [cold, warm] = [await look(), await look()];
    await change(round);
    found.push({ cold, warm, changed: await look() });
  }
  const middle = (of: keyof Waits): number => median(found.map(one => one[of]).sort((one, other) => one - other));
  return { cold: middle('cold'), warm: middle('warm'), changed: middle('changed') };
}

/** What else the machine does lengthens the wait and not this. */
async function processorMs(call: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function reopen(us: BenchVault): Promise<void> {
  const { folder, label, passphrase } = us.asPerson;
  await us.ask('vault:lock', {});
  await us.ask('vault:unlock', { folder: us.context.handles.register({ kind: 'folder', path: folder }), label, passphrase });
}

/** A change of a protected person of some other case. */
async function changeElsewhere(us: BenchVault, caseId: string): Promise<(round: number) => Promise<unknown>> {
  const { cases } = await us.ask('case:list', { limit: 5 });
  const other = cases.find(({ id }) => id !== caseId);
  if (other === undefined) throw new Error('another case was just imported');
  const { file } = await us.ask('case:show', { caseId: other.id });
  const record = file.records.find(({ entity, fields }) => entity === 'subject' && fields['sourceCode'] !== undefined);
  if (record === undefined) throw new Error('it has a source');
  return round => us.ask('case:update-fields', { caseId: other.id, record: record.id, fields: { given: `Clara ${round}` } });
}

/** Each case with a source and a witness of its own. */
function* withProtected(cases: Iterable<InterchangeRecord>, series: string): Generator<InterchangeRecord> {
  let at = 0;
  for (const made of cases) {
    at += 1;
    const source = {
      id: 'src',
      roles: ['source'],
      given: 'Clara',
      paternal: `Zu${word(at)}`,
      maternal: 'Quevedo',
      sourceCode: `F-${series}${10_000 + at}`,
    };
    const contactPoints = [{ phone: `+52 662 5${String(at).padStart(6, '0')}` }];
    const witness = {
      id: 'wit',
      roles: ['witness'],
      given: 'Eleuterio',
      paternal: `Ib${word(at)}`,
      maternal: 'Luna',
      contactPoints,
    };
    const subjects = (made['subjects'] ?? []) as readonly Json[]; // the generator's own
    yield { ...made, reference: `${textIn(made, 'reference')}-${series}`, subjects: [...subjects, source, witness] };
  }
}

/** A number as letters. */
const word = (number: number): string => [...String(number)].map(figure => 'aeioubcdfg'[Number(figure)] ?? '').join('');
