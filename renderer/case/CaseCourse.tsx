import { daysBetween } from '../../shared/clocks/civil-date.ts';
import type { DeadlineRow } from '../../shared/pipeline.ts';
import { useFormat } from '../format.ts';
import { useText, type Translate } from '../text.ts';
import { StageStepper, type Stage } from '../clocks/StageStepper.tsx';
import { useCase } from '../record/case-store.ts';

/** So many stages can be read in one line, and so many of them are the way that led here. */
const STAGES = 9;
const BEFORE = 4;

/** The stages of the case: where it stands, the way so far, and at most as many ahead as fit. */
export function CaseCourse() {
  const stages = useStages();
  if (stages.length === 0) return null;
  return (
    <div className="case-stages">
      <StageStepper stages={stages} />
    </div>
  );
}

/** The current one is filled by its soonest hard stop. */
function useStages(): readonly Stage[] {
  const t = useText();
  const format = useFormat();
  const stage = useCase(state => state.stage);
  const clocks = useCase(state => state.clocks);
  if (stage === null) return [];
  const soonest = clocks.find(row => row.weight === 'hard' && row.mustStopBy !== null);
  const reading = soonest?.due ?? null;
  const dayOf = soonest === undefined ? null : dayWords(soonest, t);
  const now = stage.steps.findIndex(step => step.isNow);
  const from = Math.max(0, Math.min(now - BEFORE, stage.steps.length - STAGES));
  return stage.steps.slice(from, from + STAGES).map((step, index): Stage => {
    const at = from + index;
    const isNow = step.isNow;
    const noteOf = () => {
      if (isNow && dayOf !== null) return { note: dayOf };
      return step.on === null ? {} : { note: format.date(step.on) };
    };
    return {
      code: step.stage,
      name: t(step.label),
      state: isNow ? 'now' : at < now ? 'done' : 'next',
      isBeside: Math.abs(at - now) === 1,
      ...noteOf(),
      ...(isNow && reading !== null && reading.tone !== 'met' ? { elapsed: reading.elapsed, tone: reading.tone } : {}),
    };
  });
}

/** "day 53 of 60" of a stage that a hard stop measures; null once the stop has passed. */
function dayWords({ startedOn, due }: DeadlineRow, t: Translate): string | null {
  if (startedOn === null || due === null) return null;
  const total = daysBetween(startedOn, due.earliest);
  const day = total - due.daysToEarliest;
  return day < 0 || day > total ? null : t('cases.dayOf', { day, total });
}
