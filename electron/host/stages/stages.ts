import type { stageCalls } from '../../../shared/contract/stages.ts';
import { awaitedEvents } from '../../../shared/decision/awaited-events.ts';
import { getCaseFile } from '../cases/cases.ts';
import type { HandlersOf } from '../ground/context.ts';
import { dutiesIn } from './office-duties.ts';
import { officeDuties } from './office-standing.ts';
import { open, stageMoveHandlers } from './stage-moves.ts';
import { stageView } from './stage-view.ts';

export const stageHandlers: HandlersOf<typeof stageCalls> = {
  'case:stage': ({ caseId }, context) => {
    const { staged, rules } = open(context, caseId);
    const openings = awaitedEvents(getCaseFile(context.session, caseId));
    const duties = dutiesIn(staged.records, officeDuties(context.session), rules);
    return { ...stageView(staged, rules, openings), openings, duties };
  },
  ...stageMoveHandlers,
};
