import { createHash, hash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { refuseNewer } from '../../../db/migrate.ts';
import { closeDatabase, openDatabase, rekeyDatabase, type Writer } from '../../../db/open.ts';
import { saveOwnStation } from '../../../db/stations.ts';
import { listStoredFiles } from '../../../db/stored-files.ts';
import { findUser, listUsers } from '../../../db/users.ts';
import {
  getVaultState,
  recordSecret,
  updateChannelEpoch,
  updateKeyslotsHave,
  updateRecoveryKey,
} from '../../../db/vault-state.ts';
import { emptyOwn } from '../../../db/station-copy.ts';
import type { KeyslotsFile, Grant } from '../../../shared/contract/keyslots.ts';
import {
  STATION_ANSWER,
  stationAnswerSchema,
  type StationAnswer,
  type StationRequest,
} from '../../../shared/contract/station-format.ts';
import { Refusal } from '../../../shared/failure.ts';
import { AgeRefused } from '../age/age-refused.ts';
import { decrypted, encrypted } from '../age/age.ts';
import type { Context, Services, Session } from '../ground/context.ts';
import { newId } from '../ground/ids.ts';
import { canonical } from '../keys/canonical.ts';
import { LEAST_COST } from '../keys/derive-key.ts';
import { signingPair, verifierOf } from '../keys/ed25519.ts';
import { grantOf, grantStands } from '../keys/grants.ts';
import { keyslotsDigest, keyslotsText, resealSlot } from '../keys/keyslots.ts';
import { readRecoveryCode } from '../keys/recovery-code.ts';
import { piecesOfFile, type Pieces } from '../places/pieces.ts';
import { temporaryBeside } from '../places/temporaries.ts';
import { writeWhole } from '../places/write-whole.ts';
import { whileHeld } from '../vault/folder-hold.ts';
import { madeWhole } from '../vault/making.ts';
import { openSession } from '../vault/session.ts';
import { kdfCost } from '../vault/vault-create.ts';
import { makeFolder, vaultPaths } from '../vault/vault-paths.ts';
import type { Added } from './roster.ts';
import { dropWaiting, openWaiting, requestDigest } from './station-request.ts';

/** A header of this many bytes at most comes first: its length in four, then its text and the signature over it. */
const MOST_HEADER = 64 * 1024 * 1024;

/**
 * The office's record for a machine that was just added, sealed to it alone: the database under a key of its own and without what is this machine's,
 * and the documents as they lie here.
 */
export async function answerTo(
  session: Session,
  services: Pick<Context, 'nowMs' | 'randomBytes' | 'signal'>,
  asked: { readonly request: StationRequest; readonly added: Added },
): Promise<{ readonly content: Pieces; readonly drop: () => void }> {
  const { request, added } = asked;
  const key = Buffer.from(services.randomBytes(32));
  const copy = temporaryBeside(vaultPaths(session.folder).db, 'new');
  const drop = () => rmSync(copy, { force: true });
  try {
    writeCopy(session, services, { copy, key, request, number: added.station.number });
    const { files } = vaultPaths(session.folder);
    const names = listStoredFiles(session.office)
      .map(({ name }) => name)
      .filter(name => existsSync(join(files, name)));
    const header: StationAnswer = {
      format: STATION_ANSWER,
      number: added.station.number,
      request: requestDigest(request),
      vaultId: session.vaultId,
      key: key.toString('hex'),
      person: signed(added.user.grantBody, added.user),
      recovery: recoveryOf(session, services, request),
      database: { sizeBytes: statSync(copy).size, sha256: hash('sha256', readFileSync(copy)) },
      files: names.map(name => ({ name, sizeBytes: statSync(join(files, name)).size })),
    };
    const text = Buffer.from(canonical(header));
    const front = Buffer.concat([Buffer.alloc(4), session.sign(text), text]);
    front.writeUInt32BE(text.length, 0);
    const paths = [copy, ...names.map(name => join(files, name))];
    return { content: await encrypted(request.machine.recipient, inTurn(front, paths)), drop };
  } catch (error) {
    drop();
    throw error;
  }
}

async function* inTurn(front: Uint8Array, paths: readonly string[]): AsyncGenerator<Uint8Array> {
  yield front;
  for (const path of paths) yield* piecesOfFile(path);
}

function writeCopy(
  session: Session,
  { randomBytes }: Pick<Services, 'randomBytes'>,
  to: { readonly copy: string; readonly key: Uint8Array; readonly request: StationRequest; readonly number: number },
): void {
  session.office.prepare('VACUUM INTO ?').run(to.copy);
  const db = openDatabase(to.copy, session.keys.vaultKey);
  try {
    db.transaction(() => {
      emptyOwn(db);
      saveOwnStation(db, to.number);
      updateChannelEpoch(db, Buffer.from(randomBytes(16)).toString('hex'));
      updateRecoveryKey(db, Buffer.from(to.request.recovery.signingKey, 'base64'));
    })();
    db.exec('VACUUM'); // what was taken out shall not lie between the pages
    rekeyDatabase(db, to.key);
  } finally {
    closeDatabase(db);
    rmSync(`${to.copy}-journal`, { force: true });
    rmSync(`${to.copy}-wal`, { force: true });
  }
}

function signed(
  body: string,
  { grantBy, grantSignature }: { readonly grantBy: Uint8Array; readonly grantSignature: Uint8Array },
) {
  const grant = JSON.parse(body) as Grant; // made by grantOf
  return { grant, by: base64(grantBy), signature: base64(grantSignature) };
}

function recoveryOf(session: Session, services: Pick<Services, 'nowMs' | 'randomBytes'>, { recovery }: StationRequest) {
  const grant = grantOf({
    vaultId: session.vaultId,
    user: newId(services),
    role: 'recovery',
    signingKey: Buffer.from(recovery.signingKey, 'base64'),
    ageRecipient: recovery.recipient,
    issuedAtMs: services.nowMs(),
  });
  const body = canonical(grant);
  const by = signingPair(session.keys.signingSeed).publicKey;
  return signed(body, { grantBy: by, grantSignature: session.sign(Buffer.from(body)) });
}

/** What a new machine joins with. */
export type Joining = {
  readonly folder: string;
  readonly passphrase: string;
  readonly answer: Pieces;
  /** Whether people found the twelve words of both to be the same on both machines. Asked before anything is made. */
  readonly agreed: (request: StationRequest, rootKey: Uint8Array) => boolean;
};

/**
 * Make the vault of a new station from the office's answer, and open it.
 *
 * @returns the session, and this machine's own recovery code, which is nowhere else.
 * @throws Refusal `office/not-asked`, `vault/wrong-passphrase`, `office/not-for-us`, `office/damaged`, `office/words-differ`.
 */
export async function joinOffice(joining: Joining, services: Services): Promise<{ session: Session; recoveryCode: string }> {
  const { folder, passphrase } = joining;
  const waiting = await openWaiting(folder, passphrase);
  const { secrets, own, request } = waiting;
  const kept = { ...secrets, vaultKey: Buffer.from(secrets.vaultKey), signingSeed: Buffer.from(secrets.signingSeed) };
  const made = await madeWhole(folder, async making => {
    const paths = vaultPaths(making);
    makeFolder(paths.files);
    const front = await writeAnswer(decrypted(own.stationIdentity, joining.answer), making);
    const { header } = front;
    const isOurs =
      header.request === requestDigest(request) &&
      header.person.grant.signingKey === request.person.signingKey &&
      header.recovery.grant.signingKey === request.recovery.signingKey;
    if (!isOurs) throw new Refusal('office/not-for-us');
    const db = openDatabase(paths.db, Buffer.from(header.key, 'hex'));
    try {
      refuseNewer(db, services.migrations); // before a vault is made of it: once this program is updated the answer serves
      refuseUnsigned(db, front);
      if (!joining.agreed(request, getVaultState(db).rootKey)) throw new Refusal('office/words-differ');
      const label = findUser(db, header.person.grant.user)?.label ?? request.label; // as the office settled it
      const file = await keyslotsOf(header, { ...waiting, label }, passphrase, services);
      const text = keyslotsText(file);
      db.transaction(() => {
        recordSecret(db, 'station-signing-seed', Buffer.from(own.stationSeed, 'hex'), services.nowMs());
        recordSecret(db, 'station-age-identity', Buffer.from(own.stationIdentity), services.nowMs());
        updateKeyslotsHave(db, keyslotsDigest(text));
      })();
      rekeyDatabase(db, secrets.vaultKey);
      writeWhole(paths.keyslots, Buffer.from(text));
      return { text, slot: file.slots[0] };
    } finally {
      closeDatabase(db);
      rmSync(`${paths.db}-journal`, { force: true });
    }
  }).catch((error: unknown) => {
    throw error instanceof AgeRefused
      ? new Refusal(error.fault === 'not-for-us' ? 'office/not-for-us' : 'office/damaged', { cause: error })
      : error;
  });
  const session = await whileHeld(folder, hold =>
    openSession({ folder, hold, text: made.text, slot: made.slot as never, secrets: kept }, services),
  );
  dropWaiting(folder);
  return { session, recoveryCode: own.recoveryCode };
}

type Front = { readonly header: StationAnswer; readonly text: Uint8Array; readonly signature: Uint8Array };

/** Read the front, and write the database and the documents to their places. */
async function writeAnswer(content: AsyncGenerator<Uint8Array>, making: string): Promise<Front> {
  const reader = readerOf(content);
  const [size = 0] = [Buffer.from(await reader.take(4)).readUInt32BE(0)];
  if (size > MOST_HEADER) throw new Refusal('office/damaged');
  const signature = await reader.take(64);
  const text = await reader.take(size);
  const header = headerIn(text);
  const { db, files } = vaultPaths(making);
  const digest = await reader.write(db, header.database.sizeBytes);
  if (digest !== header.database.sha256) throw new Refusal('office/damaged');
  for (const { name, sizeBytes } of header.files) await reader.write(join(files, name), sizeBytes);
  await reader.end();
  return { header, text, signature };
}

function headerIn(text: Uint8Array): StationAnswer {
  try {
    const read = stationAnswerSchema.safeParse(JSON.parse(Buffer.from(text).toString('utf8')));
    if (read.success) return read.data;
  } catch {
    // no JSON: as any other text that is none of ours
  }
  throw new Refusal('office/damaged');
}

function readerOf(content: AsyncGenerator<Uint8Array>) {
  let held = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const next = await content.next();
    if (next.done === true) return false;
    held = Buffer.concat([held, next.value]);
    return true;
  };
  return {
    async take(bytes: number): Promise<Uint8Array> {
      while (held.length < bytes) if (!(await more())) throw new Refusal('office/damaged');
      const taken = Buffer.from(held.subarray(0, bytes));
      held = held.subarray(bytes);
      return taken;
    },
    async write(path: string, bytes: number): Promise<string> {
      const digest = createHash('sha256');
      const file = await open(path, 'wx', 0o600);
      try {
        for (let left = bytes; left > 0;) {
          if (held.length === 0 && !(await more())) throw new Refusal('office/damaged');
          const part = held.subarray(0, left);
          digest.update(part);
          await file.writeFile(part);
          held = held.subarray(part.length);
          left -= part.length;
        }
        await file.sync();
      } finally {
        await file.close();
      }
      return digest.digest('hex');
    },
    async end(): Promise<void> {
      if (held.length > 0 || (await more())) throw new Refusal('office/damaged');
    },
  };
}

