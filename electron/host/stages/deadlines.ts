import { countClocks, listClocks, type DeadlineFilter, type ListedClock } from '../../../db/deadlines.ts';
import { listStageRecords } from '../../../db/stages.ts';
import { daysSince } from '../../../shared/clocks/civil-date.ts';
import { dayOfStop } from '../../../shared/clocks/civil-day.ts';
import { isEntered } from '../../../shared/clocks/entered.ts';
import { dueOn, isDoubted, isMet } from '../../../shared/clocks/due.ts';
import type { ClockState } from '../../../shared/clocks/clock.ts';
import { citationOf, explainEnd, missingLabel } from '../../../shared/clocks/explain.ts';
import { runOut } from '../../../shared/clocks/run-out.ts';
import { explanationSentences } from '../../../shared/clocks/sentences.ts';
import type { deadlineCalls } from '../../../shared/contract/deadlines.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { Bilingual, CaseId, CivilDate, RecordId } from '../../../shared/language.ts';
import { callsForAct } from '../../../shared/owed-acts.ts';
import type { DeadlineRow } from '../../../shared/pipeline.ts';
import { english, spanish } from '../../../shared/reader.ts';
import type { Profile } from '../../../shared/profile.ts';
import { dueLabel, dueSentences, recordDues } from '../../../shared/record-dues.ts';
import { findProfile, profileKey } from '../../../shared/profiles.ts';
import type { HandlersOf, Session, SessionContext } from '../ground/context.ts';
import { memo } from '../ground/memo.ts';
import { remembered } from '../ground/remembered.ts';
import { readerOf } from '../ground/overlays.ts';
import { writeBytes } from '../places/sinks.ts';
import { calendarFile } from './calendar-file.ts';
import { explainToday } from './explain-today.ts';
import { stageCase, stageRules, startOf, type StageRules } from './stage-index.ts';

export const deadlineHandlers: HandlersOf<typeof deadlineCalls> = {
  'deadline:list': ({ offset = 0, limit = 100, ...filter }, context) => {
    const rules = stageRules(context.session, context);
    const asked = { ...filter, days: daysOfProfiles(rules) };
    return { rows: rowsOf(context, asked, { rules, offset, limit }), total: totalOf(context, asked) };
  },

  'deadline:explain': ({ caseId, clock, startEvent }, context) => {
    const { session } = context;
    const rules = stageRules(session, context);
    if (isEntered(clock)) return explainEntered({ caseId, clock, startEvent }, session);
    const staged = stageCase(listStageRecords(session.dbOf(caseId), caseId), rules);
    const found = staged.clocks.find(each => each.clock === clock && each.start.event === startEvent);
    const start = startOf(staged, startEvent, rules);
    if (found === undefined || start === undefined) throw new Refusal('clock/not-found');
    const explanation = explainToday(staged.profile, found, start, rules);
    return {
      explanation,
      sentences: { en: explanationSentences(explanation, english), es: explanationSentences(explanation, spanish) },
    };
  },

  'deadline:export': async ({ sink, language, withReferences = false, ...asked }, context) => {
    const rules = stageRules(context.session, context);
    const filter = { caseIds: asked.caseIds, all: true, days: daysOfProfiles(rules) };
    const rows = rowsOf(context, filter, { rules, offset: 0, limit: Number.MAX_SAFE_INTEGER });
    const { text, written } = calendarFile(rows, { ...asked, withReferences, reader: readerOf(language) }, { context, rules });
    await writeBytes(context.handles.take(sink, 'sink'), Buffer.from(text));
    return written;
  },
};

/** Why a day that a person entered is that day. */
function explainEntered(
  { caseId, clock, startEvent }: { readonly caseId: CaseId; readonly clock: string; readonly startEvent: RecordId },
  session: Session,
) {
  const dues = recordDues(listStageRecords(session.dbOf(caseId), caseId));
  const due = dues.find(({ name, record }) => name === clock && record === startEvent);
  if (due === undefined) throw new Refusal('clock/not-found');
  const why = dueSentences(due.name, due.state);
  return { explanation: null, sentences: { en: why.map(({ en }) => en), es: why.map(({ es }) => es) } };
}

/** Counting reads every clock that fits: over the whole office it is done once until something is written. */
function totalOf({ session }: SessionContext, filter: DeadlineFilter): number {
  const count = (): number => session.visible().reduce((sum, db) => sum + countClocks(db, filter), 0);
  const { caseId, caseIds, ...ofOffice } = filter;
  if (caseId !== undefined || caseIds !== undefined) return count();
  return remembered(session, `clocks ${JSON.stringify(ofOffice)}`, count);
}

