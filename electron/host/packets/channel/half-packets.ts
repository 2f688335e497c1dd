import { rmSync } from 'node:fs';
import { listUnsettled } from '../../../../db/channels.ts';
import type { OpeningStep } from '../../ground/context.ts';

/** Remove what a crash left half-written. Whole files are never touched. Only while nothing is being built: a build writes such a file. */
export const sweepHalfPackets: OpeningStep = ({ office }) => {
  for (const { file } of listUnsettled(office)) {
    if (file === null) continue;
    try {
      rmSync(`${file}.new`, { force: true });
    } catch {
      // The folder is on a medium that is not there or cannot be written: the vault opens all the same, and the next build looks again.
    }
  }
  return [];
};
