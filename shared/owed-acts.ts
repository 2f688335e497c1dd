import { moverOf } from './board.ts';
import { matterKinds, type CaseRecord } from './case.ts';
import { civilDate, dayNumber } from './clocks/civil-date.ts';
import { isEntered } from './clocks/entered.ts';
import { WEIGHTS, type Duty, type Promised } from './duties.ts';
import type { CivilDate, Json, RecordId } from './language.ts';
import { clockOfDue, stageOfMatter, type Matter } from './matters.ts';
import { moveSince, ownerIn, type ActOwner, type OwedOffice } from './move-owner.ts';
import type { ClockRule, Profile, Stage } from './profile.ts';
import { dueFieldOf, type RecordDue } from './record-dues.ts';
import type { StageState } from './stages.ts';

/**
 * What an owed act comes from: where the case stands, or a request or an asset of it; a clock, a deadline that was entered, what the office
 * owes, what was promised to it.
 */
export const actKinds = ['stage', 'clock', 'deadline', 'duty', 'promise', ...matterKinds] as const;
export type ActKind = (typeof actKinds)[number];

/**
 * One act that somebody owes in a case, by a day. It depends on no day that it is looked at, so that it can be kept in an index.
 * `weight` is the law's or the office's, or `ask`: no law sets its day, on which it is only asked about.
 */
export type OwedAct = ActOwner & {
  readonly kind: ActKind;
  readonly name: string; // the stage (of the case, or of the record), the clock's rule, the kind of duty; '' where the record alone says it
  readonly record: RecordId | null; // the clock's start event, the deadline, the commitment …
  /** Whether it is a clock that the expected act of its stage, or of its record's, meets, or another rule of that term: they are one row. */
  readonly isOfStage: boolean;
  readonly since: CivilDate;
  readonly dueOn: CivilDate;
  readonly latest: CivilDate; // the later reading; the same where there is one
  readonly warnOn: CivilDate | null;
  /** A clock that another starts by running out: it is owed from the day after; and one that is over by itself after its day. */
  readonly from: CivilDate | null;
  readonly until: CivilDate | null;
  readonly weight: 'hard' | 'soft' | 'ask';
  /** Its own words and to whom, of what a person entered. */
  readonly words: string | null;
  readonly to: string | null;
  /** The person of the office who is to do it, where the record names one. */
  readonly officer: string | null;
};

/** A clock that asks for something, as lists keep it, or a day that a person entered (`isEntered`). */
export type OpenClock = {
  readonly clock: string;
  readonly startEvent: string;
  readonly startedOn: CivilDate | null;
  readonly mustStopBy: CivilDate | null;
  readonly latest: CivilDate | null;
  readonly warnOn: CivilDate | null;
  readonly state: string;
  readonly weight: 'hard' | 'soft';
  readonly label: string | null;
};

export type OwedGiven = {
  readonly profile: Profile;
  readonly state: StageState;
  readonly own: Readonly<Record<string, Json>>; // the case's own fields
  readonly clocks: readonly OpenClock[];
  readonly dues: readonly Pick<RecordDue, 'name' | 'record' | 'owner' | 'officer'>[];
  readonly duties: readonly Pick<Duty, 'kind' | 'record' | 'dueOn' | 'latest' | 'clock' | 'what' | 'to'>[];
  readonly promises: readonly Pick<Promised, 'record' | 'by' | 'what' | 'dueOn' | 'since'>[];
  readonly matters: readonly Matter[];
  readonly office: OwedOffice;
  /** The day on which the case was entered here: where nothing else says since when. */
  readonly enteredOn: CivilDate;
};

/** What nobody says a day for is asked about after these days, in a profile of an earlier version too. */
export const ASK_AFTER_DAYS = 30;
const FACT_DAYS = 7;

/** Whether a clock still calls for an act: it is a hard stop, or one of the stage where the case stands; nothing runs in a case that is over. */
export function callsForAct(clock: Pick<OpenClock, 'clock' | 'weight'>, stage: Stage | undefined, isOver: boolean): boolean {
  if (isEntered(clock.clock)) return !isOver || dueFieldOf(clock.clock)?.rule.isOfOpenCase !== true;
  return !isOver && (clock.weight === 'hard' || (stage?.clocks.includes(clock.clock) ?? false));
}

/**
 * Everything that somebody owes in a case: the one entry by which acts are computed. A case that is not over has at least the act that its
 * stage expects, with an owner and a day; to it come its clocks, deadlines, duties and promises, and what its requests and assets wait for.
 */
