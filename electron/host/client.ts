import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { EventName, Events, Host } from '../../shared/contract.ts';
import type { Failure, Result } from '../../shared/failure.ts';
import { logIncident } from './log.ts';
import type { DoorPlace, FromWorker, LockReason, SentPlace, ToWorker } from './wire.ts';

/** How long a locked worker may still answer what it was asked, before it is ended with its keys. */
const GRACE_MS = 2_000;

/** The host as a door in the same process holds it. */
export type HostProcess = Host & {
  /** As `request`, for a door that has only an untrusted channel and input. */
  readonly ask: (channel: unknown, input: unknown, job?: string) => Promise<Result<unknown>>;
  /** A one-time handle for a place that a person chose. */
  readonly register: (place: DoorPlace) => Promise<string>;
  /** Hear every event, for a door that passes them on. */
  readonly hear: (listener: (event: EventName, payload: Events[EventName]) => void) => () => void;
  /** Lock the vault: it is locked when this resolves, even if a call was in the way. */
  readonly lock: (reason: LockReason) => Promise<void>;
  readonly end: () => Promise<void>;
};

/** One worker thread and what it still owes. */
type Life = {
  readonly worker: Worker;
  readonly answers: Map<number, (result: Result<unknown>) => void>;
  readonly handles: Map<number, { resolve: (handle: string) => void; reject: (error: Error) => void }>;
  readonly streams: Map<number, () => Promise<ReadableStream<Uint8Array> | WritableStream<Uint8Array>>>;
  over: boolean;
};

/**
 * Start the host in a thread of its own. When the vault locks, that thread ends and another takes its place, so nothing of the session
 * outlives it; the same when it dies, and then what it owed is answered `internal`.
 *
 * @param workerPath - `worker.ts`, or its bundle.
 */
export function startHost(workerPath: string | URL): HostProcess {
  const listeners = new Set<(event: EventName, payload: Events[EventName]) => void>();
  let nextId = 1;
  let ended = false;
  let life = begin();

  function begin(): Life {
    const born: Life = {
      worker: new Worker(workerPath),
      answers: new Map(),
      handles: new Map(),
      streams: new Map(),
      over: false,
    };
    born.worker.on('message', (message: FromWorker) => receive(born, message));
    born.worker.on('error', error => logIncident(randomUUID(), 'worker', error));
    born.worker.on('exit', () => {
      const unexpected = !born.over && !ended;
      if (unexpected) succeed(born);
      settle(born, unexpected ? { code: 'internal', incident: randomUUID() } : { code: 'vault/locked' });
      if (unexpected) announce('vault:locked', { reason: 'asked' });
    });
    return born;
  }

  /** Put a new thread in the place of one that is over. */
  function succeed(dying: Life): void {
    dying.over = true;
    if (life === dying && !ended) life = begin();
  }

  function receive(from: Life, message: FromWorker): void {
    if (message.kind === 'answer') {
      from.answers.get(message.id)?.(message.result);
      from.answers.delete(message.id);
      if (from.over && from.answers.size === 0) void from.worker.terminate();
    }
    if (message.kind === 'registered') {
      from.handles.get(message.id)?.resolve(message.handle);
      from.handles.delete(message.id);
    }
    if (message.kind === 'open') void openStream(from, message.stream);
    if (message.kind === 'event') {
      if (message.event === 'vault:locked') retire(from);
      announce(message.event, message.payload);
    }
  }

  function retire(locked: Life): void {
    if (locked.over) return;
    succeed(locked);
    if (locked.answers.size === 0) void locked.worker.terminate();
    else setTimeout(() => void locked.worker.terminate(), GRACE_MS).unref();
  }

  function announce<E extends EventName>(event: E, payload: Events[E]): void {
    for (const listener of listeners) listener(event, payload);
  }

  const ask: HostProcess['ask'] = (channel, input, job) =>
    new Promise(resolve => {
      const id = nextId++;
      if (ended) return resolve({ ok: false, failure: { code: 'vault/locked' } });
      life.answers.set(id, resolve);
      post(life, { kind: 'request', id, channel, input, job });
    });

  return {
    ask,
    request: (channel, input, job) => ask(channel, input, job) as never, // dispatch answers a channel with its own output
    cancel: job => post(life, { kind: 'cancel', job }),
    listen: (event, listener) => {
      const forward = (heard: EventName, payload: Events[EventName]) => {
        if (heard === event) listener(payload as Parameters<typeof listener>[0]); // the names were compared
      };
      listeners.add(forward);
      return () => listeners.delete(forward);
    },
    hear: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    register: place =>
      new Promise((resolve, reject) => {
        const id = nextId++;
        life.handles.set(id, { resolve, reject });
        if ('open' in place) life.streams.set(id, place.open);
        const sent: SentPlace = 'open' in place ? { kind: place.kind, name: place.name, stream: id } : place;
        post(life, { kind: 'register', id, place: sent });
      }),
    lock: async reason => {
      const locking = life;
      const locked = new Promise<void>(resolve => {
        const forward = (event: EventName) => {
          if (event !== 'vault:locked') return;
          listeners.delete(forward);
          resolve();
        };
        listeners.add(forward);
      });
      post(locking, { kind: 'lock', reason });
      // A thread that is busy cannot hear; its keys go with it all the same.
      const timer = setTimeout(() => {
        if (locking.over) return;
        succeed(locking);
        announce('vault:locked', { reason });
        void locking.worker.terminate();
      }, GRACE_MS);
      await locked;
      clearTimeout(timer);
    },
    end: async () => {
      if (ended) return;
      ended = true;
      post(life, { kind: 'lock', reason: 'asked' });
      const patience = setTimeout(() => void life.worker.terminate(), GRACE_MS);
      await new Promise<void>(resolve =>
        life.worker.once('exit', resolve).on('message', ({ kind }: FromWorker) => kind === 'event' && resolve()),
      );
      clearTimeout(patience);
      await life.worker.terminate();
    },
  };
}

async function openStream(life: Life, id: number): Promise<void> {
  try {
    const open = life.streams.get(id);
    life.streams.delete(id);
    if (open === undefined) return post(life, { kind: 'unopened', stream: id });
    const content = await open();
    life.worker.postMessage({ kind: 'opened', stream: id, content } satisfies ToWorker, [content as never]); // Node's types lag: streams are transferable
  } catch {
    post(life, { kind: 'unopened', stream: id });
  }
}

function post(life: Life, message: ToWorker): void {
  life.worker.postMessage(message);
}

function settle(life: Life, failure: Failure): void {
  for (const resolve of life.answers.values()) resolve({ ok: false, failure });
  for (const { reject } of life.handles.values()) reject(new Error('the host ended'));
  life.answers.clear();
  life.handles.clear();
}
