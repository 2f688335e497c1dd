import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, truncateSync } from 'node:fs';
import { identityToRecipient } from 'age-encryption';
import { fillSortKeys } from '../../../db/cases.ts';
import { migrate } from '../../../db/migrate.ts';
import { asVaultRefusal, closeDatabase, openDatabase, type Writer } from '../../../db/open.ts';
import { refreshCatalogueFields } from '../../../db/records.ts';
import { ownStation } from '../../../db/stations.ts';
import { findUser, listUsers, type UserRow } from '../../../db/users.ts';
import {
  getSecret,
  getVaultState,
  isPutBack,
  keepPutBack,
  updateKeyslotsHave,
  updateLastClock,
  type VaultState,
} from '../../../db/vault-state.ts';
import { fieldPaths } from '../../../shared/catalogue.ts';
import type { Slot } from '../../../shared/contract/keyslots.ts';
import type { VaultNotice } from '../../../shared/contract/vault.ts';
import { Refusal, type MissingHistory } from '../../../shared/failure.ts';
import { repairChain } from '../audit/audit.ts';
import { canonical } from '../keys/canonical.ts';
import type { Services, Session } from '../ground/context.ts';
import type { AgePair } from '../keys/age-identity.ts';
import { closeCompartments, openCompartments } from './compartments.ts';
import { recordSetBack } from './compartment-set-back.ts';
import { databasesOf, settleMoves } from './databases.ts';
import { signingPair } from '../keys/ed25519.ts';
import type { FolderHold } from './folder-hold.ts';
import { confirmedOf } from './confirmed.ts';
import { missingHistory, settleConfirmed } from './missing-history.ts';
import { newFileStore } from './files.ts';
import { temporaryBeside } from '../places/temporaries.ts';
import { logIncident } from '../ground/log.ts';
import { saveSession } from './save-session.ts';
import { watchPlace } from './place-watch.ts';
import { writeWhole } from '../places/write-whole.ts';
import { grantStands } from '../keys/grants.ts';
import { refuseDamagedJournal } from './journal.ts';
import { grantIsSigned, keyslotsDigest, type SlotSecrets } from '../keys/keyslots.ts';
import { dropUnfinishedRekey } from './rekey-folder.ts';
import { settleFiles } from './set-aside.ts';
import { vaultPaths } from './vault-paths.ts';
import { renamed } from '../places/rename.ts';

/** A vault's folder and the text of its key file. `acceptJournal`: a person decided to go on without the journal's damaged end;
 * `acceptMissing`: without confirmed work that is missing, and why. */
export type VaultFolder = {
  readonly folder: string;
  readonly text: string;
  readonly acceptJournal?: boolean;
  readonly acceptMissing?: string | undefined;
};
/** What {@link openSession} needs: also the hold on the folder, the slot that a passphrase opened, and what was in it. */
export type Opened = VaultFolder & {
  /** The folder is a copy for reading: what lies beside it is not ours to move. */
  readonly isReading?: boolean;
  /** It was just brought back from a backup. */
  readonly isPutBack?: boolean;
  readonly hold: FolderHold;
  readonly slot: Slot;
  readonly secrets: SlotSecrets;
};

/** One clock step back that is not worth a word: the system setting itself by the network. */
const CLOCK_SLACK_MS = 60_000;

/**
 * Open the databases of a vault as one user: migrate, check that the key file is the vault's own and that the role was given by a
 * supervisor, finish what a crash interrupted. On any refusal everything is closed, the folder released and the keys overwritten.
 */
export async function openSession(opened: Opened, services: Services): Promise<Session> {
  const { slot, secrets } = opened;
  try {
    if (!grantIsSigned(slot.grant, Buffer.from(slot.grantBy, 'base64'), Buffer.from(slot.grantSignature, 'base64')))
      throw new Refusal('vault/role-unsigned');
    const office = openOffice(opened, secrets.vaultKey, services.migrations);
    try {
      return await sessionOver(office, opened, services);
    } catch (error) {
      office.office.close();
      throw error;
    }
  } catch (error) {
    wipe(secrets);
    opened.hold.release();
    throw asVaultRefusal(error);
  }
}

