import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseId } from '../../shared/language.ts';
import type { Mark } from '../../shared/mark.ts';
import type { Simulated } from './office-histories.ts';
import { anyOf, ask, type Answer, type Doing, type Place } from './office-place.ts';
import type { Station } from './office-stations.ts';
import type { Seen } from './office-seen.ts';
import { sourceOf } from './exchange.ts';
import type { TempVault } from './temp-vault.ts';

// What goes out of an office of several stations to a counterpart, and comes back: prepared at one station, approved at another, told at all.

const folderAt = ({ services }: Pick<Station, 'services'>, path: string) => services.handles.register({ kind: 'folder', path });
/** Most times of the oldest case, at which nobody works: what is approved of it is not out of date by the time it leaves. */
function asked({ station, caseId, chance }: Place) {
  const oldest = station.session.office.prepare<[], CaseId>('SELECT id FROM cases ORDER BY id LIMIT 1').pluck().get();
  const of = chance.next() < 0.9 && oldest !== undefined ? oldest : caseId;
  return { caseId: of, recipient: 'MX-FGR', purpose: 'same-case', scope: 'all' } as const;
}

const submit: Doing = place => ask(place, 'packet:submit', asked(place));

/** Packets that wait at this station, the newest first: of one that waited long the case is another by now. */
function submissions({ station }: Place, where: string): readonly { readonly id: string; readonly digest: string }[] {
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

const build: Doing = place =>
  place.counterpart === null
    ? null
    : ask(place, 'packet:build', {
        ...asked(place),
        folder: folderAt(place.station, place.counterpart.out),
        acknowledgeUncompared: true,
      });

/** The counterpart's clock is none that is behind: what was made later than now it refuses. */
function keepsUp(vault: TempVault, { services }: Station): void {
  vault.setNowMs(Math.max(vault.services.nowMs(), services.nowMs()));
}

/** The counterpart takes in what came, and confirms it. */
const answer: Doing = async ({ counterpart, station }) => {
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
const receive: Doing = async place => {
  const { counterpart, station, chance } = place;
  if (counterpart === null) return null;
  await answer(place);
  const came = readdirSync(counterpart.back).sort();
  const fresh = came.filter(name => !counterpart.received.has(name));
  if (came.length === 0) return handOver(place);
  const name = chance.pick(fresh.length > 0 && chance.next() < 0.8 ? fresh : came);
  const file = station.services.handles.register({ kind: 'source', name: 'given', path: join(counterpart.back, name) });
  const got = await ask(place, 'packet:import', { file, acceptGap: true });
  if (got.ok) counterpart.received.add(name);
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

export const setRules: Doing = place =>
  ask(place, 'approval:set-rules', {
    categories: [],
    fromLevel: null,
    recipients: [],
    everything: place.chance.next() < 0.6,
    why: 'Each packet is looked at by two',
  });

/** A text that the acts make up: nobody else writes it. */
const made = /(?:Río|Alba|Cedro|Luna|Sauce|Brisa) [0-9a-z]{4,}/gu;

/**
 * What left a station by an act and must not have: a packet that nobody else had approved, a text that did not stand in that case any more, or one
 * that may not leave. A packet goes as it was laid out, so the first of these would be an approval that outlived a changed byte.
 */
export async function leftFaults(
  { counterpart }: Simulated,
  station: Station,
  files: ReadonlySet<string>,
  { before, now }: { readonly before: Seen; readonly now: Seen },
): Promise<readonly string[]> {
  if (counterpart === null) return [];
  const { vault, out } = counterpart;
  const found: string[] = [];
  keepsUp(vault, station);
  for (const name of readdirSync(out)) {
    if (files.has(name) || name.startsWith('.')) continue;
    const opened = await vault.request('packet:inspect', { file: sourceOf(vault, join(out, name)) });
    if (!opened.ok) {
      found.push(`${name} of station ${station.number} cannot be opened: ${opened.failure.code}`);
      continue;
    }
    const { header, contents, approvals } = opened.value;
    const told = JSON.stringify(contents).match(made) ?? [];
    const marks = [...now.marks].map(([place, mark]) => ({ place, mark }));
    for (const text of new Set(told)) {
      const places = [...now.records.values()].flatMap(({ id, fields }) =>
        Object.entries(fields).flatMap(([field, value]) => (value === text ? [{ id, field }] : [])),
      );
      if (places.length === 0) found.push(`a packet of station ${station.number} tells ${text}, which does not stand`);
      else if (places.every(place => marks.some(each => stays(each, place))))
        found.push(`a packet of station ${station.number} tells ${text}, which may not leave`);
    }
    const key =
      [...now.rows].find(([row, cells]) => row.startsWith('submissions ') && cells['id'] === header.packetId)?.[0] ?? '';
    const was = before.rows.get(key);
    if (was === undefined) continue;
    if (was['state'] !== 'approved' || was['decided_by'] === was['by_user'] || approvals.length === 0)
      found.push(`packet ${header.packetId} left without a second person: ${JSON.stringify(was['state'])}`);
  }
  return found;
}

const stays = ({ place, mark }: { readonly place: string; readonly mark: Mark }, of: { id: string; field: string }): boolean =>
  mark.level === 'L4' && (place === `${of.id} ${of.field}` || place === `${of.id} *`);

export function sentFiles({ counterpart }: Simulated): ReadonlySet<string> {
  return new Set(counterpart === null ? [] : readdirSync(counterpart.out));
}

/** Once everything arrived everywhere: no number twice, nobody approves their own, and what the counterpart took in is told as that everywhere. */
export function packetFaults({ stations, counterpart }: Simulated): readonly string[] {
  if (counterpart === null) return [];
  const { office } = stations[0]!.session;
  const twice = office
    .prepare<[], string>(
      `SELECT sender || ' ' || recipient || ' ' || number FROM channel_packets WHERE direction = 'out' AND state <> 'void'
       GROUP BY sender, recipient, number HAVING count(*) > 1`,
    )
    .pluck()
    .all();
  const alone = office
    .prepare<[], string>(
      "SELECT id FROM submissions WHERE decided_by = by_user AND state IN ('approved', 'left') AND signature IS NOT NULL",
    )
    .pluck()
    .all();
  const refused = [...counterpart.taken].filter(([, said]) => !/^\d+$/.test(said));
  return [
    ...twice.map(each => `a number was given twice: ${each}`),
    ...alone.map(id => `submission ${id} was approved by who prepared it`),
    ...refused.map(([name, said]) => `the counterpart refused ${name}: ${said}`),
  ];
}

export type PacketCounts = {
  readonly left: number;
  readonly approvedElsewhere: number;
  readonly refused: number;
  readonly told: number;
  readonly toldElsewhere: number;
};

/** How often the laws of packets had something to hold: by which machines' entries one was prepared, approved, sent and told as taken in. */
export function packetCounts({ stations }: Pick<Simulated, 'stations'>): PacketCounts {
  const { office } = stations[0]!.session;
  const did = office
    .prepare<[], { record: string; action: string; station: number }>(
      `SELECT DISTINCT record, body ->> 'action' AS action, station FROM changes JOIN station_entries USING (entry)
       JOIN audit_entries ON audit_entries.number = changes.entry WHERE body ->> 'action' LIKE 'packet:%'`,
    )
    .all();
  const by = (action: string) => did.filter(each => each.action === action);
  const stationOf = (action: string, record: string) => by(action).find(each => each.record === record)?.station;
  const acked = office
    .prepare<[], { packet: string; receipt: string }>(
      "SELECT packet_id AS packet, acked_by AS receipt FROM ledger WHERE direction = 'out' AND acked_by IS NOT NULL",
    )
    .all();
  return {
    left: by('packet:reserve').length,
    approvedElsewhere: by('packet:approve').filter(({ record, station }) => stationOf('packet:submit', record) !== station)
      .length,
    refused: by('packet:refuse').length,
    told: acked.length,
    toldElsewhere: acked.filter(
      ({ packet, receipt }) => stationOf('packet:reserve', packet) !== stationOf('packet:import', receipt),
    ).length,
  };
}
