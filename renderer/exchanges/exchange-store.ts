import { create } from 'zustand';
import type { ExchangeLine } from '../../shared/case-view.ts';
import { civilDate, dayNumber } from '../../shared/clocks/civil-date.ts';
import type { Input } from '../../shared/contract.ts';
import type { Failure } from '../../shared/failure.ts';
import type { Bilingual, RecordId } from '../../shared/language.ts';
import { officeToday } from '../day.ts';
import { door } from '../host.ts';
import { readWhenSettled } from '../settled.ts';
import { forgetOnLock } from '../stores.ts';

const PAGE = 200;
const SETTLE_MS = 200;

/** What the log is narrowed by, beside the words: with whom, how, since when, and whether something promised is open. */
export type ExchangeFilter = Pick<Input<'exchange:list'>, 'counterpart' | 'mode' | 'isOpen'> & {
  readonly within?: keyof typeof withinDays;
};
/** Days up to today, today among them. */
export const withinDays = { week: 7, month: 30, year: 365 } as const;

/** Our own log, or what came with cases of others. */
export type Whose = 'ours' | 'theirs';

export type Exchanges = {
  readonly whose: Whose;
  readonly lines: readonly ExchangeLine[] | null; // null: not read yet
  readonly names: ReadonlyMap<string, Bilingual>; // of agencies, by code
  readonly text: string; // what is looked for
  readonly filter: ExchangeFilter;
  readonly total: number;
  /** The line that is shown beside the log. */
  readonly active: RecordId | null;
  readonly more: boolean;
  readonly isReading: boolean;
  readonly failure: Failure | null;
};

export const useExchanges = forgetOnLock(
  create<Exchanges>(() => ({
    ...{ whose: 'ours', lines: null, names: new Map(), text: '', filter: {}, total: 0, active: null },
    ...{ more: false, isReading: false, failure: null },
  })),
);

/** The log of all cases, newest first. */
export async function openExchanges(): Promise<void> {
  const agencies = await door.request('agency:list', {});
  if (agencies.ok) useExchanges.setState({ names: new Map(agencies.value.map(({ code, names }) => [code, names])) });
  await readFrom(0);
}

export async function showWhose(whose: Whose): Promise<void> {
  useExchanges.setState({ whose, lines: null });
  await readFrom(0);
}

/** Only what has these words, in it or in its case, or was with this counterpart. */
export async function findExchanges(text: string): Promise<void> {
  useExchanges.setState({ text });
  await readFrom(0);
}

export async function filterExchanges(change: {
  readonly [K in keyof ExchangeFilter]: ExchangeFilter[K] | undefined;
}): Promise<void> {
  const merged = Object.entries({ ...useExchanges.getState().filter, ...change }).filter(([, value]) => value !== undefined);
  useExchanges.setState({ filter: Object.fromEntries(merged) }); // of its own keys
  await readFrom(0);
}

/** Everything of this log. */
export async function clearExchanges(): Promise<void> {
  useExchanges.setState({ text: '', filter: {} });
  await readFrom(0);
}

export function showBeside(record: RecordId): void {
  useExchanges.setState({ active: record });
}

/** Read the log again after changes, once a burst of them has settled. Returns how to stop. */
export function followExchanges(): () => void {
  return readWhenSettled(['case:changed'], SETTLE_MS, () => readFrom(0));
}

export async function readMoreExchanges(): Promise<void> {
  const { lines, more, isReading } = useExchanges.getState();
  if (lines !== null && more && !isReading) await readFrom(lines.length);
}

async function readFrom(offset: number): Promise<void> {
  useExchanges.setState({ isReading: true, failure: null });
  const { whose, text, filter } = useExchanges.getState();
  const { within, ...by } = filter;
  const from = within === undefined ? {} : { from: civilDate(dayNumber(officeToday()) - withinDays[within] + 1) };
  const answer = await door.request('exchange:list', { whose, text, ...by, ...from, offset, limit: PAGE });
  const now = useExchanges.getState();
  if (now.whose !== whose || now.text !== text || now.filter !== filter) return; // something else was asked for since
  if (!answer.ok) return useExchanges.setState({ isReading: false, failure: answer.failure });
  const { exchanges, more, total } = answer.value;
  useExchanges.setState(({ lines }) => ({
    isReading: false,
    more,
    total,
    lines: offset === 0 ? exchanges : [...(lines ?? []), ...exchanges],
  }));
}
