import { copyFileSync, cpSync, mkdirSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join as pathOf } from 'node:path';
import { listHeads } from '../../db/stations.ts';
import { entriesToSend } from '../../electron/host/office/bundle.ts';
import type { SentEntry } from '../../shared/contract/office-format.ts';
import { tryAct } from './office-acts.ts';
import { chanceOf, type Chance } from './office-chance.ts';
import { faultsOf, modelFaults } from './office-faults.ts';
import type { Act, Deed } from './office-model.ts';
import { deedsBetween, seenAt, type Seen } from './office-seen.ts';
import { counting, goneFaults, join, takeOut, type Gone } from './office-roster-steps.ts';
import { tryPacketAct, type PacketWay } from './office-packet-chains.ts';
import { leftFaults, packetFaults, sentFiles, toldFaults } from './office-packet-laws.ts';
import type { ActCall, Answer, Called, Counterpart } from './office-place.ts';
import { as, type Level } from './later-program.ts';
import { bringUp, strangeFaults, tryLater, waitingFaults } from './office-versions.ts';
import { bring, takeIn, type Station } from './office-stations.ts';
import { stopping } from './stopping-station.ts';

export type Counted = {
  histories: number;
  operations: number;
  refused: number;
  deliveries: number;
  exchanges: number;
  crashes: number;
  spoilt: number;
  /** Exchanges that found what waits for an update. */
  waited: number;
};
export const nothingCounted = (): Counted => ({
  ...{ histories: 0, operations: 0, refused: 0, deliveries: 0, exchanges: 0, crashes: 0, spoilt: 0, waited: 0 },
});

/** What people and their machines do, in the midst of which a machine may stop. */
type Played = 'act' | 'packet' | 'later' | 'deliver' | 'exchange';

/** One step of a history: who does what, by a number from which the rest follows. Histories can be shortened by leaving steps out. */
export type Step = {
  readonly kind: Played | 'clock' | 'spoil' | 'meet' | 'join' | 'take-out' | 'late' | 'hear' | 'update';
  readonly chance: number;
  /** Which machine does it, where chance does not say; of `hear`, of which it hears all. */
  readonly at?: number;
  readonly from?: number;
  readonly way?: PacketWay;
  /** To which program it is updated. */
  readonly level?: Level;
  readonly stops?: true;
};

export function historyOf(seed: number, steps: number): readonly Step[] {
  const chance = chanceOf(seed);
  const history = Array.from({ length: steps }, (): Step => {
    const of = chance.next();
    const kind = of < 0.64 ? 'act' : of < 0.86 ? 'deliver' : of < 0.92 ? 'exchange' : of < 0.97 ? 'clock' : 'spoil';
    const stops = (kind === 'act' || kind === 'deliver' || kind === 'exchange') && chance.next() < 0.12;
    return { kind, chance: chance.below(2 ** 31), ...(stops ? { stops } : {}) };
  });
  return [...history, { kind: 'meet', chance: 0 }];
}

/**
 * A machine joins, or one is taken out and goes on for a while, of which some hear before they hear that it is out.
 *
 * @param kind - What becomes of the roster.
 */
export function rosterSteps(kind: 'join' | 'take-out', seed: number): readonly Step[] {
  const chance = chanceOf(seed);
  const late = Array.from({ length: kind === 'join' ? 0 : 4 }, (): Step => ({ kind: 'late', chance: chance.below(2 ** 31) }));
  return [{ kind, chance: chance.below(2 ** 31) }, ...late];
}

/** An office with the folder over which its stations exchange (null: what a supervisor entered), and all that was ever done in it. */
export type Simulated = {
  readonly stations: Station[];
  /** Machines that were taken out of it. */
  readonly gone: Gone[];
  readonly folder: string | null;
  readonly acts: Act[];
  readonly counterpart: Counterpart | null;
  /** What was asked for in it so far, by call. */
  readonly calls: Map<ActCall, Called>;
};

export function simulatedOffice(stations: Station[]): Simulated & { readonly folder: string } {
  const folder = pathOf(stations[0]!.root, 'exchange');
  mkdirSync(folder);
  meet({ stations, gone: [] });
  return { stations, gone: [], folder, acts: stoodBefore(stations[0]!), counterpart: null, calls: new Map() };
}