/** Overwrite what a slot gave. The age identity is a string, which the language cannot overwrite. */
export function wipe(secrets: SlotSecrets): void {
  secrets.vaultKey.fill(0);
  secrets.signingSeed.fill(0);
}

/**
 * What opening a vault's database gives before anybody is known: the connection, its state, whether a key file was completed, and what of
 * the confirmed history is missing, where a person goes on without it.
 */
export type OpenOffice = {
  readonly office: Writer;
  readonly state: VaultState;
  readonly completed: boolean;
  readonly missing: MissingHistory | null;
};

/** Open `vault.db` under a raw key: schema brought up, key file checked. On a refusal it is closed again; the key is the caller's. */
export function openOffice(
  { folder, text, acceptJournal = false, acceptMissing }: VaultFolder,
  vaultKey: Uint8Array,
  list?: Services['migrations'],
): OpenOffice {
  const { db, files } = vaultPaths(folder);
  if (!existsSync(db)) throw new Refusal('vault/not-found');
  if (!acceptJournal) refuseDamagedJournal(db);
  const office = openDatabase(db, vaultKey);
  try {
    const missing = missingHistory(office, folder, text); // asked before anything is written
    if (missing !== null && acceptMissing === undefined) throw new Refusal('vault/confirmed-missing', { missing });
    migrate(office, { ...(list === undefined ? {} : { list }), copyBefore: () => keepCopy(office, folder) });
    refreshCatalogueFields(office, fieldPaths);
    fillSortKeys(office);
    const state = getVaultState(office);
    const completed = settleKeyslots(office, state, { folder, text });
    dropUnfinishedRekey(folder);
    mkdirSync(files, { recursive: true });
    return { office, state, completed, missing };
  } catch (error) {
    office.close();
    throw error;
  }
}

async function sessionOver(found: OpenOffice, opened: Opened, services: Services): Promise<Session> {
  const { office } = found;
  const { folder, secrets, isReading = false } = opened;
  const user = authorisedUser(office, opened);
  const pair = await pairOf(getSecret(office, 'files-identity'));
  const held = await openCompartments({ folder, office, userId: user.id, secrets, isReading }, services);
  try {
    return begun({ ...found, user, pair, held }, opened, services);
  } catch (error) {
    closeCompartments(held.open);
    throw error;
  }
}

type Beginning = OpenOffice & {
  readonly user: UserRow;
  readonly pair: AgePair;
  readonly held: Awaited<ReturnType<typeof openCompartments>>;
};

function begun({ office, state, completed, missing, user, pair, held }: Beginning, opened: Opened, services: Services): Session {
  const { folder, hold, slot, secrets } = opened;
  const filesFolder = vaultPaths(folder).files;
  const notices: VaultNotice[] = completed ? ['keyslots-completed'] : [];
  if (services.nowMs() < state.lastClockMs - CLOCK_SLACK_MS) notices.push('clock-went-back');
  if (opened.isReading !== true) notices.push(...settleFiles(folder, office));
  notices.push(...held.notices);
  const dbFile = openSync(vaultPaths(folder).db, 'r');
  const signer = { vaultId: state.vaultId, ...signingPair(secrets.signingSeed) };
  const confirmed = confirmedOf({ folder, office, signer }, services.nowMs);
  const place = { ...watchPlace({ folder, office, dbFile }), savedAs: null };
  const closeHeld = () => {
    if (office.open) rescue(session, services);
    if (place.isOurs()) confirmed.keep();
    wipe(secrets);
    if (!office.open) return;
    closeCompartments(session.compartments());
    if (place.isOverwritten()) dropDatabase(office);
    else closeDatabase(office);
    closeSync(dbFile); // after the database, whose lock it would otherwise take along
  };
  const officeFiles = newFileStore({ folder: filesFolder, db: office, pair }, services);
  const session: Session = {
    folder,
    vaultId: state.vaultId,
    office,
    ...databasesOf(office, officeFiles, held.open, held.setBack),
    user: { id: user.id, label: slot.label, role: user.role },
    sign: signer.sign,
    confirmed,
    place,
    dbFile,
    keys: secrets,
    notices,
    closeHeld,
    close() {
      try {
        closeHeld();
      } finally {
        hold.release();
      }
    },
    hold,
  };
  const isBehind = opened.isPutBack === true || missing !== null;
  if (isBehind && ownStation(office) !== null)
    keepPutBack(office, missing === null ? null : { ...missing, reason: opened.acceptMissing ?? '' }, services.nowMs());
  settleMoves(session, services);
  if (repairChain(session, services)) notices.push('chain-repaired');
  if (opened.isReading !== true && !isPutBack(office)) recordSetBack(session, services);
  notices.push(...settleConfirmed(session, services, missing, opened.acceptMissing ?? ''));
  for (const step of services.upkeep.onOpen) notices.push(...unlessPutBack(office, () => step(session, services)));
  if (!keptClock(office, services.nowMs())) notices.push('disk-full');
  confirmed.keep();
  place.note();
  return session;
}