export function owedActs(given: OwedGiven): readonly OwedAct[] {
  const { profile, state, clocks } = given;
  const stage = profile.stages.find(({ id }) => id === state.stage);
  const standing = clocks.filter(clock => isOpen(clock) && callsForAct(clock, stage, state.isOver));
  return [
    ...(state.isOver ? [] : [stageAct(given, stage)]),
    ...standing.flatMap(clock => (isEntered(clock.clock) ? deadlineAct(clock, given) : clockAct(clock, stage, given))),
    ...ownDuties(given).map(duty => dutyAct(duty, given)),
    ...given.promises.map(promise => promiseAct(promise, given)),
    ...given.matters.flatMap(matter => (matter.isOver ? [] : [matterAct(matter, given)])),
  ];
}

/** How an act is called among those of its case. */
export function actKey({ kind, name, record }: Pick<OwedAct, 'kind' | 'name' | 'record'>): string {
  return `${kind} ${name} ${record ?? ''}`.trimEnd();
}

function stageAct(given: OwedGiven, stage: Stage | undefined): OwedAct {
  const { profile, state } = given;
  const begun = state.enteredOn ?? openedOn(given);
  return {
    ...bare(given),
    ...ownerIn(profile, state.stage, given),
    kind: 'stage',
    name: state.stage,
    since: moveSince(given) ?? begun,
    ...onDay(later(begun, stage?.owed?.askAfterDays ?? ASK_AFTER_DAYS)),
    weight: 'ask',
  };
}

/** A clock that waits for a fact or for counsel asks us for it; one that stands still asks for nothing. */
function clockAct(clock: OpenClock, stage: Stage | undefined, given: OwedGiven): readonly OwedAct[] {
  const since = clock.startedOn ?? given.state.enteredOn ?? openedOn(given);
  const base = { ...bare(given), kind: 'clock' as const, name: clock.clock, record: clock.startEvent as RecordId, since };
  if (clock.mustStopBy === null) return [{ ...base, ...ours(given), ...onDay(later(since, FACT_DAYS)), weight: 'ask' }];
  const isCounsels = clock.state === 'for-counsel';
  const rule = given.profile.clocks.find(({ id }) => id === clock.clock);
  return [
    {
      ...base,
      ...(isCounsels ? ours(given) : clockOwner(rule, stage, given)),
      isOfStage: !isCounsels && isMetHere(clock, stage, given),
      ...onDay(clock.mustStopBy, clock.latest),
      warnOn: clock.warnOn,
      from: clock.state === 'open-from' ? clock.startedOn : null,
      until: clock.state === 'open-until' ? (clock.latest ?? clock.mustStopBy) : null,
      weight: clock.weight,
    },
  ];
}

/**
 * Whether the act that the stage expects meets a clock: by name, or as another rule of the same term, which the law counts from the same event
 * for the same side. The one place that says which rules are one act.
 */
function isMetHere(clock: OpenClock, stage: Stage | undefined, given: OwedGiven): boolean {
  const meets = stage?.owed?.meets ?? [];
  if (meets.includes(clock.clock)) return true;
  const ofDefence = ({ clock: id }: OpenClock) => given.profile.clocks.find(rule => rule.id === id)?.by === 'defence';
  return (
    clock.weight === 'hard' &&
    (stage?.clocks.includes(clock.clock) ?? false) &&
    !ofDefence(clock) &&
    given.clocks.some(
      other =>
        meets.includes(other.clock) &&
        other.weight === 'hard' &&
        other.startEvent === clock.startEvent &&
        other.mustStopBy !== null &&
        isOpen(other) &&
        !ofDefence(other),
    )
  );
}

/** A term of the stage is of whoever has the move in it; one that runs on from an earlier stage, of whom that stage expects it. */
function clockOwner(rule: ClockRule | undefined, stage: Stage | undefined, given: OwedGiven): ActOwner {
  if (rule?.by === 'defence') return { whose: 'defence', agency: null };
  const isHere = rule === undefined || (stage?.clocks.includes(rule.id) ?? false);
  const of = isHere ? undefined : given.profile.stages.find(({ clocks }) => clocks.includes(rule.id));
  return ownerIn(given.profile, of?.id ?? given.state.stage, given);
}

