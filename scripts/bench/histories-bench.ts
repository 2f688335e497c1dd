import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  cleanUp,
  historyOf,
  nothingCounted,
  play,
  rosterSteps,
  shortest,
  shortestBy,
  type Counted,
  type Step,
} from '../../tests/support/office-histories.ts';
import { packetHistory } from '../../tests/support/office-packet-chains.ts';
import { packetCounts, type PacketCounts } from '../../tests/support/office-packet-laws.ts';
import { actCalls, type ActCall, type Called } from '../../tests/support/office-place.ts';
import {
  closedHistory,
  closeOffice,
  officeWithCompartment,
  playClosed,
  playedAlone,
  type ClosedStep,
} from '../../tests/support/office-compartments.ts';
import { rivalHistory } from '../../tests/support/office-rivals.ts';
import { versionHistory } from '../../tests/support/office-versions.ts';
import { officeWithCounterpart } from '../../tests/support/office-with-counterpart.ts';
import { officeOf, type Station } from '../../tests/support/office-stations.ts';
import type { Role } from '../../shared/contract/row.ts';
import { median, ms, onceMs, type BenchRow } from './measure.ts';
import { bytesIn, logged, mib, newCase } from './office-stations-bench.ts';

/** So many histories follow each other in one office, of two to six stations in turn. */
const IN_ONE_OFFICE = 20;
const STEPS = 14;
/** So many, by the seeds from one on. */
type Histories = { readonly histories: number; readonly from: number };
const others: readonly Role[] = ['officer', 'supervisor', 'officer', 'officer', 'supervisor'];

/** An office's machines beside the first: one to five in turn, and of every fifty offices one of seven machines and one of twelve. */
function rolesOf(office: number): readonly Role[] {
  const count = office % 50 === 24 ? 6 : office % 50 === 49 ? 11 : 1 + (office % others.length);
  return Array.from({ length: count }, (_, at) => others[at % others.length]!);
}

/** A third into an office's histories a machine joins; at two thirds one is taken out, where two are left. */
function stepsOf(seed: number, first: number): readonly Step[] {
  const at = seed - first;
  return [
    ...(at === 7 ? rosterSteps('join', seed) : []),
    ...(at === 13 ? rosterSteps('take-out', seed) : []),
    ...historyOf(seed, STEPS),
  ];
}

/** Histories of whole offices, beyond the hundred of the tests: each must come to the model's state, and one that does not is printed at its shortest. */
export async function historiesBench({ histories, from }: Histories): Promise<readonly BenchRow[]> {
  const counted = nothingCounted();
  const calls = new Map<ActCall, Called>();
  const packets: PacketCounts[] = [];
  const tookMs = await onceMs(async () => {
    for (let first = from; first < from + histories; first += IN_ONE_OFFICE) {
      const office = await inOneOffice(first, Math.min(IN_ONE_OFFICE, from + histories - first), counted);
      for (const [call, { asked, done }] of office.calls) {
        const sum = calls.get(call) ?? { asked: 0, done: 0 };
        calls.set(call, { asked: sum.asked + asked, done: sum.done + done });
      }
      packets.push(office.packets);
    }
  });
  return [
    {
      what: `histories of offices of 2 to 12 stations, of which one joins and one is taken out, with real encrypted vaults, each against a plain model: ${counted.histories.toLocaleString('en')}`,
      measured: `${said(counted)}; ${saidOfPackets(packets)}, in ${ms(tookMs)}`,
      promise: 'no fault',
    },
    {
      what: 'of each act in these histories, how often it was done of how often it was asked for',
      measured: actCalls.map(call => `${call} ${calls.get(call)?.done ?? 0}/${calls.get(call)?.asked ?? 0}`).join(', '),
      promise: 'printed',
    },
  ];
}

async function inOneOffice(first: number, count: number, counted: Counted) {
  const roles = rolesOf(Math.floor(first / IN_ONE_OFFICE));
  const make = () => officeWithCounterpart(roles);
  const office = await make();
  try {
    for (let seed = first; seed < first + count; seed++) {
      const faults = await play(office, stepsOf(seed, first), counted);
      if (faults.length === 0) continue;
      const steps = Array.from({ length: seed - first + 1 }, (_, at) => stepsOf(first + at, first)).flat();
      const found = await shortest(steps, make, 60);
      throw new Error(`history ${seed} fails: ${faults.join('\n')}\nat its shortest: ${JSON.stringify(found, null, 1)}`);
    }
    return { calls: office.calls, packets: packetCounts(office) };
  } finally {
    cleanUp(office);
  }
}

