import { z } from 'zod';
import type { AgencyCode, Json, RecordId } from '../language.ts';
import type { ScopeRule } from '../scope/propose.ts';
import type { ScopeGroup } from '../scope/groups.ts';
import { packetRequest } from './packet-request.ts';
import { ask, caseReaders, writers } from './row.ts';
import { recordId } from './scalars.ts';

/** A record of the case as the first step of a release lists it, in the case's order; `depth` counts from the case's own records. */
export type ScopeRow = {
  readonly record: RecordId;
  readonly entity: string;
  readonly group: ScopeGroup;
  readonly parent: RecordId | null; // null for a record of the case itself
  readonly depth: number;
  /** What it is known by, as we hold it: at most three of its fields. */
  readonly says: readonly { readonly field: string; readonly value: Json }[];
  readonly chosen: boolean;
  /** Why the program proposes it, or does not; a person may have chosen otherwise. */
  readonly why: ScopeRule;
  readonly isProposed: boolean;
  /** Taking it in is unusual: a third agency is in it, or it leads to another case. */
  readonly isUnusual: boolean;
  /** It came after somebody chose: nobody chose it, so it stays out. */
  readonly isNew: boolean;
};

/** What of a case goes to a counterpart. `saved`: who chose, and when; null: it is what the program proposes. */
export type ScopeView = {
  readonly recipient: AgencyCode;
  readonly rows: readonly ScopeRow[];
  readonly saved: { readonly by: string; readonly atMs: number } | null;
  readonly counts: { readonly chosen: number; readonly outside: number; readonly isNew: number };
};

export const scopeCalls = {
  /** What is chosen of a case for a counterpart, or proposed while nobody chose. */
  'scope:show': ask(z.strictObject(packetRequest), caseReaders).gives<ScopeView>(),
  /**
   * Take records in (with those that they hang from) or out (with what hangs from them), beginning from what stands. It is remembered for this
   * case and counterpart. Refusal `record/not-found`.
   */
  'scope:choose': ask(
    z.strictObject({ ...packetRequest, records: z.array(recordId).min(1).max(20_000), chosen: z.boolean() }),
    writers,
  ).gives<ScopeView>(),
  /**
   * Exactly these, and those that they hang from, in the place of what stood. `keepsNew`: what came after somebody chose was not looked at, and
   * stays marked so. Refusal `record/not-found`.
   */
  'scope:save': ask(
    z.strictObject({ ...packetRequest, records: z.array(recordId).max(20_000), keepsNew: z.literal(true).optional() }),
    writers,
  ).gives<ScopeView>(),
  /** Forget what was chosen; what is proposed stands again. */
  'scope:reset': ask(z.strictObject(packetRequest), writers).gives<ScopeView>(),
};
