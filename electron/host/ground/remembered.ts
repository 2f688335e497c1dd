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
  const visible = session.visible();
  if (visible.some(db => db.inTransaction)) return compute(); // what it sees may still be undone
  const writes = visible.reduce((sum, db) => sum + countWrites(db), 0);
  const last = keptOf.get(session);
  const isSame =
    last?.writes === writes && last.over.length === visible.length && visible.every((db, at) => db === last.over[at]);
  const kept = isSame ? last : { over: visible, writes, values: new Map<string, unknown>() };
  keptOf.set(session, kept);
  if (!kept.values.has(name)) kept.values.set(name, compute());
  return kept.values.get(name) as T; // one name, one figure
}