/** What stood before the office had several stations: everybody has heard of it. */
function stoodBefore(station: Station): Act[] {
  const nothing: Seen = { records: new Map(), marks: new Map(), rows: new Map() };
  const did = deedsBetween(nothing, seenAt(station), [], false);
  return [{ station: 0, number: 0, seen: {}, clock: { ms: 0, count: 0 }, did }];
}

/**
 * Play histories over the stations of an office, then let everything arrive everywhere, and say what is not as it must be: nothing, or a sentence
 * for each fault. What earlier histories left stays and is part of what is compared.
 */
export async function play(office: Simulated, steps: readonly Step[], counted: Counted): Promise<readonly string[]> {
  counted.histories += steps.filter(({ kind }) => kind === 'meet').length;
  const found = await playSteps(office, steps, counted);
  await bringUp(office);
  meet(office);
  const { stations, gone } = office;
  const acts = counting(office.acts, gone);
  return [
    ...[...found, ...(await faultsOf(stations, gone)), ...modelFaults(stations, acts), ...packetFaults(office)],
    ...goneFaults(acts, gone),
    ...(office.counterpart === null ? [] : await toldFaults(stations)),
  ];
}

/** The machines of an office, also those that were taken out; the first, in whose folder they lie, last. */
export function cleanUp({ stations, gone }: Pick<Simulated, 'stations' | 'gone'>): void {
  for (const { cleanup } of [...stations, ...gone.map(({ station }) => station)]
    .toReversed()
    .toSorted((one, other) => Number(one === stations[0]) - Number(other === stations[0])))
    cleanup();
}

/** Play steps, and say what went wrong at once. */
export async function playSteps(office: Simulated, steps: readonly Step[], counted: Counted): Promise<readonly string[]> {
  const found: string[] = [];
  for (const step of steps) {
    found.push(...(await playStep(office, step, counted)));
    const all = [...office.stations, ...office.gone.map(({ station }) => station)];
    office.acts.push(...all.flatMap(station => purgesOf(office.acts, station)));
    found.push(...strangeFaults(office));
  }
  return found;
}

/**
 * The shortest history that still fails, each tried on an office of its own: halves are left out first, then fewer and fewer steps. Gives it as it
 * was found after so many tries at most, with what is wrong; null where the history does not fail on an office that has no other behind it.
 */
export function shortest(steps: readonly Step[], make: () => Promise<Simulated>, most: number) {
  return shortestBy(steps, most, async some => {
    const office = await make();
    try {
      return await play(office, some, nothingCounted());
    } finally {
      cleanUp(office);
    }
  });
}

/** The same of whatever histories. */
export async function shortestBy<S>(
  steps: readonly S[],
  most: number,
  played: (steps: readonly S[]) => Promise<readonly string[]>,
): Promise<{ readonly steps: readonly S[]; readonly faults: readonly string[] } | null> {
  let left = most;
  const tried = async (some: readonly S[]): Promise<readonly string[]> => {
    if (left-- <= 0) return [];
    try {
      return await played(some);
    } catch (error) {
      return [String(error)];
    }
  };
  let found = { steps, faults: await tried(steps) };
  if (found.faults.length === 0) return null;
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < found.steps.length;) {
      const without = [...found.steps.slice(0, at), ...found.steps.slice(at + size)];
      const faults = await tried(without);
      if (faults.length > 0) found = { steps: without, faults };
      else at += size;
    }
  return found;
}

/** Everything that any has comes to all, also what one wrote that was taken out. */
function meet({ stations, gone }: Pick<Simulated, 'stations' | 'gone'>): void {
  for (const { station } of gone) for (const to of stations) bring(station, to);
  for (let round = 0; round < 2; round++)
    for (const from of stations) for (const to of stations) if (from !== to) bring(from, to);
}

