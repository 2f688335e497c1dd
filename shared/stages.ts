import type { Bilingual, CivilDate, RecordId } from './language.ts';
import type { Counting, Exit, FactRule, Outcome, Profile, Reopening } from './profile.ts';
import { effectiveEvents, type StageEvent } from './stage-event.ts';
import type { StageFaultCode } from './stage-failure.ts';

export type StageFault = { readonly code: StageFaultCode; readonly event: RecordId; readonly facts: readonly string[] };

/** A stage that was entered, on which day, by which event. */
export type Step = { readonly stage: string; readonly on: CivilDate; readonly event: RecordId | null };

export type ChargeDecision = {
  readonly decision: 'granted' | 'refused' | 'withdrawn';
  readonly ground: string | null;
  readonly on: CivilDate;
};

/** Where a case stands and how it came there: the fold of its events. */
export type StageState = {
  readonly stage: string;
  readonly enteredOn: CivilDate | null; // null: nothing is recorded yet
  readonly path: readonly Step[];
  /** The outcome that was reached last, if any; a surrendered case has one and goes on in its after-care. */
  readonly outcome:
    | (Step & { readonly counts: Counting; readonly by: string; readonly ground: string | null; readonly clock: string | null })
    | null;
  /** How the case counts: once surrendered it stays an extradition, whatever follows. */
  readonly counts: Counting | null;
  readonly isOver: boolean;
  readonly charges: Readonly<Record<string, ChargeDecision>>;
  readonly faults: readonly StageFault[];
};

/** Where a case stands if nothing is recorded of its way there (it was taken over as it stood). */
export type TakenOver = { readonly stage: string; readonly on: CivilDate | null };

/**
 * The state of a case. Events may come in any order: those corrected are left out, the rest are taken by date; within a day the order
 * is the one that the profile's exits allow. So a backdated entry gives the same state as entering everything in order.
 *
 * An event that does not say which stage it entered moves along the one exit of the stage that it is the event of; if there is none, or
 * more than one, it moves nothing.
 */
export function foldStages(profile: Profile, events: readonly StageEvent[], takenOver?: TakenOver): StageState {
  const begun = takenOver?.stage ?? profile.initial ?? '';
  const outcome = profile.outcomes.find(({ id, continues }) => id === begun || continues === begun); // as it is taken over
  const initial = outcome?.continues ?? begun;
  let fold: StageState = {
    stage: initial,
    enteredOn: takenOver?.on ?? null,
    path: initial === '' ? [] : [{ stage: initial, on: takenOver?.on ?? ('' as CivilDate), event: null }], // not known when
    outcome: null,
    counts: outcome?.counts ?? null,
    isOver: outcome !== undefined && outcome.continues === null,
    charges: {},
    faults: [],
  };
  for (const day of daysOf(effectiveEvents(events)))
    for (const event of inLegalOrder(profile, fold, day)) fold = step(profile, fold, event);
  return fold;
}

/** Every way on from where a case stands, the ends that any stage may come to included. */
export function exitsFrom(profile: Profile, state: Pick<StageState, 'stage' | 'outcome'>): readonly Exit[] {
  const ways = waysOf(profile).get(state.stage);
  if (ways !== undefined) return ways;
  const outcome = profile.outcomes.find(({ id }) => id === state.stage);
  if (outcome === undefined) return [];
  return outcome.reopens
    .filter(way => mayReopen(profile, way.when, state.outcome))
    .map(({ to, event, source }) => ({ to, event, label: reopenLabel, requires: ['reason'], source }));
}

const waysByProfile = new WeakMap<Profile, ReadonlyMap<string, readonly Exit[]>>();

/** The ways on from each stage of a profile, worked out once: a case asks for each of its events. */
function waysOf(profile: Profile): ReadonlyMap<string, readonly Exit[]> {
  const known = waysByProfile.get(profile);
  if (known !== undefined) return known;
  const ways = new Map(
    profile.stages.map(stage => {
      const anywhere = profile.outcomes.filter(({ fromAny, id }) => fromAny && !stage.exits.some(exit => exit.to === id));
      return [stage.id, [...stage.exits, ...anywhere.map(exitTo)]] as const;
    }),
  );
  waysByProfile.set(profile, ways);
  return ways;
}

/** What a move still needs, with what to ask. */
export type Asked = { readonly fact: string } & FactRule;

export type MoveCheck =
  | { readonly ok: true; readonly after: StageState }
  | { readonly ok: false; readonly faults: readonly StageFault[]; readonly asked: readonly Asked[] };

/**
 * Whether an event (a move, or a correction of an earlier one) may be recorded. It may if it brings no fault that the history did not
 * have: so a backdated entry that would make a later move impossible is refused, and a history with an old fault can go on.
 */