function saidOfPackets(packets: readonly PacketCounts[]): string {
  const sum = (name: keyof PacketCounts) => packets.reduce((all, each) => all + each[name], 0).toLocaleString('en');
  return `${sum('left')} packets numbered, ${sum('approvedElsewhere')} approved at another machine than prepared, ${sum('refused')} refused, of ${sum('told')} the receipt, ${sum('toldElsewhere')} of these at a machine that had not sent it`;
}

function said({ operations, refused, deliveries, exchanges, crashes, spoilt }: Counted): string {
  return `${operations.toLocaleString('en')} operations (${refused.toLocaleString('en')} of them refused or cut off), ${deliveries.toLocaleString('en')} deliveries, ${exchanges.toLocaleString('en')} exchanges over a folder, ${crashes.toLocaleString('en')} machines that stopped, ${spoilt.toLocaleString('en')} blobs cut, lost, doubled or put back`;
}

/** So many histories of packets, or of two programs, follow each other in one office. */
const SENDING_IN_ONE = 10;

/**
 * Histories in which packets are common, by seeds, some in one office of four to six machines, of which one person has two: each must come to the plain
 * model's state and keep the laws of packets.
 */
export async function sendingBench(of: Histories): Promise<readonly BenchRow[]> {
  const { failed, counted, packets, tookMs } = await playedInOffices(of, (seed, machines) => packetHistory(seed, machines));
  return [
    {
      what: `histories in which packets are prepared, approved, sent and confirmed at different machines, against a plain model: ${counted.histories.toLocaleString('en')}`,
      measured: `${failed}; ${said(counted)}; ${saidOfPackets(packets)}, in ${ms(tookMs)}`,
      promise: 'no fault',
    },
  ];
}

/** Histories in which supervisors take each other's machines out, unheard of each other: every machine must come to the same. */
export async function rivalsBench({ histories, from }: Histories): Promise<readonly BenchRow[]> {
  const sums = { removals: 0, joined: 0, acts: 0, setAside: 0 };
  const faulty: number[] = [];
  const tookMs = await onceMs(async () => {
    for (let seed = from; seed < from + histories; seed++) {
      const { faults, ...counted } = await rivalHistory(seed);
      for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += counted[name];
      if (faults.length === 0) continue;
      faulty.push(seed);
      process.stderr.write(`  history ${seed} fails: ${faults[0]}\n`);
    }
  });
  const failed = faulty.length === 0 ? 'none failed' : `${faulty.length} failed (${faulty.join(', ')})`;
  const did = Object.entries(sums)
    .map(([name, count]) => `${name} ${count.toLocaleString('en')}`)
    .join(', ');
  return [
    {
      what: `histories in which supervisors take each other's machines out, unheard of each other: ${histories.toLocaleString('en')}`,
      measured: `${failed}; ${did}, in ${ms(tookMs)}`,
      promise: 'no fault',
    },
  ];
}

/** Histories in which some machines run a later program for a while, each a later one than in the history before. */
export async function versionsBench(of: Histories): Promise<readonly BenchRow[]> {
  const { failed, counted, tookMs } = await playedInOffices(of, (seed, machines, level) => versionHistory(seed, level, machines));
  return [
    {
      what: `histories of an office in which some machines run a later program for a while, against a plain model: ${counted.histories.toLocaleString('en')}`,
      measured: `${failed}; ${said(counted)}; ${counted.waited.toLocaleString('en')} exchanges found what waits for an update, in ${ms(tookMs)}`,
      promise: 'no fault',
    },
  ];
}

/** An office that comes to a fault is counted and printed at its shortest, and the next is played. */
async function playedInOffices(
  { histories, from }: Histories,
  historyBy: (seed: number, machines: number, at: number) => readonly Step[],
) {
  const counted = nothingCounted();
  const packets: PacketCounts[] = [];
  const faulty: number[] = [];
  const tookMs = await onceMs(async () => {
    for (let first = from; first < from + histories; first += SENDING_IN_ONE) {
      const roles = others.slice(0, 2 + (Math.floor(first / SENDING_IN_ONE) % 3));
      const make = () => officeWithCounterpart(roles, { hasSecondAccount: true });
      const office = await make();
      const steps: Step[] = [];
      for (let seed = first; seed < Math.min(first + SENDING_IN_ONE, from + histories); seed++) {
        const history = historyBy(seed, roles.length + 2, seed - first + 1);
        steps.push(...history);
        const faults = await play(office, history, counted);
        if (faults.length === 0) continue;
        faulty.push(seed);
        const found = JSON.stringify(await shortest(steps, make, 60), null, 1);
        process.stderr.write(
          `  history ${seed}, of the office from ${first}, fails: ${faults.join('\n')}\nat its shortest: ${found}\n`,
        );
        break;
      }
      packets.push(packetCounts(office));
      cleanUp(office);
    }
  });
  const failed = faulty.length === 0 ? 'none failed' : `${faulty.length} failed (${faulty.join(', ')})`;
  return { failed, counted, packets, tookMs };
}

