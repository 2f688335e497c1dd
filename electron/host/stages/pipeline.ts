import { listNextStops, listStalled, listTallies, type PipelineLine } from '../../../db/pipeline.ts';
import { civilDate, dayNumber } from '../../../shared/clocks/civil-date.ts';
import type { pipelineCalls } from '../../../shared/contract/pipeline.ts';
import type { Bilingual, CivilDate } from '../../../shared/language.ts';
import { tallyPipeline } from '../../../shared/pipeline-tally.ts';
import type { PipelineCase } from '../../../shared/pipeline.ts';
import { stageLabel } from '../../../shared/stages.ts';
import type { HandlersOf } from '../ground/context.ts';
import { remembered } from '../ground/remembered.ts';
import { stageRules } from './stage-index.ts';
import { workingDayOf } from '../ground/working-day.ts';

const STALLED_AFTER_DAYS = 60;
const TOP = 50;
/** The report's day is the computer's, in the zone where most of its clocks run. */

export const pipelineHandlers: HandlersOf<typeof pipelineCalls> = {
  'pipeline:report': ({ stalledAfterDays = STALLED_AFTER_DAYS, top = TOP }, context) => {
    const { session } = context;
    const rules = stageRules(session, context);
    const today = workingDayOf(rules.nowMs);
    const before = civilDate(dayNumber(today) - stalledAfterDays);
    const visible = session.visible();
    const profileOf = new Map(rules.profiles.map(profile => [`${profile.id}@${profile.version}`, profile]));
    const labelOf = (key: string, stage: string): Bilingual => {
      const profile = profileOf.get(key);
      return profile === undefined ? { en: stage, es: stage } : stageLabel(profile, stage);
    };
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
        .map(line => caseOf(line, today, labelOf(line.profile, line.stage)));
    const tally = remembered(session, `pipeline ${today} ${before}`, () =>
      tallyPipeline(visible.flatMap(listTallies), { today, before, labelOf, sideOf }),
    );
    return {
      ...tally,
      next: lines(db => listNextStops(db, top), 'nextStopOn'),
      stalled: lines(db => listStalled(db, before, top), 'lastEventOn'),
      stalledAfterDays,
    };
  },
};

function caseOf(
  { enteredOn, nextStopOn, nextStop, mover, completeness, ...line }: PipelineLine,
  today: CivilDate,
  label: Bilingual,
): PipelineCase {
  const { caseId, reference, title, direction, stage } = line;
  return {
    caseId,
    reference,
    title,
    direction,
    stage,
    label,
    owner: mover,
    daysInStage: enteredOn === null ? null : dayNumber(today) - dayNumber(enteredOn),
    nextStopOn,
    nextStopClock: nextStop,
    daysToStop: nextStopOn === null ? null : dayNumber(nextStopOn) - dayNumber(today),
    completenessPercent: completeness,
  };
}
