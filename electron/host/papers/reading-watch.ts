import { randomUUID } from 'node:crypto';
import { countWrites } from '../../../db/open.ts';
import { findUnread } from '../../../db/page-readings.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { Services, Session } from '../ground/context.ts';
import { logIncident } from '../ground/log.ts';
import { endPictureReader } from './ocr/picture-reader.ts';
import { backgroundTurn, isReadOnly, isReadingPaused } from './reading-turns.ts';
import { readDocument } from './readings.ts';

const LOOK_MS = 2_000;

/**
 * Reads by itself, one page after the other, what of the open vault's documents is unread: what came in, and what a lock or a crash left. It
 * asks the database each time, so nothing is lost with it. When the vault locks, its page is dropped and the thread that holds it ends.
 */
export function readingWatch(services: Services): { readonly look: () => Promise<void> } {
  let under: { readonly session: Session; readonly stop: AbortController } | null = null;
  let allRead: { readonly session: Session; readonly writes: number } | null = null;
  // Asked every two seconds: where nothing was written since all was read, no document came in.
  const isAsAllRead = (session: Session) => allRead?.session === session && allRead.writes === writesIn(session);
  const failed = new WeakSet<Session>(); // it would fail again and again; the next opening tries once more
  return {
    async look() {
      const { session } = services.state;
      if (under !== null) {
        if (under.session !== session) under.stop.abort();
        return;
      }
      if (session === null || isAsAllRead(session) || failed.has(session) || isReadOnly(session) || isReadingPaused(session))
        return;
      under = { session, stop: new AbortController() };
      try {
        await readUnread(services, session, under.stop.signal);
        allRead = { session, writes: writesIn(session) };
      } catch (error) {
        if (!under.stop.signal.aborted && session.office.open) {
          failed.add(session);
          if (!(error instanceof Refusal)) logIncident(randomUUID(), 'doc:read', error);
        }
      } finally {
        if (services.state.session !== session) endPictureReader();
        under = null;
      }
    },
  };
}

/** Keep reading for as long as the process lives. */
export function watchReadings(services: Services): void {
  const watch = readingWatch(services);
  setInterval(() => void watch.look(), LOOK_MS).unref();
}

async function readUnread(services: Services, session: Session, signal: AbortSignal): Promise<void> {
  for (let found = unreadIn(session); found !== undefined; found = unreadIn(session)) {
    await backgroundTurn(session, signal);
    const by = { session, signal, nowMs: services.nowMs, tell: services.tell, turn: () => backgroundTurn(session, signal) };
    await readDocument(by, found).catch((error: unknown) => {
      if (!(error instanceof Refusal && error.code === 'record/not-found')) throw error; // removed while it was read
    });
  }
}

function writesIn(session: Session): number {
  return session.visible().reduce((sum, db) => sum + countWrites(db), 0);
}

function unreadIn(session: Session) {
  if (!session.office.open) return undefined;
  for (const db of session.visible()) {
    const found = findUnread(db);
    if (found !== undefined) return found;
  }
  return undefined;
}
