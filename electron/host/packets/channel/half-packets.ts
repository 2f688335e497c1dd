import { rmSync } from 'node:fs';
import { listUnsettled, type ChannelPacket } from '../../../../db/channels.ts';
import type { OpeningStep } from '../../ground/context.ts';
import { temporaryBeside } from '../../places/temporaries.ts';

/** Remove what a crash left half-written. Whole files are never touched. Only while nothing is being built: a build writes such a file. */
export const sweepHalfPackets: OpeningStep = ({ office }) => {
  for (const open of listUnsettled(office)) {
    try {
      dropHalfPacket(open);
    } catch {
      // The folder is on a medium that is not there or cannot be written: the vault opens all the same, and the next build looks again.
    }
  }
  return [];
};

/** Remove the half-written file of one packet, which is named after the packet and after nothing else. */
export function dropHalfPacket({ file, packetId }: Pick<ChannelPacket, 'file' | 'packetId'>): void {
  if (file !== null && file !== '') rmSync(temporaryBeside(file, 'new', packetId), { force: true });
}
