import { listUsers, type UserRow } from '../../../db/users.ts';
import { getVaultState } from '../../../db/vault-state.ts';
import type { Reader } from '../../../db/open.ts';
import { findLetIn, listStations } from '../../../db/stations.ts';
import { grantSchema, type Grant } from '../../../shared/contract/keyslots.ts';
import type { Role } from '../../../shared/contract/row.ts';
import { canonical } from './canonical.ts';
import { grantIsSigned } from './keyslots.ts';

/** What stands of a user at some moment; null: nothing was known of it then. */
type Known = (user: UserRow) => UserRow | null;
type Asking = { readonly office: Reader; readonly users: readonly UserRow[]; readonly known: Known };

/**
 * Whether a user's role was given by who may give it: the founding supervisor by itself, a recovery code as it may, or a supervisor whose own
 * role stands and who was not out yet when signing.
 *
 * @param known - The users as an entry had seen them; without it, as they are.
 */
export function grantStands(office: Reader, user: UserRow, users: readonly UserRow[], known: Known = as => as): boolean {
  return stands(user, { office, users, known }, []);
}

function stands(user: UserRow, asking: Asking, seen: readonly string[]): boolean {
  if (seen.includes(user.id)) return false;
  const { rootKey, vaultId } = getVaultState(asking.office);
  const grant = grantSchema.safeParse(JSON.parse(user.grantBody));
  if (!grant.success || !describes(grant.data, user, vaultId)) return false;
  if (!grantIsSigned(grant.data, user.grantBy, user.grantSignature)) return false;
  const isBy = (key: Uint8Array) => Buffer.from(user.grantBy).equals(key);
  if (isBy(rootKey) && isBy(user.signingKey)) return user.role === 'supervisor';
  const appointed = appointment(user.grantBy, user.createdAtMs, asking, [...seen, user.id]);
  if (appointed !== null) return user.role === appointed.role && user.person === (appointed.person ?? user.id);
  const found = asking.users.find(other => other.id !== user.id && isBy(other.signingKey));
  const signer = found === undefined ? null : asking.known(found);
  if (signer?.role !== 'supervisor' || (signer.disabledAtMs ?? Infinity) < user.createdAtMs) return false;
  return stands(signer, asking, [...seen, user.id]);
}

/** Whom a recovery code appoints: a new supervisor, or another account of a person in that one's role. */
export type Appointed = { readonly role: Role; readonly person: string | null };

/**
 * Whom the code appoints whose key this is: a supervisor where it is the first machine's, or the only one's; at a machine that was let in, whoever
 * was let in with it, in that role. null: it is no code's, or that person is out.
 */
export function appointedBy(office: Reader, key: Uint8Array, atMs: number): Appointed | null {
  return appointment(key, atMs, { office, users: listUsers(office), known: as => as }, []);
}

function appointment(key: Uint8Array, atMs: number, asking: Asking, seen: readonly string[]): Appointed | null {
  const { office, users, known } = asking;
  const stations = listStations(office);
  const isIts = (recoveryKey: Uint8Array) => Buffer.from(recoveryKey).equals(key);
  if (stations.length === 0) return isIts(getVaultState(office).recoveryKey) ? { role: 'supervisor', person: null } : null;
  const station = stations.find(({ recoveryKey }) => isIts(recoveryKey));
  if (station === undefined) return null;
  if (station.number === 1) return { role: 'supervisor', person: null };
  const found = users.find(({ id }) => id === findLetIn(office, station.number));
  const person = found === undefined ? null : known(found);
  if (person === null || (person.disabledAtMs ?? Infinity) <= atMs || !stands(person, asking, seen)) return null;
  return { role: person.role, person: person.person };
}

/** The body that a supervisor signs. */
export function grantOf(plan: {
  readonly vaultId: string;
  readonly user: string;
  readonly person?: string;
  readonly role: Role | 'recovery';
  readonly signingKey: Uint8Array;
  readonly ageRecipient: string;
  readonly issuedAtMs: number;
}): Grant {
  const { person, signingKey, ...rest } = plan;
  const ofAnother = person === undefined || person === plan.user ? {} : { person };
  return { format: 'enlace-grant/1', ...rest, ...ofAnother, signingKey: Buffer.from(signingKey).toString('base64') };
}

function describes(grant: Grant, user: UserRow, vaultId: string): boolean {
  return (
    canonical(grant) === user.grantBody &&
    grant.vaultId === vaultId &&
    grant.user === user.id &&
    (grant.person ?? grant.user) === user.person &&
    grant.role === user.role &&
    grant.signingKey === Buffer.from(user.signingKey).toString('base64') &&
    grant.ageRecipient === user.ageRecipient &&
    grant.issuedAtMs === user.createdAtMs
  );
}
