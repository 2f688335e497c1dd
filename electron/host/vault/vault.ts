import { readFileSync, statSync } from 'node:fs';
import { getVaultState } from '../../../db/vault-state.ts';
import type { KeyslotsFile, Slot } from '../../../shared/contract/keyslots.ts';
import type { ClosedVault, OpenVault, vaultCalls } from '../../../shared/contract/vault.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { HandlersOf, Services, Session } from '../ground/context.ts';
import { officeDay } from '../ground/office-day.ts';
import { isTooMuchTogether, refuseUnsafeCost } from '../keys/derive-key.ts';
import { openSlot, parseKeyslots, readSlot, type SlotSecrets } from '../keys/keyslots.ts';
import { isThere } from '../places/sources.ts';
import { whileHeld } from './folder-hold.ts';
import { renewDueKeys } from './compartments.ts';
import { isReadOnlyVault, openReadingCopy, sweepReadingCopies } from './reading-copy.ts';
import { finishRekey } from './rekey-folder.ts';
import { syncedBy } from './synced-folder.ts';
import { openSession } from './session.ts';
import { vaultPaths } from './vault-paths.ts';
import { createVault } from './vault-create.ts';

const KEYSLOTS_MOST_BYTES = 4 << 20;

export const vaultHandlers: HandlersOf<typeof vaultCalls> = {
  'vault:create': async ({ folder, synthetic = false, ...plan }, context) => {
    const { path } = context.handles.take(folder, 'folder');
    lock(context);
    const { session, recoveryCode } = await createVault({ ...plan, folder: path, synthetic }, context);
    context.state.session = session;
    return { vault: openVault(session, context), recoveryCode };
  },
  'vault:unlock': async ({ folder, ...by }, context) => {
    const { path } = context.handles.take(folder, 'folder');
    lock(context);
    const session = await unlockVault({ folder: path, ...by }, context);
    context.state.session = session;
    await renewDueKeys({ ...context, session });
    return openVault(session, context);
  },
  'vault:lock': (_input, context) => {
    const wasOpen = isOpen(context);
    const saved = lock(context);
    if (wasOpen) context.tell('vault:locked', { reason: 'asked', ...saved });
    return null;
  },
  'vault:info': ({ folder }, context) => ({
    open: context.state.session === null ? null : openVault(context.state.session, context),
    closed: folder === undefined ? null : closedVault(context.handles.take(folder, 'folder').path),
  }),
};

/** Close the open vault, if any: keys overwritten, journal folded in. */
export function lock({ state }: Pick<Services, 'state'>): Saved {
  const { session, rekey } = state;
  state.session = null;
  if (rekey) rekey.isLockDue = true;
  session?.close();
  return session === null || session.place.isOurs() ? {} : { saved: session.place.savedAs };
}

/** Of a session whose place was taken: the folder's name under which it was saved, or null if it could not be. */
export type Saved = { readonly saved?: string | null };

/** Whether a vault is open, or will be again when its re-key is done. */
export function isOpen({ state }: Pick<Services, 'state'>): boolean {
  return state.session !== null || Boolean(state.rekey);
}

/** How a person opens a vault. */
export type Unlocking = {
  readonly folder: string;
  readonly label?: string | undefined;
  readonly passphrase: string;
  readonly acceptJournal?: boolean | undefined;
  readonly acceptMissing?: string | undefined;
};

/** Open a vault by a passphrase. The refusals tell wrong passphrase, damage, alteration, a newer version and "open elsewhere" apart. */
export async function unlockVault(
  { folder, label, passphrase, acceptJournal = false, acceptMissing }: Unlocking,
  services: Services,
): Promise<Session> {
  sweepReadingCopies();
  return whileHeld(folder, async hold => {
    finishRekey(folder);
    const { file, text } = readKeyslots(folder);
    const { slot, secrets } = await fittingSlot(file, label, passphrase);
    const opened = { folder, hold, text, slot, secrets, acceptJournal, acceptMissing };
    return isReadOnlyVault(folder) ? openReadingCopy(opened, services) : openSession(opened, services);
  });
}

/** keyslots.json of a folder. @throws Refusal `vault/not-found`, `vault/slot-damaged`. */
export function readKeyslots(folder: string): { readonly file: KeyslotsFile; readonly text: string } {
  const { keyslots, db } = vaultPaths(folder);
  if (!isThere(keyslots, 'vault')) throw new Refusal(isThere(db, 'vault') ? 'vault/slot-damaged' : 'vault/not-found');
  if (statSync(keyslots).size > KEYSLOTS_MOST_BYTES) throw new Refusal('vault/slot-damaged');
  const text = readFileSync(keyslots, 'utf8');
  return { file: parseKeyslots(text), text };
}

export function openVault(session: Session, services: Pick<Services, 'nowMs'>): OpenVault {
  const { agency, synthetic, vaultId } = getVaultState(session.office);
  return {
    vaultId,
    agency,
    synthetic,
    user: session.user,
    day: officeDay(session, services),
    synced: syncedBy(session.folder),
    notices: session.notices,
  };
}

function closedVault(folder: string): ClosedVault {
  const { file } = readKeyslots(folder);
  const labels = file.slots.map(slot => slot['label']).filter(label => typeof label === 'string');
  return { vaultId: file.vaultId, synthetic: file.synthetic, labels };
}

/**
 * The slot that a passphrase opens: the labelled one, or the first. What the slots ask is added up before any of it is done.
 *
 * @throws Refusal `vault/user-needed` where trying them all would take too long; `vault/wrong-passphrase`, `vault/slot-damaged`.
 */
export async function fittingSlot(
  file: KeyslotsFile,
  label: string | undefined,
  passphrase: string,
): Promise<{ slot: Slot; secrets: SlotSecrets }> {
  let refusal = new Refusal('vault/wrong-passphrase');
  const slots: Slot[] = [];
  for (const raw of file.slots.filter(slot => label === undefined || slot['label'] === label)) {
    try {
      const slot = readSlot(raw);
      refuseUnsafeCost(slot.kdf);
      slots.push(slot);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusal = error; // damage is worth saying even if other slots were tried
    }
  }
  if (isTooMuchTogether(slots.map(({ kdf }) => kdf))) throw new Refusal('vault/user-needed');
  for (const slot of slots) {
    try {
      return { slot, secrets: await openSlot(file.vaultId, slot, passphrase) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code !== 'vault/wrong-passphrase') refusal = error;
    }
  }
  throw refusal;
}
