import type { stageCalls } from '../../../shared/contract/stages.ts';
import { awaitedEvents } from '../../../shared/decision/awaited-events.ts';
import { listTravelledEvents } from '../../../db/event-travel.ts';
import { getCaseFile } from '../cases/cases.ts';
import { signedVersions } from './event-versions.ts';
import type { HandlersOf } from '../ground/context.ts';
import { owedNow } from './day.ts';
import { dutiesIn } from './office-duties.ts';
import { officeDuties } from './office-standing.ts';
import { open, stageMoveHandlers } from './stage-moves.ts';
import { stageView } from './stage-view.ts';

export const stageHandlers: HandlersOf<typeof stageCalls> = {
  'case:stage': ({ caseId }, context) => {
    const { staged, rules } = open(context, caseId);
    const openings = awaitedEvents(getCaseFile(context.session, caseId));
    const duties = dutiesIn(staged.records, officeDuties(context.session), rules);
    const view = stageView(staged, rules, openings);
    return {
      ...view,
      corrections: signedVersions(context.session, caseId, view.corrections),
      openings,
      owed: owedNow(caseId, context),
      duties,
      travelled: listTravelledEvents(context.session.dbOf(caseId), caseId),
    };
  },
  ...stageMoveHandlers,
};
