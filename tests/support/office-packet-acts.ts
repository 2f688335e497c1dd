import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Mark } from '../../shared/mark.ts';
import type { Simulated } from './office-histories.ts';
import { ask, rows, type Doing, type Place } from './office-place.ts';
import type { Station } from './office-stations.ts';
import type { Seen } from './office-seen.ts';
import { sourceOf } from './exchange.ts';
import type { TempVault } from './temp-vault.ts';

// What goes out of an office of several stations to a counterpart, and comes back: prepared at one station, approved at another, told at all.

const folderAt = ({ services }: Pick<Station, 'services'>, path: string) => services.handles.register({ kind: 'folder', path });
const asked = ({ caseId }: Place) => ({ caseId, recipient: 'MX-FGR', purpose: 'same-case', scope: 'all' }) as const;

const submit: Doing = place => ask(place, 'packet:submit', asked(place));

const approve: Doing = async place => {
  const waiting = (await place.station.ask('packet:submissions', {})).filter(({ mayApprove }) => mayApprove);
  if (waiting.length === 0) return null;
  const { id, digest } = place.chance.pick(waiting);
  if (place.chance.next() < 0.15) return ask(place, 'packet:refuse', { id, reasons: 'Not so' });
  return ask(place, 'packet:approve', { id, digest });
};

const handOver: Doing = place => {
  const own = `by_user = '${place.station.session.user.id}'`;
  const [approved, mine] = [rows('submissions', `state = 'approved' AND ${own}`)(place), rows('submissions', own)(place)];
  if (mine.length > 0 && place.chance.next() < 0.15) return ask(place, 'packet:withdraw', { id: place.chance.pick(mine) });
  const some = approved.length > 0 ? approved : mine;
  if (place.counterpart === null || some.length === 0) return approve(place);
  const folder = folderAt(place.station, place.counterpart.out);
  return ask(place, 'packet:hand-over', { id: place.chance.pick(some), folder, acknowledgeUncompared: true });
};

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

/** What the counterpart confirmed is taken in at whichever station, and perhaps at several. */
const receive: Doing = async place => {
  if (place.counterpart === null) return null;
  const came = readdirSync(place.counterpart.back).sort();
  if (came.length === 0) return answer(place);
  const path = join(place.counterpart.back, place.chance.pick(came));
  const file = place.station.services.handles.register({ kind: 'source', name: 'given', path });
  return ask(place, 'packet:import', { file });
};

/** By how often they are done. */
export const packetActs: readonly (readonly [number, Doing])[] = [
  [2, submit],
  [3, approve],
  [3, handOver],
  [1, build],
  [1, answer],
  [1, receive],
];

export const setRules: Doing = place =>
  ask(place, 'approval:set-rules', {
    categories: [],
    fromLevel: null,
    recipients: [],
    everything: place.chance.next() < 0.8,
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
