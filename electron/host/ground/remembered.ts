import { countWrites, type Writer } from '../../../db/open.ts';
import type { Session } from './context.ts';

type Kept = { readonly over: readonly Writer[]; readonly writes: number; readonly values: Map<string, unknown> };
const keptOf = new WeakMap<Session, Kept>();

/**
 * A figure over the whole vault, computed once and kept until anything is written: an open vault is held by one process, whose connections
 * count what they write. It goes with the session; it is not overwritten, so never keep case data in it.
 *
 * @param name - Says which figure, with everything that it depends on beside the vault.
 */
export function remembered<T>(session: Session, name: string, compute: () => T): T {
  const values = valuesOf(session);
  if (values === null) return compute();
  if (!values.has(name)) values.set(name, compute());
  return values.get(name) as T; // one name, one figure
}

/** The same of a figure that is computed in turns with other work: it is kept only if nothing was written meanwhile. */
export async function rememberedInTurns<T>(session: Session, name: string, compute: () => Promise<T>): Promise<T> {
  const before = valuesOf(session);
  if (before?.has(name) === true) return before.get(name) as T; // one name, one figure
  const figure = await compute();
  if (valuesOf(session) === before) before?.set(name, figure);
  return figure;
}

/** What is kept of the vault as it is now; null while it is being written, since what is seen then may still be undone. */
function valuesOf(session: Session): Map<string, unknown> | null {
  const visible = session.visible();
  if (visible.some(db => db.inTransaction)) return null;
  const writes = visible.reduce((sum, db) => sum + countWrites(db), 0);
  const last = keptOf.get(session);
  const isSame =
    last?.writes === writes && last.over.length === visible.length && visible.every((db, at) => db === last.over[at]);
  const kept = isSame ? last : { over: visible, writes, values: new Map<string, unknown>() };
  keptOf.set(session, kept);
  return kept.values;
}
