import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import { fillSortKeys } from '../../../db/cases.ts';
import {
  getSelf,
  insertPlace,
  listHeldCompartments,
  listPlaces,
  mirrorOffice,
  putSelf,
  removePlace,
  settlePlace,
  type CompartmentSelf,
  type HeldCompartment,
  type SealedKey,
} from '../../../db/compartments.ts';
import { findCompartmentHead, forgetCompartmentHeads, isSetBack, saveCompartmentHead } from '../../../db/compartment-heads.ts';
import { listTags } from '../../../db/compartment-travel.ts';
import { migrate } from '../../../db/migrate.ts';
import { closeDatabase, mayOnlyRead, openDatabase, rekeyDatabase, type Writer } from '../../../db/open.ts';
import { refreshCatalogueFields } from '../../../db/records.ts';
import { listStoredFiles } from '../../../db/stored-files.ts';
import { listUsers } from '../../../db/users.ts';
import { getSecret, recordSecret } from '../../../db/vault-state.ts';
import { fieldPaths } from '../../../shared/catalogue.ts';
import type { VaultNotice } from '../../../shared/contract/vault.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { Json, UserId } from '../../../shared/language.ts';
import { recordAcross } from '../audit/audit.ts';
import { renewTag } from '../audit/part-log.ts';
import type { OpenCompartment, Services, Session, SessionContext, SetBackCompartment } from '../ground/context.ts';
import { newId } from '../ground/ids.ts';
import { logIncident } from '../ground/log.ts';
import { agePair, type AgePair } from '../keys/age-identity.ts';
import { canonical } from '../keys/canonical.ts';
import { grantStands } from '../keys/grants.ts';
import type { SlotSecrets } from '../keys/keyslots.ts';
import { renamed } from '../places/rename.ts';
import { temporaryBeside } from '../places/temporaries.ts';
import { fsyncFolder } from '../places/write-whole.ts';
import { newFileStore, reencryptFile } from './files.ts';
import { settleFiles } from './set-aside.ts';
import { makeFolder, vaultPaths } from './vault-paths.ts';

/** Where a session's compartments are found, and by what they open. */
type Opening = {
  readonly folder: string;
  readonly office: Writer;
  readonly userId: UserId;
  readonly secrets: SlotSecrets;
  /** The folder is a copy for reading. */
  readonly isReading: boolean;
};

/** The compartments of a session: those that are open, those whose file was put back and that wait for a decision, and what is told of them. */
export type Held = {
  readonly open: readonly OpenCompartment[];
  readonly setBack: readonly SetBackCompartment[];
  readonly notices: readonly VaultNotice[];
};

/**
 * Open the compartments that a user is a member of, each by the key that was sealed to the user. The vault's own key opens none of them. One
 * that does not open is left alone and told of: it keeps nobody from the rest.
 */
export async function openCompartments(opening: Opening, services: Services): Promise<Held> {
  const { office, folder, userId, isReading } = opening;
  if (!isReading) sweepGone(office, folder);
  const open: OpenCompartment[] = [];
  const setBack: SetBackCompartment[] = [];
  const notices = new Set<VaultNotice>();
  for (const held of listHeldCompartments(office, userId)) {
    try {
      const compartment = await openCompartment(held, opening, services);
      if ('remembered' in compartment) {
        setBack.push(compartment);
        notices.add('compartment-set-back');
        continue;
      }
      open.push(compartment);
      if (!isReading) for (const notice of settleFiles(placeFolder(folder, held.place), compartment.db)) notices.add(notice);
    } catch (error) {
      if (!(error instanceof Refusal)) {
        closeCompartments(open);
        throw error;
      }
      notices.add('compartment-unreadable');
    }
  }
  return { open, setBack, notices: [...notices] };
}

/** Fold their journals in, close them, and overwrite their keys. */
export function closeCompartments(open: readonly OpenCompartment[]): void {
  for (const { db, key } of open) {
    key.fill(0);
    closeDatabase(db);
  }
}

/** The folder of a compartment: laid out as a vault's is. */
export function placeFolder(folder: string, place: string): string {
  return join(vaultPaths(folder).compartments, place);
}

