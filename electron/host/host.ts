import { agencyHandlers } from './agencies/agencies.ts';
import { ownKeyHandlers } from './agencies/own-key-calls.ts';
import type { calls } from '../../shared/contract.ts';
import { auditHandlers } from './audit/audit-calls.ts';
import { boardHandlers } from './stages/board.ts';
import { caseListHandlers } from './cases/case-list.ts';
import { caseChangeHandlers } from './cases/case-changes.ts';
import { historyHandlers } from './cases/case-history.ts';
import { purgeDeletedCases } from './cases/case-delete.ts';
import { refuseDeletedNames } from './cases/deleted-names.ts';
import { searchHandlers } from './cases/case-search.ts';
import { personHandlers } from './cases/persons.ts';
import { deconflictHandlers } from './cases/deconflict.ts';
import { followMatchRules } from './cases/same-person.ts';
import { looseningHandlers } from './cases/loosenings.ts';
import { competingHandlers } from './stages/competing.ts';
import { clockEndHandlers } from './stages/clock-ends.ts';
import { deadlineHandlers } from './stages/deadlines.ts';
import { calendarHandlers } from './stages/office-calendars.ts';
import { draftHandlers } from './cases/drafts.ts';
import { matterMoveHandlers } from './stages/matter-moves.ts';
import { dutyHandlers } from './stages/office-duties.ts';
import { pipelineHandlers } from './stages/pipeline.ts';
import { profileHandlers } from './stages/profiles.ts';
import { caseReadingHandlers } from './case-reading.ts';
import { caseHandlers } from './cases/cases.ts';
import { packetHandlers } from './packets/packets.ts';
import type { HandlersOf, Upkeep } from './ground/context.ts';
import { approvalHandlers } from './packets/release/approval-calls.ts';
import { owedOfPackets } from './packets/release/owed-of-packets.ts';
import { classificationHandlers } from './packets/release/classifications.ts';
import { compareHandlers } from './compare/compare.ts';
import { endExpired } from './compare/compare-runs.ts';
import { consentPacketHandlers } from './packets/release/consent-calls.ts';
import { markHandlers } from './packets/release/draft-mark.ts';
import { policyHandlers } from './policy/policies.ts';
import { policyEffectHandlers } from './packets/release/policy-effect.ts';
import { noticeHandlers } from './packets/release/notice-calls.ts';
import { decisionHandlers } from './packets/release/counterpart-decisions.ts';
import { effectHandlers } from './packets/release/profile-effect.ts';
import { frameworkHandlers } from './framework/framework.ts';
import { indicatorHandlers } from './framework/indicators.ts';
import { demoHandlers } from './demo/demo.ts';
import { documentHandlers } from './cases/documents.ts';
import { readingHandlers } from './papers/reading-calls.ts';
import { exchangeHandlers } from './liaison/exchanges.ts';
import { portionHandlers } from './cases/portions.ts';
import { scopeHandlers } from './packets/release/scope.ts';
import { followFormRules, keepFormsOf, keepProtectedForms } from './packets/release/office-values.ts';
import { originalHandlers } from './packets/release/originals.ts';
import { redactionHandlers } from './packets/redaction/redactions.ts';
import { releaseHandlers } from './packets/release/release-facts.ts';
import { flowHandlers } from './stages/flow.ts';
import { monthlyHandlers } from './reviews/monthly.ts';
import { reviewHandlers } from './reviews/reviews.ts';
import { eraseHandlers } from './retention/case-erase.ts';
import { compartmentHandlers } from './cases/compartments.ts';
import { retentionHandlers } from './retention/retention.ts';
import { schemaHandlers } from './schemas.ts';
import { followRules } from './stages/rule-change.ts';
import { indexCases, indexChangedCases, stageRules } from './stages/stage-index.ts';
import { refuseNewFaults } from './stages/history-guard.ts';
import { finishHandOvers } from './packets/channel/handed-over.ts';
import { sweepHalfPackets } from './packets/channel/half-packets.ts';
import { carrierHandlers } from './office/carriers/entered/carrier-calls.ts';
import { stationHandlers } from './office/station-calls.ts';
import { settleReturned } from './office/settle-rows.ts';
import { officeHandlers } from './stages/office-zone.ts';
import { stageHandlers } from './stages/stages.ts';
import { holdingHandlers } from './packets/release/holdings.ts';
import { supplementHandlers } from './packets/release/supplement-calls.ts';
import { todayHandlers } from './stages/today.ts';
import { updateHandlers } from './update.ts';
import { userHandlers } from './vault/users.ts';
import { vaultHandlers } from './vault/vault.ts';
import { vaultCareHandlers } from './vault/vault-care.ts';

/** Joins every feature's handlers; a missing one does not compile. */
export const handlers: HandlersOf<typeof calls> = {
  ...vaultHandlers,
  ...vaultCareHandlers,
  ...userHandlers,
  ...draftHandlers,
  ...auditHandlers,
  ...stageHandlers,
  ...matterMoveHandlers,
  ...competingHandlers,
  ...clockEndHandlers,
  ...deadlineHandlers,
  ...pipelineHandlers,
  ...calendarHandlers,
  ...profileHandlers,
  ...dutyHandlers,
  ...boardHandlers,
  ...caseListHandlers,
  ...todayHandlers,
  ...officeHandlers,
  ...reviewHandlers,
  ...monthlyHandlers,
  ...flowHandlers,
  ...frameworkHandlers,
  ...indicatorHandlers,
  ...caseHandlers,
  ...searchHandlers,
  ...personHandlers,
  ...deconflictHandlers,
  ...caseChangeHandlers,
  ...historyHandlers,
  ...looseningHandlers,
  ...markHandlers,
  ...caseReadingHandlers,
  ...portionHandlers,
  ...exchangeHandlers,
  ...documentHandlers,
  ...readingHandlers,
  ...redactionHandlers,
  ...agencyHandlers,
  ...ownKeyHandlers,
  ...decisionHandlers,
  ...effectHandlers,
  ...packetHandlers,
  ...approvalHandlers,
  ...supplementHandlers,
  ...holdingHandlers,
  ...classificationHandlers,
  ...consentPacketHandlers,
  ...noticeHandlers,
  ...compareHandlers,
  ...policyHandlers,
  ...policyEffectHandlers,
  ...originalHandlers,
  ...scopeHandlers,
  ...releaseHandlers,
  ...compartmentHandlers,
  ...stationHandlers,
  ...retentionHandlers,
  ...eraseHandlers,
  ...schemaHandlers,
  ...carrierHandlers,
  ...demoHandlers,
  ...updateHandlers,
};

/** What changes and openings set off, in the rooms that know how. */
export const upkeep: Upkeep = {
  derive: (...changed) => {
    refuseDeletedNames(...changed);
    refuseNewFaults(...changed);
    indexChangedCases(...changed);
    keepProtectedForms(...changed);
  },
  rederive: (session, services, db, cases) => {
    indexCases(db, cases, stageRules(session, services));
    keepFormsOf(db, cases);
  },
  settle: settleReturned,
  onOpen: [sweepHalfPackets, finishHandOvers, followRules, followFormRules, followMatchRules, purgeDeletedCases, endExpired],
  owedOfPackets,
};
