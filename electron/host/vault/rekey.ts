import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { asVaultRefusal, closeDatabase, mayOnlyRead, openDatabase, rekeyDatabase } from '../../../db/open.ts';
import { listStoredFiles } from '../../../db/stored-files.ts';
import { deleteDraftsOf } from '../../../db/drafts.ts';
import { removeKeysOf } from '../../../db/compartments.ts';
import { updateUserDisabled } from '../../../db/users.ts';
import { getSecret, recordSecret, updateKeyslotsHave } from '../../../db/vault-state.ts';
import type { KeyslotsFile, Slot } from '../../../shared/contract/keyslots.ts';
import type { UserId } from '../../../shared/language.ts';
import { Refusal } from '../../../shared/failure.ts';
import { agePair, type AgePair } from '../keys/age-identity.ts';
import { recordChanges } from '../audit/audit.ts';
import type { Context, Session } from '../ground/context.ts';
import { documentsIn, reencryptFile } from './files.ts';
import { writeWhole } from '../places/write-whole.ts';
import { keyslotsDigest, keyslotsText, readSlot, withHandover, type SlotSecrets } from '../keys/keyslots.ts';
import { dropUnfinishedRekey, finishRekey, markRekeyReady } from './rekey-folder.ts';
import { openSession, pairOf, wipe } from './session.ts';
import { readKeyslots } from './vault.ts';
import { vaultPaths } from './vault-paths.ts';

/**
 * Take a user out: a new key for the database and a new identity for its documents, so that what that user knows opens nothing from now
 * on. The others find the new key handed over in their slots. The new vault is made whole in `rekey/`, marked READY, and then takes the
 * old one's place; before READY a crash leaves the old vault, after it the next opening finishes. The folder is held from the opening of
 * the old vault to the closing of the new one, so that nobody gets in between; other calls find the vault locked meanwhile.
 *
 * @returns the session over the new vault; the one given is closed.
 * @throws Refusal `vault/locked` if the vault was locked meanwhile.
 */
export async function rekeyWithout(session: Session, userId: string, context: Context): Promise<Session> {
  if (mayOnlyRead(session.office)) throw new Refusal('vault/read-only');
  session.place.refuseReplaced();
  const { state } = context;
  const rekey = { isLockDue: false };
  state.session = null;
  state.rekey = rekey;
  try {
    const next = await rekeyed(session, userId, context);
    if (!rekey.isLockDue) return next;
    next.close();
    throw new Refusal('vault/locked');
  } finally {
    state.rekey = null;
  }
}

/** From the old session to the new one. Where it fails before READY, the old one goes on, unless the vault was to be locked meanwhile. */
async function rekeyed(session: Session, userId: string, context: Context): Promise<Session> {
  const { folder, hold } = session;
  const { state } = context;
  const own = ownSlot(session);
  const secrets: SlotSecrets = {
    vaultKey: Buffer.from(context.randomBytes(32)),
    signingSeed: Buffer.from(session.keys.signingSeed),
    ageIdentity: session.keys.ageIdentity,
  };
  const rekeying = { session, userId, secrets, files: await agePair(context.randomBytes(32)), done: new Set<string>() };
  try {
    dropUnfinishedRekey(folder);
    const next = vaultPaths(vaultPaths(folder).rekey);
    for (const made of [next.files, next.setAside]) mkdirSync(made, { recursive: true, mode: 0o700 });
    await writeNextVault(rekeying, context);
  } catch (error) {
    dropUnfinishedRekey(folder);
    wipe(secrets);
    if (state.rekey?.isLockDue === true) session.close();
    else state.session = session;
    throw asVaultRefusal(error);
  }
  try {
    session.closeHeld();
    if (existsSync(`${vaultPaths(folder).db}-wal`)) throw new Error('the old journal was not folded in');
    markRekeyReady(folder);
    finishRekey(folder);
    return await openSession({ folder, hold, text: readKeyslots(folder).text, slot: own, secrets }, context);
  } catch (error) {
    hold.release();
    throw error;
  }
}

type Rekeying = {
  readonly session: Session;
  readonly userId: string;
  readonly secrets: SlotSecrets;
  readonly files: AgePair;
  /** Names of the documents that are encrypted anew. */
  readonly done: Set<string>;
};

