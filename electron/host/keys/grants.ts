import type { UserRow } from '../../../db/users.ts';
import { getVaultState, type VaultState } from '../../../db/vault-state.ts';
import type { Reader } from '../../../db/open.ts';
import { listStations } from '../../../db/stations.ts';
import { grantSchema, type Grant } from '../../../shared/contract/keyslots.ts';
import type { Role } from '../../../shared/contract/row.ts';
import { canonical } from './canonical.ts';
import { grantIsSigned } from './keyslots.ts';

/**
 * Whether a user's role was given by who may give it: the founding supervisor by itself, the recovery code for a supervisor, or a
 * supervisor whose own role stands and who was not out yet when signing.
 */
export function grantStands(user: UserRow, users: readonly UserRow[], state: VaultState, seen: readonly string[] = []): boolean {
  if (seen.includes(user.id)) return false;
  const grant = grantSchema.safeParse(JSON.parse(user.grantBody));
  if (!grant.success || !describes(grant.data, user, state)) return false;
  if (!grantIsSigned(grant.data, user.grantBy, user.grantSignature)) return false;
  const isBy = (key: Uint8Array) => Buffer.from(user.grantBy).equals(key);
  if (isBy(state.rootKey) && isBy(user.signingKey)) return user.role === 'supervisor';
  if (isBy(state.recoveryKey)) return user.role === 'supervisor';
  const signer = users.find(other => other.id !== user.id && isBy(other.signingKey));
  if (signer === undefined || signer.role !== 'supervisor') return false;
  if (signer.disabledAtMs !== null && signer.disabledAtMs < user.createdAtMs) return false;
  return grantStands(signer, users, state, [...seen, user.id]);
}

/** The same in an office of several stations, each of which has a recovery code of its own. */
export function standsInOffice(office: Reader, user: UserRow, users: readonly UserRow[]): boolean {
  const state = getVaultState(office);
  const recovering = listStations(office).find(({ recoveryKey }) => Buffer.from(recoveryKey).equals(user.grantBy));
  return grantStands(user, users, { ...state, recoveryKey: recovering?.recoveryKey ?? state.recoveryKey });
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

function describes(grant: Grant, user: UserRow, state: VaultState): boolean {
  return (
    canonical(grant) === user.grantBody &&
    grant.vaultId === state.vaultId &&
    grant.user === user.id &&
    (grant.person ?? grant.user) === user.person &&
    grant.role === user.role &&
    grant.signingKey === Buffer.from(user.signingKey).toString('base64') &&
    grant.ageRecipient === user.ageRecipient &&
    grant.issuedAtMs === user.createdAtMs
  );
}
