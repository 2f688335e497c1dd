import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { EventName, Events } from '../../shared/contract.ts';
import type { Failure, Result } from '../../shared/failure.ts';
import { logIncident } from '../host/ground/log.ts';
import type { DoorPlace, FromWorker, LockReason, SentPlace, ToWorker } from './wire.ts';

/** How long a thread may still answer what it was asked, once it should end; and how long a busy one has to hear that. */
export const GRACE_MS = 2_000;

/** What the host's thread may use for what is young; by itself it would take up to four times as much, and keep it. */
const YOUNG_MB = 48;

/** One worker thread, from outside. Whatever it is still owed when it ends is answered. */
export type Thread = {
  readonly ask: (channel: unknown, input: unknown, job?: string) => Promise<Result<unknown>>;
  readonly register: (place: DoorPlace) => Promise<string>;
  readonly cancel: (job: string) => void;
  /** Lock the vault in it; whether one was open. A thread too busy to hear is ended, and that counts as open. */
  readonly lock: (reason: LockReason) => Promise<boolean>;
  /** Let it answer what it was asked, then end it. */
  readonly retire: () => void;
  readonly kill: () => Promise<void>;
};

export type ThreadEvents = {
  readonly onEvent: (event: EventName, payload: Events[EventName]) => void;
  /** It ended although nobody asked it to. `incident` is the number that its log line has. */
  readonly onDeath: (incident: string) => void;
};

type Debts = {
  readonly answers: Map<number, (result: Result<unknown>) => void>;
  readonly handles: Map<number, { readonly resolve: (handle: string) => void; readonly reject: (error: Error) => void }>;
  readonly locks: Set<(wasOpen: boolean) => void>;
  readonly streams: Map<number, () => Promise<ReadableStream<Uint8Array> | WritableStream<Uint8Array>>>;
};

/** Begin a thread on `worker.ts`, or its bundle. */
export function beginThread(workerPath: string | URL, { onEvent, onDeath }: ThreadEvents): Thread {
  const worker = new Worker(workerPath, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
  const debts: Debts = { answers: new Map(), handles: new Map(), locks: new Set(), streams: new Map() };
  const incident = randomUUID(); // of its death, should it die by itself
  let fault: unknown = null;
  let isWanted = true;
  let nextId = 1;
  const post = (message: ToWorker) => worker.postMessage(message);
  const kill = async () => {
    isWanted = false;
    await worker.terminate();
  };

  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'event') onEvent(message.event, message.payload);
    else if (message.kind === 'open') void openStream(worker, debts, message.stream);
    else pay(debts, message);
    if (!isWanted && debts.answers.size === 0) void worker.terminate();
  });
  worker.on('error', error => (fault = error));
  worker.on('exit', () => {
    if (isWanted) logIncident(incident, 'worker', fault);
    settle(debts, isWanted ? { code: 'internal', incident } : { code: 'vault/locked' });
    if (isWanted) onDeath(incident);
  });

  return {
    ask: (channel, input, job) =>
      new Promise(resolve => {
        debts.answers.set(nextId, resolve);
        post({ kind: 'request', id: nextId++, channel, input, job });
      }),
    register: place =>
      new Promise((resolve, reject) => {
        const id = nextId++;
        debts.handles.set(id, { resolve, reject });
        if ('open' in place) debts.streams.set(id, place.open);
        const sent: SentPlace = 'open' in place ? { kind: place.kind, name: place.name, stream: id } : place;
        post({ kind: 'register', id, place: sent });
      }),
    cancel: job => post({ kind: 'cancel', job }),
    lock: reason =>
      new Promise(resolve => {
        const busy = setTimeout(() => void kill(), GRACE_MS);
        debts.locks.add(wasOpen => {
          clearTimeout(busy);
          resolve(wasOpen);
        });
        post({ kind: 'lock', reason });
      }),
    retire: () => {
      isWanted = false;
      if (debts.answers.size === 0) void worker.terminate();
      else setTimeout(() => void worker.terminate(), GRACE_MS).unref();
    },
    kill,
  };
}

/** Give whoever waits what the thread answered. */
function pay(debts: Debts, message: Extract<FromWorker, { kind: 'answer' | 'registered' | 'locked' }>): void {
  if (message.kind === 'answer') {
    debts.answers.get(message.id)?.(message.result);
    debts.answers.delete(message.id);
  }
  if (message.kind === 'registered') {
    debts.handles.get(message.id)?.resolve(message.handle);
    debts.handles.delete(message.id);
  }
  if (message.kind === 'locked') {
    for (const resolve of debts.locks) resolve(message.wasOpen);
    debts.locks.clear();
  }
}

/** Open, for the thread, the stream that a door registered, and hand it over. */
async function openStream(worker: Worker, debts: Debts, id: number): Promise<void> {
  const open = debts.streams.get(id);
  debts.streams.delete(id);
  try {
    if (open === undefined) throw new Error('no such stream');
    const content = await open();
    worker.postMessage({ kind: 'opened', stream: id, content } satisfies ToWorker, [content as never]); // Node's types lag: streams are transferable
  } catch {
    worker.postMessage({ kind: 'unopened', stream: id } satisfies ToWorker);
  }
}

function settle(debts: Debts, failure: Failure): void {
  for (const resolve of debts.answers.values()) resolve({ ok: false, failure });
  for (const { reject } of debts.handles.values()) reject(new Error('the host ended'));
  for (const resolve of debts.locks) resolve(true);
  debts.answers.clear();
  debts.handles.clear();
  debts.locks.clear();
}
