import { listFaults } from '../../db/set-aside.ts';
import { isTakenOut, listHeads, listStations } from '../../db/stations.ts';
import { isOut } from '../../db/users.ts';
import { removeStation } from '../../electron/host/office/roster.ts';
import { tryAct } from './office-acts.ts';
import { chanceOf, type Chance } from './office-chance.ts';
import { bring, joinedTo, officeOf, stateOf, type Station } from './office-stations.ts';

// An office in which everybody takes anybody's machine out, unheard of each other.

/** What a history came to, and how much was in it. */
export type Rivals = {
  readonly faults: readonly string[];
  readonly removals: number;
  readonly joined: number;
  readonly acts: number;
  readonly setAside: number;
};

/** Play a history of four supervisors by its seed; those that join are of any role. */
export async function rivalHistory(seed: number, steps = 60): Promise<Rivals> {
  const office = [...(await officeOf(['supervisor', 'supervisor', 'supervisor'], `rivals-${seed}`))];
  try {
    meetAll(office);
    const [chance, counted] = [chanceOf(seed), { removals: 0, joined: 0, acts: 0 }];
    for (let step = 0; step < steps; step++) await play(office, chance, counted);
    meetAll(office);
    return { ...counted, faults: differencesIn(office), setAside: aside(office[0]!).length };
  } finally {
    office.toReversed().forEach(({ cleanup }) => cleanup());
  }
}

async function play(
  office: Station[],
  chance: Chance,
  counted: { removals: number; joined: number; acts: number },
): Promise<void> {
  const [one, other] = [chance.pick(office), chance.pick(office)];
  const what = chance.next();
  if (what >= 0.12 && what < 0.42) {
    if (one !== other) bring(one, other);
    return;
  }
  const { office: db, user } = one.session;
  if (isTakenOut(db, one.number) || isOut(db, user.id)) return; // it has heard so
  const isSupervisor = user.role === 'supervisor';
  if (what >= 0.42) {
    counted.acts++;
    await tryAct(withoutErasing(one), chance, { counterpart: null, calls: new Map() });
  } else if (what < 0.1) {
    const stands = listStations(db).some(({ number, removedAtMs }) => number === other.number && removedAtMs === null);
    if (one === other || !isSupervisor || !stands) return;
    counted.removals++;
    removeStation(one.session, one.services, other.number);
  } else if (isSupervisor && office.length < 7 && one.number < 100) {
    counted.joined++;
    const at = office.length + 1;
    office.push(await joinedTo(one, { at, role: chance.pick(['officer', 'supervisor']), seed: `rival-${at}` }));
  }
}

/** What was erased by an entry that counts no more is not there again: erasing is left out, and docs/several-machines.md says so. */
function withoutErasing(station: Station): Station {
  const request: Station['request'] = (channel, input) =>
    /erase|purge/.test(channel)
      ? Promise.resolve({ ok: false, failure: { code: 'input/invalid' } })
      : station.request(channel, input);
  return Object.create(station, { request: { value: request } }) as Station;
}

/** Everybody hears everything. */
export function meetAll(stations: readonly Station[]): void {
  for (let before = ''; ;) {
    for (const one of stations) for (const other of stations) if (one !== other) bring(one, other);
    const heads = stations.map(({ session }) => listHeads(session.office).map(({ station, number }) => [station, number]));
    const now = JSON.stringify(heads);
    if (now === before) return;
    before = now;
  }
}

export const aside = ({ session }: Station): readonly string[] =>
  listFaults(session.office).map(({ station, number, fault }) => `${station}/${number} ${fault}`);

/** How machines differ that heard everything, and what still waits there, in sentences. */
export function differencesIn(stations: readonly Station[]): readonly string[] {
  const [first, ...others] = stations.map(station => ({
    ...stateOf(station),
    'what is set aside': aside(station),
    history: historyOf(station),
    'what waits': station.session.office.prepare<[], string>('SELECT station FROM held_entries').pluck().all(),
  }));
  const found = first!['what waits'].length === 0 ? [] : ['the first machine waits'];
  for (const [at, other] of others.entries())
    for (const [name, rows] of Object.entries(first!) as [keyof typeof other, readonly string[]][]) {
      const [lacks, has] = [rows.filter(row => !other[name].includes(row)), other[name].filter(row => !rows.includes(row))];
      if (lacks.length + has.length > 0)
        found.push(`machine ${at + 2} differs in ${name}: lacks ${lacks.slice(0, 2).join()}; has ${has.slice(0, 2).join()}`);
    }
  return found;
}

/** What history says, and what is set aside, by the entries' own names. */
function historyOf({ session: { office } }: Station): readonly string[] {
  return ['changes', 'changes_aside'].flatMap(table =>
    office
      .prepare<[], string>(
        `SELECT '${table} ' || station || '/' || number || ' ' || position || ' ' || record || ' ' || coalesce(new, '')
         FROM ${table} JOIN station_entries USING (entry) ORDER BY 1`,
      )
      .pluck()
      .all(),
  );
}
