import type { Bilingual, CivilDate, Json, RecordId } from '../language.ts';
import type { ClockRule, Profile, Source } from '../profile.ts';
import type { StageEvent } from '../stage-event.ts';
import { happenedAfter } from './happened-after.ts';

/** The event by which a person ends a clock that no rule ends. Its facts: `clock`, `start` (the event that started it), `reason`, `source`. */
export const CLOCK_ENDED = 'clock-ended';

/** What stands for an event where a window is over because its days are: the next one begins by itself. */
export const RAN_OUT = 'ran-out';

/** What stands for the events before a case was taken over as it stood. */
export const TAKEN_OVER = 'taken-over';

/** Why a clock no longer applies, though nothing met it. */
export type ClockEnd = {
  readonly on: CivilDate;
  readonly by: 'rule' | 'person';
  readonly event: RecordId;
  readonly type: string; // of the event
  readonly stage: string | null; // that the event entered
  /** Where the rule stands; null where a person ended it. */
  readonly source: Source | null;
  readonly why: Bilingual | null; // the rule's own words
  readonly reason: string; // a person's
  readonly from: string; // what a person gave as the source
  /** Whether its last day had passed by then: by every reading, or by the earliest alone. */
  readonly past: 'no' | 'in-doubt' | 'yes';
};

/** An end before it is known how the dates stood. */
export type Ending = Omit<ClockEnd, 'past'>;

/**
 * What ends a clock of this rule that began with `start`: the first of the events that its rule names, another start that takes its place,
 * the end of the case, the surrender (for all but what runs after it), a stage in which a clock without a stop event does not run, or a
 * person. `startId` is the first version of the event that started it.
 */
export function endingOf(
  profile: Profile,
  rule: ClockRule,
  start: StageEvent,
  { events, startId }: { readonly events: readonly StageEvent[]; readonly startId: RecordId },
): Ending | undefined {
  for (const event of events) {
    if (!happenedAfter(event, start, events)) continue;
    const isAnew = event.type === start.type && events.indexOf(event) > events.indexOf(start);
    const ending = ruleEnding(profile, rule, event, isAnew) ?? personEnding(rule, event, startId);
    if (ending !== undefined) return ending;
  }
  return undefined;
}

function ruleEnding(profile: Profile, rule: ClockRule, event: StageEvent, isAnew: boolean): Ending | undefined {
  const byRule = (source: Source | null, why: Bilingual | null = null): Ending => ({ ...given(event), by: 'rule', source, why });
  const named = rule.ends?.find(({ event: type }) => type === event.type);
  if (named !== undefined) return byRule(named.source, named.why ?? null);
  if (rule.replaced !== undefined && isAnew) return byRule(rule.replaced, replacedWhy);
  if (event.stage === undefined) return undefined;
  const outcome = profile.outcomes.find(({ id }) => id === event.stage);
  if (outcome !== undefined) {
    const runsOn = outcome.continues !== null && stagesNaming(profile, rule.id).has(outcome.continues);
    return runsOn ? undefined : byRule(outcome.source);
  }
  if (!('none' in rule.stop) || stagesNaming(profile, rule.id).has(event.stage)) return undefined;
  return byRule(profile.stages.find(({ id }) => id === event.stage)?.source ?? null);
}

/** How a person ended a clock of which no event is recorded; `startId` is the case's own record. */
export function personEndingOf(rule: ClockRule, events: readonly StageEvent[], startId: RecordId): Ending | undefined {
  for (const event of events) {
    const ending = personEnding(rule, event, startId);
    if (ending !== undefined) return ending;
  }
  return undefined;
}

function personEnding(rule: ClockRule, event: StageEvent, startId: RecordId): Ending | undefined {
  const { clock, start, reason, source } = event.facts;
  if (event.type !== CLOCK_ENDED || clock !== rule.id || start !== startId) return undefined;
  return { ...given(event), by: 'person', source: null, why: null, reason: textOf(reason), from: textOf(source) };
}

function given({ id, type, on, stage }: StageEvent): Omit<Ending, 'by' | 'source' | 'why'> {
  return { on, event: id, type, stage: stage ?? null, reason: '', from: '' };
}

const replacedWhy: Bilingual = { en: 'It began anew.', es: 'Inició de nuevo.' };

/** The stages in which a clock may run. */
export function stagesNaming(profile: Profile, clock: string): ReadonlySet<string> {
  return new Set(profile.stages.filter(({ clocks }) => clocks.includes(clock)).map(({ id }) => id));
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
