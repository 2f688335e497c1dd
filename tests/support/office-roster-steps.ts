import { listHeads } from '../../db/stations.ts';
import { removeStation } from '../../electron/host/office/roster.ts';
import type { Chance } from './office-chance.ts';
import { everyText, textsIn } from './office-faults.ts';
import { hears, type Act } from './office-model.ts';
import { joinedTo, type Station } from './office-stations.ts';

// Machines that come into an office in the midst of its history, and machines that are taken out.

/** A machine that was taken out: `last`, how far who took it out had heard of it; `by`, the entry that did. What it writes behind counts nowhere. */
export type Gone = { readonly station: Station; readonly last: number; readonly by: Pick<Act, 'station' | 'number'> };

const headOf = (at: Station, of: number): number =>
  listHeads(at.session.office).find(({ station }) => station === of)?.number ?? 0;

const supervisors = (stations: readonly Station[]) => stations.filter(({ session }) => session.user.role === 'supervisor');

/** Somebody's machine joins at the first, which may not have heard of all. */
export async function join(stations: Station[], gone: readonly Gone[], chance: Chance): Promise<void> {
  const at = stations.length + gone.length + 1;
  stations.push(await joinedTo(stations[0]!, { at, role: chance.pick(['officer', 'supervisor']), seed: `joins-${at}` }));
}

/** A supervisor takes another machine than the first out; two are left. */
export function takeOut(stations: Station[], gone: Gone[], chance: Chance): void {
  const station = chance.pick(stations.slice(1));
  const by = chance.pick(supervisors(stations.filter(each => each !== station)));
  if (stations.length < 3) return;
  const last = headOf(by, station.number);
  removeStation(by.session, by.services, station.number);
  stations.splice(stations.indexOf(station), 1);
  gone.push({ station, last, by: { station: by.number, number: headOf(by, by.number) } });
}

/** The acts that count: those that a machine wrote before it was taken out, as far as that was heard of. */
export const counting = (acts: readonly Act[], gone: readonly Gone[]): readonly Act[] =>
  acts.filter(act => !gone.some(({ station, last }) => station.number === act.station && act.number > last));

/** What was written by people who had heard that a machine is out is not there. */
export function goneFaults(acts: readonly Act[], gone: readonly Gone[]): readonly string[] {
  return gone.flatMap(({ station, by }) => {
    const heard = (act: Act): boolean =>
      act.station === by.station ? act.number > by.number : hears(act, { ...by, seen: {}, clock: act.clock, did: [] });
    const texts = (some: readonly Act[]) => new Set(some.flatMap(({ did }) => did.flatMap(textsIn)));
    const known = texts(acts.filter(act => !heard(act)));
    const held = everyText(station);
    return [...texts(acts.filter(heard))]
      .filter(text => !known.has(text) && held.some(([, all]) => all.includes(text)))
      .map(text => `${text} is at station ${station.number}, which had been taken out`);
  });
}
