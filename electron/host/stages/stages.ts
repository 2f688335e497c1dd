import type { stageCalls } from '../../../shared/contract/stages.ts';
import type { HandlersOf } from '../ground/context.ts';
import { competingHandlers } from './competing.ts';
import { deadlineHandlers } from './deadlines.ts';
import { calendarHandlers } from './office-calendars.ts';
import { dutiesIn, dutyHandlers, officeDuties } from './office-duties.ts';
import { pipelineHandlers } from './pipeline.ts';
import { profileHandlers } from './profiles.ts';
import { open, stageMoveHandlers } from './stage-moves.ts';
import { stageView } from './stage-view.ts';

export const stageHandlers: HandlersOf<typeof stageCalls> = {
  'case:stage': ({ caseId }, context) => {
    const { staged, rules } = open(context, caseId);
    return { ...stageView(staged, rules), duties: dutiesIn(staged.records, officeDuties(context.session), rules) };
  },
  ...competingHandlers,
  ...stageMoveHandlers,
  ...deadlineHandlers,
  ...pipelineHandlers,
  ...calendarHandlers,
  ...profileHandlers,
  ...dutyHandlers,
};
