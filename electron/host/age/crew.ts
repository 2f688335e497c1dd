import { beginJobThread, type JobThread } from '../places/job-thread.ts';
import { batchBytes, openBatch, sealBatch, type Batch, type Room, type Worked } from './batch.ts';

/** What a thread of the crew is told: a line begins under a key; a batch of it lies in a room, whose memory comes the first time; it ends. */
export type CrewJob =
  | { readonly kind: 'seal' | 'open'; readonly line: number; readonly key: Uint8Array }
  | {
      readonly kind: 'batch';
      readonly line: number;
      readonly room: number;
      readonly memory?: SharedArrayBuffer;
      readonly batch: Batch;
    }
  | { readonly kind: 'end'; readonly line: number };

/** Works on the batches of one file, in order; a room is not to be touched until its batch is worked on. */
export type BatchLine = { readonly work: (room: Room, batch: Batch) => Promise<Worked>; readonly end: () => void };

/** Shorter files are worked on here: beginning a thread takes longer than sealing them. */
const batchesBeforeThread = (8 * 1024 * 1024) / batchBytes;
/** So that a document is opened, and the packet that it goes into sealed, while a third thread hashes and writes. */
const maxThreads = 2;

type Thread = JobThread<CrewJob, Worked | null> & { lines: number };

// Threads begin when a long file first needs them and stay: the next file finds them ready. They hold a key as long as its line, and end
// with the thread that began them.
const crew: Thread[] = [];
let linesBegun = 0;

/** A line of work under one key. After the first 8 MiB a thread of the crew does it, as soon as one is there. */
export function newBatchLine(kind: 'seal' | 'open', key: Uint8Array): BatchLine {
  const here = kind === 'seal' ? sealBatch : openBatch;
  const line = linesBegun++;
  const rooms = new Map<Room, number>();
  let thread: Thread | undefined;
  let hasBegun = false;
  let count = 0;
  return {
    async work(room, batch) {
      if (++count === batchesBeforeThread) thread = joinThread();
      if (thread?.isReady() !== true) return here(key, room, batch);
      if (!hasBegun) tell(thread, { kind, line, key });
      hasBegun = true;
      const known = rooms.get(room);
      if (known === undefined) rooms.set(room, rooms.size);
      const memory = known === undefined ? { memory: room.memory } : {};
      return (await thread.work({ kind: 'batch', line, room: known ?? rooms.size - 1, ...memory, batch }))!; // a batch is answered
    },
    end() {
      if (thread === undefined) return;
      thread.lines--;
      if (hasBegun) tell(thread, { kind: 'end', line });
    },
  };
}

/** If the thread ends, the next batch says so. */
function tell(thread: Thread, job: CrewJob): void {
  thread.work(job).catch(() => undefined);
}

function joinThread(): Thread {
  for (const thread of crew.filter(({ isDead }) => isDead())) crew.splice(crew.indexOf(thread), 1);
  const idle = crew.find(({ lines }) => lines === 0);
  if (idle === undefined && crew.length < maxThreads)
    crew.push({ ...beginJobThread<CrewJob, Worked | null>('batch-worker', import.meta.url, { youngMB: 3 }), lines: 0 });
  const thread = idle ?? crew.reduce((one, other) => (other.lines < one.lines ? other : one));
  thread.lines++;
  return thread;
}
