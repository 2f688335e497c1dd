import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { Decrypter, Encrypter } from 'age-encryption';
import { z } from 'zod';
import { slotSchema } from '../../../shared/contract/keyslots.ts';
import { stationRequestSchema, STATION_REQUEST, type StationRequest } from '../../../shared/contract/station-format.ts';
import { Refusal } from '../../../shared/failure.ts';
import { fingerprintWords } from '../../../shared/fingerprint-words.ts';
import { asSystemRefusal } from '../../../shared/system-refusal.ts';
import type { Bilingual } from '../../../shared/language.ts';
import type { Services } from '../ground/context.ts';
import { canonical } from '../keys/canonical.ts';
import { newId } from '../ground/ids.ts';
import { agePair } from '../keys/age-identity.ts';
import { signingPair } from '../keys/ed25519.ts';
import { grantOf } from '../keys/grants.ts';
import { newSlot, openSlot, type SlotSecrets } from '../keys/keyslots.ts';
import { recoveryCode } from '../keys/recovery-code.ts';
import { asFileRefusal } from '../places/sinks.ts';
import { writeWhole } from '../places/write-whole.ts';
import { kdfCost, newSecrets, refuseWeak } from '../vault/vault-create.ts';

/** What a new machine keeps between asking and joining: its own keys, under the passphrase that its first person chose. */
export type Waiting = {
  readonly request: StationRequest;
  readonly secrets: SlotSecrets;
  readonly own: OwnSecrets;
};

type OwnSecrets = {
  readonly stationSeed: string; // hex, as the others
  readonly stationIdentity: string;
  readonly recoverySeed: string;
  readonly recoveryIdentity: string;
  readonly recoveryCode: string;
};

const waitingSchema = z.strictObject({
  format: z.literal('enlace-station-waiting/1'),
  request: stationRequestSchema,
  slot: slotSchema,
  own: z.base64(),
});

/** Where what waits lies: beside the folder that will be the vault's. */
export function waitingPath(folder: string): string {
  return `${folder}.joining`;
}

/**
 * Make the keys of a new machine and of its first person, and keep them beside the vault's future folder.
 * @returns what the office is asked by: public keys and names, no secret.
 */
export async function askToJoin(
  plan: {
    readonly folder: string;
    readonly station: string;
    readonly label: string;
    readonly passphrase: string;
    readonly synthetic: boolean;
  },
  services: Services,
): Promise<StationRequest> {
  const { folder, station, label, passphrase, synthetic } = plan;
  refuseTaken(folder);
  refuseWeak(passphrase, synthetic);
  const { randomBytes } = services;
  const person = await newSecrets(Buffer.from(randomBytes(32)), services);
  const [machine, recovery] = [await agePair(randomBytes(32)), await agePair(randomBytes(32))];
  const [stationSeed, recoverySeed] = [randomBytes(32), randomBytes(32)];
  const request: StationRequest = {
    format: STATION_REQUEST,
    station,
    label,
    synthetic,
    person: keysOf(person.pair.publicKey, person.recipient),
    machine: keysOf(signingPair(stationSeed).publicKey, machine.recipient),
    recovery: keysOf(signingPair(recoverySeed).publicKey, recovery.recipient),
  };
  const own: OwnSecrets = {
    stationSeed: Buffer.from(stationSeed).toString('hex'),
    stationIdentity: machine.identity,
    recoverySeed: Buffer.from(recoverySeed).toString('hex'),
    recoveryIdentity: recovery.identity,
    recoveryCode: recoveryCode(randomBytes(20)),
  };
  const encrypter = new Encrypter();
  encrypter.addRecipient(person.recipient);
  // Whose vault it will be is not known yet: the slot stands in for the one that the answer makes.
  const grant = grantOf({
    vaultId: newId(services),
    user: newId(services),
    role: 'officer',
    signingKey: person.pair.publicKey,
    ageRecipient: person.recipient,
    issuedAtMs: services.nowMs(),
  });
  const slot = await newSlot(
    { label, passphrase, cost: await kdfCost(services), secrets: person.secrets, grant, signer: person.pair },
    services,
  );
  const kept = {
    format: 'enlace-station-waiting/1',
    request,
    slot,
    own: Buffer.from(await encrypter.encrypt(JSON.stringify(own))).toString('base64'),
  };
  try {
    writeWhole(waitingPath(folder), Buffer.from(JSON.stringify(kept)));
  } catch (error) {
    const meant = asFileRefusal(error);
    throw meant instanceof Refusal && meant.code === 'file/disk-full' ? new Refusal('vault/disk-full', { cause: error }) : meant;
  }
  return request;
}

