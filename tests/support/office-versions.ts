import type { Answer } from './office-place.ts';
import { chanceOf, type Chance } from './office-chance.ts';
import type { Simulated, Step } from './office-histories.ts';
import { as, noteLater, strangeAt, type Level } from './later-program.ts';
import type { Station } from './office-stations.ts';

// An office some of whose machines run a later program for a while, which does what the others do not know, until all are updated.

/**
 * Some machines are updated in the midst of it, one after the other, and at least one is not before everything arrives.
 *
 * @param level - The program that they are updated to.
 */
export function versionHistory(seed: number, level: Level, machines: number): readonly Step[] {
  const chance = chanceOf(seed);
  const drawn = () => chance.below(2 ** 31);
  const order = Array.from({ length: machines }, (_, at) => ({ at, by: chance.next() }))
    .toSorted((one, other) => one.by - other.by)
    .map(({ at }) => at);
  const updated: number[] = [];
  const steps: Step[] = [];
  const update = () => {
    const at = order[updated.length]!;
    updated.push(at);
    steps.push({ kind: 'update', at, level, chance: drawn() });
  };
  for (let left = 11; left > 0; left--) {
    if (left === 10 || (left < 6 && updated.length < machines - 1 && chance.next() < 0.12)) update();
    const of = chance.next();
    const at = chance.below(machines);
    const stops = chance.next() < 0.08 ? { stops: true as const } : {};
    if (of < 0.22 && updated.length > 0) {
      const by = chance.pick(updated);
      steps.push({ kind: 'later', at: by, chance: drawn(), ...stops });
      if (chance.next() < 0.7) for (const who of [by, at]) steps.push({ kind: 'exchange', at: who, chance: drawn() });
    } else if (of < 0.3) steps.push({ kind: 'packet', way: 'filters', at, chance: drawn(), ...stops });
    else if (of < 0.6) steps.push({ kind: 'act', at, chance: drawn(), ...stops });
    else if (of < 0.88) steps.push({ kind: 'exchange', at, chance: drawn(), ...stops });
    else if (of < 0.95) steps.push({ kind: 'deliver', at, chance: drawn() });
    else steps.push({ kind: chance.pick(['clock', 'spoil']), chance: drawn() });
  }
  return [...steps, { kind: 'meet', chance: 0 }];
}

/** Every machine runs the latest program that one has. */
export async function bringUp({ stations }: Pick<Simulated, 'stations'>): Promise<void> {
  const latest = Math.max(...stations.map(({ level }) => level));
  for (const station of stations) if (station.level < latest) await station.update(latest);
}

/** What that machine's program alone can do; nothing where it is none of the later ones. */
export function tryLater(station: Station, chance: Chance): Promise<Answer> {
  const { level, services } = station;
  if (level === 0) return Promise.resolve(null);
  const [id, word] = [chance.below(2 ** 31), chance.below(2 ** 31)].map(each => each.toString(36)) as [string, string];
  as(level, () => noteLater(station.session, services, level, { id, word: `later ${word}` }));
  return Promise.resolve({ ok: true, value: null });
}

/** Nothing of a later program is at a machine that does not run it, in whichever part. */
export function strangeFaults({ stations }: Pick<Simulated, 'stations'>): readonly string[] {
  const latest = Math.max(...stations.map(({ level }) => level));
  return stations
    .filter(({ level }) => level < latest)
    .flatMap(station =>
      strangeAt(station.session, station.level).map(name => `${name} is at station ${station.number}, whose program is earlier`),
    );
}

/** What waits for an update is told where people look. */
export async function waitingFaults(station: Station, count: number): Promise<readonly string[]> {
  const { newer } = await station.ask('office:step', {});
  return newer?.count === count ? [] : [`station ${station.number} does not tell that ${count} bundles wait for its update`];
}
