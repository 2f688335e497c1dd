import { listNextStops } from '../../../db/next-stops.ts';
import type { OpenStop } from '../../../db/case-lines.ts';
import { findLine, type PipelineLine } from '../../../db/pipeline.ts';
import { civilDate, dayNumber, daysSince } from '../../../shared/clocks/civil-date.ts';
import { dayOfStop } from '../../../shared/clocks/civil-day.ts';
import { dueOn } from '../../../shared/clocks/due.ts';
import type { pipelineCalls } from '../../../shared/contract/pipeline.ts';
import type { Bilingual, CaseId, CivilDate } from '../../../shared/language.ts';
import type { Profile } from '../../../shared/profile.ts';
import { profileKey } from '../../../shared/profiles.ts';
import { tallyPipeline } from '../../../shared/pipeline-tally.ts';
import type { PipelineCase } from '../../../shared/pipeline.ts';
import { standingOf } from '../../../shared/standing.ts';
import { stageLabel } from '../../../shared/stages.ts';
import type { HandlersOf, Session, SessionContext } from '../ground/context.ts';
import { remembered } from '../ground/remembered.ts';
import { faultyCases } from './faulty-cases.ts';
import { matterCounts } from './matter-counts.ts';
import { keptCases } from './kept-cases.ts';
import { daysOf, stageRules, type StageRules } from './stage-index.ts';
import { hasBegun, stopsAhead } from './stops-ahead.ts';

const STALLED_AFTER_DAYS = 60;
const TOP = 50;

export const pipelineHandlers: HandlersOf<typeof pipelineCalls> = {
  'pipeline:report': ({ stalledAfterDays = STALLED_AFTER_DAYS, top = TOP }, context) => {
    const { session } = context;
    const rules = stageRules(session, context);
    const before = dayBefore(rules, stalledAfterDays);
    const profileOf = profilesByKey(rules);
    const stops = remembered(session, `first stops ${daysOf(rules)}`, () =>
      firstStops(session, stop => dayOfStop(rules.days, profileOf.get(stop.profile)?.zone, stop.clock)),
    );
    const told = (caseId: CaseId, stop: Stop | undefined): readonly PipelineCase[] => {
      const line = findLine(session.dbOf(caseId), caseId);
      return line === undefined
        ? []
        : [caseOf({ ...line, ...stopOf(stop) }, { profile: profileOf.get(line.profile), rules, stop })];
    };
    const nextStopOf = (id: CaseId) => listNextStops(session.dbOf(id), [id]).get(id);
    return {
      ...tallied(context, rules, before),
      matters: matterCounts(context, rules),
      next: stops.ahead.slice(0, top).flatMap(stop => told(stop.caseId, stop)),
      nextCases: stops.ahead.length,
      lapsed: stops.lapsed.slice(0, top).flatMap(stop => told(stop.caseId, stop)),
      lapsedCases: stops.lapsed.length,
      stalled: stalledSince(session, before)
        .slice(0, top)
        .flatMap(id => told(id, nextStopOf(id))),
      stalledAfterDays,
      faulty: faultyCases(session, rules, top),
    };
  },

  'pipeline:faulty': ({ top = TOP }, context) => {
    const rules = stageRules(context.session, context);
    const { withFaults } = tallied(context, rules, dayBefore(rules, STALLED_AFTER_DAYS));
    return { withFaults, faulty: withFaults === 0 ? [] : faultyCases(context.session, rules, top) };
  },
};

