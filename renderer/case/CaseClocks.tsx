import { daysBetween } from '../../shared/clocks/civil-date.ts';
import type { DeadlineRow } from '../../shared/pipeline.ts';
import { useFormat } from '../format.ts';
import { useText, type Translate } from '../text.ts';
import { ClockCard } from '../clocks/ClockCard.tsx';
import { StageStepper, type Stage } from '../clocks/StageStepper.tsx';
import { stateNames } from '../../shared/clocks/sentences.ts';
import { MoreClocks } from './MoreClocks.tsx';
import { explainDeadline, useCase } from '../record/case-store.ts';

/** How many clocks stand under the stages; the rest are on Today. */
const SHOWN = 4;
/** So many stages can be read in one line, and so many of them are the way that led here. */
const STAGES = 9;
const BEFORE = 4;

/** The stages and, under them, the clocks that stop soonest. */
export function CaseClocks() {
  const t = useText();
  const clocks = useCase(state => state.clocks);
  const panel = useCase(state => state.panel);
  const stages = useStages();
  const readings = clocks.flatMap(row => (row.due === null ? [] : [{ row, reading: row.due }]));
  const selected = panel.kind === 'clock' ? panel.row : readings[0]?.row;

  return (
    <>
      {stages.length > 0 && (
        <div className="page-part case-stages">
          <StageStepper stages={stages} />
        </div>
      )}
      {readings.length > 0 && (
        <div className="page-part">
          <ul className="clocks" aria-label={t('clock.clocks')}>
            {readings.slice(0, SHOWN).map(({ row, reading }) => (
              <ClockCard
                key={`${row.clock ?? row.entered?.name}-${row.startEvent}-${row.mustStopBy}`}
                name={t(row.label)}
                clock={reading}
                source={
                  row.clock === null
                    ? t('cases.byHand')
                    : t(reading.earliest === reading.latest ? 'cases.oneRule' : 'cases.twoReadings')
                }
                {...(row.state === 'for-counsel' ? { detail: <b>{t(stateNames[row.state])}</b> } : {})}
                isSelected={row.clock === selected?.clock && row.startEvent === selected.startEvent}
                onExplain={() => explainDeadline(row)}
              />
            ))}
          </ul>
        </div>
      )}
      <MoreClocks />
    </>
  );
}

/** The way so far, and at most as many stages ahead as fit; the current one filled by its soonest hard stop. */
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
