import {
  countWritten,
  findComparison,
  listComparePolicies,
  listComparisons,
  putComparison,
  putCompareSecret,
  type ComparisonRow,
} from '../../../db/comparisons.ts';
import { findCurrentKey, type AgencyKey } from '../../../db/agencies.ts';
import { findUser } from '../../../db/users.ts';
import type { Comparison } from '../../../shared/contract/compare.ts';
import { guessableKinds, type CompareKind } from '../../../shared/compare/kinds.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { AgencyCode, Json } from '../../../shared/language.ts';
import { recordChanges } from '../audit/audit.ts';
import type { OpeningStep, Session, SessionContext } from '../ground/context.ts';

const DAY_MS = 86_400_000;

/** A run. Refusals `compare/not-found`, and `compare/expired` where its time is over. */
export function getRun({ session, nowMs }: Pick<SessionContext, 'session' | 'nowMs'>, run: string): ComparisonRow {
  const row = findComparison(session.office, run);
  if (row === undefined) throw new Refusal('compare/not-found');
  if (isOpen(row) && row.expiresAtMs < nowMs()) throw new Refusal('compare/expired');
  return row;
}

const over: ReadonlySet<string> = new Set(['done', 'refused', 'expired']);
export const isOpen = ({ state }: Pick<ComparisonRow, 'state'>): boolean => !over.has(state);

type Asked = Pick<ComparisonRow, 'run' | 'agency' | 'size' | 'theirSize'> & { readonly kinds: readonly CompareKind[] };

/**
 * THE RULE of what a counterpart may compare, as its policy says; asked where a comparison is proposed, and again where its file is written.
 * @throws Refusal `compare/not-allowed`, `compare/kind-not-allowed`, `compare/too-many`, `compare/guessable`, `compare/too-often`.
 */
export function refuseBeyondPolicy({ session, nowMs }: SessionContext, { run, agency, kinds, size, theirSize }: Asked): void {
  const policy = listComparePolicies(session.office).find(each => each.agency === agency);
  if (policy === undefined) throw new Refusal('compare/not-allowed');
  if (!kinds.every(kind => policy.kinds.includes(kind))) throw new Refusal('compare/kind-not-allowed');
  // Both sides' sizes: who fills its own with guesses learns from the hits that it is told.
  const most = Math.max(size, theirSize);
  if (most > policy.mostValues) throw new Refusal('compare/too-many');
  if (most > policy.mostGuessable && kinds.some(kind => guessableKinds.has(kind))) throw new Refusal('compare/guessable');
  const made = countWritten(session.office, agency, nowMs() - policy.days * DAY_MS, run);
  if (made >= policy.runs) throw new Refusal('compare/too-often');
}

/** The keys of a counterpart whose files can be checked. Refusal `compare/no-key`. */
export function signingKeyOf({ office }: Session, agency: AgencyCode): AgencyKey {
  const key = findCurrentKey(office, agency);
  if (key === undefined || key.signingKey === null) throw new Refusal('compare/no-key');
  return key;
}

/** Keep a run as it is now, with its secret where there is one (null: none any more), and say so in the chain. */
export function keepRun(
  context: SessionContext,
  action: string,
  row: ComparisonRow,
  {
    secret,
    also,
    said = {},
  }: { readonly secret?: object | null; readonly also?: () => void; readonly said?: { readonly [key: string]: Json } },
): void {
  const { session } = context;
  recordChanges(session, context, action, session.office, note => {
    putComparison(session.office, row);
    if (secret !== undefined) putCompareSecret(session.office, row.run, secret);
    also?.();
    const { agency, role, state, kinds, size, theirSize, tellsHits, hits } = row;
    note({
      ...{ record: row.run, entity: 'comparison', field: 'state', old: null },
      new: { agency, role, state, kinds: [...kinds], size, theirSize, tellsHits, hits, ...said },
    });
  });
}

/** A run that is over keeps what was agreed and how many hits there were, and nothing that it was computed from. */
export function ended(row: ComparisonRow, state: 'done' | 'refused' | 'expired'): ComparisonRow {
  return { ...row, state, given: null, file: null };
}

export function comparisonView({ office }: Session, row: ComparisonRow): Comparison {
  const { run, agency, role, state, kinds, size, theirSize, tellsHits, chosen, accepted, startedAtMs, expiresAtMs, hits } = row;
  const nameOf = (id: string | null): string | null => (id === null ? null : (findUser(office, id)?.label ?? id));
  return {
    ...{ run, agency, role, state, kinds, size, theirSize, tellsHits, accepted, startedAtMs, expiresAtMs, hits },
    cases: chosen === null || chosen === 'open' ? chosen : chosen.length,
    preparedBy: nameOf(row.preparedBy),
    approvedBy: nameOf(row.approvedBy),
    hasFile: row.file !== null,
  };
}

/** Opening a vault: comparisons whose time is over end, and their secrets go. */
export const endExpired: OpeningStep = (session, services) => {
  const late = listComparisons(session.office).filter(row => isOpen(row) && row.expiresAtMs < services.nowMs());
  if (late.length === 0) return [];
  recordChanges(session, services, 'compare:expire', session.office, note => {
    for (const row of late) {
      putComparison(session.office, ended(row, 'expired'));
      putCompareSecret(session.office, row.run, null);
      note({ record: row.run, entity: 'comparison', field: 'state', old: row.state, new: 'expired' });
    }
  });
  return [];
};
