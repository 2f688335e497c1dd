import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findPacketJson } from '../../db/ledger.ts';
import type { Reader } from '../../db/open.ts';
import { listHeads } from '../../db/stations.ts';
import { findSubmission } from '../../db/submissions.ts';
import { findUser } from '../../db/users.ts';
import { sha256 } from '../../electron/host/keys/digest.ts';
import { approvalDigest, isApprovalOf } from '../../electron/host/packets/format/approvals.ts';
import type { Json, PacketId } from '../../shared/language.ts';
import type { Mark } from '../../shared/mark.ts';
import { readEnvelope } from '../../shared/packet-reading/envelope.ts';
import type { Simulated } from './office-histories.ts';
import { modelOf, type Act, type Modelled } from './office-model.ts';
import { keepsUp, made } from './office-packet-acts.ts';
import type { Station } from './office-stations.ts';
import type { Seen } from './office-seen.ts';
import { sourceOf } from './exchange.ts';

// What must be true of packets that left an office of several stations, and of what is told of them.

/**
 * What left a station by an act and must not have: a packet that nobody else had approved, or another than was approved; a text that did not stand in
 * that case any more, or one that may not leave.
 */
export async function leftFaults(
  { counterpart, acts }: Simulated,
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
    const { header, hash, contents, approvals } = opened.value;
    const told = JSON.stringify(contents).match(new RegExp(made, 'gu')) ?? [];
    const model = heardModel(acts, station);
    const keepers = { marks: now.marks, model, consents: consentsIn(now) };
    for (const text of new Set(told)) {
      const places = [...now.records.values()].flatMap(({ id, fields }) =>
        Object.entries(fields).flatMap(([field, value]) => (value === text ? [{ id, field }] : [])),
      );
      if (places.length === 0) found.push(`a packet of station ${station.number} tells ${text}, which does not stand`);
      else if (places.every(place => stays(keepers, place)))
        found.push(`a packet of station ${station.number} tells ${text}, which may not leave`);
    }
    const key =
      [...now.rows].find(([row, cells]) => row.startsWith('submissions ') && cells['id'] === header.packetId)?.[0] ?? '';
    const was = before.rows.get(key);
    if (was === undefined) continue;
    if (was['state'] !== 'approved' || samePerson(station, was['decided_by'], was['by_user']) || approvals.length === 0)
      found.push(`packet ${header.packetId} left without a second person: ${JSON.stringify(was['state'])}`);
    if (!isAsApproved(station, { packetId: header.packetId, hash, digest: was['digest'] }))
      found.push(`packet ${header.packetId} left with other bytes than were approved`);
  }
  return found;
}

/** Whether what was signed and sent, the same that the counterpart opened, is what the approver's own key had signed. */
function isAsApproved(
  { session: { office } }: Station,
  { packetId, hash, digest }: { readonly packetId: PacketId; readonly hash: string; readonly digest: unknown },
): boolean {
  const bytes = findPacketJson(office, { direction: 'out', packetId });
  const one = findSubmission(office, packetId);
  if (bytes === undefined || one === undefined) return false;
  const { payload, signingInput } = readEnvelope(bytes);
  const sent = approvalDigest(JSON.parse(Buffer.from(payload).toString('utf8')) as { readonly [key: string]: Json });
  const { decidedRole: role, decidedKey: key, signature } = one;
  const approver = findUser(office, one.decidedBy ?? '');
  if (role === null || key === null || signature === null || approver === undefined) return false;
  return sha256(signingInput) === hash && sent === digest && isApprovalOf({ role, key, signature }, approver.signingKey, sent);
}

type Keepers = {
  readonly marks: ReadonlyMap<string, Mark>;
  readonly model: ReadonlyMap<string, Modelled>;
  /** Whether what another agency owns may go to the counterpart. */
  readonly consents: ReadonlySet<string>;
};

/**
 * By the marks that stand at the station, and by those that the plain model keeps of what it had heard. Of what is of another agency that one is asked,
 * also by ORCON; of what is ours nobody has consented to ORCON here.
 */
function stays({ marks, model, consents }: Keepers, { id, field }: { readonly id: string; readonly field: string }): boolean {
  const said = [`${id} ${field}`, `${id} *`].flatMap(place => marks.get(place) ?? []);
  const kept = [field, '*'].flatMap(name => model.get(id)?.marks[name] ?? []);
  const all = [...said, ...kept];
  const originators = all.flatMap(({ originator }) => originator ?? []);
  const isOrcon = all.some(({ caveats }) => caveats?.some(({ kind }) => kind === 'ORCON') === true);
  return (
    all.some(({ level }) => level === 'L4') ||
    (isOrcon && originators.length === 0) ||
    originators.some(originator => !consents.has(originator))
  );
}

