import { create } from 'zustand';
import { CHANGES_AT_ONCE } from '../../shared/audit-changes.ts';
import type { AuditChange, AuditEvent, AuditGrant } from '../../shared/contract/audit.ts';
import type { Failure } from '../../shared/failure.ts';
import type { CivilDate, UserId } from '../../shared/language.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

/** An event and what it touched; `isWhole`: there is no further change that this user may see. */
export type LookedInto = { readonly event: AuditEvent; readonly changes: readonly AuditChange[]; readonly isWhole: boolean };

/** Which cases are open to auditors, and the event that is looked into. */
export type Grants = {
  readonly grants: readonly AuditGrant[];
  readonly looked: LookedInto | null;
  readonly failure: Failure | null;
};

export const useGrants = forgetOnLock(create<Grants>(() => ({ grants: [], looked: null, failure: null })));

export async function readGrants(): Promise<void> {
  const answer = await door.request('audit:list-grants', {});
  useGrants.setState(answer.ok ? { grants: answer.value, failure: null } : { failure: answer.failure });
}

export type Asked = { readonly auditor: UserId; readonly reference: string; readonly until: CivilDate; readonly ground: string };

/** Open the case of a reference to an auditor. @returns why not, or null. */
export async function grantCase({ reference, ...rest }: Asked): Promise<Failure | null> {
  const listed = await door.request('case:list', { reference });
  if (!listed.ok) return listed.failure;
  const { cases } = listed.value;
  const found = cases.find(row => row.reference === reference) ?? cases[0];
  if (found === undefined) return { code: 'case/not-found' };
  return kept(await door.request('audit:grant', { ...rest, caseId: found.id }));
}

export async function endGrant(id: string): Promise<Failure | null> {
  return kept(await door.request('audit:end-grant', { id }));
}

async function kept(answer: Awaited<ReturnType<typeof door.request<'audit:grant'>>>): Promise<Failure | null> {
  if (!answer.ok) return answer.failure;
  await readGrants();
  return null;
}

/** Look into one event: what it touched. */
export async function lookInto(event: AuditEvent): Promise<void> {
  await lookFrom({ event, changes: [] });
}

/** The first things that an event touched; null where that cannot be read. */
export async function readFirstChanges(entry: number): Promise<readonly AuditChange[] | null> {
  const answer = await door.request('audit:changes', { entry, offset: 0 });
  return answer.ok ? answer.value : null;
}

/** The further changes of the event that is looked into. */
export async function lookFurther(): Promise<void> {
  const { looked } = useGrants.getState();
  if (looked !== null) await lookFrom(looked);
}

async function lookFrom({ event, changes: before }: Omit<LookedInto, 'isWhole'>): Promise<void> {
  const answer = await door.request('audit:changes', { entry: event.number, offset: before.length });
  if (!answer.ok) return useGrants.setState({ failure: answer.failure });
  if (before.length > 0 && useGrants.getState().looked?.changes !== before) return; // looked away, or asked twice
  const isWhole = answer.value.length < CHANGES_AT_ONCE;
  useGrants.setState({ looked: { event, changes: [...before, ...answer.value], isWhole }, failure: null });
}

export function lookAway(): void {
  useGrants.setState({ looked: null });
}
