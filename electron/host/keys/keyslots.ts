import { createCipheriv, createDecipheriv, hash } from 'node:crypto';
import { Decrypter, Encrypter } from 'age-encryption';
import { keyslotsSchema, slotSchema, type Grant, type KeyslotsFile, type Slot } from '../../../shared/contract/keyslots.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { Json } from '../../../shared/language.ts';
import { canonical } from './canonical.ts';
import { deriveKey, refuseUnsafeCost, type Chance, type KdfCost } from './derive-key.ts';
import { verifierOf, type SigningPair } from './ed25519.ts';

/** What a passphrase opens. The buffers are overwritten by whoever holds them last. */
export type SlotSecrets = { readonly vaultKey: Buffer; readonly signingSeed: Buffer; readonly ageIdentity: string };

/** All that a new slot is made of. */
export type SlotPlan = {
  readonly label: string;
  readonly passphrase: string;
  readonly cost: KdfCost;
  readonly secrets: SlotSecrets;
  readonly grant: Grant;
  readonly signer: SigningPair;
};

const FORMAT = 'enlace-keyslots/1';

/** Read the text of keyslots.json. @throws Refusal `vault/slot-damaged` if it is not the format at all. */
export function parseKeyslots(text: string): KeyslotsFile {
  const read = keyslotsSchema.safeParse(jsonOrNull(text));
  if (!read.success) throw new Refusal('vault/slot-damaged');
  return read.data;
}

/** The text that keyslots.json has for this content; its digest is what the vault remembers. */
export function keyslotsText(file: KeyslotsFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

export function keyslotsDigest(text: string): string {
  return hash('sha256', text, 'hex');
}

/** One slot, if it is whole. @throws Refusal `vault/slot-damaged`: its checksum tells damage from a wrong passphrase. */
export function readSlot(raw: unknown): Slot {
  const read = slotSchema.safeParse(raw);
  if (!read.success || checksumOf(read.data) !== read.data.checksum) throw new Refusal('vault/slot-damaged');
  return read.data;
}

/** A slot under a passphrase, its role signed. */
export async function newSlot(plan: SlotPlan, services: Chance): Promise<Slot> {
  const { grant, signer } = plan;
  const signature = signer.sign(Buffer.from(canonical(grant)));
  const signed = { grant, grantBy: base64(signer.publicKey), grantSignature: base64(signature) };
  return resealSlot({ id: grant.user, label: plan.label, ...signed }, plan, services);
}

/** The same user and role under another passphrase. A vault key that was handed over is sealed in with the rest. */
export async function resealSlot(
  slot: Pick<Slot, 'id' | 'label' | 'grant' | 'grantBy' | 'grantSignature'>,
  plan: Pick<SlotPlan, 'passphrase' | 'cost' | 'secrets'>,
  { randomBytes }: Chance,
): Promise<Slot> {
  const { id, label, grant, grantBy, grantSignature } = slot;
  const kdf = { alg: 'argon2id' as const, ...plan.cost, salt: base64(randomBytes(16)) };
  const sealed = await seal(plan, grant.vaultId, { id, kdf }, randomBytes(12));
  const next = { id, label, kdf, sealed, grant, grantBy, grantSignature };
  return { ...next, checksum: checksumOf(next) };
}

/**
 * What a passphrase (or recovery code) opens in a slot.
 *
 * @throws Refusal `vault/kdf-parameters` before any work, if the costs are outside the safe range.
 * @throws Refusal `vault/wrong-passphrase` if the passphrase is not this slot's.
 */
export async function openSlot(vaultId: string, slot: Slot, passphrase: string): Promise<SlotSecrets> {
  refuseUnsafeCost(slot.kdf);
  const key = await deriveKey(passphrase, slot.kdf);
  try {
    const box = Buffer.from(slot.sealed.box, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(slot.sealed.nonce, 'base64'));
    decipher.setAAD(associated(vaultId, slot));
    decipher.setAuthTag(box.subarray(-16));
    const plain = Buffer.concat([decipher.update(box.subarray(0, -16)), decipher.final()]);
    return await afterHandover(slot, secretsIn(plain));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('vault/wrong-passphrase', { cause: error });
  } finally {
    key.fill(0);
  }
}

/** The same slot with a new vault key laid in for its user, who alone can read it: after a re-key nobody knows the others' passphrases. */
export async function withHandover(slot: Slot, vaultKey: Uint8Array): Promise<Slot> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(slot.grant.ageRecipient);
  const { checksum: _old, ...rest } = slot;
  const next = { ...rest, handover: base64(await encrypter.encrypt(vaultKey)) };
  return { ...next, checksum: checksumOf(next) };
}

const MOST_CHECKED = 256;
const checked = new Map<string, boolean>();

/** Whether a key signed exactly this grant. It is asked of the same few people for each entry that comes from another station, so answers are kept. */
export function grantIsSigned(grant: Grant, by: Uint8Array, signature: Uint8Array): boolean {
  const body = canonical(grant);
  const name = [by, signature].map(bytes => Buffer.from(bytes).toString('base64')).join(' ') + body;
  const isSigned = checked.get(name) ?? verifierOf(by)(Buffer.from(body), signature);
  if (checked.size >= MOST_CHECKED) checked.clear();
  checked.set(name, isSigned);
  return isSigned;
}

async function afterHandover(slot: Slot, secrets: SlotSecrets): Promise<SlotSecrets> {
  if (slot.handover === undefined) return secrets;
  const decrypter = new Decrypter();
  decrypter.addIdentity(secrets.ageIdentity);
  try {
    const vaultKey = Buffer.from(await decrypter.decrypt(Buffer.from(slot.handover, 'base64')));
    secrets.vaultKey.fill(0);
    return { ...secrets, vaultKey };
  } catch (error) {
    throw new Refusal('vault/slot-damaged', { cause: error });
  }
}

async function seal(
  plan: Pick<SlotPlan, 'passphrase' | 'secrets'>,
  vaultId: string,
  head: Pick<Slot, 'id' | 'kdf'>,
  nonce: Uint8Array,
): Promise<Slot['sealed']> {
  const key = await deriveKey(plan.passphrase, head.kdf);
  const plain = Buffer.from(
    JSON.stringify({
      vaultKey: plan.secrets.vaultKey.toString('hex'),
      signingSeed: plan.secrets.signingSeed.toString('hex'),
      ageIdentity: plan.secrets.ageIdentity,
    }),
  );
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(associated(vaultId, head));
  const box = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  key.fill(0);
  plain.fill(0);
  return { nonce: base64(nonce), box: base64(box) };
}

function secretsIn(plain: Buffer): SlotSecrets {
  // Authenticated by the tag: only `seal` wrote this shape.
  const read = JSON.parse(plain.toString()) as { vaultKey: string; signingSeed: string; ageIdentity: string };
  plain.fill(0);
  return {
    vaultKey: Buffer.from(read.vaultKey, 'hex'),
    signingSeed: Buffer.from(read.signingSeed, 'hex'),
    ageIdentity: read.ageIdentity,
  };
}

function associated(vaultId: string, { id, kdf }: Pick<Slot, 'id' | 'kdf'>): Buffer {
  return Buffer.from(canonical({ format: FORMAT, vaultId, id, kdf }));
}

function checksumOf(slot: Omit<Slot, 'checksum'>): string {
  const { checksum: _omitted, ...rest } = { checksum: '', ...slot };
  return hash('sha256', canonical(rest as Json), 'hex'); // a parsed slot is plain JSON; an absent handover is no key
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