/** What a record says is due. Where it is a duty or a promise already, that is its act. */
function deadlineAct(
  { clock, startEvent, startedOn, mustStopBy, latest, warnOn, weight, label }: OpenClock,
  given: OwedGiven,
): readonly OwedAct[] {
  const isOfAnother = [...ownDuties(given), ...given.promises].some(
    ({ record, dueOn }) => record === startEvent && dueOn !== null,
  );
  const record = startEvent as RecordId; // the record whose field it is
  const due = given.dues.find(one => one.name === clock && one.record === record);
  const base = {
    ...bare(given),
    ...dueOwner(due?.owner, given),
    officer: due?.officer ?? null,
    kind: 'deadline' as const,
    name: clock,
    record,
    words: label,
  };
  if (isOfAnother) return [];
  if (mustStopBy === null) return [{ ...base, ...onDay(later(openedOn(given), ASK_AFTER_DAYS)), weight: 'ask' }];
  return [
    {
      ...base,
      isOfStage: isMetByStage(
        clock,
        given.matters.find(matter => matter.record === record),
      ),
      since: startedOn ?? openedOn(given),
      ...onDay(mustStopBy, latest),
      warnOn,
      weight,
    },
  ];
}

/** Whether a date of a record is that of the act which the record's own stage expects. */
function isMetByStage(name: string, matter: Matter | undefined): boolean {
  const clock = clockOfDue[name];
  return clock !== undefined && matter !== undefined && (stageOfMatter(matter)?.owed?.meets.includes(clock) ?? false);
}

/** What is owed for a record that goes its own way follows from its stage alone. */
function ownDuties({ duties, matters }: OwedGiven): OwedGiven['duties'] {
  return duties.filter(duty => !matters.some(({ record }) => record === duty.record));
}

/** What the stage of a request or an asset expects, and of whom. */
function matterAct(matter: Matter, given: OwedGiven): OwedAct {
  const { kind, record, stage, since, begun, owner } = matter;
  const from = since ?? begun ?? openedOn(given);
  return {
    ...bare(given),
    ...owner,
    kind,
    name: stage,
    record,
    since: matter.moveSince ?? from,
    ...onDay(later(from, stageOfMatter(matter)?.owed?.askAfterDays ?? ASK_AFTER_DAYS)),
    weight: 'ask',
  };
}

function dueOwner(owner: RecordDue['owner'] | undefined, given: OwedGiven): ActOwner {
  if (owner === undefined || (owner.agency === null && !owner.isTheirs)) return ours(given);
  return { whose: moverOf(owner.agency, given.office.agency) ?? 'them', agency: owner.agency };
}

function dutyAct({ kind, record, dueOn, latest, clock, what, to }: OwedGiven['duties'][number], given: OwedGiven): OwedAct {
  const since = clock?.start.on ?? openedOn(given);
  const isDated = dueOn !== null;
  return {
    ...bare(given),
    ...ours(given),
    kind: 'duty',
    name: kind,
    record,
    since,
    ...onDay(dueOn ?? later(since, ASK_AFTER_DAYS), latest),
    warnOn: clock?.warnOn ?? null,
    weight: isDated ? WEIGHTS[kind] : 'ask',
    words: what ?? null,
    to: to ?? null,
  };
}

function promiseAct({ record, by, what, dueOn, since }: OwedGiven['promises'][number], given: OwedGiven): OwedAct {
  const begun = since ?? openedOn(given);
  return {
    ...bare(given),
    whose: moverOf(by, given.office.agency) ?? 'them',
    agency: by,
    kind: 'promise',
    record,
    since: begun,
    ...onDay(dueOn ?? later(begun, ASK_AFTER_DAYS)),
    weight: dueOn === null ? 'ask' : 'soft',
    words: what,
  };
}

function bare(given: OwedGiven): OwedAct {
  const on = openedOn(given);
  return {
    ...ours(given),
    kind: 'stage',
    name: '',
    record: null,
    isOfStage: false,
    since: on,
    ...onDay(on),
    warnOn: null,
    from: null,
    until: null,
    weight: 'soft',
    words: null,
    to: null,
    officer: null,
  };
}

const ours = ({ office }: Pick<OwedGiven, 'office'>): ActOwner => ({ whose: 'us', agency: office.agency });

function onDay(dueOn: CivilDate, latest: CivilDate | null = null): Pick<OwedAct, 'dueOn' | 'latest'> {
  return { dueOn, latest: latest === null || latest < dueOn ? dueOn : latest };
}

function openedOn({ own, enteredOn }: OwedGiven): CivilDate {
  return typeof own['openedOn'] === 'string' && own['openedOn'] !== '' ? (own['openedOn'] as CivilDate) : enteredOn; // a date field
}

function later(day: CivilDate, days: number): CivilDate {
  return civilDate(dayNumber(day) + days);
}

const openStates: ReadonlySet<string> = new Set(['open', 'open-from', 'open-until', 'for-counsel', 'needs-fact']);
const isOpen = ({ state }: OpenClock): boolean => openStates.has(state);

/** The case's own fields among its records. */
export function ownFieldsOf(records: readonly CaseRecord[]): Readonly<Record<string, Json>> {
  return records.find(({ entity }) => entity === 'case')?.fields ?? {};
}
