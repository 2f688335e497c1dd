import { z } from 'zod';
import { ask, everyRole } from './row.ts';
import { userId } from './scalars.ts';

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
};

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
      actions: z.array(actionName).max(100).optional(), // one of these
      fromMs: z.int().min(0).optional(),
      toMs: z.int().min(0).optional(), // exclusive
    }),
    everyRole,
  ).gives<{ readonly events: readonly AuditEvent[]; readonly total: number }>(),
  /** Every action that stands in the chain, for a filter. */
  'audit:actions': ask(z.strictObject({}), everyRole).gives<readonly string[]>(),
  /** `hashes` follows the links alone; `full` checks signatures and the commitments of every visible change too. */
  'audit:verify': ask(z.strictObject({ depth: z.enum(['hashes', 'full']).optional() }), everyRole).gives<AuditVerdict>(),
};
