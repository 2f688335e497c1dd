import type { Session } from '../ground/context.ts';

type Turns = { foreground: number; isPaused: boolean; readonly waiting: (() => void)[] };
const turns = new WeakMap<Session, Turns>();

/** Do work that a person waits for: reading by itself stops meanwhile, after its page. */
export async function withoutBackground<T>(session: Session, work: () => Promise<T>): Promise<T> {
  const of = turnsOf(session);
  of.foreground++;
  try {
    return await work();
  } finally {
    of.foreground--;
    letOn(of);
  }
}

/** Stop reading by itself in this session, or go on. */
export function pauseReading(session: Session, paused: boolean): void {
  const of = turnsOf(session);
  of.isPaused = paused;
  letOn(of);
}

export function isReadingPaused(session: Session): boolean {
  return turnsOf(session).isPaused;
}

/** Whether nothing may be kept of what is read, because the vault lies where it can only be read. */
export function isReadOnly({ notices }: Session): boolean {
  return notices.includes('read-only');
}

/** Waits until nobody else is to go first, and reading is not paused. @throws `signal.reason` once it shall stop. */
export async function backgroundTurn(session: Session, signal: AbortSignal): Promise<void> {
  const of = turnsOf(session);
  while ((of.foreground > 0 || of.isPaused) && !signal.aborted)
    await new Promise<void>(resolve => {
      of.waiting.push(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  signal.throwIfAborted();
}

function letOn({ foreground, isPaused, waiting }: Turns): void {
  if (foreground === 0 && !isPaused) for (const go of waiting.splice(0)) go();
}

function turnsOf(session: Session): Turns {
  const known = turns.get(session) ?? { foreground: 0, isPaused: false, waiting: [] };
  turns.set(session, known);
  return known;
}