function ownSlot({ folder, user }: Session): Slot {
  const raw = readKeyslots(folder).file.slots.find(slot => slot['id'] === user.id);
  if (raw === undefined) throw new Refusal('vault/slot-damaged');
  return readSlot(raw);
}

/**
 * The next vault's files, key file and database. Calls that were under way when the re-key began may still have added a document or changed
 * the key file; it is begun again until neither is new, and from there to the closed old database there is no pause.
 */
async function writeNextVault(rekeying: Rekeying, context: Context): Promise<void> {
  const { session, userId, secrets, done } = rekeying;
  for (;;) {
    const now = readKeyslots(session.folder);
    const next = await handedOver(now.file, userId, secrets.vaultKey);
    await reencryptAll(rekeying, context);
    if (readKeyslots(session.folder).text !== now.text || namesLeft(session, done).length > 0) continue;
    writeNextDatabase(rekeying, next, context);
    return;
  }
}

/** The next key file: without the user, the new vault key laid into every other slot, the recovery slot's too. */
async function handedOver(file: KeyslotsFile, userId: string, vaultKey: Uint8Array): Promise<string> {
  const staying = file.slots.map(readSlot).filter(slot => slot.id !== userId);
  const next: KeyslotsFile = {
    ...file,
    slots: await Promise.all(staying.map(slot => withHandover(slot, vaultKey))),
    recovery: await withHandover(readSlot(file.recovery), vaultKey),
  };
  return keyslotsText(next);
}

async function reencryptAll({ session, files, done }: Rekeying, { signal, progress }: Context): Promise<void> {
  const pair = await pairOf(getSecret(session.office, 'files-identity'));
  const [now, next] = [vaultPaths(session.folder), vaultPaths(vaultPaths(session.folder).rekey)];
  for (let left = namesLeft(session, done); left.length > 0; left = namesLeft(session, done)) {
    for (const name of left) {
      await reencryptWhole({ folder: now.files, pair }, { folder: next.files, pair: files }, name, signal);
      done.add(name);
      progress(done.size, done.size + left.length);
    }
  }
  for (const name of documentsIn(now.setAside).filter(other => !existsSync(join(next.setAside, other))))
    await reencryptWhole({ folder: now.setAside, pair }, { folder: next.setAside, pair: files }, name, signal);
}

/** Encrypt a document anew; one that is missing or damaged stays as it is, so that it keeps nobody in whose time is over. */
async function reencryptWhole(...[from, to, name, signal]: Parameters<typeof reencryptFile>): Promise<void> {
  try {
    await reencryptFile(from, to, name, signal);
  } catch (error) {
    if (!(error instanceof Refusal) || (error.code !== 'file/not-found' && error.code !== 'file/damaged')) throw error;
  }
}

function namesLeft({ office }: Session, done: ReadonlySet<string>): string[] {
  return listStoredFiles(office)
    .map(({ name }) => name)
    .filter(name => !done.has(name));
}

/** Without a pause from the copy on, so that no call can write into the old database after it was copied. */
function writeNextDatabase({ session, userId, secrets, files }: Rekeying, text: string, context: Context): void {
  const paths = vaultPaths(vaultPaths(session.folder).rekey);
  const atMs = context.nowMs();
  session.office.prepare('VACUUM INTO ?').run(paths.db);
  const office = openDatabase(paths.db, session.keys.vaultKey);
  try {
    recordChanges({ office, user: session.user, sign: session.sign }, context, 'user:disable', office, note => {
      updateUserDisabled(office, userId, atMs);
      deleteDraftsOf(office, userId);
      removeKeysOf(office, userId as UserId); // its compartments get another key when a member next opens them
      note({ record: userId, entity: 'user', field: 'disabledAtMs', old: null, new: atMs });
      recordSecret(office, 'files-identity', Buffer.from(files.identity), atMs);
      updateKeyslotsHave(office, keyslotsDigest(text));
    });
    rekeyDatabase(office, secrets.vaultKey);
  } finally {
    closeDatabase(office);
  }
  writeWhole(paths.keyslots, Buffer.from(text));
  rmSync(`${paths.db}-journal`, { force: true });
}
