import { findSent } from '../../../../db/channels.ts';
import { findLedgerEntry, getPacketJson, listAdding, listOpenings, type LedgerEntry } from '../../../../db/ledger.ts';
import type { Reader } from '../../../../db/open.ts';
import type { WithheldPlace } from '../../../../shared/contract/supplements.ts';
import { previewRows } from '../../../../shared/decision/preview.ts';
import type { Emission, Slot } from '../../../../shared/decision/types.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { AgencyCode, CaseId, Json, PacketId, RecordId } from '../../../../shared/language.ts';
import { carriedBy, givesValues } from '../../../../shared/packet-kinds.ts';
import { signedClaims } from '../../../../shared/packet-reading/envelope.ts';
import { casePlace, elementPlace, fieldPlace, type PacketPlace } from '../../../../shared/value-path.ts';
import type { Session } from '../../ground/context.ts';
import { canonical } from '../../keys/canonical.ts';
import { sha256 } from '../../keys/digest.ts';
import type { SupplementParts } from '../format/build.ts';
import type { Opening } from '../format/slots.ts';
import { emittedBranches } from './attachments.ts';
import type { Release, ReleaseRequest } from './release.ts';

/** A value that was withheld from a packet of ours, with what opens it. */
type Withheld = WithheldPlace & { readonly opening: Opening };

/** An object of a packet as it is signed. */
type SignedObject = {
  readonly entity: string;
  readonly id: string;
  readonly lists: Readonly<Record<string, { readonly emitted: readonly SignedObject[] }>>;
};

/**
 * The packet that is added to.
 *
 * @throws Refusal `packet/not-found`, `release/not-to-them`.
 */
export function earlierPacket(
  session: Session,
  { caseId, recipient, packet }: { readonly caseId: CaseId; readonly recipient: AgencyCode; readonly packet: PacketId },
): LedgerEntry {
  const entry = givenPacket(session, { caseId, recipient, packet });
  if (carriedBy(entry.kind) !== 'case') throw new Refusal('release/not-to-them');
  return entry;
}

/**
 * A packet that left and gave values of this case to this recipient: a supplement too.
 *
 * @throws Refusal `packet/not-found`, `release/not-to-them`.
 */
export function givenPacket(
  session: Session,
  { caseId, recipient, packet }: { readonly caseId: CaseId; readonly recipient: AgencyCode; readonly packet: PacketId },
): LedgerEntry {
  const entry = findLedgerEntry(session.dbOf(caseId), 'out', packet);
  if (entry === undefined) throw new Refusal('packet/not-found');
  const hasLeft = entry.voidedAtMs === null && findSent(session.office, packet)?.state === 'confirmed';
  if (!hasLeft || entry.caseId !== caseId || entry.agency !== recipient || !givesValues(entry.kind))
    throw new Refusal('release/not-to-them');
  return entry;
}

/** Every value that a packet of ours withheld, and whether it may be given now as it stood then, by a release of today. */
export function withheldIn(db: Reader, entry: LedgerEntry, release: Release): readonly Withheld[] {
  const places = new Map(objectsOf(signedCase(db, entry), '/case', casePlace).map(one => [one.pointer, one]));
  const now = new Map(emittedBranches(release.content).map(branch => [branch.id, branch]));
  const rows = new Map(previewRows(release.decisions, release.agency.names).map(row => [`${row.record}/${row.field}`, row]));
  const given = givenLater(db, entry.packetId);
  return listOpenings(db, entry.packetId).flatMap(({ pointer, encoded }): readonly Withheld[] => {
    const at = pointer.lastIndexOf('/fields/');
    const object = places.get(pointer.slice(0, at));
    const field = pointer.slice(at + '/fields/'.length);
    if (at < 0 || object === undefined || isFile(object.entity, field)) return [];
    const digest = sha256(encoded);
    const branch = now.get(object.id);
    const value = valueOf(encoded);
    const state = given.has(digest) ? 'given' : stateOf(branch?.fields[field], value);
    const row = branch && rows.get(`${branch.record}/${field}`);
    const { entity, id: name } = object;
    return [
      {
        place: fieldPlace(object.place, field),
        entity,
        name,
        record: branch?.record ?? null,
        field,
        value,
        state,
        reason: state === 'stays' ? (row?.reason.internal ?? null) : null,
        opening: { path: pointer, digest, encoded },
      },
    ];
  });
}

/** Whether a value may be given as it stood: only as it is, since a slot commits to nothing else. */
function stateOf(slot: Slot | undefined, value: Json): WithheldPlace['state'] {
  if (slot?.state !== 'released' || slot.how !== 'RELEASE') return 'stays';
  return canonical(slot.value) === canonical(value) ? 'may-leave' : 'changed';
}

