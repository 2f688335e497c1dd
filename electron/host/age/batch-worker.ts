import { serveJobs } from '../places/serve-jobs.ts';
import { newRoom, openBatch, sealBatch, type BatchWork, type Room, type Worked } from './batch.ts';
import type { CrewJob } from './crew.ts';
import { sodium } from './sodium.ts';

// One thread of the crew. It holds the key of a line, and knows its rooms, from the line's beginning to its end.

type Line = { readonly work: BatchWork; readonly key: Uint8Array; readonly rooms: Map<number, Room> };
const lines = new Map<number, Line>();

serveJobs<CrewJob, Worked | null>(job => {
  if (job.kind === 'batch') {
    const { work, key, rooms } = lines.get(job.line)!; // a line begins before its first batch and ends after its last
    if (job.memory !== undefined) rooms.set(job.room, newRoom(job.memory));
    return work(key, rooms.get(job.room)!, job.batch);
  }
  if (job.kind === 'end') {
    sodium().sodium_memzero(lines.get(job.line)!.key);
    lines.delete(job.line);
  } else lines.set(job.line, { work: job.kind === 'seal' ? sealBatch : openBatch, key: job.key, rooms: new Map() });
  return null;
});
