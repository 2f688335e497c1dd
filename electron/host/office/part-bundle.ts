import { hash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { findEntry, listChangesOfEntry, type ChangeRow } from '../../../db/audit.ts';
import { listBase, listTags } from '../../../db/compartment-travel.ts';
import { getSelf } from '../../../db/compartments.ts';
import type { Reader } from '../../../db/open.ts';
import { findStationEntry, listHeads, listStationEntries, listStations, listWritesOfEntry } from '../../../db/stations.ts';
import { getSecret, getVaultState } from '../../../db/vault-state.ts';
import { PARTS_FORMAT, partsSchema, type PartsBundle, type SentPart } from '../../../shared/contract/office-format.ts';
import type { EntryId } from '../../../shared/office/fold-row.ts';
import { AgeRefused } from '../age/age-refused.ts';
import { decrypted, encrypted } from '../age/age.ts';
import { isEnclosing } from '../audit/station-log.ts';
import { PART } from '../audit/part-log.ts';
import type { OpenCompartment, Session } from '../ground/context.ts';
import { signingPair, verifierOf } from '../keys/ed25519.ts';
import { piecesOf, wholeOf } from '../places/pieces.ts';
import { SCHEMA } from './bundle.ts';

const MOST_BYTES = 256 * 1024 * 1024;

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
  const bundle: PartsBundle = {
    format: PARTS_FORMAT,
    office: getVaultState(office).vaultId,
    station: of.station,
    schema: SCHEMA,
    compartment: id,
    people: [...getSelf(db).people],
    tags: listTags(db).map(hex),
    parts: parts.map(({ part }) => part),
    base: of.wanted.isWhole ? listBase(db, 0).map(({ table, row, cells }) => ({ table, row, cells: cells as never })) : [],
    late: lateParts(db).map(at => sentLate(db, at)),
    history: of.wanted.isWhole || parts.some(({ isEnclosing: is }) => is) ? historyOf(office, db) : [],
  };
  const packed = gzipSync(JSON.stringify(bundle));
  const signature = signingPair(getSecret(office, 'station-signing-seed')).sign(digest(packed));
  return wholeOf(await encrypted([...of.recipients], piecesOf(Buffer.concat([signature, packed]))));
}

function sentPart(office: Reader, db: Reader, id: EntryId): { readonly part: SentPart; readonly isEnclosing: boolean } {
  const [own, outside] = [findStationEntry(db, id), findStationEntry(office, id)];
  const head = own === undefined || outside === undefined ? undefined : findEntry(office, outside.entry);
  if (own === undefined || head === undefined) throw new Error('a part without its entry');
  const rows = listWritesOfEntry(db, id);
  const changes = listChangesOfEntry(db, own.entry);
  const part: SentPart = {
    station: id.station,
    number: id.number,
    previous: previousIn(db, id),
    seen: own.seen,
    rows: rows as SentPart['rows'],
    base: listBase(db, own.entry).map(({ table, row, cells }) => ({ table, row, cells: cells as never })),
    changes: changes.map(sentChange),
  };
  const { action } = JSON.parse(head.body) as { readonly action: string }; // an entry's own
  return { part, isEnclosing: isEnclosing(action) };
}

/** The digest of the part before, as that part's own change says it. */
function previousIn(db: Reader, { station, number }: EntryId): string | null {
  const text = db
    .prepare<[string, number, number], string>(
      `SELECT changes.new FROM station_entries JOIN changes ON changes.entry = station_entries.entry AND entity = 'compartment' AND field = ?
       WHERE station = ? AND number < ? ORDER BY number DESC LIMIT 1`,
    )
    .pluck()
    .get(PART, station, number);
  return text === undefined ? null : (JSON.parse(text) as string);
}