/** Whoever let this person in must have signed all of the answer, and be a supervisor by the office's own root. */
function refuseUnsigned(db: Writer, { header, text, signature }: Front): void {
  const state = getVaultState(db);
  const users = listUsers(db);
  const person = findUser(db, header.person.grant.user);
  const by = Buffer.from(header.person.by, 'base64');
  const signer = users.find(({ signingKey }) => by.equals(signingKey));
  const stands =
    header.vaultId === state.vaultId &&
    signer?.role === 'supervisor' &&
    person?.grantBody === canonical(header.person.grant) &&
    verifierOf(by)(text, signature) &&
    grantStands(db, signer, users) &&
    grantStands(db, person, users);
  if (!stands) throw new Refusal('office/damaged');
}

async function keyslotsOf(
  { vaultId, person, recovery }: StationAnswer,
  { secrets, own, request, label: named }: Awaited<ReturnType<typeof openWaiting>> & { readonly label: string },
  passphrase: string,
  services: Services,
): Promise<KeyslotsFile> {
  const head = (label: string, { grant, by, signature }: StationAnswer['person']) => ({
    id: grant.user,
    label,
    grant,
    grantBy: by,
    grantSignature: signature,
  });
  const slot = await resealSlot(head(named, person), { passphrase, cost: await kdfCost(services), secrets }, services);
  const recoverySecrets = {
    vaultKey: Buffer.from(secrets.vaultKey),
    signingSeed: Buffer.from(own.recoverySeed, 'hex'),
    ageIdentity: own.recoveryIdentity,
  };
  const recoverySlot = await resealSlot(
    head('recovery', recovery),
    { passphrase: readRecoveryCode(own.recoveryCode), cost: LEAST_COST, secrets: recoverySecrets },
    services,
  );
  return { format: 'enlace-keyslots/1', vaultId, synthetic: request.synthetic, slots: [slot], recovery: recoverySlot };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