async function playStep(office: Simulated, step: Step, counted: Counted): Promise<readonly string[]> {
  const { kind, chance: seed, stops, at, from, way, level } = step;
  if (kind === 'meet') {
    meet(office);
    return [];
  }
  const chance = chanceOf(seed + 1);
  if (kind === 'join') await join(office.stations, office.gone, chance);
  if (kind === 'take-out') takeOut(office.stations, office.gone, chance);
  if (kind === 'late') return late(office, chance, counted);
  if (kind === 'join' || kind === 'take-out') return [];
  const station = at === undefined ? chance.pick(office.stations) : machineAt(office, at);
  if (kind === 'hear') {
    const of = machineAt(office, from ?? 0);
    if (of !== station) bring(of, station);
    return [];
  }
  if (kind === 'update') {
    if (station.level < (level ?? 0)) await station.update(level ?? 0);
    return [];
  }
  if (kind === 'clock') {
    station.setNowMs(station.services.nowMs() + (chance.below(200) - 60) * chance.pick([60_000, 60_000, 86_400_000]));
    return [];
  }
  if (kind === 'spoil') {
    if (spoil(office, chance)) counted.spoilt++;
    return [];
  }
  if (stops) counted.crashes++;
  const after = stops ? chance.below(8) : null;
  if (kind === 'act') return act(office, station, counted, after, () => tryAct(station, chance, office));
  if (kind === 'packet')
    return act(office, station, counted, after, () => tryPacketAct(station, chance, office, way ?? 'submit'));
  if (kind === 'later') return act(office, station, counted, after, () => tryLater(station, chance));
  const other = chance.pick(office.stations.filter(each => each !== station));
  if (kind === 'deliver') counted.deliveries++;
  else counted.exchanges++;
  const answer = await stopping(station, after, () =>
    kind === 'deliver'
      ? deliver(station, other, chance)
      : station.request('office:exchange', office.folder === null ? {} : { folder: folderAt(station, office.folder) }),
  );
  if (answer?.ok === true && answer.value.newer > 0) {
    counted.waited++;
    return waitingFaults(station, answer.value.newer);
  }
  if (answer?.ok !== false || answer.failure.code !== 'internal') return [];
  return [`an exchange failed at station ${station.number}: ${JSON.stringify(answer.failure)}`];
}

/** Who was taken out and may not have heard of it goes on working, exchanges, and is heard of by somebody. */
async function late(office: Simulated, chance: Chance, counted: Counted): Promise<readonly string[]> {
  if (office.gone.length === 0) return [];
  const { station } = chance.pick(office.gone);
  const found = await act(office, station, counted, null, () => tryAct(station, chance, office));
  if (chance.next() < 0.4 && office.folder !== null)
    await station.request('office:exchange', { folder: folderAt(station, office.folder) });
  const to = chance.pick(office.stations);
  deliver(to, station, chance);
  await act(office, to, counted, null, () => tryAct(to, chance, office));
  return found;
}

const machineAt = ({ stations }: Simulated, at: number): Station => stations[at % stations.length]!;

const folderAt = ({ services }: Station, path: string) => services.handles.register({ kind: 'folder', path });

/** Some of what one station has goes to another: from anywhere on, cut short, in a wrong order, twice. */
function deliver(to: Station, from: Station, chance: Chance): null {
  if (from.level > to.level) return null;
  const { station, number } = chance.pick(listHeads(from.session.office));
  const had = listHeads(to.session.office).find(head => head.station === station)?.number ?? 0;
  const start = Math.max(1, Math.min(number, had + 1 + chance.pick([0, 0, 0, 1, 2, -2])));
  const entries = entriesToSend(from.session.office, station, start, 1 + chance.below(12));
  const some = entries.filter(() => chance.next() > 0.1);
  const order: SentEntry[] = chance.next() < 0.3 ? some.toReversed() : [...some];
  for (let time = 0; time <= (chance.next() < 0.2 ? 1 : 0); time++)
    as(to.level, () => takeIn(to.session, to.services, station, order));
  return null;
}

/** What a carrier that nobody trusts does: a blob cut short, lost, there twice under a name that a copy gets, or all as it was before. */
function spoil({ folder }: Simulated, chance: Chance): boolean {
  if (folder === null) return false;
  const kept = `${folder}-before`;
  const way = chance.below(5);
  if (way === 0) cpSync(folder, kept, { recursive: true });
  if (way === 1) {
    try {
      statSync(kept);
    } catch {
      return false;
    }
    rmSync(folder, { recursive: true });
    cpSync(kept, folder, { recursive: true });
  }
  const blobs = (readdirSync(folder, { recursive: true }) as string[])
    .filter(name => statSync(pathOf(folder, name)).isFile())
    .sort();
  if (blobs.length === 0 || way < 2) return way < 2;
  const blob = pathOf(folder, chance.pick(blobs));
  if (way === 2) truncateSync(blob, Math.floor(statSync(blob).size * chance.next()));
  if (way === 3) rmSync(blob);
  if (way === 4) copyFileSync(blob, `${blob} (conflicted copy)`);
  return true;
}