function rowsOf(
  context: SessionContext,
  filter: DeadlineFilter,
  { rules, ...page }: { rules: StageRules; offset: number; limit: number },
): readonly DeadlineRow[] {
  const { visible } = context.session;
  const [only, ...others] = visible();
  const clocks =
    only !== undefined && others.length === 0
      ? listClocks(only, filter, page)
      : visible()
          .flatMap(db => listClocks(db, filter, { offset: 0, limit: page.offset + page.limit }))
          .sort(soonest)
          .slice(page.offset, page.offset + page.limit);
  const profileOf = memo((key: string) => findProfile(key, rules.profiles));
  return clocks.map(clock => rowOf(clock, profileOf(clock.profile), rules));
}

function rowOf(clock: ListedClock, profile: Profile | undefined, rules: StageRules): DeadlineRow {
  const rule = profile?.clocks.find(({ id }) => id === clock.clock);
  const today = dayOfStop(rules.days, profile?.zone, clock.clock);
  const { caseId, reference, title, officer, startedOn, mustStopBy, latest, warnOn, weight } = clock;
  const isOurs = isEntered(clock.clock);
  const entered = isOurs ? { name: clock.clock, why: dueSentences(clock.clock, clock.state) } : null;
  const state = stateOn(clock, today);
  return {
    caseId,
    reference,
    title,
    officer,
    clock: isOurs ? null : clock.clock,
    entered,
    owner: clock.owner,
    label: rule?.label ?? enteredLabel(clock),
    startEvent: clock.startEvent as DeadlineRow['startEvent'], // the column holds ids of records
    startedOn,
    mustStopBy,
    latest,
    warnOn,
    state,
    ended: endOf(clock, state, { profile, today }),
    due: dueOn(today, {
      from: startedOn,
      earliest: mustStopBy,
      latest,
      weight,
      isMet: isMet(state),
      isDoubted: isDoubted(state),
    }),
    weight,
    bound: rule?.bound ?? 'exact',
    citation: rule === undefined || profile === undefined ? null : citationOf(profile, rule.source),
    missing: clock.missing.map(fact => ({
      fact,
      label: profile === undefined ? { en: fact, es: fact } : missingLabel(profile, fact),
    })),
    ...standingOf(clock, profile, rules),
  };
}

/** A person's own words, or what the field is called. */
function enteredLabel({ clock, label }: ListedClock): Bilingual {
  return label === null ? (dueLabel(clock) ?? { en: clock, es: clock }) : { en: label, es: label };
}

function daysOfProfiles({ profiles, days }: StageRules): DeadlineFilter['days'] {
  return Object.fromEntries(profiles.map(profile => [profileKey(profile), days.in(profile.zone)]));
}

/**
 * Where its case stands. A window of a stage that the case has left, or of a case that is over, calls for nothing more. Live hard stops that the
 * law counts from one event are one term.
 */
function standingOf(
  clock: ListedClock,
  profile: Profile | undefined,
  rules: StageRules,
): Pick<DeadlineRow, 'isLive' | 'term' | 'stage'> {
  const stage = profile?.stages.find(({ id }) => id === clock.stage);
  const isLive = callsForAct(clock, stage, clock.isOver === 1);
  const isOfTerm = isLive && clock.weight === 'hard' && !isEntered(clock.clock);
  return {
    isLive,
    term: isOfTerm ? (clock.startEvent as DeadlineRow['startEvent']) : null, // the column holds ids of records
    stage: {
      label: stage?.label ?? { en: clock.stage, es: clock.stage },
      since: clock.enteredOn,
      days: clock.enteredOn === null ? null : daysSince(clock.enteredOn, dayOfStop(rules.days, profile?.zone, null)),
      mover: clock.mover,
    },
  };
}

/** What an open clock is depends on the day; the rest was settled when it was computed. */
function stateOn({ state, mustStopBy, latest }: ListedClock, today: CivilDate): ClockState {
  if (!state.startsWith('open')) return state as ClockState; // the index writes these words
  if (mustStopBy === null || today <= mustStopBy) return 'running';
  if (latest !== null && today <= latest) return 'lapsed-in-doubt';
  return state === 'open-until' ? 'ended' : 'lapsed';
}

/** Why a row no longer applies. One that is over by itself is so by the day alone. */
function endOf(
  clock: ListedClock,
  state: ClockState,
  { profile, today }: { readonly profile: Profile | undefined; readonly today: CivilDate },
): DeadlineRow['ended'] {
  if (profile === undefined || state !== 'ended' || isEntered(clock.clock)) return null; // a record says why itself
  if (clock.ended !== null) return explainEnd(profile, clock.ended);
  const ending = runOut(profile, { clock: clock.clock, event: clock.startEvent as RecordId }, { latest: clock.latest, today });
  return ending === null ? null : explainEnd(profile, { ...ending, past: 'no' });
}

function soonest(a: ListedClock, b: ListedClock): number {
  const [one, other] = [a.mustStopBy ?? '9', b.mustStopBy ?? '9'];
  return one < other ? -1 : one > other ? 1 : a.caseId < b.caseId ? -1 : 1;
}