/**
 * Make a compartment: its own database, key, index and identity of documents, opened by those people alone.
 *
 * @throws Refusal `compartment/…` where these people may not be its members.
 */
export async function makeCompartment(context: SessionContext, self: CompartmentSelf): Promise<OpenCompartment> {
  const { session } = context;
  refuseReading(session);
  const id = newId(context);
  return openNewPlace(context, id, self, (db, { place, keys }) => {
    fsyncPlace(session.folder, place);
    recordAcross(session, context, 'compartment:create', db, {
      office: note => {
        settlePlace(session.office, { compartment: id, place, keys });
        note({ record: id, entity: 'compartment', field: 'made', old: null, new: true });
      },
      inside: note => {
        putSelf(db, id, self);
        note({ record: id, entity: 'compartment', field: 'self', old: null, new: asJson(self) });
      },
    });
  });
}

/** Make a compartment's place of this machine's own, have it settled by what is given, and open it; nothing of it stays where that fails. */
export async function openNewPlace(
  context: SessionContext,
  id: string,
  self: CompartmentSelf,
  settle: (db: Writer, made: Awaited<ReturnType<typeof newPlace>>) => void,
): Promise<OpenCompartment> {
  const { session } = context;
  const made = await newPlace(context, id, self);
  const { place, key, pair } = made;
  const paths = vaultPaths(placeFolder(session.folder, place));
  const db = openDatabase(paths.db, key, { create: true });
  try {
    bringUp(db, paths.beforeMigration);
    mirrorOffice(db, session.office);
    recordSecret(db, 'files-identity', Buffer.from(pair.identity), context.nowMs());
    settle(db, made);
  } catch (error) {
    db.close();
    dropPlace(session, place);
    throw error;
  }
  const compartment = opened({ folder: session.folder, id, place, db, key, pair, needsKey: false }, context);
  session.setCompartments([...session.compartments(), compartment]);
  session.place.note();
  return compartment;
}

/**
 * Give a compartment other members, and with them another key and another identity of its documents: what somebody knew who is no member any
 * more opens nothing from now on, and a new member's key is no old one. Made whole beside the old one; one row decides which of the two counts.
 */
export async function rekeyCompartment(
  context: SessionContext,
  id: string,
  self: CompartmentSelf,
  action: string,
): Promise<OpenCompartment> {
  const { session } = context;
  refuseReading(session);
  const made = await newPlace(context, id, self);
  const { place, key, pair, keys } = made;
  const paths = vaultPaths(placeFolder(session.folder, place));
  let next: Writer | null = null;
  try {
    await reencryptAll(context, id, { folder: paths.files, pair });
    const old = getOpen(session, id); // nothing is awaited from here on
    old.db.prepare('VACUUM INTO ?').run(paths.db);
    giveKeys(paths.db, old.key, made, context);
    const db = openDatabase(paths.db, key);
    next = db;
    fsyncPlace(session.folder, place);
    recordAcross(session, context, action, db, {
      office: note => {
        settlePlace(session.office, { compartment: id, place, keys });
        note({ record: id, entity: 'compartment', field: 'key', old: null, new: true });
      },
      inside: note => {
        const was = getSelf(db);
        putSelf(db, id, self);
        note({ record: id, entity: 'compartment', field: 'self', old: asJson(was), new: asJson(self) });
      },
    });
    const compartment = opened({ folder: session.folder, id, place, db, key, pair, needsKey: false }, context);
    session.setCompartments(session.compartments().map(one => (one.id === id ? compartment : one)));
    closeCompartments([old]);
    dropPlace(session, old.place);
    session.place.note();
    return compartment;
  } catch (error) {
    next?.close();
    dropPlace(session, place);
    throw error;
  }
}

/**
 * Give another key to compartments of this user whose key somebody knows who was taken out since. What fails is tried again at the next opening.
 */
