import { agencyHandlers } from './agencies.ts';
import type { calls } from '../../shared/contract.ts';
import { auditHandlers } from './audit-calls.ts';
import { boardHandlers } from './board.ts';
import { caseListHandlers } from './case-list.ts';
import { caseHandlers } from './cases.ts';
import { packetHandlers } from './packets.ts';
import type { HandlersOf } from './context.ts';
import { demoHandlers } from './demo.ts';
import { documentHandlers } from './documents.ts';
import { exchangeHandlers } from './exchanges.ts';
import { portionHandlers } from './portions.ts';
import { releaseHandlers } from './release-facts.ts';
import { reviewHandlers } from './reviews.ts';
import { schemaHandlers } from './schemas.ts';
import { stageHandlers } from './stages.ts';
import { todayHandlers } from './today.ts';
import { userHandlers } from './users.ts';
import { vaultHandlers } from './vault.ts';
import { vaultCareHandlers } from './vault-care.ts';

/** Joins every feature's handlers; a missing one does not compile. */
export const handlers: HandlersOf<typeof calls> = {
  ...vaultHandlers,
  ...vaultCareHandlers,
  ...userHandlers,
  ...auditHandlers,
  ...stageHandlers,
  ...boardHandlers,
  ...caseListHandlers,
  ...todayHandlers,
  ...reviewHandlers,
  ...caseHandlers,
  ...portionHandlers,
  ...exchangeHandlers,
  ...documentHandlers,
  ...agencyHandlers,
  ...packetHandlers,
  ...releaseHandlers,
  ...schemaHandlers,
  ...demoHandlers,
};
