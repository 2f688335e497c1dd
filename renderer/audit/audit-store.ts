import { create } from 'zustand';
import { civilDate, dayNumber } from '../../shared/clocks/civil-date.ts';
import { startOfDayMs } from '../../shared/clocks/civil-day.ts';
import type { Input, Output } from '../../shared/contract.ts';
import type { AuditEvent, AuditVerdict } from '../../shared/contract/audit.ts';
import type { Failure } from '../../shared/failure.ts';
import type { CivilDate, UserId } from '../../shared/language.ts';
import { useDay } from '../day.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

/** Which events are shown; null is any. Both days are whole days of the office's zone. */
export type AuditFilter = {
  readonly user: UserId | null;
  readonly action: string | null;
  readonly station: number | null;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
};
export const everything: AuditFilter = { user: null, action: null, station: null, from: null, to: null };

/** The events of the filter. What was read stays while it is read again, and where that is refused. */
export type AuditList =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly failure: Failure }
  | {
      readonly phase: 'ready';
      readonly events: readonly AuditEvent[];
      readonly total: number;
      readonly isReading: boolean;
      readonly failure: Failure | null;
    };

/** Whether the chain of all events holds. */
export type ChainCheck =
  | { readonly phase: 'not-asked' }
  | { readonly phase: 'verifying'; readonly done: number; readonly total: number | null }
  | { readonly phase: 'verified'; readonly verdict: AuditVerdict }
  | { readonly phase: 'failed'; readonly failure: Failure };

export type Audit = {
  readonly filter: AuditFilter;
  readonly list: AuditList;
  readonly chain: ChainCheck;
  readonly users: Output<'user:list'>;
  readonly actions: readonly string[];
  /** The machines of an office of several, and what is known to be missing of their chains. */
  readonly office: Output<'station:list'> | null;
};

export const useAudit = forgetOnLock(
  create<Audit>(() => ({
    filter: everything,
    list: { phase: 'loading' },
    chain: { phase: 'not-asked' },
    users: [],
    actions: [],
    office: null,
  })),
);

const JOB = 'audit-verify';
const PAGE = 200;

/** Read the room anew: the newest events, and what can be filtered by. */
export async function openAudit(): Promise<void> {
  await Promise.all([readFrom(undefined), readChoices()]);
}

export async function filterAudit(change: Partial<AuditFilter>): Promise<void> {
  useAudit.setState(({ filter }) => ({ filter: { ...filter, ...change } }));
  await readFrom(undefined);
}

/** The next page, if there is one and none is on its way. */
export async function readMoreEvents(): Promise<void> {
  const { list } = useAudit.getState();
  if (list.phase !== 'ready' || list.isReading || list.events.length >= list.total) return;
  const last = list.events.at(-1);
  if (last !== undefined) await readFrom(last.number);
}

/** From an event on, downwards, whatever the filter was. */
export async function showEvent(number: number): Promise<void> {
  useAudit.setState({ filter: everything });
  await readFrom(number + 1, true);
}

export async function verifyAudit(): Promise<void> {
  check({ phase: 'verifying', done: 0, total: null });
  const isVerifying = (): boolean => useAudit.getState().chain.phase === 'verifying';
  const deaf = door.listen('job:progressed', ({ job, done, total }) => {
    if (job === JOB && isVerifying()) check({ phase: 'verifying', done, total });
  });
  const answer = await door.request('audit:verify', { depth: 'full' }, JOB);
  deaf();
  if (!isVerifying()) return; // locked meanwhile
  check(answer.ok ? { phase: 'verified', verdict: answer.value } : { phase: 'failed', failure: answer.failure });
}

export function cancelVerify(): void {
  door.cancel(JOB);
}

async function readFrom(before: number | undefined, isFresh = before === undefined): Promise<void> {
  const { filter, list: shown } = useAudit.getState();
  const reading: AuditList = shown.phase === 'ready' ? { ...shown, isReading: true } : { phase: 'loading' };
  useAudit.setState({ list: reading });
  const answer = await door.request('audit:list', {
    ...wanted(filter),
    limit: PAGE,
    ...(before === undefined ? {} : { before }),
  });
  if (useAudit.getState().list !== reading) return; // other events were asked for since, or the vault was locked
  useAudit.setState({ list: answer.ok ? listed(reading, answer.value, isFresh) : refused(reading, answer.failure) });
}

function listed(reading: AuditList, { events, total }: Output<'audit:list'>, isFresh: boolean): AuditList {
  const before = reading.phase === 'ready' && !isFresh ? reading.events : [];
  return { phase: 'ready', events: [...before, ...events], total, isReading: false, failure: null };
}

function refused(reading: AuditList, failure: Failure): AuditList {
  return reading.phase === 'ready' ? { ...reading, isReading: false, failure } : { phase: 'failed', failure };
}

async function readChoices(): Promise<void> {
  const [users, actions, office] = await Promise.all([
    door.request('user:list', {}),
    door.request('audit:actions', {}),
    door.request('station:list', {}),
  ]);
  if (users.ok && actions.ok) useAudit.setState({ users: users.value, actions: actions.value });
  useAudit.setState({ office: office.ok && office.value.stations.length > 0 ? office.value : null });
}

function wanted({ user, action, station, from, to }: AuditFilter): Input<'audit:list'> {
  return {
    ...(user === null ? {} : { user }),
    ...(action === null ? {} : { actions: [action] }),
    ...(station === null ? {} : { station }),
    ...(from === null ? {} : { fromMs: startOf(from, 0) }),
    ...(to === null ? {} : { toMs: startOf(to, 1) }),
  };
}

function startOf(date: CivilDate, daysLater: number): number {
  return startOfDayMs(useDay.getState().zone, civilDate(dayNumber(date) + daysLater));
}

function check(chain: ChainCheck): void {
  useAudit.setState({ chain });
}