export async function renewDueKeys(context: SessionContext): Promise<void> {
  const { session } = context;
  if (mayOnlyRead(session.office)) return;
  for (const { id, db } of session.compartments().filter(({ needsKey }) => needsKey)) {
    const working = new Set(listUsers(session.office).flatMap(user => (user.disabledAtMs === null ? [user.id] : [])));
    const { name, people } = getSelf(db);
    try {
      await rekeyCompartment(context, id, { name, people: people.filter(each => working.has(each)) }, 'compartment:rekey');
    } catch (error) {
      logIncident(newId(context), 'compartment:rekey', error);
    }
  }
}

/** One of this user's compartments. @throws Refusal `compartment/not-found`, the same for one that is another's and one that is not. */
export function getOpen(session: Session, id: string): OpenCompartment {
  const found = session.compartments().find(one => one.id === id);
  if (found === undefined) throw new Refusal('compartment/not-found');
  return found;
}

function refuseReading({ office }: Session): void {
  if (mayOnlyRead(office)) throw new Refusal('vault/read-only');
}

const asJson = ({ name, people }: CompartmentSelf): Json => ({ name, people: [...people] });

type NewPlace = {
  readonly place: string;
  readonly key: Buffer;
  readonly pair: AgePair;
  readonly keys: readonly SealedKey[];
};

/** A folder for a compartment, noted before it is made, and a key for it, sealed to its people. */
async function newPlace({ session, randomBytes }: SessionContext, compartment: string, self: CompartmentSelf): Promise<NewPlace> {
  const place = Buffer.from(randomBytes(16)).toString('hex');
  const key = Buffer.from(randomBytes(32));
  const pair = await agePair(randomBytes(32));
  const keys = await sealedTo(session, self.people, { compartment, place, key });
  insertPlace(session.office, compartment, place);
  makeFolder(vaultPaths(placeFolder(session.folder, place)).files);
  return { place, key, pair, keys };
}

/** Only to those whose key a supervisor signed: a row that somebody wrote into the database by hand makes no member. */
async function sealedTo(
  { office }: Session,
  people: readonly UserId[],
  { compartment, place, key }: { readonly compartment: string; readonly place: string; readonly key: Buffer },
): Promise<readonly SealedKey[]> {
  const users = listUsers(office);
  const body = Buffer.from(canonical({ compartment, key: key.toString('base64'), place, v: 1 }));
  return Promise.all(
    people.map(async userId => {
      const user = users.find(({ id }) => id === userId);
      if (user === undefined || user.disabledAtMs !== null || !grantStands(office, user, users))
        throw new Refusal('user/not-found');
      const encrypter = new Encrypter();
      encrypter.addRecipient(user.ageRecipient);
      return { userId, sealed: await encrypter.encrypt(body) };
    }),
  );
}

/** Open a compartment whose file was put back, as it is: a person said to go on with it. @throws Refusal as {@link getOpen}. */
export async function openAsItIs(context: SessionContext, id: string): Promise<OpenCompartment> {
  const { folder, office, user, keys } = context.session;
  const held = listHeldCompartments(office, user.id).find(one => one.id === id);
  if (held === undefined) throw new Refusal('compartment/not-found');
  const opening = { folder, office, userId: user.id, secrets: keys, isReading: false };
  return (await openCompartment(held, opening, context, true)) as OpenCompartment; // asked to
}

async function openCompartment(
  held: HeldCompartment,
  opening: Opening,
  services: Services,
  isAsItIs = false,
): Promise<OpenCompartment | SetBackCompartment> {
  const { id, place, needsKey } = held;
  const { folder, office, secrets, isReading } = opening;
  const key = await unsealed(held, secrets.ageIdentity);
  const paths = vaultPaths(placeFolder(folder, place));
  if (!existsSync(paths.db)) throw new Refusal('vault/not-found');
  const db = openDatabase(paths.db, key);
  try {
    const [own, remembered] = [findCompartmentHead(db, id), findCompartmentHead(office, id)];
    if (!isAsItIs && isSetBack(own, remembered)) {
      const { name, people } = getSelf(db);
      db.close(); // nothing was written to it
      return { id, name, people, held: own?.count ?? 0, remembered: remembered!.count };
    }
    bringUp(db, paths.beforeMigration);
    mirrorOffice(db, office);
    if (!isAsItIs && !isReading && own !== undefined && own.count !== remembered?.count) saveCompartmentHead(office, id, own);
    const identity = Buffer.from(getSecret(db, 'files-identity')).toString('utf8');
    const pair = { identity, recipient: await identityToRecipient(identity) };
    return opened({ folder, id, place, db, key, pair, needsKey: needsKey === 1 && !isReading }, services);
  } catch (error) {
    db.close();
    throw error;
  }
}

