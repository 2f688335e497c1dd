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
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
};
export const everything: AuditFilter = { user: null, action: null, from: null, to: null };

export type Audit = {
  readonly filter: AuditFilter;
  readonly events: readonly AuditEvent[] | null; // null: not read yet
  readonly total: number;
  readonly users: Output<'user:list'>;
  readonly actions: readonly string[];
  readonly isReading: boolean;
  readonly verifying: { readonly done: number; readonly total: number | null } | null;
  readonly verdict: AuditVerdict | null;
  readonly failure: Failure | null;
};

export const useAudit = forgetOnLock(
  create<Audit>(() => ({
    filter: everything,
    events: null,
    total: 0,
    users: [],
    actions: [],
    isReading: false,
    verifying: null,
    verdict: null,
    failure: null,
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
  const { events, total, isReading } = useAudit.getState();
  const last = events?.at(-1);
  if (isReading || events === null || last === undefined || events.length >= total) return;
  await readFrom(last.number);
}

/** From an event on, downwards, whatever the filter was. */
export async function showEvent(number: number): Promise<void> {
  useAudit.setState({ filter: everything });
  await readFrom(number + 1, true);
}

export async function verifyAudit(): Promise<void> {
  useAudit.setState({ verifying: { done: 0, total: null }, verdict: null, failure: null });
  const deaf = door.listen('job:progressed', ({ job, done, total }) => {
    if (job === JOB) useAudit.setState({ verifying: { done, total } });
  });
  const answer = await door.request('audit:verify', { depth: 'full' }, JOB);
  deaf();
  useAudit.setState(
    answer.ok ? { verifying: null, verdict: answer.value } : { verifying: null, verdict: null, failure: answer.failure },
  );
}

export function cancelVerify(): void {
  door.cancel(JOB);
}

async function readFrom(before: number | undefined, isFresh = before === undefined): Promise<void> {
  const { filter } = useAudit.getState();
  useAudit.setState({ isReading: true });
  const answer = await door.request('audit:list', {
    ...wanted(filter),
    limit: PAGE,
    ...(before === undefined ? {} : { before }),
  });
  if (useAudit.getState().filter !== filter) return; // another filter has been chosen since
  if (!answer.ok) return useAudit.setState({ isReading: false, failure: answer.failure });
  const { events, total } = answer.value;
  useAudit.setState(state => ({ isReading: false, total, events: isFresh ? events : [...(state.events ?? []), ...events] }));
}

async function readChoices(): Promise<void> {
  const [users, actions] = await Promise.all([door.request('user:list', {}), door.request('audit:actions', {})]);
  if (users.ok && actions.ok) useAudit.setState({ users: users.value, actions: actions.value });
}

function wanted({ user, action, from, to }: AuditFilter): Input<'audit:list'> {
  return {
    ...(user === null ? {} : { user }),
    ...(action === null ? {} : { actions: [action] }),
    ...(from === null ? {} : { fromMs: startOf(from, 0) }),
    ...(to === null ? {} : { toMs: startOf(to, 1) }),
  };
}

function startOf(date: CivilDate, daysLater: number): number {
  return startOfDayMs(useDay.getState().zone, civilDate(dayNumber(date) + daysLater));
}
