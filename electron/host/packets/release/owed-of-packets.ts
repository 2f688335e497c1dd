import { findCase } from '../../../../db/cases.ts';
import { listUnclassified } from '../../../../db/classifications.ts';
import { listFactCases } from '../../../../db/release-facts.ts';
import type { OwedOfPacket, Session } from '../../ground/context.ts';
import { unansweredRecalls } from '../read/recalls.ts';
import { isMexican } from './classifications.ts';
import { owedNotices } from './overrides.ts';

/**
 * What packets leave to be done in the cases that are seen: one row for each originator who is still to be told of values of a case, and, in an
 * office of Mexico, one for each packet of which nobody said on what ground the rest stayed, and one for each recall that nobody has answered.
 */
export function owedOfPackets(session: Session): readonly OwedOfPacket[] {
  return [...notices(session), ...classifications(session), ...recalls(session)];
}

function* notices(session: Session): Generator<OwedOfPacket> {
  for (const db of session.visible())
    for (const caseId of listFactCases(db)) {
      if (findCase(db, caseId) === undefined) continue;
      const byOriginator = new Map<string, OwedOfPacket>();
      for (const { fact, originator } of owedNotices(session, caseId)) {
        const known = byOriginator.get(originator);
        const hasLeft = fact.usedBy !== null || (known?.kind === 'notice' && known.hasLeft);
        byOriginator.set(originator, { kind: 'notice', caseId, record: fact.record, to: originator, hasLeft });
      }
      yield* byOriginator.values();
    }
}

function classifications(session: Session): readonly OwedOfPacket[] {
  if (!isMexican(session)) return [];
  return session.visible().flatMap(db => listUnclassified(db).map(row => ({ kind: 'classification' as const, ...row })));
}

function recalls(session: Session): readonly OwedOfPacket[] {
  return unansweredRecalls(session).map(({ recall, recalled }) => {
    const isThere = recalled.caseId !== null && findCase(session.dbOf(recalled.caseId), recalled.caseId) !== undefined;
    return { kind: 'recall', caseId: isThere ? recalled.caseId : null, packet: recall.packetId, to: recall.agency };
  });
}
