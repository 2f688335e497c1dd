import {
  eraseFromEntry,
  findPacketJson,
  listLedgerOfCase,
  listReceivedNames,
  listWithheld,
  type LedgerEntry,
} from '../../../db/ledger.ts';
import type { Writer } from '../../../db/open.ts';
import { getSecret } from '../../../db/vault-state.ts';
import { packetPayload } from '../../../shared/contract/packet-format.ts';
import type { CaseId, Json, PacketId, RecordId } from '../../../shared/language.ts';
import { carriedBy, givesValues, saysWhy } from '../../../shared/packet-kinds.ts';
import { openClaims, readEnvelope, signedClaims, unreleasedName } from '../../../shared/packet-reading/envelope.ts';
import type { Session } from '../ground/context.ts';
import { canonical } from '../keys/canonical.ts';
import { sha256 } from '../keys/digest.ts';
import { givenIn } from '../packets/read/given-values.ts';
import { pointersOf, type NamedObject } from '../packets/release/packet-page.ts';
import { pseudonymsFor } from '../packets/format/pseudonyms.ts';

/**
 * Erase what the ledger keeps of a whole case: what its packets carried, what opens what they withheld, and their seeds. That they left or
 * came, with their purpose, basis, hashes, places and receipts, stays: it is the record of who was told what and why.
 *
 * @returns how many packets that was.
 */
export function eraseLedgerOfCase(db: Writer, caseId: CaseId, atMs: number): number {
  const entries = listLedgerOfCase(db, caseId).filter(({ kind }) => isTelling(kind));
  for (const entry of entries) {
    const bytes = findPacketJson(db, entry);
    const digests = bytes === undefined ? [] : readEnvelope(bytes).disclosures.map(encoded => sha256(encoded));
    eraseFromEntry(db, entry, { left: null, digests, pointers: null, atMs });
  }
  return entries.length;
}

/** Kinds that carry a value, or words that a person wrote. */
const isTelling = (kind: LedgerEntry['kind']): boolean => givesValues(kind) || saysWhy(kind) || carriedBy(kind) === 'consent';

/** Which of our values go, by their record: some of its fields, or all. */
export type Gone = ReadonlyMap<RecordId, ReadonlySet<string> | 'all'>;

/**
 * Erase what packets of a case carried of some of its values, in either direction: their disclosures, what opens them where they were withheld,
 * and the seed, with which a digest could be tried against guesses. What the packets carried beside them is read as before.
 *
 * @returns how many packets lost something.
 */
export function eraseFromLedger(session: Session, db: Writer, caseId: CaseId, gone: Gone, atMs: number): number {
  const found = listLedgerOfCase(db, caseId).filter(({ kind }) => givesValues(kind));
  const entries = new Map(found.map(entry => [entry.packetId, entry]));
  const bytes = new Map(found.map(entry => [entry, findPacketJson(db, entry)]));
  let lost = 0;
  for (const entry of found) {
    const own = bytes.get(entry);
    if (own === undefined) continue;
    const names = namesOf(session, db, entry, gone);
    const isGone: Looking['isGone'] = (name, field) => {
      const fields = names.get(name);
      return fields === 'all' || fields?.has(field) === true;
    };
    const given = givenIn(db, entry).values.filter(({ id, field }) => isGone(id, field));
    const opened = openedDigests(entry, own, { entries, isGone, read: each => bytes.get(each) });
    const digests = [...given.map(({ digest }) => digest), ...opened];
    const pointers = entry.direction === 'in' ? [] : withheldGone(db, entry, own, isGone);
    if (digests.length === 0 && pointers.length === 0) continue;
    eraseFromEntry(db, entry, { left: without(own, new Set(digests)), digests, pointers, atMs });
    lost += 1;
  }
  return lost;
}

type Names = ReadonlyMap<string, ReadonlySet<string> | 'all'>;
type Looking = {
  readonly entries: ReadonlyMap<PacketId, LedgerEntry>;
  readonly isGone: (name: string, field: string) => boolean;
  /** Its bytes as they stood before. */
  readonly read: (entry: LedgerEntry) => Uint8Array | undefined;
};

/** Where values stand that a packet withheld and that go. */
function withheldGone(db: Writer, { packetId }: LedgerEntry, bytes: Uint8Array, isGone: Looking['isGone']): readonly string[] {
  const names = namesAt(bytes);
  return listWithheld(db, packetId).filter(pointer => {
    if (isRest(pointer)) return true;
    const [object, field] = parted(pointer);
    const name = names.get(object);
    return name !== undefined && isGone(name, field);
  });
}

/** What a packet calls the records that go. */
function namesOf(session: Session, db: Writer, { direction, agency, caseId }: LedgerEntry, gone: Gone): Names {
  const nameOf = pseudonymsFor(getSecret(session.office, 'pseudonym-root'), agency);
  const called = (record: RecordId): readonly string[] =>
    direction === 'in'
      ? listReceivedNames(db, agency, caseId!, record) // it is in the ledger of its case
      : (['named', 'protected'] as const).map(as => nameOf(record, as));
  return new Map([...gone].flatMap(([record, fields]) => called(record).map(name => [name, fields] as const)));
}

/** The digests of what a supplement opened in the packet that it adds to. */
function openedDigests(
  { earlier, erased }: LedgerEntry,
  bytes: Uint8Array,
  { entries, isGone, read }: Looking,
): readonly string[] {
  const first = earlier === null ? undefined : entries.get(earlier);
  const opens = packetPayload.parse(openClaims(readEnvelope(bytes), sha256, erased ?? []).claims).opens ?? [];
  if (first === undefined || opens.length === 0) return [];
  const names = namesAt(read(first));
  return opens.flatMap(({ path, digest }) => {
    const [object, field] = parted(path);
    const name = names.get(object);
    return name !== undefined && isGone(name, field) ? [digest] : [];
  });
}

/** The name of each object of what was signed, by its JSON pointer. */
function namesAt(bytes: Uint8Array | undefined): ReadonlyMap<string, string> {
  const content = bytes === undefined ? undefined : (signedClaims(bytes)['case'] as unknown as NamedObject | undefined);
  return new Map(content === undefined ? [] : pointersOf(content, '/case').map(([name, pointer]) => [pointer, name]));
}

/** The object and the field of a slot's pointer. */
function parted(pointer: string): readonly [string, string] {
  const at = pointer.lastIndexOf('/fields/');
  return [pointer.slice(0, Math.max(at, 0)), pointer.slice(at + '/fields/'.length)];
}

/** What was withheld of whole records of a list stands together, without our names: none of it can be told apart, and none is ever opened. */
const isRest = (pointer: string): boolean => pointer.endsWith(`/${unreleasedName}`);

function without(bytes: Uint8Array, digests: ReadonlySet<string>): Uint8Array {
  const jws = JSON.parse(Buffer.from(bytes).toString('utf8')) as Jws; // readEnvelope read it
  const disclosures = jws.header.disclosures.filter(encoded => !digests.has(sha256(encoded)));
  return Buffer.from(canonical({ ...jws, header: { disclosures } }), 'utf8');
}

type Jws = { readonly [name: string]: Json } & { readonly header: { readonly disclosures: readonly string[] } };
