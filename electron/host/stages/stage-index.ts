import type { Writer } from '../../../db/open.ts';
import {
  findCreatedMs,
  findOfficeDuties,
  stageEntities,
  listCalendarEdits,
  listStageRecords,
  stageIndexWriter,
  type ClockRow,
  type PipelineEntry,
} from '../../../db/stages.ts';
import type { MatterRow } from '../../../db/matters.ts';
import type { CaseKind, CaseRecord } from '../../../shared/case.ts';
import { prepareCalendars, type CalendarEdit, type WorkCalendars } from '../../../shared/clocks/calendar.ts';
import type { Clock } from '../../../shared/clocks/clock.ts';
import { TAKEN_OVER } from '../../../shared/clocks/clock-end.ts';
import { computeClocks } from '../../../shared/clocks/compute.ts';
import { openingOf, takenOverEvent, withTakenOver, type Opening } from '../../../shared/clocks/taken-over.ts';
import type { ClockSurroundings } from '../../../shared/clocks/count.ts';
import { dayAt, type Days } from '../../../shared/clocks/civil-day.ts';
import { ruleOf } from '../../../shared/clocks/explain.ts';
import { dutiesOf, promisedOf, type OfficeDuties } from '../../../shared/duties.ts';
import { historyFaults } from '../../../shared/history-faults.ts';
import type { CaseId, CivilDate, Json } from '../../../shared/language.ts';
import { mattersOf, stageOfMatter, type Matter } from '../../../shared/matters.ts';
import { moveSince, ownerIn } from '../../../shared/move-owner.ts';
import { owedActs, ownFieldsOf, type OwedGiven } from '../../../shared/owed-acts.ts';
import { packageDocumentsOf, packageNeedsOf, trackPackage } from '../../../shared/package-tracker.ts';
import type { Profile } from '../../../shared/profile.ts';
import { recordDues, type RecordDue } from '../../../shared/record-dues.ts';
import { partiesOf } from '../../../shared/parties.ts';
import { chooseProfile } from '../../../shared/profile-choice.ts';
import { findProfile, profileKey, withReviewMonths } from '../../../shared/profiles.ts';
import { effectiveEvents, originOf, type StageEvent } from '../../../shared/stage-event.ts';
import { historyOf } from '../../../shared/stages.ts';
import { readHistory, type CaseHistory } from '../../../shared/read-history.ts';
import { boardOf, stageStaysOf, staysOf } from '../../../shared/stays.ts';
import { fold } from '../../../shared/text-rules.ts';
import { officeProfiles } from '../cases/case-rules.ts';
import type { Services, Session, Upkeep } from '../ground/context.ts';
import { officeDays } from '../ground/office-day.ts';
import { shippedRules } from '../ground/shipped-rules.ts';
import { holidayCalendars } from './holidays.ts';
import { dutyProfileOf, officeDuties } from './office-standing.ts';

/** What stages and clocks of this office are computed with, read once per call. */
export type StageRules = {
  readonly profiles: readonly Profile[];
  readonly calendars: WorkCalendars;
  readonly days: Days; // what day it is, for the office and for each rule
  readonly monthlyDay: number;
  readonly office: OfficeDuties; // who we are: whose move is ours
};

/** A case with everything that is computed of it. */
export type StagedCase = CaseHistory & {
  readonly clocks: readonly Clock[];
  readonly opening: Opening | null; // where it was taken over
};

/** The office's rules as they stand. */
export function stageRules(session: Pick<Session, 'office'>, services: Pick<Services, 'nowMs' | 'shipped'>): StageRules {
  const duties = findOfficeDuties(session.office);
  return {
    profiles: officeProfiles(session, services).map(profile => withReviewMonths(profile, duties?.reviewMonths)),
    calendars: officeCalendars(session, services, []),
    days: officeDays(session, services),
    monthlyDay: duties?.monthlyDay ?? 1,
    office: officeDuties(session),
  };
}

/** The office's calendars with its edits, and `more` edits that are only tried. Made when first asked for: most changes need none. */
export function officeCalendars(
  session: Pick<Session, 'office'>,
  services: Pick<Services, 'shipped'>,
  more: readonly CalendarEdit[],
): WorkCalendars {
  let made: WorkCalendars | undefined;
  const make = (): WorkCalendars =>
    prepareCalendars(holidayCalendars(shippedRules(services).countries), [...listCalendarEdits(session.office), ...more]);
  return { get: id => (made ??= make()).get(id) };
}

/** Where a case stands, from its records, under the profile that it names (or, in `under`, another). `isAhead`: what depends on the day is left to the reader, as an index needs it. */
export function stageCase(
  records: readonly CaseRecord[],
  rules: StageRules,
  { under, isAhead = false }: { readonly under?: Profile; readonly isAhead?: boolean } = {},
): StagedCase {
  const history = historyIn(records, rules, under);
  const surroundings = surroundingsOf(history.profile, rules);
  return { ...history, ...clocksOf(history.profile, { ...history, surroundings, isAhead }) };
}

