import { findCase } from '../../../../db/cases.ts';
import { findSent } from '../../../../db/channels.ts';
import { listLedgerOfCase, listLedger, type LedgerEntry } from '../../../../db/ledger.ts';
import type { Reader } from '../../../../db/open.ts';
import { listRecords } from '../../../../db/records.ts';
import { getSecret } from '../../../../db/vault-state.ts';
import { catalogue, isEntity } from '../../../../shared/catalogue.ts';
import type { CaseRecord } from '../../../../shared/case.ts';
import type { GivenValue, HeldPacket, HeldValue, Holdings, ledgerCalls } from '../../../../shared/contract/ledger.ts';
import type { AgencyCode, CaseId } from '../../../../shared/language.ts';
import { givesValues, packetKinds } from '../../../../shared/packet-kinds.ts';
import { textIn } from '../../../../shared/records.ts';
import { ownSigners } from '../../agencies/own-keys.ts';
import type { HandlersOf, Session } from '../../ground/context.ts';
import { readEntryOrNull } from '../read/entry-content.ts';
import { byLeaving } from '../read/thread.ts';
import type { ReleasedObject } from '../read/verify.ts';
import { pseudonymsFor } from '../format/pseudonyms.ts';

const MOST_AT_ONCE = 500;

/** What counterparts hold, from all packets together. */
export const holdingHandlers: HandlersOf<typeof ledgerCalls> = {
  'ledger:held': async ({ agency, caseId, record, field, offset = 0, limit = MOST_AT_ONCE }, { session }) => {
    const all = await holdingsOf(session, { agency, caseId });
    const values = all.values.filter(
      held =>
        (record === undefined || held.record === record || held.person === record) &&
        (field === undefined || held.field === field),
    );
    return { ...all, values: values.slice(offset, offset + limit), total: values.length };
  },
};

type Of = { readonly agency?: AgencyCode | undefined; readonly caseId?: CaseId | undefined };

/**
 * What counterparts were given and hold, read again from each packet that left: what was built and never written is not in it, and what may have
 * been written is. A later packet's value takes the place of an earlier one, which is told beside it.
 */
export async function holdingsOf(session: Session, of: Of): Promise<Omit<Holdings, 'total'>> {
  const signerOf = await ownSigners(session);
  const packets: HeldPacket[] = [];
  const unread: HeldPacket[] = [];
  const values = new Map<string, Kept>();
  for (const db of session.visible()) {
    const names = namesIn(session, db);
    for (const entry of leftOf(db, of)) {
      if (entry.caseId === null) continue;
      const packet = heldPacket(session, entry);
      const about = findCase(db, entry.caseId); // of a deleted case nothing is told
      const content = about === undefined ? null : (readEntryOrNull(db, entry, signerOf(entry.header))?.content ?? null);
      (content === null ? unread : packets).push(packet);
      if (content !== null && about !== undefined) keep(content, { entry, reference: about.reference, names, values });
    }
  }
  return { packets, unread, values: [...values.values()].map(({ last, before }) => ({ ...last, before: before.toReversed() })) };
}

/** Packets that gave values of a case and left, or may have: the first first. */
function leftOf(db: Reader, { agency, caseId }: Of): readonly LedgerEntry[] {
  const kinds = packetKinds.filter(givesValues);
  const found =
    caseId === undefined
      ? listLedger(db, { direction: 'out', kinds, agency }, { offset: 0, limit: -1 })
      : listLedgerOfCase(db, caseId).filter(({ direction, kind }) => direction === 'out' && givesValues(kind));
  return found
    .filter(entry => entry.voidedAtMs === null && (agency === undefined || entry.agency === agency))
    .toSorted(byLeaving);
}

function heldPacket({ office }: Session, { packetId, agency, kind, header, atMs, ackedAtMs }: LedgerEntry): HeldPacket {
  const isOut = findSent(office, packetId)?.state === 'confirmed';
  const { purpose, basis, handling, channel } = header;
  const state = ackedAtMs !== null ? 'acknowledged' : isOut ? 'sent' : 'unsettled';
  return { packetId, agency, kind, number: channel.number, atMs, purpose, basis, handling, state };
}

type Named = { readonly record: CaseRecord; readonly person: CaseRecord | null };
type Names = (entry: LedgerEntry, name: string) => Named | null;

/** Our record behind each name that packets to a counterpart use: by itself, or under its pseudonym. */
function namesIn(session: Session, db: Reader): Names {
  const root = getSecret(session.office, 'pseudonym-root');
  const known = new Map<string, ReadonlyMap<string, Named>>();
  return ({ agency, caseId }, name) => {
    const key = `${agency} ${caseId}`;
    const names = known.get(key) ?? new Map(namesOf(db, caseId!, pseudonymsFor(root, agency))); // its caller passes none without a case
    known.set(key, names);
    return names.get(name) ?? null;
  };
}

function* namesOf(db: Reader, caseId: CaseId, nameOf: ReturnType<typeof pseudonymsFor>): Generator<readonly [string, Named]> {
  const records = new Map(listRecords(db, caseId).map(record => [record.id as string, record]));
  for (const record of records.values()) {
    let person: CaseRecord | undefined = record;
    while (person !== undefined && person.entity !== 'subject')
      person = person.parentId === null ? undefined : records.get(person.parentId);
    for (const as of ['named', 'protected'] as const) yield [nameOf(record.id, as), { record, person: person ?? null }];
  }
}

/** The value that a counterpart holds, and those that it took the place of, the oldest first: a long case adds one to each with every packet. */
type Kept = { readonly last: Omit<HeldValue, 'before'>; readonly before: GivenValue[] };

type Keeping = {
  readonly entry: LedgerEntry;
  readonly reference: string;
  readonly names: Names;
  readonly values: Map<string, Kept>;
};

function keep(object: ReleasedObject, keeping: Keeping): void {
  const { entry, names, values } = keeping;
  const { agency, packetId } = entry;
  const named = names(entry, object.id);
  for (const field of inOrder(object)) {
    const value = object.fields[field]!; // one of its own
    const key = `${agency} ${object.id} ${field}`;
    const given: GivenValue = { packetId, value, action: object.treated[field] ?? 'RELEASE' };
    const held = values.get(key);
    const before = held?.before ?? [];
    if (held !== undefined) before.push({ packetId: held.last.packetId, value: held.last.value, action: held.last.action });
    const last = {
      ...given,
      agency,
      caseId: entry.caseId!, // leftOf's caller passes none without a case
      reference: keeping.reference,
      record: named?.record.id ?? null,
      person: named?.person?.id ?? null,
      personName: nameOfPerson(named?.person ?? null),
      entity: object.entity,
      name: object.id,
      field,
    };
    values.set(key, { last, before });
  }
  for (const { emitted } of Object.values(object.lists)) for (const child of emitted) keep(child, keeping);
}

/** Its fields in the catalogue's order; what only a later catalogue has comes last. */
function inOrder({ entity, fields }: ReleasedObject): readonly string[] {
  const known = isEntity(entity) ? Object.keys(catalogue[entity].fields) : [];
  return [...new Set([...known.filter(name => Object.hasOwn(fields, name)), ...Object.keys(fields)])];
}

function nameOfPerson(person: CaseRecord | null): string {
  if (person === null) return '';
  const parts = ['given', 'paternal', 'maternal'].map(name => textIn(person.fields, name));
  return parts.filter(part => part !== '').join(' ');
}
