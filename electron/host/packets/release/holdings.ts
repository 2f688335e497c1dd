import { findCase } from '../../../../db/cases.ts';
import { findSent } from '../../../../db/channels.ts';
import { listLedgerOfCase, listLedger, type LedgerEntry } from '../../../../db/ledger.ts';
import type { Reader } from '../../../../db/open.ts';
import { listPersons } from '../../../../db/persons.ts';
import { findRecord, listRecords } from '../../../../db/records.ts';
import { getSecret } from '../../../../db/vault-state.ts';
import type { CaseRecord } from '../../../../shared/case.ts';
import type { GivenValue, HeldPacket, HeldValue, Holdings, ledgerCalls } from '../../../../shared/contract/ledger.ts';
import type { AgencyCode, CaseId, RecordId } from '../../../../shared/language.ts';
import { givesValues, packetKinds } from '../../../../shared/packet-kinds.ts';
import { byStrictness } from '../../../../shared/promise-order.ts';
import { textIn } from '../../../../shared/records.ts';
import { fold } from '../../../../shared/text-rules.ts';
import { ownSigners } from '../../agencies/own-keys.ts';
import type { HandlersOf, Session } from '../../ground/context.ts';
import { canonical } from '../../keys/canonical.ts';
import { readEntry } from '../read/entry-content.ts';
import { keptPlaces, placeKey, valuesIn, type GivenPlace } from '../read/kept-places.ts';
import { recalledBy } from '../read/recalls.ts';
import { inOrderOfLeaving } from '../read/thread.ts';
import { pseudonymsFor } from '../format/pseudonyms.ts';

const MOST_AT_ONCE = 500;

/** What counterparts hold, from all packets together. */
export const holdingHandlers: HandlersOf<typeof ledgerCalls> = {
  'ledger:held': async ({ agency, caseId, record, field, text = '', offset = 0, limit = MOST_AT_ONCE }, { session }) => {
    const { packets, unread, places } = await placesOf(session, { agency, caseId });
    const isFound = finderOf(text);
    const asked = places.filter(
      held =>
        (field === undefined || held.place.field === field) && (record === undefined || isOf(held, record)) && isFound(held),
    );
    return { packets, unread, values: valuesAt(asked.slice(offset, offset + limit)), total: asked.length };
  },
};

type Of = { readonly agency?: AgencyCode | undefined; readonly caseId?: CaseId | undefined };

/**
 * What counterparts were given and hold, from each packet that left: what was built and never written is not in it, and what may have been
 * written is. A later packet's value takes the place of an earlier one, which is told beside it.
 */
export async function holdingsOf(session: Session, of: Of): Promise<Omit<Holdings, 'total'>> {
  const { packets, unread, places } = await placesOf(session, of);
  return { packets, unread, values: valuesAt(places) };
}

/** A place of which a counterpart holds something, and the packets that gave it, the first first: a long case adds one to each with every packet. */
type HeldPlace = {
  readonly place: GivenPlace;
  readonly agency: AgencyCode;
  readonly by: LedgerEntry[];
  readonly from: Source;
};

/** A database as the packets in it are read. */
type Source = {
  readonly db: Reader;
  readonly names: Names;
  readonly hasRecord: (caseId: CaseId, id: RecordId) => boolean;
  readonly signerOf: Awaited<ReturnType<typeof ownSigners>>;
};

/** At which places counterparts hold something. No value is read for it but of packets that were never asked of since the vault was opened. */
async function placesOf(
  session: Session,
  of: Of,
): Promise<Omit<Holdings, 'total' | 'values'> & { readonly places: readonly HeldPlace[] }> {
  const signerOf = await ownSigners(session);
  const packets: HeldPacket[] = [];
  const unread: HeldPacket[] = [];
  const places = new Map<AgencyCode, Map<string, HeldPlace>>();
  for (const db of session.visible()) {
    const kept = keptPlaces(db);
    const hasRecord = (caseId: CaseId, id: RecordId) => findRecord(db, caseId, id) !== undefined;
    const from = { db, names: namesIn(session, db), hasRecord, signerOf };
    for (const entry of leftOf(db, of)) {
      if (entry.caseId === null) continue;
      const isTold = findCase(db, entry.caseId) !== undefined; // of a deleted case nothing is told
      const given = isTold ? kept.of(entry, signerOf(entry.header)) : null;
      (given === null ? unread : packets).push(heldPacket(session, entry));
      const ofAgency = places.get(entry.agency) ?? new Map<string, HeldPlace>();
      places.set(entry.agency, ofAgency);
      for (const place of given ?? []) {
        const held = ofAgency.get(place.key);
        if (held === undefined) ofAgency.set(place.key, { place, agency: entry.agency, by: [entry], from });
        else held.by.push(entry);
      }
    }
  }
  return { packets, unread, places: [...places.values()].flatMap(ofAgency => [...ofAgency.values()]) };
}

