import { findOriginOf } from '../../../db/exchanges.ts';
import { listBranch } from '../../../db/records.ts';
import type { CaseRecord } from '../../../shared/case.ts';
import type { exchangeCalls } from '../../../shared/contract/exchanges.ts';
import { isSettled } from '../../../shared/duties.ts';
import { ACT_REASON } from '../../../shared/exchange-act.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, RecordId } from '../../../shared/language.ts';
import { lastEntry } from '../audit/audit.ts';
import { editCase, type CaseEdit } from '../cases/case-edit.ts';
import { refusePromiseOfClosed } from '../cases/closed-exchange.ts';
import type { HandlersOf, SessionContext } from '../ground/context.ts';
import { officeDays } from '../ground/office-day.ts';

type Calls = Pick<typeof exchangeCalls, 'exchange:close' | 'exchange:reopen' | 'exchange:correct'>;

/** What becomes of an exchange after it was logged: each with its reason, which the history keeps beside what it changed. */
export const exchangeActHandlers: HandlersOf<Calls> = {
  'exchange:close': ({ caseId, exchange, reason, promises }, context) =>
    act(context, 'exchange:close', { caseId, record: exchange, reason }, (edit, found) => {
      if (found.fields['closedOn'] !== undefined) throw new Refusal('exchange/closed');
      const open = listBranch(edit.db, caseId, exchange).filter(one => one.entity === 'commitment' && !isSettled(one));
      if (open.length > 0 && promises === undefined) throw new Refusal('exchange/promises-open');
      for (const promise of open) edit.set(promise, { status: promises ?? null });
      edit.fill(found, { closedOn: officeDays(context.session, context).office });
    }),

  'exchange:reopen': ({ caseId, exchange, reason }, context) =>
    act(context, 'exchange:reopen', { caseId, record: exchange, reason }, (edit, found) => {
      if (found.fields['closedOn'] === undefined) throw new Refusal('exchange/not-closed');
      edit.fill(found, { closedOn: null });
    }),

  'exchange:correct': ({ caseId, record, fields, reason }, context) =>
    act(context, 'exchange:correct', { caseId, record, reason }, (edit, _, corrected) => {
      const after = edit.set(corrected, fields);
      if (JSON.stringify(after.fields) === JSON.stringify(corrected.fields)) throw new Refusal('exchange/same');
      refusePromiseOfClosed(edit, after);
    }),
};

type Asked = { readonly caseId: CaseId; readonly record: RecordId; readonly reason: string };
type Work = (edit: CaseEdit, exchange: CaseRecord, named: CaseRecord) => void;

/** One act on an exchange of our own log, by itself or by what hangs from it: one entry, with the reason. */
function act(context: SessionContext, action: string, { caseId, record, reason }: Asked, work: Work) {
  editCase(context, action, caseId, edit => {
    const named = edit.get(record);
    const exchange = exchangeOf(edit, named);
    if (findOriginOf(edit.db, caseId, exchange.id) !== null) throw new Refusal('exchange/theirs');
    work(edit, exchange, named);
    edit.note({ caseId, record: exchange.id, entity: 'exchange', field: ACT_REASON, old: null, new: reason });
  });
  return { entry: lastEntry(context.session) };
}

/** The exchange that a record is or hangs from. Refusal `exchange/not-one`. */
function exchangeOf({ get }: Pick<CaseEdit, 'get'>, record: CaseRecord): CaseRecord {
  if (record.entity === 'exchange') return record;
  if (record.parentId === null) throw new Refusal('exchange/not-one');
  return exchangeOf({ get }, get(record.parentId));
}
