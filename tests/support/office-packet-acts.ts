import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseId } from '../../shared/language.ts';
import { anyOf, ask, type Answer, type Doing, type Place } from './office-place.ts';
import type { Station } from './office-stations.ts';
import { sourceOf } from './exchange.ts';
import type { TempVault } from './temp-vault.ts';

// What goes out of an office of several stations to a counterpart, and comes back: prepared at one station, approved at another, told at all.

export const folderAt = ({ services }: Pick<Station, 'services'>, path: string) =>
  services.handles.register({ kind: 'folder', path });
/** Most times of the oldest case, at which nobody works: what is approved of it is not out of date by the time it leaves. */
function asked({ station, caseId, chance }: Place) {
  const oldest = station.session.office.prepare<[], CaseId>('SELECT id FROM cases ORDER BY id LIMIT 1').pluck().get();
  const of = chance.next() < 0.9 && oldest !== undefined ? oldest : caseId;
  return { caseId: of, recipient: 'MX-FGR', purpose: 'same-case', scope: 'all' } as const;
}

export const submit: Doing = place => ask(place, 'packet:submit', asked(place));

/** Packets that wait at this station, the newest first: of one that waited long the case is another by now. */
export function submissions({ station }: Place, where: string): readonly { readonly id: string; readonly digest: string }[] {
  const { user, office } = station.session;
  return office
    .prepare<[{ user: string }], { id: string; digest: string }>(
      `SELECT id, digest FROM submissions WHERE ${where} ORDER BY at_ms DESC, id`,
    )
    .all({ user: user.id });
}

/** What would not be built so any more is refused, as people would. */
const approve: Doing = async place => {
  const waiting = submissions(place, "state = 'waiting' AND by_user <> @user").slice(0, 3);
  const [first] = waiting;
  if (first === undefined) return submit(place);
  const refuse = { id: first.id, reasons: 'Not so' };
  if (place.chance.next() < 0.1) return ask(place, 'packet:refuse', refuse);
  const answer = await anyOf(
    place,
    waiting.map(one => ['packet:approve', one]),
  );
  return isOutdated(answer) ? ask(place, 'packet:refuse', refuse) : answer;
};

/** What would not be built so any more is taken back. */
const handOver: Doing = async place => {
  const { counterpart, station, chance } = place;
  const [mine] = submissions(place, "state IN ('waiting', 'approved', 'refused') AND by_user = @user");
  if (mine !== undefined && chance.next() < 0.05) return ask(place, 'packet:withdraw', { id: mine.id });
  const approved = submissions(place, `state = 'approved' ${chance.next() < 0.9 ? 'AND by_user = @user' : ''}`).slice(0, 3);
  if (counterpart === null || approved.length === 0) return approve(place);
  const answer = await anyOf(
    place,
    approved.map(({ id }) => [
      'packet:hand-over',
      { id, folder: folderAt(station, counterpart.out), acknowledgeUncompared: true },
    ]),
  );
  return isOutdated(answer) && mine !== undefined ? ask(place, 'packet:withdraw', { id: mine.id }) : answer;
};

const isOutdated = (answer: Answer): boolean => answer?.ok === false && answer.failure.code === 'approval/outdated';

export const build: Doing = place =>
  place.counterpart === null
    ? null
    : ask(place, 'packet:build', {
        ...asked(place),
        folder: folderAt(place.station, place.counterpart.out),
        acknowledgeUncompared: true,
      });

/** A text that the acts make up: nobody else writes it. */
export const made = /(?:Río|Alba|Cedro|Luna|Sauce|Brisa)[a-z]* [0-9a-z]{4,}/u;

/** The counterpart's clock is none that is behind: what was made later than now it refuses. */
export function keepsUp(vault: TempVault, { services }: Station): void {
  vault.setNowMs(Math.max(vault.services.nowMs(), services.nowMs()));
}

/** The counterpart takes in what came, and confirms it. */
export const answer: Doing = async ({ counterpart, station }) => {
  if (counterpart === null) return null;
  const { vault, out, back, taken } = counterpart;
  keepsUp(vault, station);
  for (const name of readdirSync(out).sort()) {
    if (taken.has(name)) continue;
    const got = await vault.request('packet:import', { file: sourceOf(vault, join(out, name)), acceptGap: true });
    taken.set(name, got.ok ? `${got.value.number}` : got.failure.code);
    if (got.ok) await vault.request('packet:receipt', { packetId: got.value.packetId, folder: vault.handleOf(back) });
  }
  return null;
};

/** What the counterpart confirmed is taken in at whichever station, and now and then once more. */
export const receive: Doing = async place => {
  const { counterpart, station, chance } = place;
  if (counterpart === null) return null;
  await answer(place);
  const came = readdirSync(counterpart.back).sort();
  const fresh = came.filter(name => !counterpart.received.has(name));
  if (came.length === 0) return handOver(place);
  if (fresh.length === 0 && chance.next() < 0.5) return null;
  const name = chance.pick(fresh.length > 0 && chance.next() < 0.8 ? fresh : came);
  const file = station.services.handles.register({ kind: 'source', name: 'given', path: join(counterpart.back, name) });
  const got = await ask(place, 'packet:import', { file, acceptGap: true });
  if (!got.ok) return got;
  counterpart.received.add(name);
  if (got.value.acknowledges !== null) counterpart.confirmed.add(got.value.acknowledges);
  return got;
};

/** By how often they are done. */
export const packetActs: readonly (readonly [number, Doing])[] = [
  [2, submit],
  [4, approve],
  [6, handOver],
  [1, build],
  [3, receive],
];

export const setRules =
  (often: number): Doing =>
  place =>
    ask(place, 'approval:set-rules', {
      categories: [],
      fromLevel: null,
      recipients: [],
      everything: place.chance.next() < often,
      why: 'Each packet is looked at by two',
    });
