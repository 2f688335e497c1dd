import type { UserId } from '../shared/language.ts';
import type { Reader, Writer } from './open.ts';

/** Which folder under `compartments/` is whose. `making`: it may be half made; `gone`: another took its place, and it is to be deleted. */
export type CompartmentPlace = {
  readonly place: string;
  readonly compartment: string;
  readonly state: 'making' | 'current' | 'gone';
};

export function listPlaces(office: Reader): CompartmentPlace[] {
  return office.prepare<[], CompartmentPlace>('SELECT place, compartment, state FROM compartment_places ORDER BY place').all();
}

/** Say of a folder that it is about to be made, before it is: a crash leaves nothing that no row names. */
export function insertPlace(office: Writer, compartment: string, place: string): void {
  office.prepare('INSERT INTO compartments (id) VALUES (?) ON CONFLICT (id) DO NOTHING').run(compartment);
  office.prepare("INSERT INTO compartment_places (place, compartment, state) VALUES (?, ?, 'making')").run(place, compartment);
}

/** From here on a compartment lies in this folder, under the key that these members have sealed. */
export function settlePlace(
  office: Writer,
  { compartment, place, keys }: { readonly compartment: string; readonly place: string; readonly keys: readonly SealedKey[] },
): void {
  office.prepare("UPDATE compartment_places SET state = 'gone' WHERE compartment = ? AND state = 'current'").run(compartment);
  office.prepare("UPDATE compartment_places SET state = 'current' WHERE place = ?").run(place);
  office.prepare('DELETE FROM compartment_keys WHERE compartment = ?').run(compartment);
  const insert = office.prepare('INSERT INTO compartment_keys (compartment, user_id, sealed) VALUES (?, ?, ?)');
  for (const { userId, sealed } of keys) insert.run(compartment, userId, sealed);
  office.prepare('UPDATE compartments SET needs_key = 0 WHERE id = ?').run(compartment);
}

/** A folder was deleted; a compartment of which no folder is left never came to be. */
export function removePlace(office: Writer, place: string): void {
  office.prepare('DELETE FROM compartment_places WHERE place = ?').run(place);
  office.prepare('DELETE FROM compartments WHERE id NOT IN (SELECT compartment FROM compartment_places)').run();
}

/** A compartment's key, sealed to one member. */
export type SealedKey = { readonly userId: UserId; readonly sealed: Uint8Array };

/** The compartments of which a user has the key: where they lie, and the key as it is sealed. */
export type HeldCompartment = {
  readonly id: string;
  readonly place: string;
  readonly sealed: Uint8Array;
  readonly needsKey: 0 | 1;
};

export function listHeldCompartments(office: Reader, userId: UserId): HeldCompartment[] {
  return office
    .prepare<[string], HeldCompartment>(
      `SELECT id, place, sealed, needs_key AS needsKey FROM compartments
       JOIN compartment_keys ON compartment_keys.compartment = id
       JOIN compartment_places ON compartment_places.compartment = id AND state = 'current' WHERE user_id = ? ORDER BY id`,
    )
    .all(userId);
}

/** Who has a key of which compartment, as the office's database says it. */
export function listKeyHolders(office: Reader): { readonly compartment: string; readonly userId: UserId }[] {
  return office
    .prepare<[], { compartment: string; userId: UserId }>(
      'SELECT compartment, user_id AS userId FROM compartment_keys ORDER BY compartment, user_id',
    )
    .all();
}

/** Take a user's sealed keys away; their compartments get another key when a member next opens them. */
export function removeKeysOf(office: Writer, userId: UserId): void {
  office
    .prepare('UPDATE compartments SET needs_key = 1 WHERE id IN (SELECT compartment FROM compartment_keys WHERE user_id = ?)')
    .run(userId);
  office.prepare('DELETE FROM compartment_keys WHERE user_id = ?').run(userId);
}

/** What a compartment is called and who may read it, as it says itself. */
export type CompartmentSelf = { readonly name: string; readonly people: readonly UserId[] };

export function getSelf(db: Reader): CompartmentSelf {
  const name = db.prepare<[], string>('SELECT name FROM compartment_self WHERE id = 1').pluck().get() ?? '';
  const people = db.prepare<[], UserId>('SELECT user_id FROM compartment_people ORDER BY user_id').pluck().all();
  return { name, people };
}

/** Which compartment this database is. */
export function findCompartmentId(db: Reader): string {
  return db.prepare<[], string>('SELECT compartment FROM compartment_self WHERE id = 1').pluck().get() ?? '';
}

export function putSelf(db: Writer, compartment: string, { name, people }: CompartmentSelf): void {
  db.prepare(
    `INSERT INTO compartment_self (id, compartment, name) VALUES (1, ?, ?)
     ON CONFLICT (id) DO UPDATE SET compartment = excluded.compartment, name = excluded.name`,
  ).run(compartment, name);
  db.prepare('DELETE FROM compartment_people').run();
  const insert = db.prepare('INSERT INTO compartment_people (user_id) VALUES (?)');
  for (const userId of people) insert.run(userId);
}

/** Give a compartment what its rows refer to of the office: its own state, and the users, whose keys are public. */
export function mirrorOffice(db: Writer, office: Reader): void {
  db.transaction(() => {
    for (const table of ['vault_state', 'users']) {
      if (table === 'vault_state' && db.prepare('SELECT 1 FROM vault_state').get() !== undefined) continue;
      const rows = office.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`).all();
      for (const row of rows) {
        const names = Object.keys(row);
        const values = names.map(name => (name === 'rules_digest' ? null : row[name]));
        db.prepare(
          `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`,
        ).run(...values);
      }
    }
  })();
}

/** While a case goes from one database to another both may hold it, should the machine stop in between; then the office's stands. */
export function markMoving(db: Writer, caseId: string, isMoving: boolean): void {
  if (isMoving) db.prepare('INSERT INTO case_moves (case_id) VALUES (?) ON CONFLICT DO NOTHING').run(caseId);
  else db.prepare('DELETE FROM case_moves WHERE case_id = ?').run(caseId);
}

export function listMoving(db: Reader): string[] {
  return db.prepare<[], string>('SELECT case_id FROM case_moves ORDER BY case_id').pluck().all();
}