export function checkEvent(profile: Profile, events: readonly StageEvent[], event: StageEvent, takenOver?: TakenOver): MoveCheck {
  const before = foldStages(profile, events, takenOver);
  const after = foldStages(profile, [...events, event], takenOver);
  const known = new Set(before.faults.map(keyOf));
  const faults = [...after.faults.filter(fault => !known.has(keyOf(fault))), ...extensionFaults(profile, event)];
  if (faults.length === 0) return { ok: true, after };
  const asked = faults.flatMap(({ facts }) => facts).flatMap(fact => askFor(profile, fact));
  return { ok: false, faults, asked };
}

/** Whether a stage, or an outcome, is one of a profile. */
export function isStageOf(profile: Profile, id: string): boolean {
  return waysOf(profile).has(id) || profile.outcomes.some(outcome => outcome.id === id);
}

function step(profile: Profile, fold: StageState, event: StageEvent): StageState {
  const to = stageEntered(profile, fold, event);
  const charges = event.type === 'charge-disposed' ? withCharge(fold.charges, event) : fold.charges;
  if (to === undefined) return charges === fold.charges ? fold : { ...fold, charges };
  const faults = [...fold.faults, ...faultsOf(profile, fold, event)];
  const entered: Step = { stage: to, on: event.on, event: event.id };
  const outcome = profile.outcomes.find(({ id }) => id === to);
  if (outcome === undefined) {
    const counts = fold.counts === 'extradition' ? fold.counts : null;
    return {
      ...fold,
      ...enter(fold, entered, event.type === 'case-opened'),
      outcome: counts === null ? null : fold.outcome,
      counts,
      isOver: false,
      charges,
      faults,
    };
  }
  const counts = fold.counts === 'extradition' ? fold.counts : outcome.counts;
  const { ground, clock } = event.facts;
  const reached = {
    ...entered,
    counts: outcome.counts,
    by: event.type,
    ground: typeof ground === 'string' ? ground : null,
    clock: typeof clock === 'string' ? clock : null,
  };
  const onward = outcome.continues === null ? entered : { ...entered, stage: outcome.continues };
  const path = onward === entered ? [...fold.path, entered] : [...fold.path, entered, onward];
  return {
    ...fold,
    stage: onward.stage,
    enteredOn: event.on,
    path,
    outcome: reached,
    counts,
    isOver: outcome.continues === null,
    charges,
    faults,
  };
}

function enter(fold: StageState, entered: Step, isOpening: boolean): Pick<StageState, 'stage' | 'enteredOn' | 'path'> {
  const isBeginning = isOpening && fold.path.every(({ event }) => event === null); // now it is said where it began, and when
  return { stage: entered.stage, enteredOn: entered.on, path: isBeginning ? [entered] : [...fold.path, entered] };
}

/** The stage that an event enters: what it says itself, or where the only exit by this event leads. */
function stageEntered(profile: Profile, fold: StageState, event: StageEvent): string | undefined {
  if (event.stage !== undefined) return event.stage;
  if (event.type === 'case-opened')
    return fold.path.every(step => step.event === null) && fold.stage !== '' ? fold.stage : undefined;
  const ways = exitsFrom(profile, fold).filter(exit => exit.event === event.type);
  return ways.length === 1 ? ways[0]?.to : undefined;
}

function faultsOf(profile: Profile, fold: StageState, event: StageEvent): readonly StageFault[] {
  const fault = (code: StageFaultCode, facts: readonly string[] = []): StageFault => ({ code, event: event.id, facts });
  const to = stageEntered(profile, fold, event);
  if (to === undefined) return [];
  if (!isStageOf(profile, to)) return [fault('stage/unknown')];
  if (event.type === 'case-opened') return fold.path.some(({ event: by }) => by !== null) ? [fault('stage/not-an-exit')] : [];
  const exit = exitsFrom(profile, fold).find(way => way.to === to && way.event === event.type);
  if (exit === undefined)
    return [fault(event.type === 'reopened' && fold.isOver ? 'stage/reopening-barred' : 'stage/not-an-exit')];
  const missing = exit.requires.filter(fact => isAbsent(event.facts[fact]));
  if (missing.length > 0) return [fault('stage/missing-facts', missing)];
  return chargeFaults(profile, fold, event, to).map(code => fault(code));
}

/** Several charges may end differently: the request goes on as long as one of them does. */
function chargeFaults(profile: Profile, { charges }: StageState, event: StageEvent, to: string): readonly StageFaultCode[] {
  const decisions = Object.values(charges).map(({ decision }) => decision);
  const isRefusal = profile.outcomes.some(({ id, counts }) => id === to && counts === 'refusal');
  if (isRefusal && decisions.includes('granted')) return ['stage/charge-granted'];
  const isGrant = event.type === 'grant-final';
  return isGrant && decisions.length > 0 && decisions.every(decision => decision !== 'granted')
    ? ['stage/all-charges-refused']
    : [];
}

function withCharge(charges: StageState['charges'], { facts, on }: StageEvent): StageState['charges'] {
  const { charge, disposition, ground } = facts;
  if (typeof charge !== 'string') return charges;
  if (disposition !== 'granted' && disposition !== 'refused' && disposition !== 'withdrawn') return charges;
  return { ...charges, [charge]: { decision: disposition, ground: typeof ground === 'string' ? ground : null, on } };
}