/** What the cases add up to, kept until one of them or the day changes. */
function tallied(context: SessionContext, rules: StageRules, before: CivilDate) {
  const { session } = context;
  const profileOf = profilesByKey(rules);
  return remembered(session, `pipeline ${daysOf(rules)} ${before}`, () => {
    const ahead = stopsAhead(rules);
    const kept = keptCases(session);
    const [only, ...others] = kept;
    const stopsIn = (id: CaseId) =>
      only !== undefined && others.length === 0 ? only.stopsOf(id) : kept.flatMap(({ stopsOf }) => stopsOf(id)); // one database has it
    return tallyPipeline(
      kept.flatMap(({ lines }) => lines),
      {
        today: rules.days.office,
        before,
        todayOf: key => dayOfStop(rules.days, profileOf.get(key)?.zone, null),
        daysAhead: (caseId, key) => ahead(stopsIn(caseId), profileOf.get(key)?.zone),
        labelOf: (key, stage) => labelIn(profileOf.get(key), stage),
        sideOf: (key, stage) => profileOf.get(key)?.stages.find(({ id }) => id === stage)?.side ?? null,
        isAfterCare: (key, stage) => standingOf(profileOf.get(key), stage, false) === 'after-care',
      },
    );
  });
}

function profilesByKey({ profiles }: StageRules): ReadonlyMap<string, Profile> {
  return new Map(profiles.map(profile => [profileKey(profile), profile]));
}

function dayBefore({ days }: StageRules, count: number): CivilDate {
  return civilDate(dayNumber(days.office) - count);
}

const labelIn = (profile: Profile | undefined, stage: string): Bilingual =>
  profile === undefined ? { en: stage, es: stage } : stageLabel(profile, stage);

type Stop = Pick<OpenStop, 'clock' | 'from' | 'earliest' | 'latest'>;

const stopOf = (stop: Stop | undefined) => (stop === undefined ? {} : { nextStopOn: stop.earliest, nextStop: stop.clock });

/** The open cases in which nothing has happened since `before`, longest first. */
function stalledSince(session: Session, before: CivilDate): readonly CaseId[] {
  return remembered(session, `nothing happened since ${before}`, () =>
    keptCases(session)
      .flatMap(({ lines }) =>
        lines.flatMap(({ caseId, isOver, lastEventOn }) =>
          isOver === 0 && lastEventOn !== null && lastEventOn < before ? [{ caseId, lastEventOn }] : [],
        ),
      )
      .sort((a, b) => (a.lastEventOn < b.lastEventOn ? -1 : a.lastEventOn > b.lastEventOn ? 1 : a.caseId < b.caseId ? -1 : 1))
      .map(({ caseId }) => caseId),
  );
}

/** The first hard stop of each case that is still ahead, and of each the first that has passed, soonest first: what has passed hides none of those. */
function firstStops(session: Session, todayOf: (stop: OpenStop) => CivilDate) {
  const [ahead, lapsed]: [OpenStop[], OpenStop[]] = [[], []];
  for (const { lines, stopsOf } of keptCases(session))
    for (const { caseId } of lines) {
      let [next, last]: [OpenStop | null, OpenStop | null] = [null, null];
      for (const stop of stopsOf(caseId)) {
        const today = todayOf(stop);
        if (!hasBegun(stop, today)) continue;
        if (stop.earliest >= today) next ??= stop;
        else last ??= stop;
      }
      if (next !== null) ahead.push(next);
      if (last !== null) lapsed.push(last);
    }
  return { ahead: ahead.sort(soonest), lapsed: lapsed.sort(soonest) };
}

function soonest(a: OpenStop, b: OpenStop): number {
  return a.earliest < b.earliest ? -1 : a.earliest > b.earliest ? 1 : a.caseId < b.caseId ? -1 : 1;
}

type Judging = {
  readonly profile: Profile | undefined;
  readonly rules: StageRules;
  readonly stop: Stop | undefined; // the line's next hard stop
};

function caseOf(line: PipelineLine, { profile, rules, stop }: Judging): PipelineCase {
  const { caseId, reference, title, direction, stage, enteredOn, nextStopOn, nextStop, mover, completeness } = line;
  return {
    caseId,
    reference,
    title,
    direction,
    stage,
    label: labelIn(profile, stage),
    owner: mover,
    daysInStage: enteredOn === null ? null : daysSince(enteredOn, dayOfStop(rules.days, profile?.zone, null)),
    nextStopOn,
    nextStopClock: nextStop,
    stop: stop === undefined ? null : dueOn(dayOfStop(rules.days, profile?.zone, nextStop), { ...stop, weight: 'hard' }),
    completenessPercent: completeness,
  };
}