async function act(
  office: Simulated,
  station: Station,
  counted: Counted,
  after: number | null,
  doing: () => Promise<Answer>,
): Promise<readonly string[]> {
  counted.operations++;
  const before = seenAt(station);
  const sent = sentFiles(office);
  const had = ownNumber(station);
  const answer = await stopping(station, after, doing);
  if (answer?.ok === false && answer.failure.code === 'internal')
    return [`an act failed at station ${station.number}: ${JSON.stringify(answer.failure)}`];
  const now = seenAt(station);
  const left = await leftFaults(office, station, sent, { before, now });
  if (left.length > 0) return left;
  // A packet's act has several entries; the last stands for them. What is done by opening, after a stop, is none of it.
  const own = ownEntries(station, had).findLast(({ action }) => action !== 'case:purge');
  if (own === undefined) {
    counted.refused++;
    const changed = deedsBetween(before, now, office.acts, false);
    return changed.length === 0 ? [] : [`an act that did not happen left ${JSON.stringify(changed)}`];
  }
  const did = deedsBetween(before, now, office.acts, station.session.user.role === 'supervisor');
  const erased = own.action === 'case:erase' ? did.filter(({ kind }) => kind === 'remove') : [];
  office.acts.push({
    ...{ station: own.station, number: own.number, seen: own.seen, clock: own.clock },
    did: [...did, ...erased.map(({ record }): Deed => ({ kind: 'erase', record })), ...settledBy(station, own, now)],
  });
  return [];
}

/** Who settles two values for the one that stands writes it: nothing changes, and it is the latest all the same. */
function settledBy({ session: { office } }: Station, { action, entry }: Own, now: Seen): readonly Deed[] {
  if (action !== 'office:settle') return [];
  return office
    .prepare<[number], { record: string; field: string }>('SELECT record, field FROM changes WHERE entry = ?')
    .all(entry)
    .map(({ record, field }) => ({ kind: 'set', record, field, value: now.records.get(record)?.fields[field] ?? null }));
}

/** What a supervisor's station let go by itself when it was opened, of cases that were deleted long ago. */
function purgesOf(acts: readonly Act[], station: Station): readonly Act[] {
  const known = new Set(acts.filter(act => act.station === station.number).map(({ number }) => number));
  return ownEntries(station, 0)
    .filter(({ action, number }) => action === 'case:purge' && !known.has(number))
    .map(({ entry, station: own, number, seen, clock }) => {
      const cases = station.session.office
        .prepare<[number], string>('SELECT DISTINCT record FROM changes WHERE entry = ?')
        .pluck()
        .all(entry);
      const did = cases.flatMap((record): readonly Deed[] => [
        { kind: 'remove', record, forGood: true },
        ...[record, ...below(acts, record)].map((each): Deed => ({ kind: 'erase', record: each })),
      ]);
      return { station: own, number, seen, clock, did };
    });
}

type Own = Omit<Act, 'did'> & { readonly action: string; readonly entry: number };

/** What a station wrote after one of its entries. */
export function ownEntries({ session: { office }, number }: Station, after: number): readonly Own[] {
  return office
    .prepare<[number, number], { entry: number; body: string }>(
      `SELECT entry, body FROM station_entries JOIN audit_entries ON audit_entries.number = entry
       WHERE station_entries.station = ? AND station_entries.number > ? ORDER BY station_entries.number`,
    )
    .all(number, after)
    .map(({ entry, body }) => ({ ...(JSON.parse(body) as Omit<Own, 'entry'>), entry }));
}

/** The records that were ever added under one. */
function below(acts: readonly Act[], record: string): readonly string[] {
  const own = acts.flatMap(({ did }) => did.flatMap(deed => (deed.kind === 'add' && deed.under === record ? [deed.record] : [])));
  return own.flatMap(each => [each, ...below(acts, each)]);
}

function ownNumber(station: Station): number {
  return listHeads(station.session.office).find(head => head.station === station.number)?.number ?? 0;
}
