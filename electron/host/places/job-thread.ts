import { setFlagsFromString } from 'node:v8';
import { Worker, type Transferable } from 'node:worker_threads';

/** What a thread may use for what is young where nothing less is asked; by itself V8 would take up to four times as much, and keep it. */
const youngMB = 48;
// What a process is started with for its own thread (scripts/host-environment.mjs) would outrule what each thread is given.
setFlagsFromString('--max-semi-space-size=0');

/** A thread of this thread's own that does one kind of job. It ends with the thread that began it. */
export type JobThread<Job, Done> = {
  /** Do a job; what is transferred is not to be touched until it comes back. Throws if the job failed or the thread ended. */
  readonly work: (job: Job, transfer?: readonly Transferable[]) => Promise<Done>;
  /** Whether it has begun: until then a job waits. */
  readonly isReady: () => boolean;
  readonly isDead: () => boolean;
  /** End it now, with all that waits in it and all that it holds. */
  readonly end: () => void;
};

export type ToJobThread<Job> = { readonly id: number; readonly job: Job };
export type FromJobThread<Done> =
  { readonly ready: true } | { readonly id: number; readonly done: Done } | { readonly id: number; readonly failed: string };

type WaitingJob<Done> = {
  readonly resolve: (done: Done) => void;
  readonly reject: (error: Error) => void;
  readonly bound: NodeJS.Timeout | undefined;
};

/**
 * Begin a thread on the program of this name, which calls `serveJobs`. In the source it lies beside the module that names it, in the
 * program as a bundle beside that module's bundle.
 *
 * @param beside - The `import.meta.url` of that module.
 * @param most - What a job may take before its thread is ended, with all that waits in it: for work on what strangers made.
 */
export function beginJobThread<Job, Done>(
  name: string,
  beside: string,
  most: { readonly heapMB?: number; readonly youngMB?: number; readonly jobMs?: number } = {},
): JobThread<Job, Done> {
  const worker = new Worker(new URL(`./${name}.${beside.endsWith('.ts') ? 'ts' : 'js'}`, beside), {
    resourceLimits: {
      ...(most.heapMB === undefined ? {} : { maxOldGenerationSizeMb: most.heapMB }),
      maxYoungGenerationSizeMb: most.youngMB ?? youngMB,
    },
  });
  worker.unref(); // an idle thread keeps no program alive
  const awaited = new Map<number, WaitingJob<Done>>();
  let state: 'beginning' | 'ready' | 'dead' = 'beginning';
  let nextId = 1;
  worker.on('message', (message: FromJobThread<Done>) => {
    if ('ready' in message) {
      if (state === 'beginning') state = 'ready';
      if (awaited.size === 0) worker.unref(); // one that was let go while it began holds on again once it runs
      return;
    }
    const waiting = awaited.get(message.id);
    awaited.delete(message.id);
    clearTimeout(waiting?.bound);
    if (awaited.size === 0) worker.unref();
    if ('done' in message) waiting?.resolve(message.done);
    else waiting?.reject(new Error(message.failed));
  });
  const end = (error: Error): void => {
    state = 'dead';
    for (const { reject, bound } of awaited.values()) {
      clearTimeout(bound);
      reject(error);
    }
    awaited.clear();
  };
  const giveUp = (): void => {
    end(new Error(`the thread ${name} ended`));
    void worker.terminate();
  };
  // Made here, where no job is in sight: a timer would hold its bytes as long as it runs.
  const boundOf = (id: number) =>
    most.jobMs === undefined ? undefined : setTimeout(() => awaited.has(id) && giveUp(), most.jobMs).unref();
  worker.on('error', end);
  worker.on('exit', () => end(new Error(`the thread ${name} ended`)));
  return {
    isReady: () => state === 'ready',
    isDead: () => state === 'dead',
    end: giveUp,
    work: (job, transfer = []) =>
      new Promise((resolve, reject) => {
        if (state === 'dead') return reject(new Error(`the thread ${name} ended`));
        const id = nextId;
        awaited.set(id, { resolve, reject, bound: boundOf(id) });
        worker.ref();
        worker.postMessage({ id: nextId++, job } satisfies ToJobThread<Job>, transfer);
      }),
  };
}
