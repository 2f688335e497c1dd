import { findUser, insertUser, listUsers, type UserRow } from '../../../db/users.ts';
import { ownStation } from '../../../db/stations.ts';
import { listKeyHolders } from '../../../db/compartments.ts';
import { updateKeyslotsHave, updateKeyslotsNext } from '../../../db/vault-state.ts';
import type { Change } from '../../../db/audit.ts';
import type { CheckedOf } from '../../../shared/contract/row.ts';
import type { KeyslotsFile, Slot } from '../../../shared/contract/keyslots.ts';
import type { userCalls, UserView } from '../../../shared/contract/user.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { UserId } from '../../../shared/language.ts';
import { recordChanges, type Actor, type Recording } from '../audit/audit.ts';
import { canonical } from '../keys/canonical.ts';
import type { HandlersOf, Session, SessionContext } from '../ground/context.ts';
import { signingPair } from '../keys/ed25519.ts';
import { prepareWhole } from '../places/write-whole.ts';
import { grantOf } from '../keys/grants.ts';
import { newId } from '../ground/ids.ts';
import { keyslotsDigest, keyslotsText, newSlot, openSlot, readSlot, resealSlot } from '../keys/keyslots.ts';
import { renewDueKeys } from './compartments.ts';
import { rekeyWithout } from './rekey.ts';
import { wipe } from './session.ts';
import { vaultPaths } from './vault-paths.ts';
import { readKeyslots } from './vault.ts';
import { kdfCost, newSecrets, refuseWeak } from './vault-create.ts';

export const userHandlers: HandlersOf<typeof userCalls> = {
  'user:list': (_input, { session }) => {
    const isHere = keysAreHere(session);
    return listUsers(session.office).map(user => userView(user, isHere(user)));
  },

  'user:add': (asked, context) => letIn(asked, context),

  'user:disable': async ({ userId, givesUpCompartments: givesUp = false }, context) => {
    getOther(context.session, userId);
    refuseLastPerson(context.session, userId, givesUp);
    const session = await rekeyWithout(context.session, userId, context);
    context.state.session = session;
    await renewDueKeys({ ...context, session });
    const after = findUser(context.state.session.office, userId);
    if (after === undefined) throw new Error('a user row is never deleted');
    return userView(after, false);
  },

  'user:renew': async ({ userId, passphrase, givesUpCompartments: givesUp = false }, context) => {
    const { label, role, person } = getOther(context.session, userId);
    const { slots } = readKeyslots(context.session.folder).file;
    if (!slots.some(({ id }) => id === userId)) throw new Refusal('user/elsewhere'); // their keys are at another station
    refuseWeak(passphrase, readKeyslots(context.session.folder).file.synthetic); // before anybody is taken out
    refuseLastPerson(context.session, userId, givesUp);
    const session = await rekeyWithout(context.session, userId, context);
    context.state.session = session;
    await renewDueKeys({ ...context, session });
    return letIn({ label, role, passphrase, person }, { ...context, session });
  },

  'user:passphrase': async ({ current, next }, context) => {
    const { session } = context;
    const { file } = readKeyslots(session.folder);
    refuseWeak(next, file.synthetic);
    const isOwn = (slot: KeyslotsFile['slots'][number]) => slot['id'] === session.user.id;
    const own = readSlot(file.slots.find(isOwn));
    const secrets = await openSlot(file.vaultId, own, current);
    const slot = await resealSlot(own, { passphrase: next, secrets, cost: await kdfCost(context) }, context);
    wipe(secrets);
    const nextFile = (now: KeyslotsFile) => ({ ...now, slots: now.slots.map(one => (isOwn(one) ? slot : one)) });
    replaceKeyslots(session, context, 'user:passphrase', nextFile, () => {});
    return null;
  },
};

/** Give a person an account; `person` is somebody's first account, where that person has had one. */
async function letIn(
  { label, role, passphrase, person }: CheckedOf<(typeof userCalls)['user:add']> & { readonly person?: string },
  context: SessionContext,
): Promise<UserView> {
  const { session } = context;
  const { file } = readKeyslots(session.folder);
  if (isTaken(session, label)) throw new Refusal('user/exists');
  refuseWeak(passphrase, file.synthetic);
  const { secrets, recipient, pair } = await newSecrets(Buffer.from(session.keys.vaultKey), context);
  const grant = grantOf({
    vaultId: session.vaultId,
    user: newId(context),
    ...(person === undefined ? {} : { person }),
    role,
    signingKey: pair.publicKey,
    ageRecipient: recipient,
    issuedAtMs: context.nowMs(),
  });
  const signer = signingPair(session.keys.signingSeed);
  const slot = await newSlot({ label, passphrase, cost: await kdfCost(context), secrets, grant, signer }, context);
  wipe(secrets);
  const user = userRow(slot);
  const nextFile = (now: KeyslotsFile) => ({ ...now, slots: [...now.slots, slot] });
  replaceKeyslots(session, context, 'user:add', nextFile, note => {
    if (isTaken(session, label)) throw new Refusal('user/exists');
    insertUser(session.office, user);
    noteUser(note, user);
  });
  return userView(user, true);
}

