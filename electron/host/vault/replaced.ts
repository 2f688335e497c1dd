import { countWrites } from '../../../db/open.ts';
import type { Services, Session } from '../ground/context.ts';

const LOOK_MS = 5_000;

/** Calls under way in each session, and whether it was said that its place was taken. */
const watched = new WeakMap<Session, { underWay: number; isSaid: boolean }>();

/**
 * Do a call's work between two looks at the vault's place. What wrote although the place was taken meanwhile is refused, not confirmed.
 *
 * @throws Refusal `vault/replaced`.
 */
export async function inPlace<T>(services: Services, work: () => T | Promise<T>): Promise<T> {
  const { session } = services.state;
  if (session === null) return work();
  const state = stateOf(session);
  if (state.underWay === 0) session.place.look();
  const before = { writes: countWrites(session.office), savedAs: session.place.savedAs };
  state.underWay++;
  try {
    const value = await work();
    const isSaved = session.place.savedAs !== before.savedAs; // what this call wrote is in the copy that it made
    if (session.office.open && !isSaved && countWrites(session.office) !== before.writes) session.place.refuseReplaced();
    return value;
  } finally {
    state.underWay--;
    if (session.office.open) {
      if (state.underWay === 0) session.place.note();
      sayReplaced(services, session);
    }
  }
}

/** Look at the place of the open vault from time to time, and say so when it was taken, for as long as the process lives. */
export function watchPlaces(services: Services): void {
  setInterval(() => {
    const { session } = services.state;
    if (session === null) return;
    if (stateOf(session).underWay === 0) session.place.look();
    sayReplaced(services, session);
  }, LOOK_MS).unref();
}

function sayReplaced(services: Services, session: Session): void {
  const state = stateOf(session);
  if (state.isSaid || session.place.isOurs()) return;
  state.isSaid = true;
  services.tell('vault:replaced', {});
}

function stateOf(session: Session) {
  const state = watched.get(session) ?? { underWay: 0, isSaid: false };
  watched.set(session, state);
  return state;
}
