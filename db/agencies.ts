import type { RecipientProfile } from '../shared/decision/types.ts';
import type { Acceptance } from '../shared/counterpart-acts.ts';
import type { AgencyCode, CaseId, CivilDate } from '../shared/language.ts';
import type { Purpose } from '../shared/mark.ts';
import type { Reader, Writer } from './open.ts';

/** An agency that this office added or set a profile for. */
export type AgencyRow = {
  readonly code: AgencyCode;
  readonly nameEn: string;
  readonly nameEs: string;
  readonly country: string;
  readonly profile: RecipientProfile | null;
};

/** A counterpart's keys. Without `signingKey` they were entered by hand: packets can be sent to it, none can be verified. */
export type AgencyKey = {
  readonly id: string;
  readonly agency: AgencyCode;
  readonly signingKey: Uint8Array | null;
  readonly recipient: string;
  readonly card: string | null;
  readonly issuedAt: string | null;
  readonly isCompared: boolean; // somebody compared the words by telephone
  readonly addedAtMs: number;
  readonly endedWhy: 'replaced' | 'revoked' | null;
  /** Who accepted it, where its card alone did not; null for what came before that was asked. */
  readonly accepted: Acceptance | null;
};

/** An originator's recorded agreement that its values of a case go on to a recipient, with the document that shows it. */
export type Consent = {
  readonly id: string;
  readonly originator: AgencyCode;
  readonly recipient: AgencyCode;
  readonly purposes: readonly Purpose[];
  readonly until: CivilDate | null;
  /** The case that it is for, and the record of the document that shows it. null: recorded when words alone were asked for; it opens nothing. */
  readonly caseId: CaseId | null;
  readonly document: string;
  readonly byUser: string;
  readonly atMs: number;
  readonly accepted: Acceptance | null;
  readonly endedAtMs: number | null;
};

type KeyRow = Omit<AgencyKey, 'isCompared'> & { readonly isCompared: number };
const KEY = `id, agency, signing_key AS signingKey, recipient, card, issued_at AS issuedAt, is_compared AS isCompared,
  added_at_ms AS addedAtMs, ended_why AS endedWhy, accepted`;

export function listAgencies(db: Reader): AgencyRow[] {
  return db
    .prepare<[], Omit<AgencyRow, 'profile'> & { profile: string | null }>(
      'SELECT code, name_en AS nameEn, name_es AS nameEs, country, profile FROM agencies ORDER BY code',
    )
    .all()
    .map(row => ({ ...row, profile: row.profile === null ? null : (JSON.parse(row.profile) as RecipientProfile) })); // written by recordProfile alone
}

/** Add an agency, or replace its names; its profile stays. */
export function recordAgency(db: Writer, agency: Omit<AgencyRow, 'profile'>): void {
  db.prepare(
    `INSERT INTO agencies (code, name_en, name_es, country) VALUES (@code, @nameEn, @nameEs, @country)
     ON CONFLICT (code) DO UPDATE SET name_en = excluded.name_en, name_es = excluded.name_es, country = excluded.country`,
  ).run(agency);
}

export function recordProfile(db: Writer, profile: RecipientProfile): void {
  db.prepare('UPDATE agencies SET profile = ? WHERE code = ?').run(JSON.stringify(profile), profile.agency);
}

/** Every key that any agency has or had, newest first. */
export function listKeys(db: Reader): AgencyKey[] {
  return db.prepare<[], KeyRow>(`SELECT ${KEY} FROM agency_keys ORDER BY added_at_ms DESC, id DESC`).all().map(keyOf);
}

/** The key that packets are sealed to now. */
export function findCurrentKey(db: Reader, agency: AgencyCode): AgencyKey | undefined {
  const row = db.prepare<[string], KeyRow>(`SELECT ${KEY} FROM agency_keys WHERE agency = ? AND ended_at_ms IS NULL`).get(agency);
  return row && keyOf(row);
}

export function insertKey(db: Writer, key: Omit<AgencyKey, 'endedWhy'>): void {
  db.prepare(
    `INSERT INTO agency_keys (id, agency, signing_key, recipient, card, issued_at, is_compared, added_at_ms, accepted)
     VALUES (@id, @agency, @signingKey, @recipient, @card, @issuedAt, @isCompared, @addedAtMs, @accepted)`,
  ).run({ ...key, isCompared: key.isCompared ? 1 : 0 });
}

export function endKey(db: Writer, id: string, why: 'replaced' | 'revoked', atMs: number): void {
  db.prepare('UPDATE agency_keys SET ended_at_ms = ?, ended_why = ? WHERE id = ?').run(atMs, why, id);
}

/** Keep a newer card for the same keys. */
export function updateCard(
  db: Writer,
  id: string,
  { card, issuedAt }: { readonly card: string; readonly issuedAt: string },
): void {
  db.prepare('UPDATE agency_keys SET card = ?, issued_at = ? WHERE id = ?').run(card, issuedAt, id);
}

export function recordCompared(db: Writer, id: string): void {
  db.prepare('UPDATE agency_keys SET is_compared = 1 WHERE id = ?').run(id);
}

export function listConsents(db: Reader): Consent[] {
  return db
    .prepare<[], Omit<Consent, 'purposes'> & { purposes: string }>(
      `SELECT id, originator, recipient, purposes, until, case_id AS caseId, document, by_user AS byUser, at_ms AS atMs, accepted,
         ended_at_ms AS endedAtMs FROM consents ORDER BY at_ms, id`,
    )
    .all()
    .map(row => ({ ...row, purposes: JSON.parse(row.purposes) as Purpose[] })); // written by insertConsent alone
}

export function insertConsent(db: Writer, consent: Omit<Consent, 'endedAtMs'>): void {
  db.prepare(
    `INSERT INTO consents (id, originator, recipient, purposes, until, case_id, document, by_user, at_ms, accepted)
     VALUES (@id, @originator, @recipient, @purposes, @until, @caseId, @document, @byUser, @atMs, @accepted)`,
  ).run({ ...consent, purposes: JSON.stringify(consent.purposes) });
}

/** @returns whether there was such a consent that had not ended. */
export function endConsent(db: Writer, id: string, { by, atMs }: { readonly by: string; readonly atMs: number }): boolean {
  return (
    db.prepare('UPDATE consents SET ended_by = ?, ended_at_ms = ? WHERE id = ? AND ended_by IS NULL').run(by, atMs, id).changes >
    0
  );
}

function keyOf(row: KeyRow): AgencyKey {
  return { ...row, isCompared: row.isCompared === 1 };
}