/** Somebody who works here and is not the one who asks. @throws Refusal `user/not-found`, `user/self`. */
function getOther({ office, user: asking }: Session, userId: UserId): UserRow {
  const user = findUser(office, userId);
  if (user === undefined || user.disabledAtMs !== null) throw new Refusal('user/not-found');
  if (user.id === asking.id) throw new Refusal('user/self');
  return user;
}

/** Whose account opens this vault; others' keys are at other machines. An office of one has no other, and reads no file for it. */
function keysAreHere({ office, folder }: Session): (user: UserRow) => boolean {
  const ids = ownStation(office) === null ? null : new Set(readKeyslots(folder).file.slots.map(({ id }) => id));
  return ({ id, disabledAtMs }) => disabledAtMs === null && (ids === null || ids.has(id));
}

/** Whom a compartment has left is its last key: without that person nobody ever reads it. */
function refuseLastPerson({ office }: Session, userId: UserId, givesUp: boolean): void {
  const byCompartment = Map.groupBy(listKeyHolders(office), ({ compartment }) => compartment);
  const isLast = [...byCompartment.values()].some(held => held.length === 1 && held[0]?.userId === userId);
  if (isLast && !givesUp) throw new Refusal('compartment/last-person');
}

/** Whoever was taken out may come back under the same name, with other keys: the chain tells the two by their ids. */
function isTaken({ office }: Pick<Session, 'office'>, label: string): boolean {
  return listUsers(office).some(user => user.label === label && user.disabledAtMs === null);
}

/**
 * Replace keyslots.json together with the rows that go with it. The transaction that writes the rows also holds the file's whole next
 * text; a crash at any point is finished by the next opening, so the two never disagree.
 *
 * @param next - The file's next content from what it is now: deriving a key takes half a second, in which another call may have replaced it.
 */
export function replaceKeyslots(
  session: Actor & Pick<Session, 'folder'>,
  services: Recording,
  action: string,
  next: (now: KeyslotsFile) => KeyslotsFile,
  write: (note: (change: Change) => void) => void,
): void {
  const text = keyslotsText(next(readKeyslots(session.folder).file));
  const prepared = prepareWhole(vaultPaths(session.folder).keyslots, Buffer.from(text));
  try {
    recordChanges(session, services, action, session.office, note => {
      write(note);
      updateKeyslotsNext(session.office, text);
    });
  } catch (error) {
    prepared.drop();
    throw error;
  }
  prepared.putInPlace();
  updateKeyslotsHave(session.office, keyslotsDigest(text));
}

/** The row that stands for a new slot. */
export function userRow({ id, label, grant, grantBy, grantSignature }: Slot): UserRow {
  if (grant.role === 'recovery') throw new TypeError('the recovery code is no user');
  return {
    id: id as UserId, // a slot's id is its user's
    label,
    role: grant.role,
    person: grant.person ?? id,
    signingKey: Buffer.from(grant.signingKey, 'base64'),
    ageRecipient: grant.ageRecipient,
    grantBody: canonical(grant),
    grantBy: Buffer.from(grantBy, 'base64'),
    grantSignature: Buffer.from(grantSignature, 'base64'),
    createdAtMs: grant.issuedAtMs,
    disabledAtMs: null,
  };
}

/** What the chain commits to when a user comes in. */
export function noteUser(note: (change: Change) => void, { id, label, role, person }: UserRow): void {
  note({ record: id, entity: 'user', field: 'label', old: null, new: label });
  note({ record: id, entity: 'user', field: 'role', old: null, new: role });
  if (person !== id) note({ record: id, entity: 'user', field: 'person', old: null, new: person });
}

export function userView({ id, label, role, person, createdAtMs, disabledAtMs }: UserRow, isHere: boolean): UserView {
  return { id, label, role, sameAs: person === id ? null : (person as UserId), isHere, createdAtMs, disabledAtMs };
}
