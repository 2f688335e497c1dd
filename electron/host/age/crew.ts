import { beginJobThread, type JobThread } from '../places/job-thread.ts';
import { openBatch, sealBatch, type Batch, type Worked } from './batch.ts';

export type BatchJob = { readonly kind: 'seal' | 'open'; readonly key: Uint8Array; readonly batch: Batch };

/** Works on the batches of one file, in order; its buffers are not to be touched until they come back. */
export type BatchLine = { readonly work: (batch: Batch) => Promise<Worked>; readonly end: () => void };

/** Shorter files (8 MiB) are worked on here: beginning a thread takes longer than sealing them. */
const batchesBeforeThread = 32;
/** So that a document is opened, and the packet that it goes into sealed, while a third thread hashes and writes. */
const maxThreads = 2;

type Thread = JobThread<BatchJob, Worked> & { lines: number };

// Threads begin when a long file first needs them and stay: the next file finds them ready. They hold no key between two batches, and end
// with the thread that began them.
const crew: Thread[] = [];

/** A line of work under one key. From the thirty-second batch on a thread of the crew does it, as soon as one is there. */
export function newBatchLine(kind: BatchJob['kind'], key: Uint8Array): BatchLine {
  const here = kind === 'seal' ? sealBatch : openBatch;
  let thread: Thread | undefined;
  let count = 0;
  return {
    async work(batch) {
      if (++count === batchesBeforeThread) thread = joinThread();
      return thread?.isReady() === true ? thread.work({ kind, key, batch }, [batch.bytes.buffer]) : here(key, batch);
    },
    end() {
      if (thread !== undefined) thread.lines--;
    },
  };
}

function joinThread(): Thread {
  for (const thread of crew.filter(({ isDead }) => isDead())) crew.splice(crew.indexOf(thread), 1);
  const idle = crew.find(({ lines }) => lines === 0);
  if (idle === undefined && crew.length < maxThreads)
    crew.push({ ...beginJobThread<BatchJob, Worked>('batch-worker', import.meta.url), lines: 0 });
  const thread = idle ?? crew.reduce((one, other) => (other.lines < one.lines ? other : one));
  thread.lines++;
  return thread;
}
