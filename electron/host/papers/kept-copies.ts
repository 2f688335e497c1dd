import type { Session } from '../ground/context.ts';
import { piecesOf, type Pieces } from '../places/pieces.ts';

/** Copies of documents that were drawn lately: what is looked at, examined and built one after the other is drawn once. */
type Copies = Map<string, Uint8Array>;

const mostBytes = 32 * 1024 * 1024;

// They hold what the vault holds, so they end with its session.
const copiesOf = new WeakMap<Session, Copies>();

/** A copy that was drawn before, by all that it was drawn from; null where it must be drawn. */
export function keptCopy(session: Session, key: string): Pieces | null {
  const bytes = copiesOf.get(session)?.get(key);
  return bytes === undefined ? null : piecesOf(bytes);
}

/** The same pieces, kept once they all came; the oldest copies go where there are too many. */
export async function* keepingCopy(session: Session, key: string, content: Pieces): AsyncGenerator<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const piece of content) {
    size += piece.length;
    if (size <= mostBytes) parts.push(new Uint8Array(piece));
    else parts.length = 0;
    yield piece;
  }
  if (size > mostBytes) return;
  const copies: Copies = copiesOf.get(session) ?? new Map<string, Uint8Array>();
  copiesOf.set(session, copies.set(key, new Uint8Array(Buffer.concat(parts))));
  const total = () => [...copies.values()].reduce((sum, { length }) => sum + length, 0);
  for (const oldest of copies.keys()) if (total() > mostBytes) copies.delete(oldest);
}
