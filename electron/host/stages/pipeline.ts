import { listNextStops } from '../../../db/next-stops.ts';
import { listSoonestStops, listStalled, listTallies, type PipelineLine } from '../../../db/pipeline.ts';
import { civilDate, dayNumber, daysBetween } from '../../../shared/clocks/civil-date.ts';
import { dayOfStop } from '../../../shared/clocks/civil-day.ts';
import { dueOn } from '../../../shared/clocks/due.ts';
import type { pipelineCalls } from '../../../shared/contract/pipeline.ts';
import type { Bilingual, CaseId } from '../../../shared/language.ts';
import type { Profile } from '../../../shared/profile.ts';
import { tallyPipeline } from '../../../shared/pipeline-tally.ts';
import type { PipelineCase } from '../../../shared/pipeline.ts';
import { standingOf } from '../../../shared/standing.ts';
import { stageLabel } from '../../../shared/stages.ts';
import type { HandlersOf, Session } from '../ground/context.ts';
import { remembered } from '../ground/remembered.ts';
import { faultyCases } from './faulty-cases.ts';
import { stageRules, type StageRules } from './stage-index.ts';
import { stopsAhead } from './stops-ahead.ts';

const STALLED_AFTER_DAYS = 60;
const TOP = 50;

export const pipelineHandlers: HandlersOf<typeof pipelineCalls> = {
  'pipeline:report': ({ stalledAfterDays = STALLED_AFTER_DAYS, top = TOP }, context) => {
    const { session } = context;
    const rules = stageRules(session, context);
    const { office: today } = rules.days;
    const before = civilDate(dayNumber(today) - stalledAfterDays);
    const visible = session.visible();
    const profileOf = new Map(rules.profiles.map(profile => [`${profile.id}@${profile.version}`, profile]));
    const labelOf = (key: string, stage: string): Bilingual => labelIn(profileOf.get(key), stage);
    const isAfterCare = (key: string, stage: string) => standingOf(profileOf.get(key), stage, false) === 'after-care';
    const sideOf = (key: string, stage: string): 'requesting' | 'requested' | null =>
      profileOf.get(key)?.stages.find(({ id }) => id === stage)?.side ?? null;
    const lines = (
      list: (db: (typeof visible)[number]) => PipelineLine[],
      by: 'nextStopOn' | 'lastEventOn',
    ): readonly PipelineCase[] =>
      visible
        .flatMap(list)
        .sort((a, b) => ((a[by] ?? '9') < (b[by] ?? '9') ? -1 : 1))
        .slice(0, top)
        .map(line => caseOf(session, line, { profile: profileOf.get(line.profile), rules }));
    const todayOf = (key: string) => dayOfStop(rules.days, profileOf.get(key)?.zone, null);
    const tally = remembered(session, `pipeline ${dayNames(rules)} ${before}`, () => {
      const ahead = stopsAhead(context, rules);
      const daysAhead = (caseId: CaseId, key: string) => ahead(caseId, profileOf.get(key)?.zone);
      return tallyPipeline(visible.flatMap(listTallies), { today, todayOf, daysAhead, before, labelOf, sideOf, isAfterCare });
    });
    return {
      ...tally,
      next: lines(db => listSoonestStops(db, top), 'nextStopOn'),
      stalled: lines(db => listStalled(db, before, top), 'lastEventOn'),
      stalledAfterDays,
      faulty: faultyCases(session, rules, top),
    };
  },
};

/** The days of every zone that the figures depend on. */
function dayNames({ days, profiles }: StageRules): string {
  return [days.office, ...new Set(profiles.map(({ zone }) => days.in(zone)))].join(' ');
}

const labelIn = (profile: Profile | undefined, stage: string): Bilingual =>
  profile === undefined ? { en: stage, es: stage } : stageLabel(profile, stage);

type Judging = { readonly profile: Profile | undefined; readonly rules: StageRules };

function caseOf(session: Session, line: PipelineLine, { profile, rules }: Judging): PipelineCase {
  const { caseId, reference, title, direction, stage, enteredOn, nextStopOn, nextStop, mover, completeness } = line;
  const terms = listNextStops(session.dbOf(caseId), [caseId]).get(caseId);
  return {
    caseId,
    reference,
    title,
    direction,
    stage,
    label: labelIn(profile, stage),
    owner: mover,
    daysInStage: enteredOn === null ? null : daysBetween(enteredOn, dayOfStop(rules.days, profile?.zone, null)),
    nextStopOn,
    nextStopClock: nextStop,
    stop: terms === undefined ? null : dueOn(dayOfStop(rules.days, profile?.zone, nextStop), { ...terms, weight: 'hard' }),
    completenessPercent: completeness,
  };
}
