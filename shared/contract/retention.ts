import { z } from 'zod';
import type { CaseId, CivilDate } from '../language.ts';
import { retentionRules, timedRules, type RetentionRule, type RetentionSource, type TimedRule } from '../retention.ts';
import { ask, caseReaders, writers } from './row.ts';
import { caseId, civilDate, fieldName, packetId, page, recordId, shortText } from './scalars.ts';

/** Something whose time has come or comes: a case, a document (`what` its record) or what came with a packet (`what` its id). */
export type RetentionRow = {
  readonly rule: RetentionRule;
  readonly source: RetentionSource | null;
  readonly caseId: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly what: string; // empty: the case itself
  /** The document’s title, or the sender and number of a packet; empty for a case. */
  readonly about: string;
  /** What the time is counted from; the day itself where it stands in the record. */
  readonly since: CivilDate;
  readonly dueOn: CivilDate;
  readonly lookedWhy: string | null; // what the last look said
  /** What keeps it although its time has come: a hold, or a day until which the case is kept. */
  readonly kept: 'hold' | CivilDate | null;
};

/** An order that a case is kept whole, whatever day comes. */
export type Hold = {
  readonly id: string;
  readonly caseId: CaseId;
  readonly reference: string;
  readonly reason: string;
  readonly placedBy: string | null; // a user's label
  readonly placedAtMs: number;
  readonly lifted: { readonly by: string | null; readonly atMs: number; readonly why: string } | null;
};

export type RetentionTerm = {
  readonly rule: TimedRule;
  readonly months: number;
  readonly longest: number;
  readonly source: RetentionSource | null;
};

/** What a purge took: changes of history that lost their values, and packets of the ledger that lost what opened them. */
export type Purged = { readonly erased: number; readonly packets: number };

const holdId = z.uuid().max(36);

export const retentionCalls = {
  /** Keep a case whole: nothing of it is erased or deleted until the hold is lifted. */
  'hold:place': ask(z.strictObject({ caseId, reason: shortText }), writers).gives<{ readonly id: string }>(),
  'hold:lift': ask(z.strictObject({ caseId, id: holdId, reason: shortText }), ['supervisor']).gives<null>(),
  /** Holds of a case or of all, those that stand first. */
  'hold:list': ask(z.strictObject({ caseId: caseId.optional() }), caseReaders).gives<readonly Hold[]>(),
  /** What comes up by a day (today where none is given), the longest due first. */
  'retention:list': ask(z.strictObject({ by: civilDate.optional(), rule: z.enum(retentionRules).optional(), ...page }), [
    'supervisor',
  ]).gives<{ readonly rows: readonly RetentionRow[]; readonly total: number }>(),
  /** Somebody looked and says why it is still needed, and when to look again. */
  'retention:look': ask(
    z.strictObject({
      caseId,
      rule: z.enum(retentionRules),
      what: z.string().max(36),
      nextOn: civilDate,
      reason: shortText,
    }),
    ['supervisor'],
  ).gives<null>(),
  /**
   * Erase a record with what hangs from it, some of its fields, or all that came with a packet: values, history and salts, and what would open
   * them in packets of the ledger. By a rule whose day has come, or by an order that is a document of the case.
   */
  'retention:purge': ask(
    z.strictObject({
      caseId,
      by: z.union([z.strictObject({ rule: z.enum(retentionRules) }), z.strictObject({ order: recordId })]),
      target: z.union([
        z.strictObject({ record: recordId, fields: z.array(fieldName).min(1).max(100).optional() }),
        z.strictObject({ packet: packetId }),
      ]),
      ground: shortText,
    }),
    ['supervisor'],
  ).gives<Purged>(),
  'retention:terms': ask(z.strictObject({}), writers).gives<readonly RetentionTerm[]>(),
  'retention:set-term': ask(z.strictObject({ rule: z.enum(timedRules), months: z.int().min(1).max(600) }), ['supervisor']).gives<
    readonly RetentionTerm[]
  >(),
};