/** The history alone, without its clocks, under the profile that the case names (or, in `under`, another). */
export function historyIn(records: readonly CaseRecord[], { profiles }: StageRules, under?: Profile): CaseHistory {
  const own = records.find(({ entity }) => entity === 'case')?.fields ?? {};
  return readHistory(under ?? profileOfCase(own, profiles), records);
}

/** The clocks of a history, of one that was taken over too. */
export function clocksOf(
  profile: Profile,
  given: Pick<StagedCase, 'events' | 'state' | 'records'> & {
    readonly surroundings: ClockSurroundings;
    readonly isAhead?: boolean;
  },
): Pick<StagedCase, 'clocks' | 'opening'> {
  const { events, state, records, surroundings, isAhead = false } = given;
  const history = historyOf(events, state);
  const own = records.find(({ entity }) => entity === 'case');
  const opening = own === undefined ? null : openingOf(profile, state, own.id);
  const computed = computeClocks(profile, history, surroundings, { originOf: originOf(events), isAhead });
  const clocks = withTakenOver(profile, computed, { state, opening, events: history, today: surroundings.today });
  return { clocks, opening };
}

/** The event that started a clock; of one that waits for it, what stands for it. */
export function startOf({ events, opening, profile }: StagedCase, id: string, { days }: StageRules): StageEvent | undefined {
  if (opening !== null && opening.id === id) return takenOverEvent(opening, days.in(profile.zone));
  return events.find(event => event.id === id);
}

export function surroundingsOf(profile: Profile, rules: StageRules): ClockSurroundings {
  return {
    calendars: rules.calendars,
    today: rules.days.in(profile.zone),
    office: { monthlyDay: rules.monthlyDay },
  };
}

/** The days of every zone that figures depend on, as a name for those that are kept. */
export function daysOf({ days, profiles }: Pick<StageRules, 'days' | 'profiles'>): string {
  return [days.office, ...new Set(profiles.map(({ zone }) => days.in(zone)))].join(' ');
}

/**
 * Derive the pipeline's index again for the cases that changes touched. Part of the upkeep of every
 * recorded change.
 */
export const indexChangedCases: Upkeep['derive'] = (session, services, db, changes) => {
  const touched = new Set<CaseId>();
  for (const { caseId, entity } of changes) if (caseId != null && indexed.has(entity)) touched.add(caseId as CaseId); // a case's id
  if (touched.size > 0) indexCases(db, [...touched], stageRules(session, services));
};

/** Derive the index of these cases again. Must run inside a transaction. */
export function indexCases(db: Writer, caseIds: readonly CaseId[], rules: StageRules): void {
  const write = stageIndexWriter(db);
  for (const caseId of caseIds) {
    const records = listStageRecords(db, caseId);
    if (!records.some(({ entity }) => entity === 'case')) continue; // erased in this transaction
    const staged = stageCase(records, rules, { isAhead: true });
    const dues = recordDues(records);
    const clocks = [...staged.clocks.map(clock => rowOf(staged.profile, clock)), ...dues.map(rowOfDue)];
    const given = owedGiven(db, caseId, { staged, clocks, dues, rules });
    write(caseId, entryOf(staged, clocks, given), {
      clocks,
      stays: staysOf(staged.profile, staged.state),
      stageStays: stageStaysOf(staged.profile, staged.state),
      acts: owedActs(given),
      matters: given.matters.map(matter => matterRow(matter, records, dues)),
    });
  }
}

type Indexed = {
  readonly staged: StagedCase;
  readonly clocks: readonly ClockRow[];
  readonly dues: readonly RecordDue[];
  readonly rules: StageRules;
};

/** What the acts of a case are computed from. What is owed does not depend on the day: the day that duties ask for is dropped again. */
function owedGiven(db: Writer, caseId: CaseId, { staged, clocks, dues, rules }: Indexed): OwedGiven {
  const { profile, records, state } = staged;
  const duties = dutyProfileOf(rules.profiles);
  const surroundings = { ...surroundingsOf(duties, rules), officeToday: rules.days.office, days: rules.days };
  return {
    profile,
    state,
    own: ownFieldsOf(records),
    clocks,
    dues,
    matters: mattersOf(records, { own: ownFieldsOf(records), office: rules.office, profiles: rules.profiles }),
    duties: dutiesOf(records, rules.office, duties, surroundings),
    promises: promisedOf(records, rules.office, rules.days.office),
    office: rules.office,
    enteredOn: dayAt(profile.zone, findCreatedMs(db, caseId)),
  };
}

const indexed: ReadonlySet<string> = new Set(stageEntities);

/** The profile that a case names. One that is not known here says nothing: then the case's nature does. */
function profileOfCase(own: Readonly<Record<string, Json>>, among: readonly Profile[]): Profile {
  const { profile, kind, openedOn } = own;
  const named = typeof profile === 'string' ? findProfile(profile, among) : undefined;
  // The catalogue's options of `kind` are these, and the field is a date.
  return named ?? chooseProfile({ ...partiesOf(own), kind: kind as CaseKind, on: (openedOn ?? '') as CivilDate }, among);
}

