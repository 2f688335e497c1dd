import { insertUser } from '../../../db/users.ts';
import type { KeyslotsFile, Slot } from '../../../shared/contract/keyslots.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { Services, Session } from '../ground/context.ts';
import { LEAST_COST } from '../keys/derive-key.ts';
import { signingPair } from '../keys/ed25519.ts';
import { appointedBy, grantOf } from '../keys/grants.ts';
import { newId } from '../ground/ids.ts';
import { newSlot, openSlot, readSlot, resealSlot } from '../keys/keyslots.ts';
import { readRecoveryCode, recoveryCode } from '../keys/recovery-code.ts';
import { whileHeld, type FolderHold } from './folder-hold.ts';
import { isReadOnlyVault } from './reading-copy.ts';
import { finishRekey } from './rekey-folder.ts';
import { openOffice, openSession, wipe } from './session.ts';
import { noteUser, replaceKeyslots, userRow } from './users.ts';
import { readKeyslots } from './vault.ts';
import { kdfCost, newSecrets, refuseWeak } from './vault-create.ts';

export type Recovery = {
  readonly folder: string;
  readonly recoveryCode: string;
  readonly label: string;
  readonly passphrase: string;
  readonly acceptMissing?: string | undefined;
};

/**
 * Appoint whom the recovery code may ({@link appointedBy}), and open the vault as that one. The code is used up: a new one is made.
 *
 * @throws Refusal `vault/wrong-recovery-code`; `vault/recovery-ended` where the person is out for whom the code was made.
 */
export async function recoverVault(
  recovery: Recovery,
  services: Services,
): Promise<{ readonly session: Session; readonly recoveryCode: string }> {
  return whileHeld(recovery.folder, hold => recoverHeld({ ...recovery, hold }, services));
}

async function recoverHeld(
  { folder, hold, recoveryCode: typed, label, passphrase, acceptMissing }: Recovery & { readonly hold: FolderHold },
  services: Services,
): Promise<{ readonly session: Session; readonly recoveryCode: string }> {
  if (isReadOnlyVault(folder)) throw new Refusal('vault/read-only');
  finishRekey(folder);
  const letters = readRecoveryCode(typed);
  const { file, text } = readKeyslots(folder);
  if (file.slots.some(slot => slot['label'] === label)) throw new Refusal('user/exists');
  refuseWeak(passphrase, file.synthetic);
  const recovery = readSlot(file.recovery);
  const opened = await openSlot(file.vaultId, recovery, letters).catch((error: unknown) => {
    throw error instanceof Refusal && error.code === 'vault/wrong-passphrase'
      ? new Refusal('vault/wrong-recovery-code', { cause: error })
      : error;
  });
  const { secrets, recipient, pair } = await newSecrets(Buffer.from(opened.vaultKey), services);
  const signer = signingPair(opened.signingSeed);
  const { office } = openOffice({ folder, text, acceptMissing }, opened.vaultKey);
  let slot: Slot;
  let code: string;
  try {
    const appointed = appointedBy(office, signer.publicKey, services.nowMs());
    if (appointed === null) throw new Refusal('vault/recovery-ended');
    const { role, person } = appointed;
    const grant = grantOf({
      ...{ vaultId: file.vaultId, user: newId(services), role },
      ...(person === null ? {} : { person }),
      signingKey: pair.publicKey,
      ageRecipient: recipient,
      issuedAtMs: services.nowMs(),
    });
    slot = await newSlot({ label, passphrase, cost: await kdfCost(services), secrets, grant, signer }, services);
    code = recoveryCode(services.randomBytes(20));
    const nextRecovery = await resealSlot(
      recovery,
      { passphrase: readRecoveryCode(code), cost: LEAST_COST, secrets: opened },
      services,
    );
    const user = userRow(slot);
    const actor = { folder, office, user: { id: user.id, label, role: user.role }, sign: pair.sign };
    const nextFile = (now: KeyslotsFile) => ({ ...now, slots: [...now.slots, slot], recovery: nextRecovery });
    replaceKeyslots(actor, services, 'vault:recover', nextFile, note => {
      insertUser(office, user);
      noteUser(note, user);
    });
  } finally {
    wipe(opened);
    office.close();
  }
  const session = await openSession({ folder, hold, text: readKeyslots(folder).text, slot, secrets, acceptMissing }, services);
  return { session, recoveryCode: code };
}
