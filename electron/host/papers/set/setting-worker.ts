import { Refusal } from '../../../../shared/failure.ts';
import { serveJobs } from '../../places/serve-jobs.ts';
import { readFile } from './read-file.ts';
import type { SettingDone, SettingJob } from './set-anew.ts';
import { typeset } from './typeset.ts';

// A thread that reads one document of a stranger and sets it anew.

serveJobs<SettingJob, SettingDone>(
  async ({ bytes }) => {
    try {
      const { kind, blocks, leftOut } = await readFile(bytes);
      const counts = Array.from(leftOut.counts, ([what, count]) => ({ what, count }));
      return { kind, pdf: await typeset(blocks), leftOut: counts };
    } catch (error) {
      if (error instanceof Refusal) return { refused: error.code };
      return { refused: error instanceof RangeError ? 'attachment/too-long' : 'attachment/damaged' }; // a library gave up on it
    }
  },
  done => ('pdf' in done ? [done.pdf.buffer as ArrayBuffer] : []), // made in that thread, shared with nothing
);
