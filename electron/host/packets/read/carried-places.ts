import { findReceivedRecord, listLedger, type LedgerEntry } from '../../../../db/ledger.ts';
import type { Reader } from '../../../../db/open.ts';
import type { CaseFile, CaseRecord } from '../../../../shared/case.ts';
import { placeKey } from '../../../../shared/decision/types.ts';
import type { AgencyCode, CaseId, Json, PacketId, RecordId } from '../../../../shared/language.ts';
import { carriedBy, packetKinds } from '../../../../shared/packet-kinds.ts';
import type { PacketKind } from '../../../../shared/packet.ts';
import { canonical } from '../../keys/canonical.ts';
import { sha256 } from '../../keys/digest.ts';
import { givenIn, openedIn, type GivenPacket } from './given-values.ts';
import { incomingRecords, withLocalReferences, type IncomingRecord } from './intake.ts';

/** How a value came into a place of a case of ours: the packet, its disclosure there, and a hash of it as it was stored. */
export type CarriedPlace = {
  readonly packet: PacketId;
  readonly digest: string;
  readonly record: RecordId;
  readonly field: string;
  readonly stored: string;
};

const kindsWithCase = packetKinds.filter(kind => carriedBy(kind) === 'case');

/** Which places of a case an authority's packets filled, the latest packet first to count, by place. */
export function carriedPlaces(db: Reader, caseId: CaseId, agency: AgencyCode): ReadonlyMap<string, CarriedPlace> {
  const carried = carriedBySender(db, { caseId, agency, kinds: kindsWithCase });
  return new Map(carried.map(place => [placeKey(place.record, place.field), place]));
}

/** Every value that each packet of an authority, of these kinds, brought into a case, the first packet first. */
export function carriedBySender(
  db: Reader,
  of: { readonly caseId: CaseId; readonly agency: AgencyCode; readonly kinds: readonly PacketKind[] },
): readonly CarriedPlace[] {
  const entries = listLedger(db, { ...of, direction: 'in' }, { offset: 0, limit: -1 }).toReversed();
  return entries.flatMap(entry => placesOf(db, of.caseId, entry));
}

/** How a value stands now, to compare with how it came; a document's content is its file. */
export function storedNow({ fields }: Pick<CaseRecord, 'fields'>, field: string): string {
  return storedHash(fields[field] ?? null, field === 'content' ? (fields['sha256'] ?? null) : null);
}

/** Whether a value stands as it came. */
export function standsAsItCame(
  { records }: Pick<CaseFile, 'records'>,
  place: Pick<CarriedPlace, 'record' | 'field' | 'stored'>,
): boolean {
  const held = records.find(({ id }) => id === place.record);
  return held !== undefined && storedNow(held, place.field) === place.stored;
}

function placesOf(db: Reader, caseId: CaseId, entry: LedgerEntry): readonly CarriedPlace[] {
  const given = carriedBy(entry.kind) === 'opens' ? openedIn(db, entry) : givenIn(db, entry);
  if (given.content === null) return [];
  const incoming = new Map(incomingRecords(given.content).map(record => [record.emittedId, record]));
  const ours = (emitted: string): RecordId | undefined => {
    const found = findReceivedRecord(db, entry.agency, emitted);
    return found?.caseId === caseId ? found.recordId : undefined;
  };
  return given.values.flatMap(({ digest, id, field }) => {
    const [record, arrived] = [ours(id), incoming.get(id)];
    if (record === undefined || arrived === undefined) return [];
    const stored = asItCame(given, { record, arrived, field, ours });
    return stored === null ? [] : [{ packet: entry.packetId, digest, record, field, stored }];
  });
}

type Arrived = {
  readonly record: RecordId;
  readonly arrived: IncomingRecord;
  readonly field: string;
  readonly ours: (emitted: string) => RecordId | undefined;
};

/** The hash of what taking it in wrote; null where it has no field of its own here. */
function asItCame({ manifest }: GivenPacket, { record, arrived, field, ours }: Arrived): string | null {
  if (arrived.entity === 'document' && field === 'content') {
    const file = manifest.find(({ document }) => document === arrived.emittedId);
    return file === undefined ? null : storedHash(record, file.sha256);
  }
  const value = withLocalReferences(arrived, ours)[field];
  return value === undefined ? null : storedHash(value, null);
}

function storedHash(value: Json, file: Json): string {
  return sha256(canonical([value, file]));
}
