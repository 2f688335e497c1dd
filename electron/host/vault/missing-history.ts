import type { Reader } from '../../../db/open.ts';
import { getVaultState, isPutBack, keepsConfirmed, updateChannelEpoch, updateKeepsConfirmed } from '../../../db/vault-state.ts';
import { slotSchema } from '../../../shared/contract/keyslots.ts';
import type { VaultNotice } from '../../../shared/contract/vault.ts';
import type { MissingHistory } from '../../../shared/failure.ts';
import { recordChanges } from '../audit/audit.ts';
import type { Services, Session } from '../ground/context.ts';
import { grantIsSigned, parseKeyslots } from '../keys/keyslots.ts';
import { listSigningKeys } from '../../../db/users.ts';
import { missingOf, readConfirmed } from './confirmed.ts';

/** What was confirmed in this folder and is not in this database. Whoever is a user here, or has a slot that such a one signed, may say so. */
export function missingHistory(office: Reader, folder: string, text: string): MissingHistory | null {
  const users = listSigningKeys(office);
  const signedBy = (key: string) => users.some(user => Buffer.from(user).equals(bytes(key)));
  const newer = parseKeyslots(text)
    .slots.flatMap(raw => slotSchema.safeParse(raw).data ?? [])
    .filter(
      ({ grant, grantBy, grantSignature }) => signedBy(grantBy) && grantIsSigned(grant, bytes(grantBy), bytes(grantSignature)),
    )
    .map(({ grant }) => bytes(grant.signingKey));
  return missingOf(office, readConfirmed(folder, getVaultState(office).vaultId, [...users, ...newer]));
}

/**
 * From an opening on, what is kept of the confirmed history is this database's. Where a person goes on without what is missing, it is
 * recorded with the reason, and the channels begin a new epoch: numbers that were given out in the missing part are not given out again.
 */
export function settleConfirmed(
  session: Session,
  services: Services,
  missing: MissingHistory | null,
  reason: string,
): readonly VaultNotice[] {
  const { office, folder, vaultId, confirmed } = session;
  if (missing !== null && isPutBack(office)) {
    updateChannelEpoch(office, Buffer.from(services.randomBytes(16)).toString('hex')); // what was accepted is recorded after the first exchange
    confirmed.keepIn(folder);
    return [];
  }
  if (missing !== null) {
    recordChanges(session, services, 'vault:accept-missing', office, note => {
      updateChannelEpoch(office, Buffer.from(services.randomBytes(16)).toString('hex'));
      note({ record: vaultId, entity: 'vault', field: 'history', old: { ...missing }, new: { held: missing.held, reason } });
    });
    confirmed.keepIn(folder);
    return [];
  }
  if (readConfirmed(folder, vaultId, listSigningKeys(office)) !== null) return [];
  const isAbsent = keepsConfirmed(office);
  if (isAbsent && isPutBack(office)) return ['confirmed-absent']; // and again, until it may be recorded
  if (isAbsent) recordChanges(session, services, 'vault:confirmed-absent', office, () => {});
  else updateKeepsConfirmed(office);
  confirmed.keepIn(folder);
  return isAbsent ? ['confirmed-absent'] : [];
}

function bytes(base64: string): Buffer {
  return Buffer.from(base64, 'base64');
}
