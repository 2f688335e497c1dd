import { daysBetween } from '../../../shared/clocks/civil-date.ts';
import type { Clock } from '../../../shared/clocks/clock.ts';
import { dueOn, isDoubted, isMet } from '../../../shared/clocks/due.ts';
import { explainClock, ruleOf, type ExplainedToday } from '../../../shared/clocks/explain.ts';
import type { Profile } from '../../../shared/profile.ts';
import type { StageEvent } from '../../../shared/stage-event.ts';
import type { StageRules } from './stage-index.ts';

/** Why a clock shows its dates, with how near they are on the day of its rule. `start` is the event that started it. */
export function explainToday(profile: Profile, clock: Clock, start: StageEvent, rules: StageRules): ExplainedToday {
  const today = rules.days.in(profile.zone);
  const { mustStopBy: earliest, latest, state, readings } = clock;
  const { weight } = ruleOf(profile, clock.clock);
  const begun = readings[0]?.firstCounted;
  return {
    ...explainClock(profile, clock, start, rules.calendars),
    due: dueOn(today, { from: clock.start.on, earliest, latest, weight, isMet: isMet(state), isDoubted: isDoubted(state) }),
    daysSoFar: begun === undefined ? 0 : Math.max(0, daysBetween(begun, today) + 1),
  };
}
