import { migrate } from '../../../db/migrate.ts';
import { closeDatabase, openDatabase } from '../../../db/open.ts';
import { insertUser } from '../../../db/users.ts';
import { insertVaultState, recordSecret } from '../../../db/vault-state.ts';
import type { KeyslotsFile } from '../../../shared/contract/keyslots.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { AgencyCode, Bilingual, UserId } from '../../../shared/language.ts';
import { passphraseStrength } from '../../../shared/passphrase.ts';
import { agePair } from '../keys/age-identity.ts';
import { recordChanges } from '../audit/audit.ts';
import { canonical } from '../keys/canonical.ts';
import type { Services, Session } from '../ground/context.ts';
import { calibratedCost, LEAST_COST, type KdfCost } from '../keys/derive-key.ts';
import { signingPair } from '../keys/ed25519.ts';
import { writeWhole } from '../places/write-whole.ts';
import { grantOf } from '../keys/grants.ts';
import { newId } from '../ground/ids.ts';
import { keyslotsDigest, keyslotsText, newSlot, type SlotSecrets } from '../keys/keyslots.ts';
import { readRecoveryCode, recoveryCode } from '../keys/recovery-code.ts';
import { updateOfficeDuties } from '../../../db/stages.ts';
import { REVIEW_MONTHS } from '../../../shared/duties.ts';
import { bindsOfficesOf, type Level } from '../../../shared/duty-law.ts';
import { whileHeld } from './folder-hold.ts';
import { openSession } from './session.ts';
import { madeWhole } from './making.ts';
import { makeFolder, vaultPaths } from './vault-paths.ts';

export type VaultPlan = {
  readonly folder: string;
  readonly agency: { readonly code: AgencyCode; readonly names: Bilingual };
  readonly label: string;
  readonly passphrase: string;
  readonly synthetic: boolean;
  readonly level?: Level | undefined; // of an office that LSN 70 may bind
};

/**
 * Make a vault with its first supervisor and open it. Everything is made in a folder beside, renamed at the end: a crash leaves no half vault.
 *
 * @returns the session, and the recovery code, which is nowhere else.
 * @throws Refusal `vault/exists` if anything is already there.
 */
export async function createVault(plan: VaultPlan, services: Services): Promise<{ session: Session; recoveryCode: string }> {
  refuseWeak(plan.passphrase, plan.synthetic);
  const made = await madeWhole(plan.folder, async making => {
    const keys = await newKeys(plan, services);
    makeFolder(vaultPaths(making).files);
    writeDatabase(making, plan, keys, services);
    writeWhole(vaultPaths(making).keyslots, Buffer.from(keys.text));
    return keys;
  });
  const session = await whileHeld(plan.folder, hold =>
    openSession({ folder: plan.folder, hold, text: made.text, slot: made.slot, secrets: made.secrets }, services),
  );
  recordChanges(session, services, 'vault:create', session.office, note => {
    if (plan.level === undefined || !bindsOfficesOf(plan.agency.code.slice(0, 2))) return;
    const duties = { standing: plan.level, monthlyDay: 1, reviewMonths: REVIEW_MONTHS };
    updateOfficeDuties(session.office, duties);
    note({ record: 'office', entity: 'office', field: 'duties', old: null, new: duties });
  });
  return { session, recoveryCode: made.code };
}

/** A passphrase that is guessed in a day protects nothing. A vault of invented data may have one. */
export function refuseWeak(passphrase: string, isSynthetic: boolean): void {
  if (!isSynthetic && passphraseStrength(passphrase).verdict === 'weak') throw new Refusal('user/weak-passphrase');
}

/** What a derivation shall cost here. */
export async function kdfCost(services: Services): Promise<KdfCost> {
  return services.kdfCost ?? (await calibratedCost());
}

/** A user's fresh keys around a vault key. */
export async function newSecrets(vaultKey: Buffer, { randomBytes }: Pick<Services, 'randomBytes'>) {
  const signingSeed = Buffer.from(randomBytes(32));
  const { identity, recipient } = await agePair(randomBytes(32));
  const secrets: SlotSecrets = { vaultKey, signingSeed, ageIdentity: identity };
  return { secrets, recipient, pair: signingPair(signingSeed) };
}