/** Whose consent stands there for the counterpart. */
function consentsIn({ rows }: Seen): ReadonlySet<string> {
  const all = [...rows].filter(([row, cells]) => row.startsWith('consents ') && cells['ended_at_ms'] === null);
  return new Set(all.flatMap(([, { originator }]) => (typeof originator === 'string' ? [originator] : [])));
}

function heardModel(acts: readonly Act[], { session: { office } }: Station): ReadonlyMap<string, Modelled> {
  const heads = new Map(listHeads(office).map(({ station, number }) => [station, number]));
  return modelOf(acts.filter(({ station, number }) => number <= (heads.get(station) ?? 0)));
}

/** Of two accounts, whether one person has both. */
function samePerson({ session: { office } }: Station, one: unknown, other: unknown): boolean {
  const personOf = (id: unknown) =>
    office.prepare<[unknown], string>('SELECT person FROM users WHERE id = ?').pluck().get(id) ?? id;
  return personOf(one) === personOf(other);
}

export function sentFiles({ counterpart }: Simulated): ReadonlySet<string> {
  return new Set(counterpart === null ? [] : readdirSync(counterpart.out));
}

/** Once everything arrived everywhere: no number twice, nobody approves their own, and what the counterpart took in is told as that everywhere. */
export function packetFaults({ stations, gone, counterpart }: Simulated): readonly string[] {
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
      `SELECT submissions.id FROM submissions JOIN users AS one ON one.id = by_user JOIN users AS other ON other.id = decided_by
       WHERE one.person = other.person AND state IN ('approved', 'left') AND signature IS NOT NULL`,
    )
    .pluck()
    .all();
  // What a machine sent or got a receipt of that was taken out and had not heard of it counts nowhere.
  const outside = gone.map(({ station }) => station.session.office);
  const untold = [...counterpart.confirmed].filter(
    id => ackOf(office, id) === null && outside.every(each => ackOf(each, id) === null),
  );
  const otherwise = office
    .prepare<[], string>(
      `SELECT submissions.id || ', which left, is told as ' || submissions.state FROM submissions JOIN channel_packets ON packet_id = submissions.id
       WHERE direction = 'out' AND channel_packets.state = 'confirmed' AND submissions.state <> 'left'`,
    )
    .pluck()
    .all();
  const given = new Set([office, ...outside].flatMap(each => numbered(each, 'out')));
  const lost = numbered(counterpart.vault.session.office, 'in').filter(each => !given.has(each));
  const refused = [...counterpart.taken].filter(([, said]) => !/^\d+$/.test(said));
  return [
    ...twice.map(each => `a number was given twice: ${each}`),
    ...alone.map(id => `submission ${id} was approved by who prepared it`),
    ...otherwise.map(each => `submission ${each}`),
    ...untold.map(id => `the receipt of ${id} was taken in, and it is not told`),
    ...lost.map(each => `the counterpart has ${each}, and no machine knows of it so`),
    ...refused.map(([name, said]) => `the counterpart refused ${name}: ${said}`),
  ];
}

/** What waits for a second person, and what the office owes, is told alike at every machine, once their clocks say the same. */
export async function toldFaults(stations: readonly Station[]): Promise<readonly string[]> {
  const [first, ...others] = await atOneTime(stations, toldAt);
  return others.flatMap((told, at) =>
    told === first ? [] : [`stations 1 and ${stations[at + 1]!.number} tell otherwise what waits: ${first} -- but -- ${told}`],
  );
}

async function toldAt(station: Station): Promise<string> {
  const waiting = (await station.ask('packet:submissions', {})).map(
    ({ isMine: _, mayApprove: __, isApproverUnknown: ___, ...line }) => line, // by who asks
  );
  const { groups } = await station.ask('today:read', { view: 'office', rows: 500 });
  const owed = groups.flatMap(({ rows }) => rows).filter(({ kind }) => kind !== 'approval' && kind !== 'loosening'); // as these are
  return JSON.stringify([waiting, owed], null, 1);
}

async function atOneTime<T>(stations: readonly Station[], ask: (station: Station) => Promise<T>): Promise<readonly T[]> {
  const clocks = stations.map(({ services }) => services.nowMs());
  const answers: T[] = [];
  for (const [at, station] of stations.entries()) {
    station.setNowMs(Math.max(...clocks));
    answers.push(await ask(station));
    station.setNowMs(clocks[at]!);
  }
  return answers;
}

const ackOf = (db: Reader, packet: string): string | null =>
  db
    .prepare<[string], string | null>("SELECT acked_by FROM ledger WHERE direction = 'out' AND packet_id = ?")
    .pluck()
    .get(packet) ?? null;

const numbered = (db: Reader, direction: 'in' | 'out'): readonly string[] =>
  db
    .prepare<[string], string>(
      "SELECT 'packet ' || packet_id || ', number ' || number || ' of ' || sender || ', ' || hash FROM channel_packets WHERE direction = ? AND hash IS NOT NULL",
    )
    .pluck()
    .all(direction);

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
