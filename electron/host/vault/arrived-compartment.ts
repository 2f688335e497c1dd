import { settlePlace } from '../../../db/compartments.ts';
import { openDatabase } from '../../../db/open.ts';
import { listUsers } from '../../../db/users.ts';
import { getVaultState, recordSecret } from '../../../db/vault-state.ts';
import type { OpenCompartment, SessionContext } from '../ground/context.ts';
import { grantStands } from '../keys/grants.ts';
import { bringUp, dropPlace, fsyncPlace, newPlace, opened, placeFolder } from './compartments.ts';
import { vaultPaths } from './vault-paths.ts';
import { mirrorOffice } from '../../../db/compartments.ts';

/**
 * Make the place of a compartment that another machine of the office has: a database, key, index and identity of documents of this machine's own,
 * sealed to its people. It is empty until its entries are taken in, and nothing is recorded of it: another station did that.
 */
export async function makeArrived(context: SessionContext, id: string, people: readonly string[]): Promise<OpenCompartment> {
  const { session } = context;
  const { office } = session;
  const [users, state] = [listUsers(office), getVaultState(office)];
  const known = users.filter(user => people.includes(user.id) && user.disabledAtMs === null && grantStands(user, users, state));
  const self = { name: '', people: known.map(user => user.id) };
  const { place, key, pair, keys } = await newPlace(context, id, self);
  const paths = vaultPaths(placeFolder(session.folder, place));
  const db = openDatabase(paths.db, key, { create: true });
  try {
    bringUp(db, paths.beforeMigration);
    mirrorOffice(db, office);
    recordSecret(db, 'files-identity', Buffer.from(pair.identity), context.nowMs());
    db.prepare("INSERT INTO compartment_self (id, compartment, name) VALUES (1, ?, '')").run(id); // its name comes with its entries
    fsyncPlace(session.folder, place);
    settlePlace(office, { compartment: id, place, keys });
  } catch (error) {
    db.close();
    dropPlace(session, place);
    throw error;
  }
  const compartment = opened({ folder: session.folder, id, place, db, key, pair, needsKey: false }, context);
  session.setCompartments([...session.compartments(), compartment]);
  session.place.note();
  return compartment;
}
