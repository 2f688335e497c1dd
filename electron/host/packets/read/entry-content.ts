import { findLedgerEntry, getPacketJson, type LedgerEntry } from '../../../../db/ledger.ts';
import type { Reader, Writer } from '../../../../db/open.ts';
import { packetPayload, releasedObject } from '../../../../shared/contract/packet-format.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { PacketId } from '../../../../shared/language.ts';
import { caseOfOpenings } from '../../../../shared/packet-reading/later.ts';
import type { Session } from '../../ground/context.ts';
import { verifyPayload } from '../format/sd-jwt.ts';
import type { ManifestEntry, ReleasedObject } from './verify.ts';

/**
 * A packet of the ledger, and the database that holds it.
 *
 * @throws Refusal `packet/not-found`.
 */
export function getEntry(
  session: Session,
  direction: 'out' | 'in',
  packetId: PacketId,
): { readonly entry: LedgerEntry; readonly db: Writer } {
  for (const db of session.visible()) {
    const entry = findLedgerEntry(db, direction, packetId);
    if (entry) return { entry, db };
  }
  throw new Refusal('packet/not-found');
}

/** What a packet of the ledger says, read again from what was signed; `content` null where it gives no value of a case. */
export type EntryContent = { readonly content: ReleasedObject | null; readonly manifest: readonly ManifestEntry[] };

/**
 * A packet of the ledger read again. A supplement gives its values in the records of the packet that it adds to.
 *
 * @throws Refusal `packet/bad-signature` and others, such as for a channel from before our keys were replaced.
 */
export function readEntry(db: Reader, entry: LedgerEntry, signer: Uint8Array): EntryContent {
  const {
    case: content,
    opens,
    manifest,
  } = packetPayload.parse(verifyPayload(getPacketJson(db, entry), signer, entry.erased).claims);
  if (content !== undefined) return { content, manifest };
  const earlier = entry.earlier === null ? undefined : findLedgerEntry(db, entry.direction, entry.earlier);
  if (opens === undefined || earlier === undefined) return { content: null, manifest };
  return { content: releasedObject.parse(caseOfOpenings(getPacketJson(db, earlier), opens)), manifest };
}

/** The same, or null where it cannot be read again. */
export function readEntryOrNull(db: Reader, entry: LedgerEntry, signer: Uint8Array): EntryContent | null {
  try {
    return readEntry(db, entry, signer);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