/** What a vault that was put back may not record yet is done at an opening after its first exchange. */
function unlessPutBack(office: Writer, step: () => readonly VaultNotice[]): readonly VaultNotice[] {
  try {
    return step();
  } catch (error) {
    if (isPutBack(office) && error instanceof Refusal && error.code === 'office/put-back') return [];
    throw error;
  }
}

/** Close without folding the journal into the file, which another program has written over: emptied, it folds nothing in. */
function dropDatabase(office: Writer): void {
  truncateSync(`${office.name}-wal`, 0);
  office.close();
}

/** Save a session that lost its place and was not saved yet. Closing goes on whatever comes of it. */
function rescue(session: Session, services: Services): void {
  const { place } = session;
  if (place.isOurs() || place.savedAs !== null) return;
  try {
    place.savedAs = saveSession(session, services);
  } catch (error) {
    logIncident(randomUUID(), 'vault:save', error);
  }
}

/** Remember the clock. A full disk is no reason to keep a person from reading. @returns whether there was room. */
function keptClock(office: Writer, nowMs: number): boolean {
  try {
    updateLastClock(office, nowMs);
    return true;
  } catch (error) {
    const meant = asVaultRefusal(error);
    if (meant instanceof Refusal && meant.code === 'vault/disk-full') return false;
    throw error;
  }
}

/** A secret of the vault that is an age identity, as its pair. */
export async function pairOf(identityText: Uint8Array) {
  const identity = Buffer.from(identityText).toString('utf8');
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Before the schema changes: a copy beside the vault, under the same key; the last one is kept. */
function keepCopy(office: Writer, folder: string): void {
  const copy = vaultPaths(folder).beforeMigration;
  const temporary = temporaryBeside(copy, 'new');
  office.prepare('VACUUM INTO ?').run(temporary);
  renamed(temporary, copy);
}

/** The key file must be the one the vault remembers, or the one it was about to write. @returns whether a replacement was finished. */
function settleKeyslots(office: Writer, state: VaultState, { folder, text }: VaultFolder): boolean {
  const digest = keyslotsDigest(text);
  const { keyslotsHave: have, keyslotsNext: next } = state;
  const nextDigest = next === null ? null : keyslotsDigest(next);
  if (digest !== have && digest !== nextDigest) throw new Refusal('vault/keyslots-altered');
  if (next === null || nextDigest === null) return false;
  if (digest !== nextDigest) writeWhole(vaultPaths(folder).keyslots, Buffer.from(next));
  updateKeyslotsHave(office, nextDigest);
  return true;
}

function authorisedUser(office: Writer, { slot, secrets }: Opened): UserRow {
  const user = findUser(office, slot.grant.user);
  const isThisSlot =
    user !== undefined &&
    user.disabledAtMs === null &&
    user.grantBody === canonical(slot.grant) &&
    Buffer.from(user.signingKey).equals(signingPair(secrets.signingSeed).publicKey);
  if (user?.disabledAtMs != null && user.grantBody === canonical(slot.grant)) throw new Refusal('user/out');
  if (!isThisSlot || !grantStands(office, user, listUsers(office))) throw new Refusal('vault/role-unsigned');
  return user;
}