/** A file stays with its document: a supplement brings none. */
const isFile = (entity: string, field: string): boolean => entity === 'document' && field === 'content';

/** Digests that supplements of a packet opened. */
function givenLater(db: Reader, packetId: PacketId): ReadonlySet<string> {
  const digests = listAdding(db, 'out', packetId).flatMap(
    entry => (signedClaims(getPacketJson(db, entry))['disclosed'] ?? []) as readonly string[], // our own
  );
  return new Set(digests);
}

const signedCase = (db: Reader, entry: LedgerEntry) => signedClaims(getPacketJson(db, entry))['case'] as unknown as SignedObject; // it carries one

function valueOf(encoded: string): Json {
  const [, , value] = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8')) as readonly Json[]; // openingOf wrote it
  return value ?? null;
}

type Placed = Pick<SignedObject, 'entity' | 'id'> & { readonly pointer: string; readonly place: PacketPlace };

function objectsOf({ entity, id, lists }: SignedObject, pointer: string, place: PacketPlace): readonly Placed[] {
  const below = Object.entries(lists).flatMap(([list, { emitted }]) =>
    emitted.flatMap((element, index) =>
      objectsOf(element, `${pointer}/lists/${list}/emitted/${index}`, elementPlace(place, list, index)),
    ),
  );
  return [{ entity, id, pointer, place }, ...below];
}

/**
 * A release that gives nothing but values which an earlier packet withheld, as they stood then; its content has the places of that packet.
 *
 * @throws Refusal `packet/not-found`, `release/not-to-them`, `release/nothing-withheld`.
 */
export function supplementOf(
  session: Session,
  release: Release,
  { packet, places }: NonNullable<ReleaseRequest['supplement']>,
): Release {
  const db = session.dbOf(release.file.id);
  const entry = earlierPacket(session, { caseId: release.file.id, recipient: release.agency.code, packet });
  const found = withheldIn(db, entry, release).filter(({ state }) => state === 'may-leave');
  const wanted = places === undefined ? null : new Set<string>(places);
  const chosen = found.filter(({ place }) => wanted === null || wanted.has(place));
  if (chosen.length === 0 || (wanted !== null && chosen.length < wanted.size)) throw new Refusal('release/nothing-withheld');
  const opened = new Set(chosen.map(({ record, field }) => `${record}/${field}`));
  const fields = release.decisions.fields.filter(({ record, field }) => opened.has(`${record}/${field}`));
  const content = shaped(signedCase(db, entry), '/case', {
    values: new Map(chosen.map(({ opening, value }) => [opening.path, value])),
    records: new Map(emittedBranches(release.content).map(({ id, record }) => [id, record])),
  });
  const supplement: SupplementParts = {
    earlier: { packet, hash: entry.hash },
    openings: chosen.map(({ opening }) => opening),
  };
  return { ...release, decisions: { ...release.decisions, fields }, content, leftOut: [], supplement };
}

type Shape = { readonly values: ReadonlyMap<string, Json>; readonly records: ReadonlyMap<string, RecordId> };

function shaped({ entity, id, lists }: SignedObject, pointer: string, shape: Shape): Emission {
  const start = `${pointer}/fields/`;
  const fields = [...shape.values].flatMap(([path, value]): readonly (readonly [string, Slot])[] =>
    path.startsWith(start) ? [[path.slice(start.length), { state: 'released', value, how: 'RELEASE' }]] : [],
  );
  return {
    entity,
    id,
    record: shape.records.get(id) ?? (id as RecordId), // of one that does not leave today nothing is given
    fields: Object.fromEntries(fields),
    lists: Object.fromEntries(
      Object.entries(lists).map(([list, { emitted }]) => [
        list,
        {
          emitted: emitted.map((element, index) => shaped(element, `${pointer}/lists/${list}/emitted/${index}`, shape)),
          unreleased: [],
        },
      ]),
    ),
  };
}

/** The records of which something is given, and those that they hang from: what people read. */
export function withoutEmpty(emission: Emission): Emission {
  const lists = Object.entries(emission.lists).flatMap(([list, { emitted }]) => {
    const kept = emitted.map(withoutEmpty).filter(isGiving);
    return kept.length === 0 ? [] : [[list, { emitted: kept, unreleased: [] }] as const];
  });
  return { ...emission, lists: Object.fromEntries(lists) };
}

const isGiving = ({ fields, lists }: Emission): boolean =>
  Object.values(fields).some(({ state }) => state === 'released') || Object.keys(lists).length > 0;
