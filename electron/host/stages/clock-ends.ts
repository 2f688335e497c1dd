import { CLOCK_ENDED } from '../../../shared/clocks/clock-end.ts';
import type { clockCalls } from '../../../shared/contract/clocks.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId } from '../../../shared/language.ts';
import { effectiveEvents, fieldsOfEvent, originOf, type StageEvent } from '../../../shared/stage-event.ts';
import { lastEntry } from '../audit/audit.ts';
import { editCase } from '../cases/case-edit.ts';
import type { HandlersOf, SessionContext } from '../ground/context.ts';
import { open } from './stage-moves.ts';

/** How a person ends a clock that no rule ends, and takes it back: an event each, so that both stand in the history and can be undone. */
export const clockEndHandlers: HandlersOf<typeof clockCalls> = {
  'clock:end': ({ caseId, clock, startEvent, on, reason, source }, context) => {
    const { staged, rules } = open(context, caseId);
    const found = staged.clocks.find(each => each.clock === clock && each.start.event === startEvent);
    if (found === undefined) throw new Refusal('clock/not-found');
    if (found.stop !== null || found.ended !== null) throw new Refusal('clock/not-open');
    const today = rules.days.in(staged.profile.zone);
    const day = on ?? today;
    if (day < found.start.on || day > rules.days.begun(staged.profile.zone))
      throw new Refusal('clock/end-day', { places: [{ path: 'on', code: 'clock/end-day' }] });
    const start = originOf(staged.events)(startEvent);
    return record(context, caseId, 'clock:end', { type: CLOCK_ENDED, on: day, facts: { clock, start, reason, source } });
  },

  'clock:reopen': ({ caseId, clock, startEvent, reason }, context) => {
    const { staged } = open(context, caseId);
    const start = originOf(staged.events)(startEvent);
    const ended = effectiveEvents(staged.events).find(
      ({ type, facts }) => type === CLOCK_ENDED && facts['clock'] === clock && facts['start'] === start,
    );
    if (ended === undefined) throw new Refusal('clock/not-ended');
    const { id, type, on, facts } = ended;
    return record(context, caseId, 'clock:reopen', { type, on, facts, supersedes: id, retracted: true }, reason);
  },
};

function record(
  context: SessionContext,
  caseId: CaseId,
  action: 'clock:end' | 'clock:reopen',
  event: Omit<StageEvent, 'id'>,
  note?: string,
): { readonly entry: number } {
  editCase(context, action, caseId, edit =>
    edit.add({ entity: 'event', fields: {}, internal: { ...fieldsOfEvent(event), ...(note === undefined ? {} : { note }) } }),
  );
  return { entry: lastEntry(context.session) };
}
