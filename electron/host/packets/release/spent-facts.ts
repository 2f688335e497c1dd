import type { Change } from '../../../../db/audit.ts';
import { listRecords } from '../../../../db/records.ts';
import { recordFactUse } from '../../../../db/release-facts.ts';
import { placeKey, type Emission } from '../../../../shared/decision/types.ts';
import type { PacketId } from '../../../../shared/language.ts';
import type { Session } from '../../ground/context.ts';
import { emittedBranches } from './attachments.ts';
import { factsOf } from './overrides.ts';
import type { ReleaseRequest } from './release.ts';

/** A value leaves by a fact once: the next packet finds it shut. */
export function spendFacts(
  session: Session,
  { caseId, recipient, purpose }: ReleaseRequest,
  { content, packet, note }: { readonly content: Emission; readonly packet: PacketId; readonly note: (change: Change) => void },
): void {
  const db = session.dbOf(caseId);
  const left = new Set(
    emittedBranches(content).flatMap(({ record, fields }) => [
      placeKey(record, '*'),
      ...Object.entries(fields).flatMap(([field, { state }]) => (state === 'released' ? [placeKey(record, field)] : [])),
    ]),
  );
  const records = listRecords(db, caseId);
  for (const fact of factsOf(session, caseId, records)) {
    if (fact.state !== 'open' || fact.recipient !== recipient || fact.purpose !== purpose) continue;
    if (!left.has(placeKey(fact.record, fact.field))) continue;
    recordFactUse(db, fact.id, packet);
    const { entity } = records.find(({ id }) => id === fact.record)!; // it left
    note({ caseId, record: fact.record, entity, field: `${fact.kind}:${fact.field}`, old: fact.id, new: { usedBy: packet } });
  }
}
