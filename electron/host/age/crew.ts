import { Worker } from 'node:worker_threads';
import { openBatch, sealBatch, type Batch, type Worked } from './batch.ts';

export type BatchJob = { readonly kind: 'seal' | 'open'; readonly key: Uint8Array; readonly batch: Batch };

/** Works on the batches of one file, in order; its buffers are not to be touched until they come back. */
export type BatchLine = { readonly work: (batch: Batch) => Promise<Worked>; readonly end: () => void };

/** Shorter files are worked on here: beginning a thread takes longer than sealing them. */
const batchesBeforeThread = 8;
/** So that a document is opened, and the packet that it goes into sealed, while a third thread hashes and writes. */
const maxThreads = 2;

type Thread = {
  lines: number;
  readonly isReady: () => boolean;
  readonly isDead: () => boolean;
  readonly work: (job: BatchJob) => Promise<Worked>;
};

// Threads begin when a long file first needs them and stay: the next file finds them ready. They hold no key between two batches, and end
// with the thread that began them.
const crew: Thread[] = [];

/** A line of work under one key. From the eighth batch on a thread of the crew does it, as soon as one is there. */
export function newBatchLine(kind: BatchJob['kind'], key: Uint8Array): BatchLine {
  const here = kind === 'seal' ? sealBatch : openBatch;
  let thread: Thread | undefined;
  let count = 0;
  return {
    async work(batch) {
      if (++count === batchesBeforeThread) thread = joinThread();
      return thread?.isReady() === true ? thread.work({ kind, key, batch }) : here(key, batch);
    },
    end() {
      if (thread !== undefined) thread.lines--;
    },
  };
}

function joinThread(): Thread {
  for (const thread of crew.filter(({ isDead }) => isDead())) crew.splice(crew.indexOf(thread), 1);
  const idle = crew.find(({ lines }) => lines === 0);
  if (idle === undefined && crew.length < maxThreads) crew.push(beginThread());
  const thread = idle ?? crew.reduce((one, other) => (other.lines < one.lines ? other : one));
  thread.lines++;
  return thread;
}

function beginThread(): Thread {
  // In the program, the bundle of the worker lies beside the one that this module is in.
  const file = import.meta.url.endsWith('.ts') ? './batch-worker.ts' : './batch-worker.js';
  const worker = new Worker(new URL(file, import.meta.url));
  worker.unref(); // an idle thread keeps no program alive
  const awaited: { readonly resolve: (worked: Worked) => void; readonly reject: (error: unknown) => void }[] = [];
  let state: 'beginning' | 'ready' | 'dead' = 'beginning';
  worker.on('message', (message: 'ready' | Worked) => {
    if (message === 'ready') state = 'ready';
    else awaited.shift()?.resolve(message);
    if (awaited.length === 0) worker.unref();
  });
  const fail = (error: unknown): void => {
    state = 'dead';
    for (const { reject } of awaited.splice(0)) reject(error);
  };
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('a thread that works on batches ended')));
  return {
    lines: 0,
    isReady: () => state === 'ready',
    isDead: () => state === 'dead',
    work: job =>
      new Promise((resolve, reject) => {
        awaited.push({ resolve, reject });
        worker.ref();
        worker.postMessage(job, [job.batch.bytes.buffer]);
      }),
  };
}