type Found = Omit<OpenCompartment, 'files'> & { readonly folder: string };

function opened({ folder, ...found }: Found, services: Pick<Services, 'randomBytes'>): OpenCompartment {
  const { files } = vaultPaths(placeFolder(folder, found.place));
  return { ...found, files: newFileStore({ folder: files, db: found.db, pair: found.pair }, services) };
}

async function unsealed({ id, place, sealed }: HeldCompartment, identity: string): Promise<Buffer> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    const read = JSON.parse(Buffer.from(await decrypter.decrypt(sealed)).toString('utf8')) as Partial<Record<string, unknown>>;
    const key = Buffer.from(String(read['key']), 'base64');
    if (read['compartment'] !== id || read['place'] !== place || key.length !== 32) throw new Error('another compartment’s key');
    return key;
  } catch (error) {
    throw new Refusal('vault/slot-damaged', { cause: error });
  }
}

/** The schema, and the catalogue, of this program. */
function bringUp(db: Writer, beforeMigration: string): void {
  migrate(db, {
    copyBefore: () => {
      const temporary = temporaryBeside(beforeMigration, 'new');
      db.prepare('VACUUM INTO ?').run(temporary);
      renamed(temporary, beforeMigration);
    },
  });
  refreshCatalogueFields(db, fieldPaths);
  fillSortKeys(db);
}

/** The copy of a compartment's database under its new key, with the identity of its documents as they are encrypted anew. */
function giveKeys(path: string, oldKey: Buffer, { key, pair }: NewPlace, services: Services): void {
  const copy = openDatabase(path, oldKey);
  try {
    recordSecret(copy, 'files-identity', Buffer.from(pair.identity), services.nowMs());
    if (listTags(copy).length > 0) renewTag(copy, services);
    rekeyDatabase(copy, key);
  } finally {
    closeDatabase(copy);
  }
  rmSync(`${path}-journal`, { force: true });
}

/** Until no document is left that a call added meanwhile. One that is missing or damaged stays behind, as in the vault's own re-key. */
async function reencryptAll(
  { session, signal, progress }: Pick<SessionContext, 'session' | 'signal' | 'progress'>,
  id: string,
  to: { readonly folder: string; readonly pair: AgePair },
): Promise<void> {
  const done = new Set<string>();
  for (;;) {
    const { db, pair, place } = getOpen(session, id);
    const left = listStoredFiles(db).filter(({ name }) => !done.has(name));
    if (left.length === 0) return;
    for (const { name } of left) {
      await copiedOver({ folder: vaultPaths(placeFolder(session.folder, place)).files, pair }, to, name, signal);
      done.add(name);
      progress(done.size, done.size + left.length);
    }
  }
}

/** Encrypt a document for another store. @returns whether it could be read. */
export async function copiedOver(...[from, to, name, signal]: Parameters<typeof reencryptFile>): Promise<boolean> {
  try {
    await reencryptFile(from, to, name, signal);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal) || (error.code !== 'file/not-found' && error.code !== 'file/damaged')) throw error;
    return false;
  }
}

/** Delete folders in whose place another came, should a crash have kept them. What was only half made stays: nobody can read it. */
function sweepGone(office: Writer, folder: string): void {
  if (mayOnlyRead(office)) return;
  for (const { place, state } of listPlaces(office)) if (state === 'gone') dropPlace({ office, folder }, place);
}

function dropPlace({ office, folder }: Pick<Session, 'office' | 'folder'>, place: string): void {
  rmSync(placeFolder(folder, place), { recursive: true, force: true });
  removePlace(office, place);
  forgetCompartmentHeads(office);
}

export function fsyncPlace(folder: string, place: string): void {
  const at = placeFolder(folder, place);
  for (const each of [vaultPaths(at).files, at, vaultPaths(folder).compartments, folder]) fsyncFolder(each);
}
