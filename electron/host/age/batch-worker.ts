import { serveJobs } from '../places/serve-jobs.ts';
import { openBatch, sealBatch, type Worked } from './batch.ts';
import type { BatchJob } from './crew.ts';

// One thread of the crew: a batch in, what became of it out. The buffers go with the messages.

serveJobs<BatchJob, Worked>(
  ({ kind, key, batch }) => (kind === 'seal' ? sealBatch(key, batch) : openBatch(key, batch)),
  ({ bytes }) => [bytes.buffer],
);
