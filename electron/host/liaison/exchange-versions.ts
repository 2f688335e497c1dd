import { findOriginOf } from '../../../db/exchanges.ts';
import { listCaseHistory, listPartsEver } from '../../../db/history.ts';
import { findRecord } from '../../../db/records.ts';
import type { HistoryLine } from '../../../shared/case-view.ts';
import type { Output } from '../../../shared/contract.ts';
import type { ExchangeVersion } from '../../../shared/contract/exchanges.ts';
import { ACT_REASON, exchangeActOf } from '../../../shared/exchange-act.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, RecordId } from '../../../shared/language.ts';
import { linesOf } from '../cases/case-history.ts';
import type { Session } from '../ground/context.ts';

/** How an exchange read from its logging on, oldest first, as the audit log has it: nothing that was written is lost. */
export function exchangeVersions(session: Session, caseId: CaseId, exchange: RecordId): Output<'exchange:versions'> {
  const db = session.dbOf(caseId);
  if (findRecord(db, caseId, exchange)?.entity !== 'exchange') throw new Refusal('exchange/not-one');
  const lines = [exchange, ...listPartsEver(db, caseId, exchange)].flatMap(record =>
    linesOf(session, listCaseHistory(db, { caseId, record, before: Number.MAX_SAFE_INTEGER, entries: Number.MAX_SAFE_INTEGER })),
  );
  const said = lines.filter(({ field }) => !/^(mark|loosening):|^position$/.test(field));
  const byEntry = [...Map.groupBy(said, ({ entry }) => entry).entries()].toSorted(([one], [other]) => one - other);
  const versions = byEntry.map(([entry, changed], at) => versionOf(entry, changed, at === 0));
  return { theirs: findOriginOf(db, caseId, exchange), versions };
}

function versionOf(entry: number, lines: readonly HistoryLine[], isFirst: boolean): ExchangeVersion {
  const why = lines.find(({ field }) => field === ACT_REASON)?.new;
  const { action, user, atMs } = lines[0]!; // a group has one
  return {
    entry,
    act: exchangeActOf(action, isFirst),
    by: user,
    atMs,
    why: typeof why === 'string' ? why : null,
    changes: isFirst
      ? []
      : lines
          .filter(({ field }) => field !== ACT_REASON)
          .map(({ record, entity, field, old, new: made, erased }) => ({ record, entity, field, old, new: made, erased })),
  };
}