/** Packets that gave values of a case and left, or may have: the first first. */
function leftOf(db: Reader, { agency, caseId }: Of): readonly LedgerEntry[] {
  const kinds = packetKinds.filter(givesValues);
  const found =
    caseId === undefined
      ? listLedger(db, { direction: 'out', kinds, agency }, { offset: 0, limit: -1 })
      : listLedgerOfCase(db, caseId).filter(({ direction, kind }) => direction === 'out' && givesValues(kind));
  return inOrderOfLeaving(found.filter(entry => entry.voidedAtMs === null && (agency === undefined || entry.agency === agency)));
}

function heldPacket(session: Session, { packetId, agency, kind, header, atMs, ackedAtMs }: LedgerEntry): HeldPacket {
  const isOut = findSent(session.office, packetId)?.state === 'confirmed';
  const { purpose, basis, handling, channel } = header;
  const state = ackedAtMs !== null ? 'acknowledged' : isOut ? 'sent' : 'unsettled';
  const recalled = recalledBy(session, { direction: 'out', packetId });
  return { packetId, agency, kind, number: channel.number, atMs, purpose, basis, handling, state, recalled };
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

/** Whether it is of this record, or of what hangs from it where it is a person. */
function isOf({ by, place, from }: HeldPlace, id: RecordId): boolean {
  const last = by.at(-1)!; // each has one
  if (!from.hasRecord(last.caseId!, id)) return false; // placesOf takes none without a case
  const named = from.names(last, place.name);
  return named?.record.id === id || named?.person?.id === id;
}

/** Whether words find a place, by the person whose it is or by its case's reference. Each database is asked for its persons once, each case once. */
function finderOf(text: string): (held: HeldPlace) => boolean {
  const typed = fold(text.trim());
  if (typed === '') return () => true;
  const found = new Map<
    Reader,
    { readonly persons: ReadonlyMap<CaseId, ReadonlySet<RecordId>>; readonly cases: Map<CaseId, boolean> }
  >();
  return ({ by, place, from: { db, names } }) => {
    const last = by.at(-1)!; // each has one
    const caseId = last.caseId!; // placesOf takes none without a case
    const { persons, cases } = found.get(db) ?? { persons: personsFound(db, text), cases: new Map<CaseId, boolean>() };
    found.set(db, { persons, cases });
    const isCase = cases.get(caseId) ?? fold(findCase(db, caseId)?.reference ?? '').includes(typed);
    cases.set(caseId, isCase);
    const ofCase = persons.get(caseId);
    if (isCase || ofCase === undefined) return isCase;
    const person = names(last, place.name)?.person;
    return person !== undefined && person !== null && ofCase.has(person.id);
  };
}

function personsFound(db: Reader, text: string): ReadonlyMap<CaseId, ReadonlySet<RecordId>> {
  const lines = listPersons(db, text, { offset: 0, limit: -1, language: undefined });
  const byCase = Map.groupBy(lines, ({ caseId }) => caseId);
  return new Map([...byCase].map(([caseId, ofCase]) => [caseId, new Set(ofCase.map(({ record }) => record))]));
}

/** What was given at these places: only the packets that gave it are read, each once. */
function valuesAt(places: readonly HeldPlace[]): readonly HeldValue[] {
  const read = new Map<LedgerEntry, ReadonlyMap<string, GivenValue>>();
  const given = (entry: LedgerEntry, { place, from }: HeldPlace): GivenValue => {
    const values = read.get(entry) ?? givenBy(entry, from);
    read.set(entry, values);
    return values.get(place.key)!; // keptPlaces found it there
  };
  return places.map(held => {
    const { place, agency, by, from } = held;
    const last = by.at(-1)!; // each has one
    const named = from.names(last, place.name);
    const now = given(last, held);
    return {
      ...now,
      agency,
      caseId: last.caseId!, // placesOf takes none without a case
      reference: findCase(from.db, last.caseId!)?.reference ?? '',
      record: named?.record.id ?? null,
      person: named?.person?.id ?? null,
      personName: nameOfPerson(named?.person ?? null),
      entity: place.entity,
      name: place.name,
      field: place.field,
      before: by
        .slice(0, -1)
        .map(entry => given(entry, held))
        .toReversed(),
      under: by
        .filter(entry => isGivenSo(given(entry, held), now))
        .toReversed()
        .toSorted((one, other) => byStrictness(one.header.handling, other.header.handling))
        .map(({ packetId }) => packetId),
    };
  });
}

/** Whether the same was given in the same form. */
function isGivenSo(one: GivenValue, other: GivenValue): boolean {
  return one.action === other.action && canonical(one.value) === canonical(other.value);
}

function givenBy(entry: LedgerEntry, { db, signerOf }: Source): ReadonlyMap<string, GivenValue> {
  const { content } = readEntry(db, entry, signerOf(entry.header));
  const values = content === null ? [] : [...valuesIn(content)];
  return new Map(
    values.map(([object, field]) => {
      const value = object.fields[field]!; // one of its own
      return [placeKey(object, field), { packetId: entry.packetId, value, action: object.treated[field] ?? 'RELEASE' }] as const;
    }),
  );
}

function nameOfPerson(person: CaseRecord | null): string {
  if (person === null) return '';
  const parts = ['given', 'paternal', 'maternal'].map(name => textIn(person.fields, name));
  return parts.filter(part => part !== '').join(' ');
}