function mayReopen(profile: Profile, when: Reopening['when'], outcome: StageState['outcome']): boolean {
  if (outcome === null) return false;
  if (when === 'lapse-reopens') return profile.clocks.some(({ id, lapse }) => id === outcome.clock && lapse.reopens);
  return outcome.by === when.enteredBy;
}

function extensionFaults(profile: Profile, event: StageEvent): readonly StageFault[] {
  if (event.type !== 'clock-extended') return [];
  const { clock, days, until } = event.facts;
  const rule = profile.clocks.find(({ id }) => id === clock);
  if (rule?.extension == null) return [{ code: 'clock/not-extendable', event: event.id, facts: [] }];
  const missing = ['reason', 'document'].filter(fact => isAbsent(event.facts[fact]));
  if (isAbsent(days) && isAbsent(until)) missing.push('days');
  return missing.length === 0 ? [] : [{ code: 'stage/missing-facts', event: event.id, facts: missing }];
}

function daysOf(events: readonly StageEvent[]): readonly (readonly StageEvent[])[] {
  const days: StageEvent[][] = [];
  for (const event of events) {
    const day = days.at(-1);
    if (day?.[0]?.on === event.on) day.push(event);
    else days.push([event]);
  }
  return days;
}

/** The order of one day's events in which each move is a way on from the one before; as they stand if there is none. */
function inLegalOrder(profile: Profile, fold: StageState, day: readonly StageEvent[]): readonly StageEvent[] {
  if (day.length < 2) return day;
  const types = movingTypes(profile);
  const moves = day.filter(({ stage, type }) => stage !== undefined || types.has(type));
  if (moves.length < 2 || moves.length > 6) return day;
  const others = day.filter(event => !moves.includes(event));
  const ordered = arrange(
    profile,
    others.reduce((state, event) => step(profile, state, event), fold),
    moves,
  );
  return ordered === undefined ? day : [...others, ...ordered];
}

/** Depth first; events that move from here are tried before those that would only be noted. */
function arrange(profile: Profile, fold: StageState, left: readonly StageEvent[]): readonly StageEvent[] | undefined {
  if (left.length === 0) return [];
  const legal = left.filter(event => !faultsOf(profile, fold, event).some(({ code }) => code === 'stage/not-an-exit'));
  const [moving, noted] = [true, false].map(moves =>
    legal.filter(event => (stageEntered(profile, fold, event) !== undefined) === moves),
  ) as [StageEvent[], StageEvent[]]; // one list for each of the two
  for (const event of [...moving, ...noted]) {
    const rest = arrange(
      profile,
      step(profile, fold, event),
      left.filter(other => other !== event),
    );
    if (rest !== undefined) return [event, ...rest];
  }
  return undefined;
}

function movingTypes({ stages, outcomes }: Profile): ReadonlySet<string> {
  return new Set([
    'case-opened',
    'reopened',
    ...stages.flatMap(({ exits }) => exits.map(({ event }) => event)),
    ...outcomes.map(({ event }) => event),
  ]);
}

/** The events with the stage that each entered, as the fold found: what a history is made of. */
export function withStages(events: readonly StageEvent[], { path }: Pick<StageState, 'path'>): readonly StageEvent[] {
  const entered = new Map(path.toReversed().map(({ event, stage }) => [event, stage])); // of two steps by one event the first counts
  return events.map(event => {
    const stage = event.stage ?? entered.get(event.id);
    return stage === undefined || stage === event.stage ? event : { ...event, stage };
  });
}

/**
 * The events that count with the stage that each entered, in the order of the case's way: as they stand, but moves of one day in the order
 * in which the profile allows them.
 */
export function historyOf(events: readonly StageEvent[], state: Pick<StageState, 'path'>): readonly StageEvent[] {
  const placeOf = new Map(state.path.map(({ event }, place) => [event, place]));
  return daysOf(effectiveEvents(withStages(events, state))).flatMap(day => {
    if (day.length < 2) return day;
    const moves = day.filter(({ id }) => placeOf.has(id)).sort((a, b) => (placeOf.get(a.id) ?? 0) - (placeOf.get(b.id) ?? 0));
    return day.map(event => (placeOf.has(event.id) ? moves.shift()! : event)); // as many as there are such events
  });
}

function exitTo({ id, event, label, requires, source }: Outcome): Exit {
  return { to: id, event, label, requires, source };
}

const reopenLabel: Bilingual = { en: 'Reopen', es: 'Reabrir' };

function askFor(profile: Profile, fact: string): readonly Asked[] {
  const rule = profile.facts[fact];
  return rule === undefined ? [] : [{ fact, ...rule }];
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function keyOf({ code, event, facts }: StageFault): string {
  return `${code} ${event} ${facts.join(' ')}`;
}

/** The label of a stage or outcome. */
export function stageLabel(profile: Profile, id: string): Bilingual {
  const found = profile.stages.find(stage => stage.id === id) ?? profile.outcomes.find(outcome => outcome.id === id);
  return found?.label ?? { en: id, es: id };
}
