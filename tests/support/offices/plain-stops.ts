import { daysFrom, plusDays, plusMonths, text, type PlainCase, type PlainEvent } from './plain-history.ts';
import type { Profile } from '../../../shared/profile.ts';

type Rule = Profile['clocks'][number];
const NO_TERM = 'no term';

/**
 * A hard stop. `due` is null where it stands still or has no date; it is open while nothing met or ended it. `isAsked`: the sources leave open
 * whether it runs on, so that it is for counsel to say.
 */
export type PlainStop = {
  readonly clock: string;
  readonly label: string;
  readonly from: string | null;
  readonly due: string | null;
  readonly isOpen: boolean;
  readonly isAsked: boolean;
};

/** Every hard stop of a case, of its rules and of the deadlines that a person entered. */
export function plainStops(one: PlainCase): readonly PlainStop[] {
  const hard = one.profile.clocks.filter(({ weight }) => weight === 'hard');
  const ruled = hard.flatMap(rule =>
    one.events.filter(({ type }) => rule.start.events.includes(type)).flatMap(start => stopOf(one, rule, start) ?? []),
  );
  const entered = one.deadlines.filter(({ hardStop }) => hardStop !== false);
  return [
    ...ruled,
    ...entered.map(({ dueOn, status, label }) => ({
      clock: '',
      label: text(label) ?? '',
      from: null,
      due: text(dueOn),
      isOpen: status !== 'done',
      isAsked: false,
    })),
  ];
}

function stopOf(one: PlainCase, rule: Rule, start: PlainEvent): PlainStop | null {
  const later = one.events.filter(({ on }) => on > start.on);
  const met = 'events' in rule.stop ? firstOf(later, rule.stop.events) : null;
  const ended = later.find(event => isEndedBy(one, rule, start, event))?.on ?? null;
  const isMet = met !== null && (ended === null || met <= ended);
  const due = dueOf(one, rule, start, later);
  const isAsked = later.some(({ type }) => rule.counsel?.some(({ event }) => event === type) === true);
  const stop = { clock: rule.id, label: rule.label.en, from: start.on, isAsked };
  if (due === NO_TERM) return { ...stop, due: null, isOpen: false };
  return { ...stop, due, isOpen: !isMet && ended === null };
}

function firstOf(later: readonly PlainEvent[], types: readonly string[]): string | null {
  return later.find(({ type }) => types.includes(type))?.on ?? null;
}

/** Whether an event ends a clock: its rule says so, it began anew, the case ended or the person was surrendered, or it left the stages of a clock that nothing meets. */
export function isEndedBy({ profile }: PlainCase, rule: Rule, start: PlainEvent, event: PlainEvent): boolean {
  if (rule.ends?.some(end => end.event === event.type) === true) return true;
  if (rule.replaced !== undefined && event.type === start.type) return true;
  if (event.to === null) return false;
  if (profile.outcomes.some(({ id }) => id === event.to)) return true; // no hard stop runs after a surrender
  const runsIn = profile.stages.filter(({ clocks }) => clocks.includes(rule.id)).map(({ id }) => id);
  return 'none' in rule.stop && !runsIn.includes(event.to);
}

function dueOf(one: PlainCase, rule: Rule, start: PlainEvent, later: readonly PlainEvent[]): string | null {
  const { length } = rule;
  if (length.kind === 'date') return start.facts[length.fact] ?? null;
  if (length.kind === 'same-as') return cureBy(one, length.clock, start);
  const stopDay = 'events' in rule.stop ? (firstOf(later, rule.stop.events) ?? '9999') : '9999';
  let due =
    length.kind === 'months' ? plusMonths(start.on, length.months) : plusDays(start.on, length.kind === 'days' ? length.days : 0);
  let goesOn = start.on; // until when it stood still last
  for (const { type, on } of later) {
    const toll = rule.tolls.filter(({ from }) => from === type);
    if (toll.length === 0 || on > stopDay) continue;
    const again = firstOf(
      one.events.filter(each => each.on > on),
      toll.map(({ to }) => to),
    );
    if (again === null) return null;
    const from = on < goesOn ? goesOn : on;
    if (from <= due && again > from) due = plusDays(due, daysFrom(from, again));
    goesOn = again > goesOn ? again : goesOn;
  }
  return due;
}

/** Papers are to be cured while the person is still detained: by the day on which that detention ends; otherwise there is no term. */
function cureBy(one: PlainCase, clock: string, notice: PlainEvent): string {
  const rule = one.profile.clocks.find(({ id }) => id === clock);
  const arrest = one.events.filter(({ type, on }) => rule?.start.events.includes(type) === true && on <= notice.on).at(-1);
  if (rule === undefined || arrest === undefined) return NO_TERM;
  const between = one.events.filter(({ on }) => on > arrest.on && on < notice.on);
  if (between.some(event => isEndedBy(one, rule, arrest, event))) return NO_TERM;
  const due = dueOf(
    one,
    rule,
    arrest,
    one.events.filter(({ on }) => on > arrest.on),
  );
  return due ?? NO_TERM;
}