function entryOf(
  { profile, records, events, takenOver, state }: StagedCase,
  clocks: readonly ClockRow[],
  given: OwedGiven,
): PipelineEntry {
  const next = clocks
    .filter(({ state: standing, weight, mustStopBy }) => isDated.has(standing) && weight === 'hard' && mustStopBy !== null)
    .toSorted((a, b) => ((a.mustStopBy ?? '') < (b.mustStopBy ?? '') ? -1 : 1))[0];
  const entered = new Set(state.path.map(({ stage }) => stage));
  const isOver = state.isOver;
  const owner = ownerIn(profile, state.stage, given);
  return {
    profile: profileKey(profile),
    stage: state.stage,
    enteredOn: state.enteredOn,
    side: profile.stages.find(({ id }) => id === state.stage)?.side ?? null,
    mover: isOver ? null : owner.agency,
    whose: owner.whose,
    moveSince: moveSince(given),
    isOver,
    counts: state.counts,
    outcome: state.outcome?.stage ?? null,
    outcomeOn: state.outcome?.on ?? null,
    ground: state.outcome?.ground ?? null,
    filedOn: state.path.find(({ stage }) => stage === 'X07')?.on || null, // '' where it was taken over and the day is not known
    hadDefects: entered.has('X08D'),
    lastEventOn: effectiveEvents(events).at(-1)?.on ?? state.enteredOn,
    nextStopOn: isOver ? null : (next?.mustStopBy ?? null),
    nextStop: isOver ? null : (next?.clock ?? null),
    ...packageOf(profile, records, entered),
    assurancesDue: isOver ? 0 : assurancesDue(records),
    faults: historyFaults({ profile, records, events, takenOver, state }, null).length,
  };
}

function packageOf(
  profile: Profile,
  records: readonly CaseRecord[],
  entered: ReadonlySet<string>,
): Pick<PipelineEntry, 'completeness' | 'documentsReady' | 'documentsNeeded'> {
  if (profile.checklist.length === 0) return { completeness: null, documentsReady: null, documentsNeeded: null };
  const needs = packageNeedsOf(records, entered.has('X02'));
  const { completenessPercent, readyCount, lines } = trackPackage(profile, needs, packageDocumentsOf(records));
  return { completeness: completenessPercent, documentsReady: readyCount, documentsNeeded: lines.length };
}

function assurancesDue(records: readonly CaseRecord[]): number {
  return records.filter(({ entity, fields }) => entity === 'assurance' && fields['acceptedOn'] === undefined).length;
}

const dependsOnDay: ReadonlySet<string> = new Set(['running', 'lapsed', 'lapsed-in-doubt']);
/** States of rows that have a date to keep. */
const isDated: ReadonlySet<string> = new Set(['open', 'open-until', 'open-from', 'for-counsel']);

function rowOf(profile: Profile, clock: Clock): ClockRow {
  return {
    clock: clock.clock,
    startEvent: clock.start.event,
    startedOn: clock.start.type === TAKEN_OVER ? null : clock.start.on,
    mustStopBy: clock.mustStopBy,
    latest: clock.latest,
    warnOn: clock.warnOn,
    state: indexedState(clock),
    weight: ruleOf(profile, clock.clock).weight,
    missing: clock.missing,
    label: null,
    ended: clock.ended,
  };
}

/** What depends on the day is left to whoever reads the row. */
function indexedState({ state, after, leads }: Clock): string {
  if (!dependsOnDay.has(state)) return state;
  return after !== null ? 'open-from' : leads ? 'open-until' : 'open';
}

/** A request or an asset as lists keep it, by what people look for it, and the day by which it is needed. */
function matterRow(matter: Matter, records: readonly CaseRecord[], dues: readonly RecordDue[]): MatterRow {
  const { kind, record, profile, stage, since, moveSince: moved, isOver, owner, type, name } = matter;
  const due = dues.find(one => one.record === record && one.state === 'open');
  const fields = records.find(({ id }) => id === record)?.fields ?? {};
  const sought = ['ourReference', 'theirReference', 'description']
    .map(field => fields[field])
    .filter(value => typeof value === 'string');
  return {
    kind,
    record,
    profile: profileKey(profile),
    stage,
    board:
      stageOfMatter(matter) === undefined ? null : (boardOf(profile).find(({ stages }) => stages.includes(stage))?.id ?? null),
    since,
    moveSince: moved,
    isOver,
    whose: owner.whose,
    mover: owner.agency,
    dueOn: due?.dueOn ?? null,
    latest: due?.latest ?? null,
    type,
    name,
    folded: fold(sought.join(' ')),
  };
}

/** The days that records say something is due by, as clocks stand in lists. */
function rowOfDue({ name, record, since, dueOn, latest, state, weight, words }: RecordDue): ClockRow {
  return {
    clock: name,
    startEvent: record,
    startedOn: since,
    mustStopBy: dueOn,
    latest,
    warnOn: null,
    state,
    weight,
    missing: [],
    label: words,
    ended: null,
  };
}
