import { z } from 'zod';
import { purposes } from '../mark.ts';
import { agencyCode, caseId, shortText } from './scalars.ts';

const basis = z.array(z.strictObject({ statute: shortText, version: shortText, article: shortText })).max(50);

/** Of which case, to whom, and for what: what every question about a packet says. */
export const packetRequest = {
  caseId,
  recipient: agencyCode,
  purpose: z.enum(purposes),
  /** On what the packet leans. Left out: the treaty of the two countries, else reciprocity. One that does not bind both is refused. */
  basis: basis.min(1).optional(),
};
