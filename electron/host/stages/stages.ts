import type { stageCalls, StageView } from '../../../shared/contract/stages.ts';
import { awaitedEvents } from '../../../shared/decision/awaited-events.ts';
import { listTravelledEvents } from '../../../db/event-travel.ts';
import type { CaseId } from '../../../shared/language.ts';
import { getCaseFile } from '../cases/cases.ts';
import { signedVersions } from './event-versions.ts';
import type { HandlersOf, SessionContext } from '../ground/context.ts';
import { policyOfMarks } from '../ground/policy-in-force.ts';
import { owedOfCase } from './day.ts';
import { dutiesIn } from './office-duties.ts';
import { officeDuties } from './office-standing.ts';
import { open, stageMoveHandlers } from './stage-moves.ts';
import { stageView } from './stage-view.ts';

export const stageHandlers: HandlersOf<typeof stageCalls> = {
  'case:stage': ({ caseId }, context) => stageOf(caseId, context, owedOfCase(caseId, context).owed),
  ...stageMoveHandlers,
};

/** Where a case stands and what its history is, with what its stage expects next. */
export function stageOf(caseId: CaseId, context: SessionContext, owed: StageView['owed']): StageView {
  const { session } = context;
  const { staged, rules } = open(context, caseId);
  const openings = awaitedEvents(getCaseFile(session, caseId), policyOfMarks(session));
  const duties = dutiesIn(staged.records, officeDuties(session), rules);
  const view = stageView(staged, rules, openings);
  return {
    ...view,
    corrections: signedVersions(session, caseId, view.corrections),
    openings,
    owed,
    duties,
    travelled: listTravelledEvents(session.dbOf(caseId), caseId),
  };
}
