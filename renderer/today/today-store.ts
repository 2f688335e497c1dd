import { Temporal } from 'temporal-polyfill';
import { create } from 'zustand';
import type { Failure } from '../../shared/failure.ts';
import type { CivilDate } from '../../shared/language.ts';
import type { DeadlineRow } from '../../shared/pipeline.ts';
import { todayHere } from '../format.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

const HORIZON_DAYS = 14;
const PAGE = 200;

type Today = {
  readonly rows: readonly DeadlineRow[] | null; // null: not read yet
  readonly total: number;
  readonly isReading: boolean;
  readonly failure: Failure | null;
};

export const useToday = forgetOnLock(create<Today>(() => ({ rows: null, total: 0, isReading: false, failure: null })));

/** Open clocks that have passed or stop within the horizon, soonest first. */
export async function openToday(): Promise<void> {
  await readFrom(0);
}

export async function readMoreStops(): Promise<void> {
  const { rows, total, isReading } = useToday.getState();
  if (rows !== null && !isReading && rows.length < total) await readFrom(rows.length);
}

async function readFrom(offset: number): Promise<void> {
  useToday.setState({ isReading: true, failure: null });
  const answer = await door.request('deadline:list', { until: horizon(), offset, limit: PAGE });
  if (!answer.ok) return useToday.setState({ isReading: false, failure: answer.failure });
  const { rows, total } = answer.value;
  useToday.setState(state => ({ isReading: false, total, rows: offset === 0 ? rows : [...(state.rows ?? []), ...rows] }));
}

function horizon(): CivilDate {
  return Temporal.PlainDate.from(todayHere()).add({ days: HORIZON_DAYS }).toString() as CivilDate; // prints YYYY-MM-DD
}
