import { PROOF_BATCH } from '../../../shared/compare/kinds.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { Context } from '../ground/context.ts';
import { beginJobThread } from '../places/job-thread.ts';
import { joined, workOprf, type OprfDone, type OprfJob } from './oprf.ts';

/** Elements take about a millisecond each, so more than a batch or two is worth threads of its own; they end with the run, and keys with them. */
const THREADS = 2;
const batchesHere = 1;

type Watched = Pick<Context, 'signal' | 'progress'>;

/** Does the batches of one comparison, so that the host answers meanwhile. */
export type OprfThreads = {
  /** Each part of all batches, one after another. Refusals `compare/bad-element`, `compare/bad-proof`. */
  readonly run: (count: number, jobOf: (from: number, to: number) => OprfJob) => Promise<readonly Uint8Array[]>;
  readonly end: () => void;
};

/**
 * @param total - How many elements all runs of it take together, for the progress.
 */
export function oprfThreads({ signal, progress }: Watched, total: number): OprfThreads {
  const isShort = total <= batchesHere * PROOF_BATCH;
  const threads = isShort
    ? []
    : Array.from({ length: THREADS }, () => beginJobThread<OprfJob, OprfDone>('compare-worker', import.meta.url));
  let done = 0;
  const work = async (job: OprfJob, at: number): Promise<OprfDone> =>
    isShort ? workOprf(job) : threads[at % THREADS]!.work(job); // as many as were begun
  return {
    async run(count, jobOf) {
      const starts = Array.from({ length: Math.ceil(count / PROOF_BATCH) }, (_, at) => at * PROOF_BATCH);
      const found: (readonly Uint8Array[])[] = [];
      // As many at work as there are threads: a run that is cancelled leaves nothing waiting.
      const line = async (first: number): Promise<void> => {
        for (let at = first; at < starts.length; at += isShort ? 1 : THREADS) {
          signal.throwIfAborted();
          const from = starts[at] ?? 0;
          const to = Math.min(count, from + PROOF_BATCH);
          const answer = await work(jobOf(from, to), at);
          if ('wrong' in answer) throw new Refusal(answer.wrong === 'proof' ? 'compare/bad-proof' : 'compare/bad-element');
          found[at] = answer.parts;
          done += to - from;
          progress(Math.min(done, total), total);
        }
      };
      await Promise.all(isShort ? [line(0)] : Array.from({ length: THREADS }, (_, first) => line(first)));
      const parts = found[0]?.length ?? 0;
      return Array.from({ length: parts }, (_, part) => joined(found.map(each => each[part] ?? new Uint8Array())));
    },
    end: () => threads.forEach(thread => thread.end()),
  };
}
