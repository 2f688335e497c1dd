import type { Role } from '../shared/contract/row.ts';
import type { UserId } from '../shared/language.ts';
import type { Reader, Writer } from './open.ts';

/** A person who may, or once could, open the vault. Rows are never deleted: the chain names them. */
export type UserRow = {
  readonly id: UserId;
  readonly label: string;
  readonly role: Role;
  /** The first account of the same person: this one's own id where that is this. */
  readonly person: string;
  readonly signingKey: Uint8Array;
  readonly ageRecipient: string;
  readonly grantBody: string;
  readonly grantBy: Uint8Array;
  readonly grantSignature: Uint8Array;
  readonly createdAtMs: number;
  readonly disabledAtMs: number | null;
};

const COLUMNS = `id, label, role, coalesce(person, id) AS person, signing_key AS signingKey, age_recipient AS ageRecipient, grant_body AS grantBody, grant_by AS grantBy,
  grant_signature AS grantSignature, created_at_ms AS createdAtMs, disabled_at_ms AS disabledAtMs`;

export function listUsers(db: Reader): UserRow[] {
  return db.prepare<[], UserRow>(`SELECT ${COLUMNS} FROM users ORDER BY created_at_ms, id`).all();
}

/** The keys of everybody who was ever a user, read also from a vault that an earlier release made and nothing has brought up to date yet. */
export function listSigningKeys(db: Reader): Uint8Array[] {
  return db.prepare<[], Uint8Array>('SELECT signing_key FROM users ORDER BY created_at_ms, id').pluck().all();
}

export function findUser(db: Reader, id: string): UserRow | undefined {
  return db.prepare<[string], UserRow>(`SELECT ${COLUMNS} FROM users WHERE id = ?`).get(id);
}

/** Whether an account was ended, at this machine or at another of the office whose entry came, or the entry by which it was made counts no more. */
export function isOut(db: Reader, id: string): boolean {
  return findUser(db, id)?.disabledAtMs !== null;
}

/** The person whose account it is; an account that nobody knows stands for itself. */
export function personOf(db: Reader, id: string): string {
  return findUser(db, id)?.person ?? id;
}

/** Whether two accounts are one person's, who then is no second person to itself. */
export function isSamePerson(db: Reader, one: string, other: string): boolean {
  return one === other || personOf(db, one) === personOf(db, other);
}

export function insertUser(db: Writer, user: UserRow): void {
  db.prepare(
    `INSERT INTO users (id, label, role, person, signing_key, age_recipient, grant_body, grant_by, grant_signature, created_at_ms, disabled_at_ms)
     VALUES (@id, @label, @role, nullif(@person, @id), @signingKey, @ageRecipient, @grantBody, @grantBy, @grantSignature, @createdAtMs, @disabledAtMs)`,
  ).run(user);
}

export function updateUserDisabled(db: Writer, id: string, atMs: number): void {
  db.prepare('UPDATE users SET disabled_at_ms = ? WHERE id = ?').run(atMs, id);
}
