import type { Writer } from '../open.ts';

/**
 * Accounts of one person. Each machine gives whoever works at it an account of its own; `person` is the first account of that person, or null
 * where the account is the person's first. Where two persons are asked, two accounts of one are one.
 */
export function up(db: Writer): void {
  db.exec('ALTER TABLE users ADD COLUMN person TEXT');
}
