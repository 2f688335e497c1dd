import { parentPort } from 'node:worker_threads';
import { openBatch, sealBatch } from './batch.ts';
import type { BatchJob } from './crew.ts';

// One thread of the crew: a batch in, what became of it out, in order. The buffers go with the messages.

if (parentPort === null) throw new Error('batch-worker.ts runs as a worker');
const port = parentPort;

port.on('message', ({ kind, key, batch }: BatchJob) => {
  const worked = kind === 'seal' ? sealBatch(key, batch) : openBatch(key, batch);
  port.postMessage(worked, [worked.bytes.buffer]);
});
port.postMessage('ready');
