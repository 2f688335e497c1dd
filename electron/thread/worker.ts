import { parentPort, receiveMessageOnPort } from 'node:worker_threads';
import { Refusal } from '../../shared/failure.ts';
import { watchExchanges } from '../host/automatic-exchange.ts';
import { dispatch } from '../host/dispatch.ts';
import type { Place } from '../host/places/handles.ts';
import { lazyReadable, lazyWritable } from '../host/places/lazy-stream.ts';
import { logSlowCall } from '../host/ground/log.ts';
import { watchReadings } from '../host/papers/reading-watch.ts';
import { watchPlaces } from '../host/vault/replaced.ts';
import { isOpen, lock as lockVault } from '../host/vault/vault.ts';
import { realServices } from '../host/services.ts';
import { watchDays } from '../host/stages/day-watch.ts';
import type { FromWorker, LockReason, SentPlace, ToWorker } from './wire.ts';

// The host's thread: message in → dispatch → message out. One lives from start to lock; what it knew ends with it.

if (parentPort === null) throw new Error('worker.ts runs as a worker');
const port = parentPort;
let isLocked = false;
const jobs = new Map<string, AbortController>();
type Streams = ReadableStream<Uint8Array> | WritableStream<Uint8Array>;
const awaited = new Map<number, { resolve: (stream: Streams) => void; reject: (error: unknown) => void }>();

const services = realServices((event, payload) => send({ kind: 'event', event, payload }));

watchDays(services);
watchPlaces(services);
watchReadings(services);
watchExchanges(services);

port.on('message', receive);

function receive(message: ToWorker): void {
  if (message.kind === 'request') void answer(message);
  if (message.kind === 'cancel') jobs.get(message.job)?.abort();
  if (message.kind === 'register')
    send({ kind: 'registered', id: message.id, handle: services.handles.register(placeOf(message.place)) });
  if (message.kind === 'opened') awaited.get(message.stream)?.resolve(message.content);
  if (message.kind === 'unopened') awaited.get(message.stream)?.reject(new Refusal('file/unknown-handle'));
  if (message.kind === 'lock') lock(message.reason);
}

/**
 * Hear, from within a call that holds the thread, such as one transaction over thousands of cases, that it was cancelled or that the vault
 * shall lock. Whatever else came waits for its turn, in its order.
 */
function heed(): void {
  for (let heard = receiveMessageOnPort(port); heard !== undefined; heard = receiveMessageOnPort(port)) {
    const message = heard.message as ToWorker; // only the door writes to this port
    if (message.kind === 'cancel') jobs.get(message.job)?.abort();
    else setImmediate(() => receive(message));
    if (message.kind === 'lock') for (const job of jobs.values()) job.abort();
  }
}

async function answer({ id, channel, input, job }: Extract<ToWorker, { kind: 'request' }>): Promise<void> {
  const startedMs = performance.now();
  const controller = new AbortController();
  if (job !== undefined) jobs.set(job, controller);
  const result = await dispatch(services, channel, input, {
    signal: controller.signal,
    heed,
    ...(job === undefined ? {} : { job }),
  });
  if (job !== undefined) jobs.delete(job);
  logSlowCall(channel, performance.now() - startedMs);
  // A call that lost its vault under way fails anywhere; what the person should hear is that the vault was locked.
  const lostVault = isLocked && !result.ok && result.failure.code === 'internal';
  send({ kind: 'answer', id, result: lostVault ? { ok: false, failure: { code: 'vault/locked' } } : result });
}

/** Stop what runs, close what is open, and say so; the door then ends this thread and starts another. */
function lock(reason: LockReason): void {
  for (const job of jobs.values()) job.abort();
  const wasOpen = isOpen(services);
  isLocked = wasOpen;
  const saved = lockVault(services);
  if (wasOpen) services.tell('vault:locked', { reason, ...saved });
  send({ kind: 'locked', wasOpen });
}

function placeOf(place: SentPlace): Place {
  if (!('stream' in place)) return place;
  const open = () =>
    new Promise<Streams>((resolve, reject) => {
      awaited.set(place.stream, { resolve, reject });
      send({ kind: 'open', stream: place.stream });
    }).finally(() => awaited.delete(place.stream));
  // The door opens for each place the kind of stream that its own `open` returns, so the casts hold.
  return place.kind === 'source'
    ? { kind: 'source', name: place.name, stream: lazyReadable(open as () => Promise<ReadableStream<Uint8Array>>) }
    : { kind: 'sink', name: place.name, stream: lazyWritable(open as () => Promise<WritableStream<Uint8Array>>) };
}

function send(message: FromWorker): void {
  port.postMessage(message);
}