/** Nothing may be where the vault will be but an empty folder. */
function refuseTaken(folder: string): void {
  try {
    const there = statSync(folder, { throwIfNoEntry: false });
    if (there !== undefined && (!there.isDirectory() || readdirSync(folder).length > 0)) throw new Refusal('vault/exists');
    if (existsSync(waitingPath(folder))) throw new Refusal('office/asked-already');
  } catch (error) {
    throw asFileRefusal(error);
  }
}

/** What a machine asked to join with, beside this folder. @throws Refusal `office/not-asked`. */
export function waitingRequest(folder: string): StationRequest {
  return readWaiting(folder).request;
}

/** What waits beside a folder, opened by the passphrase. @throws Refusal `office/not-asked`, `vault/wrong-passphrase`. */
export async function openWaiting(folder: string, passphrase: string): Promise<Waiting> {
  const kept = readWaiting(folder);
  const secrets = await openSlot(kept.slot.grant.vaultId, kept.slot, passphrase);
  const decrypter = new Decrypter();
  decrypter.addIdentity(secrets.ageIdentity);
  const text = await decrypter.decrypt(Buffer.from(kept.own, 'base64'), 'text');
  return { request: kept.request, secrets, own: JSON.parse(text) as OwnSecrets }; // sealed by askToJoin
}

/** Whether anything waits is not known where nobody may look. @throws Refusal `office/not-asked`, `vault/no-access`. */
function textBeside(folder: string): string {
  try {
    return readFileSync(waitingPath(folder), 'utf8');
  } catch (error) {
    const meant = asSystemRefusal(error, 'vault');
    throw meant instanceof Refusal && meant.code === 'vault/no-access' ? meant : new Refusal('office/not-asked');
  }
}

function readWaiting(folder: string): z.output<typeof waitingSchema> {
  try {
    const read = waitingSchema.safeParse(JSON.parse(textBeside(folder)));
    if (read.success) return read.data;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // no JSON: it is asked for again
  }
  throw new Refusal('office/not-asked');
}

export function dropWaiting(folder: string): void {
  rmSync(waitingPath(folder), { force: true });
}

/** SHA-256 of a request, hex. */
export function requestDigest(request: StationRequest): string {
  return hash('sha256', canonical(request));
}

/** Twelve words over what a machine asks with alone: by them its office knows before it gives anything out that no other machine asks. */
export function requestWords(request: StationRequest): Bilingual {
  return fingerprintWords(
    hash('sha256', Buffer.concat([Buffer.from('enlace-request/1\0'), Buffer.from(requestDigest(request), 'hex')]), 'buffer'),
  );
}

/** Twelve words over what both machines see: the request, and the root key by which the office is known. */
export function joiningWords(request: StationRequest, rootKey: Uint8Array): Bilingual {
  const both = Buffer.concat([Buffer.from('enlace-station/1\0'), Buffer.from(requestDigest(request), 'hex'), rootKey]);
  return fingerprintWords(hash('sha256', both, 'buffer'));
}

function keysOf(signingKey: Uint8Array, recipient: string) {
  return { signingKey: Buffer.from(signingKey).toString('base64'), recipient };
}