/**
 * Histories of an office of four machines with a compartment, by seeds, some in one office: each must come to the plain model's state, and those that do
 * not are counted by their kind, the first of them printed at its shortest.
 */
export async function closedBench({ histories, from }: Histories): Promise<readonly BenchRow[]> {
  const kinds = new Map<string, number>();
  const sums = new Map<string, number>();
  let faulty = 0;
  const tookMs = await onceMs(async () => {
    for (let first = from; first < from + histories; first += CLOSED_IN_ONE) {
      const seeds = Array.from({ length: Math.min(CLOSED_IN_ONE, from + histories - first) }, (_, at) => first + at);
      const { faults, played, counted } = await closedInOne(seeds);
      for (const [name, count] of Object.entries(counted)) sums.set(name, (sums.get(name) ?? 0) + count);
      if (faults.length === 0) continue;
      for (const kind of new Set(faults.map(kindOf))) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      const found = faulty++ === 0 ? await shortestBy(played, 60, steps => playedAlone(steps, 'all')) : null;
      process.stderr.write(`  histories from ${first}: ${faults[0]}\n${found === null ? '' : JSON.stringify(found, null, 1)}\n`);
    }
  });
  const told = [...kinds].map(([kind, count]) => `${kind}: ${count}`).join('; ');
  const did = [...sums].map(([name, count]) => `${name} ${count.toLocaleString('en')}`).join(', ');
  return [
    {
      what: `histories of a compartment of an office of four stations, against a plain model: ${histories.toLocaleString('en')}`,
      measured: `${faulty} offices came to a fault${told === '' ? '' : ` (${told})`}; ${did}, in ${ms(tookMs)}`,
      promise: 'no fault',
    },
  ];
}

/** So many histories of a compartment follow each other in one office. */
const CLOSED_IN_ONE = 6;

async function closedInOne(seeds: readonly number[]) {
  const office = await officeWithCompartment('all');
  const played: ClosedStep[] = [];
  let faults: readonly string[] = [];
  for (const seed of seeds) {
    const steps = closedHistory(seed, STEPS);
    played.push(...steps);
    faults = await playClosed(office, steps);
    if (faults.length > 0) break;
  }
  closeOffice(office);
  return { faults, played, counted: office.counted };
}

/** A fault without what it names. */
const kindOf = (fault: string): string =>
  fault
    .split(': ')[0]!
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|zq[0-9a-z]+|"[^"]*"/g, '…')
    .replaceAll(/station \d/g, 'a station');

/** A station's own case is followed by another after so many days. */
const CASE_DAYS = 25;

/**
 * Thirty stations that each log two exchanges a day and exchange once: what the desk's vault and the carrier grow by, and how long the desk's
 * exchange takes. So many days are played; a year is 250.
 */
export async function thirtyBench(days: number): Promise<readonly BenchRow[]> {
  const stations = 30;
  const office = await officeOf(
    Array.from({ length: stations - 1 }, () => 'officer'),
    'year',
  );
  const [desk] = office as [Station];
  const folder = join(desk.root, 'exchange');
  mkdirSync(folder);
  const exchange = (station: Station) =>
    station.ask('office:exchange', { folder: station.services.handles.register({ kind: 'folder', path: folder }) });
  try {
    const newCases = (day: number) =>
      Promise.all(office.map(async (station, at) => ({ station, caseId: await newCase(station, `Y-${at}-${day}`) })));
    let working = await newCases(0);
    for (const station of [...office, desk]) await exchange(station);
    const [vault, carrier] = [bytesIn(desk.session.folder), bytesIn(folder)];
    const took: number[] = [];
    for (let day = 0; day < days; day++) {
      if (day > 0 && day % CASE_DAYS === 0) working = await newCases(day);
      for (const { station, caseId } of working) {
        station.setNowMs(station.services.nowMs() + 86_400_000);
        for (let count = 0; count < 2; count++) await logged(station, caseId, day * 2 + count);
        if (station !== desk) await exchange(station);
      }
      took.push(await onceMs(() => exchange(desk)));
    }
    const yearly = (bytes: number) => mib((bytes / days) * 250);
    const row: BenchRow = {
      what: `${stations} stations that log two exchanges a day each and open a case in ${CASE_DAYS} days, ${days} days played`,
      measured: `the desk's exchange ${ms(median(took.slice(0, 10)))} a day at first, ${ms(median(took.slice(-10)))} at last; a year adds ${yearly(bytesIn(desk.session.folder) - vault)} to its vault and ${yearly(bytesIn(folder) - carrier)} to the carrier`,
      promise: 'printed',
    };
    return [row];
  } finally {
    for (const { cleanup } of office.toReversed()) cleanup();
  }
}
