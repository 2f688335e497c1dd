import { findLedgerEntry, findReceivedRecord, getPacketJson } from '../../../../db/ledger.ts';
import { releasedObject } from '../../../../shared/contract/packet-format.ts';
import { Refusal } from '../../../../shared/failure.ts';
import { caseOfOpenings } from '../../../../shared/packet-reading/later.ts';
import type { Session } from '../../ground/context.ts';
import type { ReleasedObject, SignedPart } from '../read/verify.ts';

/**
 * What a supplement gives, each value held against what the packet that it adds to committed to then; null for what is no supplement. A correction, too, is of a packet that is held.
 *
 * @throws Refusal `packet/earlier-missing`, `packet/later-mismatch`.
 */
export function supplemented(session: Session, { header, earlier, opens }: SignedPart): ReleasedObject | null {
  if (earlier === null) return null;
  const { agency } = header.from;
  const db = session.visible().find(each => findLedgerEntry(each, 'in', earlier.packet) !== undefined);
  const held = db && findLedgerEntry(db, 'in', earlier.packet);
  if (db === undefined || held === undefined) throw new Refusal('packet/earlier-missing');
  if (held.agency !== agency || held.hash !== earlier.hash) throw new Refusal('packet/later-mismatch');
  if (opens === null) return null;
  const content = releasedObject.parse(caseOfOpenings(getPacketJson(db, held), opens));
  // Its case was deleted here: a few values would stand for a whole.
  if (findReceivedRecord(db, agency, content.id) === undefined) throw new Refusal('packet/earlier-missing');
  return content;
}
