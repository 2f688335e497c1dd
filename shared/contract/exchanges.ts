import { z } from 'zod';
import type { CaseRecord } from '../case.ts';
import type { ExchangeLine, ExchangeOutlook, HistoryLine, KnownContact } from '../case-view.ts';
import type { ExchangeAct } from '../exchange-act.ts';
import { fieldAt } from '../catalogue.ts';
import type { AgencyCode } from '../language.ts';
import { mark } from './mark.ts';
import { ask, caseReaders, writers, type LeftEntry } from './row.ts';
import { agencyCode, caseId, civilDate, fieldName, recordFields, recordId, shortText } from './scalars.ts';

const exchangeModes = Object.keys(fieldAt('exchange.mode')?.options ?? {});

const marks = z.record(z.union([fieldName, z.literal('*')]), mark).optional();

/** An exchange as one act left it: what it changed, by whom and when, and why where a reason was asked. */
export type ExchangeVersion = {
  readonly entry: number;
  readonly act: ExchangeAct;
  readonly by: string | null;
  readonly atMs: number | null;
  readonly why: string | null;
  /** Of the exchange and of what hangs from it; of the first version none, since it is the whole. */
  readonly changes: readonly Pick<HistoryLine, 'record' | 'entity' | 'field' | 'old' | 'new' | 'erased'>[];
};

export const exchangeCalls = {
  /** One entry of the liaison log with everything that belongs to it, at once. `recordedAt` is set by the program. */
  'exchange:log': ask(
    z.strictObject({
      caseId,
      fields: recordFields,
      marks,
      children: z
        .array(z.strictObject({ entity: z.enum(['participant', 'commitment', 'item', 'portion']), fields: recordFields, marks }))
        .max(200)
        .optional(),
    }),
    writers,
  ).gives<{ readonly records: readonly CaseRecord[] } & LeftEntry>(),
  /** People of one agency whom the log has named before, the latest first: all of them, since one who is not named there is taken for new. */
  'exchange:contacts': ask(z.strictObject({ agency: agencyCode }), writers).gives<readonly KnownContact[]>(),
  /** What an exchange with this counterpart, on this day, would show it and oblige us to, before it is logged. */
  'exchange:outlook': ask(
    z.strictObject({ caseId: caseId.optional(), counterpart: agencyCode, on: civilDate }),
    writers,
  ).gives<ExchangeOutlook>(),
  /** Nothing more is awaited of it. Promises that are open are settled by it, as `promises` says; without that they refuse it. */
  'exchange:close': ask(
    z.strictObject({
      caseId,
      exchange: recordId,
      reason: shortText,
      promises: z.enum(['done', 'cancelled']).optional(),
    }),
    writers,
  ).gives<LeftEntry>(),
  /** It goes on after all. Promises that closing settled stay as they are. */
  'exchange:reopen': ask(z.strictObject({ caseId, exchange: recordId, reason: shortText }), writers).gives<LeftEntry>(),
  /** What was logged wrongly, of an exchange or of what hangs from it, as it should read; `exchange:versions` keeps how it read. */
  'exchange:correct': ask(
    z.strictObject({ caseId, record: recordId, fields: recordFields, reason: shortText }),
    writers,
  ).gives<LeftEntry>(),
  /** Every version of an exchange, oldest first. `theirs`: in whose log it stands, where it came with a case of theirs. */
  'exchange:versions': ask(z.strictObject({ caseId, exchange: recordId }), caseReaders).gives<{
    readonly theirs: AgencyCode | null;
    readonly versions: readonly ExchangeVersion[];
  }>(),
  /**
   * The log, newest first, of one case or of all: ours, or what came with cases of others and stands in their log. `text`: words of the exchange, of
   * what hangs from it or of its case, or with whom it was.
   */
  'exchange:list': ask(
    z.strictObject({
      whose: z.enum(['ours', 'theirs']).optional(),
      caseId: caseId.optional(),
      counterpart: agencyCode.optional(),
      from: civilDate.optional(),
      to: civilDate.optional(),
      text: z.string().max(200).optional(),
      mode: z.enum(exchangeModes).optional(),
      /** Only those of which something promised is still open. */
      isOpen: z.literal(true).optional(),
      offset: z.int().min(0).max(10_000_000).optional(),
      limit: z.int().min(1).max(500).optional(),
    }),
    caseReaders,
  ).gives<{ readonly exchanges: readonly ExchangeLine[]; readonly more: boolean; readonly total: number }>(),
};
