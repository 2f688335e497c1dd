import type { Bilingual } from '../../shared/language.ts';
import type { PipelineCase, StageCount } from '../../shared/pipeline.ts';
import type { ClockReading } from '../ui/clocks/clock-reading.ts';
import type { RadarCase } from '../ui/clocks/Radar.tsx';
import type { BoardDirection } from './pipeline-store.ts';

const NEAR_DAYS = 7;

/** One stage of the board, over the directions that are shown. Days are whole days in the stage. */
export type BoardStage = {
  readonly stage: string;
  readonly label: Bilingual;
  readonly cases: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly radar: readonly RadarCase[];
};

/** The stages that hold a case, in the order of the way. */
export function boardStages(
  counts: readonly StageCount[],
  direction: BoardDirection,
  standing: readonly PipelineCase[],
  stalled: ReadonlySet<string>,
): readonly BoardStage[] {
  const shown = counts.filter(count => direction === 'both' || count.direction === direction);
  return [...Map.groupBy(shown, ({ stage }) => stage)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([stage, group]) => {
      const first = group[0];
      if (first === undefined) return [];
      const here = standing.filter(
        line => line.stage === stage && line.daysInStage !== null && (direction === 'both' || line.direction === direction),
      );
      const radar = here.map(line => ({ id: line.caseId, days: line.daysInStage ?? 0, isStalled: stalled.has(line.caseId) }));
      const days = radar.map(one => one.days).sort((a, b) => a - b);
      const at = (share: number) => days[Math.round((days.length - 1) * share)] ?? first.medianDaysInStage;
      const cases = group.reduce((sum, count) => sum + count.cases, 0);
      const median = group.length === 1 ? first.medianDaysInStage : at(0.5);
      return [{ stage, label: first.label, cases, low: at(0.25), median, high: at(0.75), radar }];
    });
}

/** The next hard stop of a case as the parts draw it; null without one. */
export function stopOf(line: PipelineCase | undefined): ClockReading | null {
  if (line === undefined || line.nextStopOn === null || line.daysToStop === null) return null;
  const left = line.daysToStop;
  const span = (line.daysInStage ?? 0) + left;
  return {
    tone: left < 0 ? 'over' : left <= NEAR_DAYS ? 'soon' : 'later',
    earliest: line.nextStopOn,
    latest: line.nextStopOn,
    daysToEarliest: left,
    daysToLatest: left,
    elapsed: span <= 0 ? 1 : Math.min(1, (line.daysInStage ?? 0) / span),
  };
}

/** 'Andrea Solís Whitman' → 'ASW'. */
export function initialsOf(name: string | null): string {
  return (name ?? '')
    .split(/\s+/)
    .map(word => word.slice(0, 1))
    .join('')
    .toLocaleUpperCase()
    .slice(0, 4);
}

/** Which card has the focus after an arrow key, by column and place; null if there is none that way. */
export function cardBeside(columns: readonly (readonly string[])[], active: string, key: string): string | null {
  const column = columns.findIndex(cards => cards.includes(active));
  const place = columns[column]?.indexOf(active) ?? -1;
  if (place < 0) return null;
  if (key === 'ArrowDown') return columns[column]?.[place + 1] ?? null;
  if (key === 'ArrowUp') return columns[column]?.[place - 1] ?? null;
  if (key === 'Home') return columns[column]?.[0] ?? null;
  if (key === 'End') return columns[column]?.at(-1) ?? null;
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return null;
  for (let next = column + step; next >= 0 && next < columns.length; next += step) {
    const cards = columns[next] ?? [];
    const found = cards[Math.min(place, cards.length - 1)];
    if (found !== undefined) return found;
  }
  return null;
}
