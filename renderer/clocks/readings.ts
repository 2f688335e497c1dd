import type { Action } from '../../shared/decision/types.ts';
import type { DeadlineRow } from '../../shared/pipeline.ts';
import { daysBetween } from '../format.ts';
import type { ClockReading } from './clock-reading.ts';
import type { MarkState } from '../marks/mark-state.ts';

/** From when a hard stop is near, and a promise or report. Days. */
const NEAR_DAYS = { hard: 7, soft: 3 } as const;

const states: Readonly<Record<Action, MarkState>> = {
  RELEASE: 'release',
  GENERALISE: 'generalise',
  MASK: 'generalise',
  PSEUDONYM: 'pseudonym',
  SUMMARISE: 'generalise',
  WITHHOLD: 'withhold',
  OMIT_SILENT: 'hidden',
};

/** The shield that a decision is drawn as. */
export function shieldOf(action: Action): MarkState {
  return states[action];
}

/** A clock as the parts draw it; null while it has no date. */
export function readingOf(row: DeadlineRow, today: string): ClockReading | null {
  if (row.mustStopBy === null) return null;
  const latest = row.latest ?? row.mustStopBy;
  const left = daysBetween(today, row.mustStopBy);
  return {
    tone: toneOf(row, left),
    earliest: row.mustStopBy,
    latest,
    daysToEarliest: left,
    daysToLatest: daysBetween(today, latest),
    elapsed: elapsedOf(row.startedOn, row.mustStopBy, today),
  };
}

function toneOf(row: DeadlineRow, left: number): ClockReading['tone'] {
  if (row.state.startsWith('stopped') || row.state === 'ended') return 'met';
  if (left < 0) return 'over';
  return left <= NEAR_DAYS[row.weight] ? 'soon' : 'later';
}

function elapsedOf(start: string | null, end: string, today: string): number {
  if (start === null) return 0;
  const span = daysBetween(start, end);
  return span <= 0 ? 1 : Math.min(1, Math.max(0, daysBetween(start, today) / span));
}
