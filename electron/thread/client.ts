import type { EventName, Events, Host } from '../../shared/contract.ts';
import type { Result } from '../../shared/failure.ts';
import { isWithinBounds } from '../../shared/message-bounds.ts';
import { beginThread, type Thread } from './thread.ts';
import type { DoorPlace, LockReason } from './wire.ts';

/** The host as a door in the same process holds it. */
export type HostProcess = Host & {
  /** As `request`, for a door that has only an untrusted channel and input. */
  readonly ask: (channel: unknown, input: unknown, job?: string) => Promise<Result<unknown>>;
  /** A one-time handle for a place that a person chose. It is forgotten when the vault locks. */
  readonly register: (place: DoorPlace) => Promise<string>;
  /** Hear every event, for a door that passes them on. */
  readonly hear: (listener: (event: EventName, payload: Events[EventName]) => void) => () => void;
  /** Lock the vault if one is open: it is locked when this resolves, even if a call was in the way. */
  readonly lock: (reason: LockReason) => Promise<void>;
  /** Say something to every door that hears, as the host does: what the door alone knows. */
  readonly say: <E extends EventName>(event: E, payload: Events[E]) => void;
  readonly end: () => Promise<void>;
};

type Listener = (event: EventName, payload: Events[EventName]) => void;

/**
 * Start the host in a thread of its own. When the vault locks, that thread ends and another takes its place, so nothing of the session
 * outlives it. A thread that dies is replaced at the next call, and what it owed is answered `internal`.
 *
 * @param workerPath - `worker.ts`, or its bundle.
 */
export function startHost(workerPath: string | URL): HostProcess {
  const listeners = new Set<Listener>();
  let ended = false;
  let thread: Thread | undefined = begin();

  function begin(): Thread {
    const born = beginThread(workerPath, {
      onEvent: (event, payload) => {
        if (event === 'vault:locked') replace(born);
        announce(event, payload);
      },
      onDeath: incident => {
        if (thread !== born) return;
        thread = undefined; // not begun anew here: one that cannot live would die for ever
        announce('vault:locked', { reason: 'fault', incident });
      },
    });
    return born;
  }

  function replace(locked: Thread): void {
    if (thread === locked && !ended) thread = begin();
    locked.retire();
  }

  const announce: Listener = (event, payload) => {
    for (const listener of listeners) listener(event, payload);
  };
  const current = () => (thread ??= begin());
  const hear: HostProcess['hear'] = listener => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const ask: HostProcess['ask'] = async (channel, input, job) => {
    if (ended) return { ok: false, failure: { code: 'vault/locked' } };
    if (!isWithinBounds([channel, input, job])) return { ok: false, failure: { code: 'input/too-large' } }; // before it is copied
    return current().ask(channel, input, job);
  };

  return {
    ask,
    hear,
    request: (channel, input, job) => ask(channel, input, job) as never, // dispatch answers a channel with its own output
    cancel: job => thread?.cancel(job),
    listen: (event, listener) =>
      hear((heard, payload) => {
        if (heard === event) listener(payload as Parameters<typeof listener>[0]); // the names were compared
      }),
    say: (event, payload) => announce(event, payload),
    register: place => current().register(place),
    lock: async reason => {
      const locking = thread;
      const wasOpen = await locking?.lock(reason);
      if (wasOpen !== true || locking === undefined || thread !== locking) return;
      replace(locking); // it was too busy to say so itself
      announce('vault:locked', { reason });
    },
    end: async () => {
      if (ended) return;
      ended = true;
      await thread?.lock('asked');
      await thread?.kill();
    },
  };
}
