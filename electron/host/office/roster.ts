import { findLastEntry } from '../../../db/audit.ts';
import {
  insertStation,
  listStations,
  ownStation,
  saveHead,
  saveOwnStation,
  endStation,
  type StationRow,
} from '../../../db/stations.ts';
import { findUser, insertUser, listUsers, type UserRow } from '../../../db/users.ts';
import { getVaultState, recordSecret } from '../../../db/vault-state.ts';
import { freeAccountName } from '../../../shared/account-name.ts';
import type { Role } from '../../../shared/contract/row.ts';
import type { StationRequest } from '../../../shared/contract/station-format.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { UserId } from '../../../shared/language.ts';
import { entryHash, recordChanges } from '../audit/audit.ts';
import { watchRows } from '../audit/station-log.ts';
import type { Services, Session } from '../ground/context.ts';
import { newId } from '../ground/ids.ts';
import { agePair } from '../keys/age-identity.ts';
import { canonical } from '../keys/canonical.ts';
import { signingPair } from '../keys/ed25519.ts';
import { grantOf } from '../keys/grants.ts';
import { noteUser } from '../vault/users.ts';

/** The office's first machine is 1. Each gives out numbers of a run of its own, so that no two are given twice while they do not hear of each other. */
const MOST_EACH = 99;

/** What a new account is given: the role, whose it is, where that person has or had an account already, and its name, where that is not the one asked for. */
export type As = { readonly role: Role; readonly samePerson?: string | undefined; readonly label?: string | undefined };

export type Added = { readonly station: StationRow; readonly user: UserRow };

/**
 * Take a machine and its first person into the roster. The first time, this machine becomes station 1 of an office of several: from then on
 * every row that is written here is noted, to travel.
 *
 * @returns what was added; for a machine that is in already, that.
 * @throws Refusal `user/exists`, `office/account-name`, `user/not-found`, `office/stations-full`, `office/no-station` for one that was taken out.
 */
export async function addStation(session: Session, services: Services, request: StationRequest, as: As): Promise<Added> {
  const { office } = session;
  const keys = { seed: services.randomBytes(32), pair: await agePair(services.randomBytes(32)) };
  const machine = Buffer.from(request.machine.signingKey, 'base64');
  const again = addedBefore(session, request);
  if (again !== null) return again; // its answer was not written, or was lost
  const user = userOf(session, services, request, as);
  const isFirst = ownStation(office) === null;
  const by = { addedBy: session.user.id, addedAtMs: services.nowMs(), removedBy: null, removedAtMs: null };
  return recordChanges(session, services, 'station:add', office, note => {
    if (isFirst) {
      found(session, services, keys.seed, keys.pair.identity);
      const own: StationRow = {
        number: 1,
        label: session.user.label,
        signingKey: signingPair(keys.seed).publicKey,
        recipient: keys.pair.recipient,
        recoveryKey: getVaultState(office).recoveryKey,
        ...by,
      };
      insertStation(office, own);
    }
    const station: StationRow = {
      number: nextNumber(session),
      label: request.station,
      signingKey: machine,
      recipient: request.machine.recipient,
      recoveryKey: Buffer.from(request.recovery.signingKey, 'base64'),
      ...by,
    };
    insertStation(office, station);
    insertUser(office, user);
    noteUser(note, user);
    note({ record: String(station.number), entity: 'station', field: '*', old: null, new: { label: station.label } });
    return { station, user };
  });
}

/** @throws Refusal `office/no-station` where there is none or it is out, `office/own-station`. */
export function refuseRemoving({ office }: Session, number: number): StationRow {
  const station = listStations(office).find(each => each.number === number);
  if (station === undefined || station.removedAtMs !== null) throw new Refusal('office/no-station');
  if (number === ownStation(office)) throw new Refusal('office/own-station');
  return station;
}

/** From here on bundles are no longer sealed to it, and nothing that it writes after having heard of it counts. */
export function removeStation(session: Session, services: Services, number: number): void {
  const { office } = session;
  refuseRemoving(session, number);
  recordChanges(session, services, 'station:remove', office, note => {
    endStation(office, number, { by: session.user.id, atMs: services.nowMs() });
    note({ record: String(number), entity: 'station', field: 'removed', old: null, new: true });
  });
}

function addedBefore({ office }: Session, { machine, person }: StationRequest): Added | null {
  const [machineKey, personKey] = [machine, person].map(({ signingKey }) => Buffer.from(signingKey, 'base64'));
  const station = listStations(office).find(({ signingKey }) => machineKey!.equals(signingKey));
  if (station === undefined) return null;
  const user = listUsers(office).find(({ signingKey }) => personKey!.equals(signingKey));
  if (station.removedAtMs !== null || user === undefined || user.disabledAtMs !== null) throw new Refusal('office/no-station');
  return { station, user };
}

function found({ office }: Session, { nowMs }: Services, seed: Uint8Array, identity: string): void {
  recordSecret(office, 'station-signing-seed', seed, nowMs());
  recordSecret(office, 'station-age-identity', Buffer.from(identity), nowMs());
  saveOwnStation(office, 1);
  watchRows(office);
  const last = findLastEntry(office);
  if (last !== undefined)
    saveHead(office, {
      station: 1,
      number: last.number,
      hash: entryHash(last.body),
      clock: { ms: getVaultState(office).lastClockMs, count: 0 },
      heardAtMs: nowMs(),
    });
}

function nextNumber({ office }: Session): number {
  const own = ownStation(office) ?? 1;
  const first = own === 1 ? 2 : own * 100 + 1;
  const taken = new Set(listStations(office).map(({ number }) => number));
  for (let number = first; number < first + MOST_EACH && number <= 9999; number++) if (!taken.has(number)) return number;
  throw new Refusal('office/stations-full');
}

/** The name that was chosen, or else the one that the machine asked for; a second account of one person gets its machine's name beside it. */
function accountName({ office }: Session, request: StationRequest, { samePerson, label }: As): string {
  const active = listUsers(office).filter(({ disabledAtMs }) => disabledAtMs === null);
  const taken = new Set(active.map(user => user.label));
  if (!taken.has(label ?? request.label)) return label ?? request.label;
  if (label !== undefined) throw new Refusal('user/exists');
  if (samePerson === undefined) throw new Refusal('office/account-name'); // it may be the same person, whom nobody named
  return freeAccountName(request.label, request.station, taken);
}

function userOf(session: Session, services: Services, request: StationRequest, as: As): UserRow {
  const { person } = request;
  const { role, samePerson } = as;
  const known = samePerson === undefined ? null : findUser(session.office, samePerson);
  if (known === undefined) throw new Refusal('user/not-found');
  const label = accountName(session, request, as);
  const signingKey = Buffer.from(person.signingKey, 'base64');
  const grant = grantOf({
    vaultId: session.vaultId,
    user: newId(services),
    ...(known === null ? {} : { person: known.person }),
    role,
    signingKey,
    ageRecipient: person.recipient,
    issuedAtMs: services.nowMs(),
  });
  const body = canonical(grant);
  return {
    id: grant.user as UserId, // made as this user's id
    label,
    role,
    person: grant.person ?? grant.user,
    signingKey,
    ageRecipient: person.recipient,
    grantBody: body,
    grantBy: signingPair(session.keys.signingSeed).publicKey,
    grantSignature: session.sign(Buffer.from(body)),
    createdAtMs: grant.issuedAtMs,
    disabledAtMs: null,
  };
}
