import { z } from 'zod';
import type { CaseId, CivilDate, UserId } from '../language.ts';
import { ask, everyRole } from './row.ts';
import { caseId, civilDate, shortText, userId } from './scalars.ts';

const actionName = z
  .string()
  .regex(/^[a-z]+:[a-z-]+$/)
  .max(60);

/** One event of the chain. What changed is not here: an auditor sees that it happened, by whom, when, and how much. */
export type AuditEvent = {
  readonly number: number;
  readonly atMs: number;
  readonly user: string;
  readonly userLabel: string | null;
  readonly action: string;
  readonly changes: number;
  /** The cases that it touched, at most five. Who reads the chain knows them by codes (`shared/case-code.ts`). */
  readonly caseIds: readonly CaseId[];
  /** In an office of several: whose chain it stands in, and at which place there. */
  readonly chain: { readonly station: number; readonly number: number } | null;
};

/** One change of an event: where and in which way, and what it is committed to (HMAC-SHA-256, base64url); never what it was or became. */
export type AuditChange = {
  readonly caseId: CaseId | null;
  readonly record: string;
  readonly entity: string;
  readonly field: string; // `*`: a whole record
  readonly way: 'made' | 'removed' | 'changed' | 'erased';
  readonly commitment: string;
};

/** A case whose values an auditor may read for a time. Only supervisors are told its reference: to the auditor it is a code until opened. */
export type AuditGrant = {
  readonly id: string;
  readonly caseId: CaseId;
  readonly reference: string | null;
  readonly auditor: UserId;
  readonly auditorLabel: string | null;
  readonly until: CivilDate; // the last day
  readonly ground: string;
  readonly grantedBy: string | null;
  readonly grantedAtMs: number;
  readonly ended: { readonly by: string | null; readonly atMs: number } | null;
  readonly isLive: boolean;
};
/** The longest that a grant lasts; another may follow it. */
export const MOST_GRANTED_DAYS = 90;

/** `why`: the first bad entry's fault. */
export type AuditVerdict = {
  readonly ok: boolean;
  readonly checked: number;
  readonly firstBad: {
    readonly number: number;
    readonly why: 'missing' | 'altered' | 'unlinked' | 'signature' | 'unknown-user' | 'changes';
  } | null;
};

export const auditCalls = {
  /** Newest first. `total` counts what the filter lets through. */
  'audit:list': ask(
    z.strictObject({
      before: z.int().positive().optional(),
      limit: z.int().min(1).max(500).optional(),
      user: userId.optional(),
      station: z.int().min(1).max(9999).optional(), // of its chain
      actions: z.array(actionName).max(100).optional(), // one of these
      fromMs: z.int().min(0).optional(),
      toMs: z.int().min(0).optional(), // exclusive
      caseId: caseId.optional(), // that touched it
    }),
    everyRole,
  ).gives<{ readonly events: readonly AuditEvent[]; readonly total: number }>(),
  /** Every action that stands in the chain, for a filter. */
  'audit:actions': ask(z.strictObject({}), everyRole).gives<readonly string[]>(),
  /** What an event touched, in its order, from `offset` on; so many changes at most as `CHANGES_AT_ONCE` says. */
  'audit:changes': ask(z.strictObject({ entry: z.int().min(1), offset: z.int().min(0).optional() }), everyRole).gives<
    readonly AuditChange[]
  >(),
  /**
   * Let an auditor read the values of one case until a day. Refusals `audit/not-an-auditor`, `audit/grant-days` for a day that is past or further
   * off than {@link MOST_GRANTED_DAYS}.
   */
  'audit:grant': ask(z.strictObject({ auditor: userId, caseId, until: civilDate, ground: shortText }), [
    'supervisor',
  ]).gives<AuditGrant>(),
  'audit:end-grant': ask(z.strictObject({ id: z.uuid().max(36) }), ['supervisor']).gives<AuditGrant>(),
  /** Newest first: all of them, or an auditor's own that last. */
  'audit:list-grants': ask(z.strictObject({}), ['supervisor', 'auditor']).gives<readonly AuditGrant[]>(),
  /** `hashes` follows the links alone; `full` checks signatures and the commitments of every visible change too. */
  'audit:verify': ask(z.strictObject({ depth: z.enum(['hashes', 'full']).optional() }), everyRole).gives<AuditVerdict>(),
};
