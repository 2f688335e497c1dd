import type { Context, Session } from '../ground/context.ts';
import { makeArrived } from '../vault/arrived-compartment.ts';
import type { PartsBundle } from '../../../shared/contract/office-format.ts';
import { countNoted, forgetNoted } from '../../../db/travelling-rows.ts';
import { deleteCase, findCase } from '../../../db/cases.ts';
import { caseIdsOf } from '../../../db/stages.ts';
import { listMoving } from '../../../db/compartments.ts';
import type { Reader, Writer } from '../../../db/open.ts';
import { eraseOpened } from '../retention/case-erase.ts';
import { settleRows } from './settle-rows.ts';
import { settleLate } from './take-enclosed.ts';
import { agreeWithOffice, takeParts, type TakenParts } from './take-parts.ts';

/** Take in what came of a compartment; where it was not here yet, it is made here, with a key of its own, for its people. */
export async function arriveParts(session: Session, context: Context, bundle: PartsBundle): Promise<TakenParts> {
  const known = session.compartments().find(({ id }) => id === bundle.compartment);
  if (known !== undefined) return takeParts(session, context, known, bundle);
  const isOfNobody = bundle.people.length === 0; // what a machine of nobody in it wrote late: it waits until the compartment is here
  if (isOfNobody || session.setBack().some(({ id }) => id === bundle.compartment))
    return { parts: 0, faults: 0, cases: [], files: [], isWaiting: true };
  const made = await makeArrived({ ...context, session }, bundle.compartment, bundle.people);
  return takeParts(session, context, made, bundle);
}

/**
 * What stands in the office was opened to it. Where nobody tells this machine that it left the compartment, for it is not told who is in that now, it is
 * not shown there beside; what the log has of it stays.
 */
function dropOpened(office: Reader, db: Writer): void {
  const moving = new Set<string>(listMoving(db));
  const opened = caseIdsOf(db).filter(id => !moving.has(id) && findCase(office, id) !== undefined);
  if (opened.length === 0 || countNoted(db) > 0) return;
  db.transaction(() => {
    for (const id of opened) deleteCase(db, id);
    forgetNoted(db);
  })();
}

/** What was written elsewhere to cases that had gone into compartments goes there too. @returns the cases that changed, and whether anything left the office's database. */
export async function arriveLate(
  session: Session,
  context: Context,
): Promise<{ readonly cases: readonly string[]; readonly hasGone: boolean }> {
  const cases = new Set<string>();
  const hasGone = await settleLate(session, ({ db }, touched) => {
    for (const id of settleRows(session, context, touched, db)) cases.add(id);
    forgetNoted(db);
  });
  for (const compartment of session.compartments()) {
    for (const id of agreeWithOffice(session, context, compartment)) cases.add(id);
    dropOpened(session.office, compartment.db);
  }
  eraseOpened({ ...context, session });
  return { cases: [...cases], hasGone };
}
