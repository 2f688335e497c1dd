import { rmSync } from 'node:fs';
import { listUnsettled } from '../../../../db/channels.ts';
import type { Reader } from '../../../../db/open.ts';

/** Remove what a crash left half-written. Whole files are never touched. Only while nothing is being built: a build writes such a file. */
export function sweepHalfPackets(office: Reader): void {
  for (const { file } of listUnsettled(office)) {
    if (file === null) continue;
    try {
      rmSync(`${file}.new`, { force: true });
    } catch {
      // The folder is on a medium that is not there or cannot be written: the vault opens all the same, and the next build looks again.
    }
  }
}