/** What is recorded of cases here by entries that are no parts: it came with the cases. */
function historyOf(office: Reader, db: Reader): PartsBundle['history'] {
  const rows = db
    .prepare<[], { entry: number }>(
      'SELECT DISTINCT entry FROM changes WHERE entry NOT IN (SELECT entry FROM station_entries) ORDER BY entry',
    )
    .all();
  const place = office.prepare<[number], EntryId>('SELECT station, number FROM station_entries WHERE entry = ?');
  return rows.flatMap(({ entry }) => {
    const at = place.get(entry) ?? { station: 0, number: entry }; // from before the office had several
    return listChangesOfEntry(db, entry).map(change => ({ ...at, ...sentChange(change) }));
  });
}

function sentChange({ entry: _, salt, commitment, ...change }: ChangeRow) {
  return { ...change, salt: salt === null ? null : hex(salt), commitment: hex(commitment) };
}

const isPart = ({ entity, field }: Pick<ChangeRow, 'entity' | 'field'>): boolean => entity === 'compartment' && field === PART;

/** The entries that wrote to cases of this compartment without knowing of it. */
export function lateParts(db: Reader): readonly (EntryId & { readonly entry: number })[] {
  return listHeads(db).flatMap(({ station }) =>
    listStationEntries(db, station, 1, Number.MAX_SAFE_INTEGER).filter(
      ({ entry }) => !listChangesOfEntry(db, entry).some(isPart),
    ),
  );
}

function sentLate(db: Reader, { station, number, entry }: EntryId & { readonly entry: number }): PartsBundle['late'][number] {
  const rows = listWritesOfEntry(db, { station, number }) as SentPart['rows'];
  return { station, number, rows, changes: listChangesOfEntry(db, entry).map(sentChange) };
}

/** Every part that stands here, of all stations, in an order in which each comes after those before it in its chain. */
export function allParts(db: Reader): readonly EntryId[] {
  return listHeads(db).flatMap(({ station }) =>
    listStationEntries(db, station, 1, Number.MAX_SAFE_INTEGER).flatMap(({ number, entry }) =>
      listChangesOfEntry(db, entry).some(isPart) ? [{ station, number }] : [],
    ),
  );
}

/** What became of a blob: its parts, or why they are not taken in. */
export type OpenedParts =
  | { readonly kind: 'parts'; readonly bundle: PartsBundle }
  | { readonly kind: 'newer'; readonly station: number; readonly schema: number }
  | { readonly kind: 'fault'; readonly code: 'office/not-for-us' | 'office/damaged' | 'office/not-of-station' };

/** Open a blob with the signed-in user's own key. */
export async function openParts({ office, keys }: Session, sealed: Uint8Array): Promise<OpenedParts> {
  let content: Uint8Array;
  try {
    content = await wholeOf(decrypted(keys.ageIdentity, piecesOf(sealed)));
  } catch (error) {
    if (!(error instanceof AgeRefused)) throw error;
    return { kind: 'fault', code: error.fault === 'not-for-us' ? 'office/not-for-us' : 'office/damaged' };
  }
  const packed = content.subarray(64);
  const bundle = read(packed);
  if (bundle === null) return { kind: 'fault', code: 'office/damaged' };
  const { station, schema } = bundle;
  const signer = listStations(office).find(({ number }) => number === station);
  const isSigned = signer !== undefined && verifierOf(signer.signingKey)(digest(packed), content.subarray(0, 64));
  if (!isSigned || bundle.office !== getVaultState(office).vaultId) return { kind: 'fault', code: 'office/not-of-station' };
  return schema > SCHEMA ? { kind: 'newer', station, schema } : { kind: 'parts', bundle };
}

function read(packed: Uint8Array): PartsBundle | null {
  try {
    const text = gunzipSync(packed, { maxOutputLength: MOST_BYTES }).toString('utf8');
    return partsSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // whatever is wrong with it, it is no bundle
  }
}

function digest(bytes: Uint8Array): Buffer {
  return hash('sha256', bytes, 'buffer');
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