async function newKeys(plan: VaultPlan, services: Services) {
  const vaultId = newId(services);
  const vaultKey = Buffer.from(services.randomBytes(32));
  const issuedAtMs = services.nowMs();
  const first = await newSecrets(vaultKey, services);
  const recovery = await newSecrets(Buffer.from(vaultKey), services);
  const code = recoveryCode(services.randomBytes(20));
  const keys = (of: typeof first) => ({ signingKey: of.pair.publicKey, ageRecipient: of.recipient });
  const grant = grantOf({ vaultId, user: newId(services), role: 'supervisor', ...keys(first), issuedAtMs });
  const recoveryGrant = grantOf({ vaultId, user: newId(services), role: 'recovery', ...keys(recovery), issuedAtMs });
  const { label, passphrase } = plan;
  const signer = first.pair;
  const slot = await newSlot(
    { label, passphrase, cost: await kdfCost(services), secrets: first.secrets, grant, signer },
    services,
  );
  const recoverySlot = await newSlot(
    {
      label: 'recovery',
      passphrase: readRecoveryCode(code),
      cost: LEAST_COST,
      secrets: recovery.secrets,
      grant: recoveryGrant,
      signer,
    },
    services,
  );
  const file: KeyslotsFile = {
    format: 'enlace-keyslots/1',
    vaultId,
    synthetic: plan.synthetic,
    slots: [slot],
    recovery: recoverySlot,
  };
  recovery.secrets.vaultKey.fill(0);
  recovery.secrets.signingSeed.fill(0);
  const office = await newOfficeSecrets(services);
  return {
    vaultId,
    code,
    slot,
    secrets: first.secrets,
    text: keyslotsText(file),
    recoveryKey: recovery.pair.publicKey,
    first,
    office,
  };
}

/** The agency's own keys, apart from each other: signing, receiving packets, documents at rest, and pseudonyms. */
async function newOfficeSecrets({ randomBytes }: Services) {
  const files = await agePair(randomBytes(32));
  const packets = await agePair(randomBytes(32));
  return {
    'files-identity': Buffer.from(files.identity),
    'agency-age-identity': Buffer.from(packets.identity),
    'agency-signing-seed': randomBytes(32),
    'pseudonym-root': randomBytes(32),
  };
}

function writeDatabase(making: string, plan: VaultPlan, made: Awaited<ReturnType<typeof newKeys>>, services: Services): void {
  const { randomBytes } = services;
  const nowMs = services.nowMs();
  const db = openDatabase(vaultPaths(making).db, made.secrets.vaultKey, { create: true });
  try {
    migrate(db);
    db.transaction(() => {
      insertVaultState(db, {
        vaultId: made.vaultId,
        agency: plan.agency,
        synthetic: plan.synthetic,
        rootKey: made.first.pair.publicKey,
        recoveryKey: made.recoveryKey,
        keyslotsHave: keyslotsDigest(made.text),
        keyslotsNext: null,
        channelEpoch: Buffer.from(randomBytes(16)).toString('hex'),
        lastClockMs: nowMs,
      });
      insertUser(db, {
        id: made.slot.grant.user as UserId, // made as this user's id
        label: plan.label,
        role: 'supervisor',
        person: made.slot.grant.user,
        signingKey: made.first.pair.publicKey,
        ageRecipient: made.first.recipient,
        grantBody: canonical(made.slot.grant),
        grantBy: made.first.pair.publicKey,
        grantSignature: Buffer.from(made.slot.grantSignature, 'base64'),
        createdAtMs: made.slot.grant.issuedAtMs, // what the grant that was signed says
        disabledAtMs: null,
      });
      // Object.entries forgets that these are the names the object was made with.
      for (const [name, value] of Object.entries(made.office)) recordSecret(db, name as keyof typeof made.office, value, nowMs);
    })();
  } finally {
    closeDatabase(db);
  }
}
