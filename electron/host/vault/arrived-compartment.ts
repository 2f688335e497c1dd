import { settlePlace } from '../../../db/compartments.ts';
import { listUsers } from '../../../db/users.ts';
import type { OpenCompartment, SessionContext } from '../ground/context.ts';
import { grantStands } from '../keys/grants.ts';
import { fsyncPlace, openNewPlace } from './compartments.ts';

/**
 * Make the place of a compartment that another machine of the office has: a database, key, index and identity of documents of this machine's own,
 * sealed to its people. It is empty until its entries are taken in, and nothing is recorded of it: another station did that.
 */
export async function makeArrived(context: SessionContext, id: string, people: readonly string[]): Promise<OpenCompartment> {
  const { session } = context;
  const { office } = session;
  const users = listUsers(office);
  const known = users.filter(user => people.includes(user.id) && user.disabledAtMs === null && grantStands(office, user, users));
  const self = { name: '', people: known.map(user => user.id) };
  return openNewPlace(context, id, self, (db, { place, keys }) => {
    db.prepare("INSERT INTO compartment_self (id, compartment, name) VALUES (1, ?, '')").run(id); // its name comes with its entries
    fsyncPlace(session.folder, place);
    settlePlace(office, { compartment: id, place, keys });
  });
}
