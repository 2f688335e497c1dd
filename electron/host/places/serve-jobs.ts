import { parentPort, type Transferable } from 'node:worker_threads';
import type { FromJobThread, ToJobThread } from './job-thread.ts';
import './steady-wasm.ts';

/**
 * What a thread that `beginJobThread` began does with each job. What of an answer is to be handed over instead of copied, `transferOf`
 * names. Of an error its message alone goes back.
 */
export function serveJobs<Job, Done>(
  work: (job: Job) => Done | Promise<Done>,
  transferOf: (done: Done) => readonly Transferable[] = () => [],
): void {
  if (parentPort === null) throw new Error('this program runs as a thread');
  const port = parentPort;
  const send = (message: FromJobThread<Done>, transfer: readonly Transferable[] = []) => port.postMessage(message, transfer);
  port.on('message', ({ id, job }: ToJobThread<Job>) => void answer(id, job));
  send({ ready: true });

  async function answer(id: number, job: Job): Promise<void> {
    try {
      const done = await work(job);
      send({ id, done }, transferOf(done));
    } catch (error) {
      send({ id, failed: error instanceof Error ? error.message : String(error) });
    }
  }
}
