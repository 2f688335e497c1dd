import type { AgencyCode, Json } from '../shared/language.ts';
import { Refusal } from '../shared/failure.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

/** What a vault knows of itself. The keys are raw Ed25519 public keys. */
export type VaultState = {
  readonly vaultId: string;
  readonly agency: { readonly code: AgencyCode; readonly names: { readonly en: string; readonly es: string } };
  readonly synthetic: boolean;
  readonly rootKey: Uint8Array;
  readonly recoveryKey: Uint8Array;
  /** SHA-256, hex, of keyslots.json as it is; and its whole next text while it is being replaced. */
  readonly keyslotsHave: string;
  readonly keyslotsNext: string | null;
  /** Random; a restored vault gets another, so that its numbered channels cannot be taken for a continuation. */
  readonly channelEpoch: string;
  readonly lastClockMs: number;
};

type StateRow = {
  readonly vaultId: string;
  readonly code: AgencyCode;
  readonly en: string;
  readonly es: string;
  readonly synthetic: number;
  readonly rootKey: Uint8Array;
  readonly recoveryKey: Uint8Array;
  readonly keyslotsHave: string;
  readonly keyslotsNext: string | null;
  readonly channelEpoch: string;
  readonly lastClockMs: number;
};

/** @throws Refusal `vault/database-damaged` if the row is missing: an empty file opens under any key. */
export function getVaultState(db: Reader): VaultState {
  const row = db
    .prepare<[], StateRow>(
      `SELECT vault_id AS vaultId, agency_code AS code, agency_name_en AS en, agency_name_es AS es, synthetic, root_key AS rootKey,
        recovery_key AS recoveryKey, keyslots_have AS keyslotsHave, keyslots_next AS keyslotsNext, channel_epoch AS channelEpoch,
        last_clock_ms AS lastClockMs FROM vault_state WHERE id = 1`,
    )
    .get();
  if (row === undefined) throw new Refusal('vault/database-damaged');
  const { code, en, es, synthetic, ...rest } = row;
  return { ...rest, agency: { code, names: { en, es } }, synthetic: synthetic === 1 };
}

export function insertVaultState(db: Writer, state: VaultState): void {
  const { agency, synthetic, ...rest } = state;
  db.prepare(
    `INSERT INTO vault_state (id, vault_id, agency_code, agency_name_en, agency_name_es, synthetic, root_key, recovery_key, keyslots_have,
      keyslots_next, channel_epoch, last_clock_ms) VALUES (1, @vaultId, @code, @en, @es, @synthetic, @rootKey, @recoveryKey, @keyslotsHave, @keyslotsNext,
      @channelEpoch, @lastClockMs)`,
  ).run({ ...rest, code: agency.code, en: agency.names.en, es: agency.names.es, synthetic: synthetic ? 1 : 0 });
}

/** Note the text that keyslots.json is about to have; opening finishes the replacement if it was interrupted. */
export function updateKeyslotsNext(db: Writer, text: string): void {
  db.prepare('UPDATE vault_state SET keyslots_next = ? WHERE id = 1').run(text);
}

/** keyslots.json now has this digest, and nothing is pending. */
export function updateKeyslotsHave(db: Writer, digest: string): void {
  db.prepare('UPDATE vault_state SET keyslots_have = ?, keyslots_next = NULL WHERE id = 1').run(digest);
}

/** Whether a file beside the database says how far what was confirmed has come; a vault of an earlier program has none yet. */
export function keepsConfirmed(db: Reader): boolean {
  return db.prepare<[], number>('SELECT keeps_confirmed FROM vault_state WHERE id = 1').pluck().get() === 1;
}

export function updateKeepsConfirmed(db: Writer): void {
  db.prepare('UPDATE vault_state SET keeps_confirmed = 1 WHERE id = 1').run();
}

/** Which recovery code appoints supervisors here: each station has its own. */
export function updateRecoveryKey(db: Writer, key: Uint8Array): void {
  db.prepare('UPDATE vault_state SET recovery_key = ? WHERE id = 1').run(key);
}

export function updateChannelEpoch(db: Writer, epoch: string): void {
  db.prepare('UPDATE vault_state SET channel_epoch = ? WHERE id = 1').run(epoch);
}

/** Remember the latest time seen; an earlier one is not remembered. Does nothing in a compartment. */
export function updateLastClock(db: Writer, nowMs: number): void {
  prepared<[number]>(db, 'UPDATE vault_state SET last_clock_ms = max(last_clock_ms, ?) WHERE id = 1').run(nowMs);
}

/** Secrets by name. `files-identity`, `agency-age-identity` are age texts in UTF-8; the seeds and keys are raw bytes. `agency-retired-keys` is a list of both in JSON, `office-carrier` where the office exchanges. */
export type SecretName =
  | 'files-identity'
  | 'agency-age-identity'
  | 'agency-signing-seed'
  | 'agency-retired-keys'
  | 'station-put-back'
  | 'office-carrier'
  | 'pseudonym-root'
  | 'station-signing-seed'
  | 'station-age-identity'
  | `packet-seed:${string}`
  | `policy-salt:${string}`;

export function getSecret(db: Reader, name: SecretName): Uint8Array {
  const value = db.prepare<[string], Uint8Array>('SELECT value FROM secrets WHERE name = ?').pluck().get(name);
  if (value === undefined) throw new Refusal('vault/database-damaged');
  return value;
}

/** A secret that not every vault has. */
export function findSecret(db: Reader, name: SecretName): Uint8Array | undefined {
  return db.prepare<[string], Uint8Array>('SELECT value FROM secrets WHERE name = ?').pluck().get(name);
}

export function recordSecret(db: Writer, name: SecretName, value: Uint8Array, nowMs: number): void {
  db.prepare(
    'INSERT INTO secrets (name, value, created_at_ms) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  ).run(name, value, nowMs);
}

/**
 * That this station's vault was put back to an earlier state: its key may have signed the next numbers already, so it records nothing before it
 * has heard what it wrote. `why`: of work that was known to be missing, what a person said about it.
 */
export function keepPutBack(office: Writer, why: Json, nowMs: number): void {
  if (!isPutBack(office)) recordSecret(office, PUT_BACK, Buffer.from(JSON.stringify(why)), nowMs);
}

export function isPutBack(office: Reader): boolean {
  return findSecret(office, PUT_BACK) !== undefined;
}

/** @returns what was kept of it. */
export function endPutBack(office: Writer): Json {
  const kept = findSecret(office, PUT_BACK);
  forgetSecret(office, PUT_BACK);
  try {
    return JSON.parse(Buffer.from(kept ?? []).toString('utf8')) as Json; // written by keepPutBack
  } catch {
    return null; // by a program before this one, which kept no reason
  }
}

const PUT_BACK = 'station-put-back';

export function forgetSecret(db: Writer, name: SecretName): void {
  db.prepare('DELETE FROM secrets WHERE name = ?').run(name);
}
