import { findEntry, listChangesEver, listChangesOfEntry, type ChangeRow } from '../../../db/audit.ts';
import { listBase, listTags } from '../../../db/compartment-travel.ts';
import { getSelf } from '../../../db/compartments.ts';
import type { Reader } from '../../../db/open.ts';
import { findStationEntry, listHeads, listStationEntries, listWritesOfEntry } from '../../../db/stations.ts';
import {
  laterPartsSchema,
  PARTS_FORMAT,
  partsSchema,
  type PartsBundle,
  type SentPart,
} from '../../../shared/contract/office-format.ts';
import type { EntryId } from '../../../shared/office/fold-row.ts';
import { isEnclosing } from '../audit/station-log.ts';
import { PART } from '../audit/part-log.ts';
import type { OpenCompartment, Session } from '../ground/context.ts';
import { openSigned, sealSigned, writtenBy, type OpenedBlob } from './signed-blob.ts';

/** Which parts of a compartment's log, and whether with what stood in it before. */
export type Wanted = { readonly entries: readonly EntryId[]; readonly isWhole: boolean };

/** Parts of a compartment's log as a blob for a carrier: signed with the station's key, sealed to people of it, by keys that no vault has. */
export async function sealParts(
  session: Session,
  { id, db }: OpenCompartment,
  of: { readonly station: number; readonly wanted: Wanted; readonly recipients: readonly string[] },
): Promise<Uint8Array> {
  const { office } = session;
  const parts = of.wanted.entries.map(entry => sentPart(office, db, entry));
  const enclosing = parts.flatMap(({ entry, isEnclosing: is }) => (is ? [entry] : []));
  const bundle: PartsBundle = {
    format: PARTS_FORMAT,
    ...writtenBy(office, of.station),
    compartment: id,
    people: [...getSelf(db).people],
    tags: listTags(db).map(hex),
    parts: parts.map(({ part }) => part),
    base: of.wanted.isWhole ? sentBase(db, 0) : [],
    late: lateParts(db).map(at => sentLate(db, at)),
    history: of.wanted.isWhole || enclosing.length > 0 ? historyOf(office, db, enclosing) : [],
  };
  return sealSigned(office, bundle, of.recipients);
}

function sentPart(
  office: Reader,
  db: Reader,
  id: EntryId,
): { readonly part: SentPart; readonly entry: number; readonly isEnclosing: boolean } {
  const [own, outside] = [findStationEntry(db, id), findStationEntry(office, id)];
  const head = own === undefined || outside === undefined ? undefined : findEntry(office, outside.entry);
  if (own === undefined || head === undefined) throw new Error('a part without its entry');
  const rows = listWritesOfEntry(db, id);
  const changes = listChangesEver(db, own.entry);
  const part: SentPart = {
    station: id.station,
    number: id.number,
    previous: previousIn(db, id),
    seen: own.seen,
    rows: rows as SentPart['rows'],
    base: sentBase(db, own.entry),
    changes: changes.map(sentChange),
  };
  const { action } = JSON.parse(head.body) as { readonly action: string }; // an entry's own
  return { part, entry: own.entry, isEnclosing: isEnclosing(action) };
}

function sentBase(db: Reader, entry: number): SentPart['base'] {
  return listBase(db, entry).map(({ kind: _, ...base }) => base) as SentPart['base']; // written by insertBase
}

/** The digest of the part before, as that part's own change says it. */
function previousIn(db: Reader, { station, number }: EntryId): string | null {
  const text = db
    .prepare<[string, number, number], string>(
      `SELECT new FROM station_entries JOIN (SELECT * FROM changes UNION ALL SELECT * FROM changes_aside) AS said
         ON said.entry = station_entries.entry AND entity = 'compartment' AND field = ?
       WHERE station = ? AND number < ? ORDER BY number DESC LIMIT 1`,
    )
    .pluck()
    .get(PART, station, number);
  return text === undefined ? null : (JSON.parse(text) as string);
}

/**
 * What is recorded of cases here by entries that are no parts: it came with the cases. Of those that these entries took in also what was written here
 * before they had been away: it went with them, at each machine.
 */
function historyOf(office: Reader, db: Reader, enclosing: readonly number[]): PartsBundle['history'] {
  const rows = db
    .prepare<[object], { entry: number }>(
      `SELECT DISTINCT entry FROM changes WHERE entry NOT IN (SELECT entry FROM station_entries)
         OR (entry NOT IN (SELECT value FROM json_each(@enclosing))
           AND case_id IN (SELECT case_id FROM changes WHERE entry IN (SELECT value FROM json_each(@enclosing)))) ORDER BY entry`,
    )
    .all({ enclosing: JSON.stringify(enclosing) });
  const place = office.prepare<[number], EntryId>('SELECT station, number FROM station_entries WHERE entry = ?');
  return rows.flatMap(({ entry }) => {
    const at = place.get(entry) ?? { station: 0, number: entry }; // from before the office had several
    return listChangesOfEntry(db, entry).flatMap(change => (isPart(change) ? [] : [{ ...at, ...sentChange(change) }]));
  });
}

/** A change as it is sent. */
export function sentChange({ entry: _, salt, commitment, ...change }: ChangeRow) {
  return { ...change, salt: salt === null ? null : hex(salt), commitment: hex(commitment) };
}

const isPart = ({ entity, field }: Pick<ChangeRow, 'entity' | 'field'>): boolean => entity === 'compartment' && field === PART;

/** The entries that wrote to cases of this compartment without knowing of it. */
export function lateParts(db: Reader): readonly (EntryId & { readonly entry: number })[] {
  return listHeads(db).flatMap(({ station }) =>
    listStationEntries(db, station, 1, Number.MAX_SAFE_INTEGER).filter(({ entry }) => !listChangesEver(db, entry).some(isPart)),
  );
}

function sentLate(db: Reader, { station, number, entry }: EntryId & { readonly entry: number }): PartsBundle['late'][number] {
  const rows = listWritesOfEntry(db, { station, number }) as SentPart['rows'];
  return { station, number, rows, changes: listChangesEver(db, entry).map(sentChange) };
}

/** Every part that stands here, of all stations, in an order in which each comes after those before it in its chain. */
export function allParts(db: Reader): readonly EntryId[] {
  return listHeads(db).flatMap(({ station }) =>
    listStationEntries(db, station, 1, Number.MAX_SAFE_INTEGER).flatMap(({ number, entry }) =>
      listChangesEver(db, entry).some(isPart) ? [{ station, number }] : [],
    ),
  );
}

/** What became of a blob: its parts, or why they are not taken in. */
export type OpenedParts = { readonly kind: 'parts'; readonly bundle: PartsBundle } | Exclude<OpenedBlob, { kind: 'signed' }>;

/** Open a blob with the signed-in user's own key. */
export async function openParts({ office, keys }: Session, sealed: Uint8Array): Promise<OpenedParts> {
  const opened = await openSigned(office, keys.ageIdentity, sealed, { later: laterPartsSchema, format: PARTS_FORMAT });
  if (opened.kind !== 'signed') return opened;
  const bundle = partsSchema.safeParse(opened.json).data;
  return bundle === undefined ? { kind: 'fault', code: 'office/damaged' } : { kind: 'parts', bundle };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
