import { hash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { listChangesOfEntry, listClosedOfEntry, findEntry } from '../../../db/audit.ts';
import type { Reader } from '../../../db/open.ts';
import { listStationEntries, listStations, listWritesOfEntry, type StationEntry } from '../../../db/stations.ts';
import { getSecret, getVaultState } from '../../../db/vault-state.ts';
import { migrations } from '../../../db/migrations/index.ts';
import { catalogueVersion } from '../../../shared/catalogue-version.ts';
import {
  BUNDLE_FORMAT,
  bundleSchema,
  laterBundleSchema,
  type Bundle,
  type SentEntry,
} from '../../../shared/contract/office-format.ts';
import { AgeRefused } from '../age/age-refused.ts';
import { decrypted, encrypted } from '../age/age.ts';
import { withLate } from './take-enclosed.ts';
import { signingPair, verifierOf } from '../keys/ed25519.ts';
import { piecesOf, wholeOf } from '../places/pieces.ts';

/** Entries in one bundle at most, and the bytes that one may unpack to. */
export const MOST_ENTRIES = 500;
const MOST_BYTES = 256 * 1024 * 1024;

/** The schema that this program writes: its tables and, within them, the fields of records. */
export const SCHEMA = migrations.length * 1000 + catalogueVersion;

/** A station's entries from a number on, as they are sent. */
export function entriesToSend(office: Reader, station: number, from: number, most = MOST_ENTRIES): readonly SentEntry[] {
  return listStationEntries(office, station, from, most).map(entry => sentEntry(office, entry));
}

function sentEntry(office: Reader, { station, number, entry, salt }: StationEntry): SentEntry {
  const found = findEntry(office, entry);
  if (found === undefined) throw new Error('an entry of a station without its text');
  const late = withLate(office, { station, number });
  const lateAt = new Set(late.changes.map(({ position }) => position));
  const rows = listWritesOfEntry(office, { station, number }).map(
    write => late.writes.find(each => each.table === write.table && each.row === write.row) ?? write,
  );
  const changes = [...listChangesOfEntry(office, entry), ...late.changes].toSorted((one, other) => one.position - other.position);
  return {
    body: found.body,
    signature: hex(found.signature),
    salt: salt === null ? null : hex(salt),
    rows: rows as SentEntry['rows'], // objects or null, by the table
    changes: changes.map(({ entry: _, salt: of, commitment, ...change }) => ({
      ...change,
      salt: of === null ? null : hex(of),
      commitment: hex(commitment),
    })),
    closed: listClosedOfEntry(office, entry).flatMap(({ position, commitment }) =>
      lateAt.has(position) ? [] : [{ position, commitment: hex(commitment) }],
    ),
  };
}

/** Entries as a blob for a carrier: signed with the station's key, sealed to every station on the roster that was not taken out. */
export function sealBundle(office: Reader, station: number, entries: readonly SentEntry[]): Promise<Uint8Array> {
  const readers = listStations(office).filter(({ removedAtMs }) => removedAtMs === null);
  return sealFor(
    office,
    station,
    entries,
    readers.map(({ recipient }) => recipient),
  );
}

/** The same, sealed to whom it says. */
export async function sealFor(
  office: Reader,
  station: number,
  entries: readonly SentEntry[],
  recipients: readonly string[],
): Promise<Uint8Array> {
  const bundle: Bundle = {
    format: BUNDLE_FORMAT,
    office: getVaultState(office).vaultId,
    station,
    schema: SCHEMA,
    entries: [...entries],
  };
  const packed = gzipSync(JSON.stringify(bundle));
  const signature = signingPair(getSecret(office, 'station-signing-seed')).sign(digest(packed));
  return wholeOf(await encrypted(recipients, piecesOf(Buffer.concat([signature, packed]))));
}

/** What became of a blob: its entries, or why they are not taken in. */
export type Opened =
  | { readonly kind: 'entries'; readonly station: number; readonly entries: readonly SentEntry[] }
  | { readonly kind: 'newer'; readonly station: number; readonly schema: number }
  | { readonly kind: 'fault'; readonly code: 'office/not-for-us' | 'office/damaged' | 'office/not-of-station' };

/** Open a blob: sealed to us, whole, of this office, and signed by the station that it says it is of. */
export async function openBundle(office: Reader, sealed: Uint8Array): Promise<Opened> {
  const content = await unsealed(office, sealed);
  if (!(content instanceof Uint8Array)) return content;
  const packed = content.subarray(64);
  const json = read(packed);
  // What a later program adds to a bundle is not known here: it says which program it is of before anything else is asked of it.
  const said = laterBundleSchema.safeParse(json).data;
  if (said === undefined) return { kind: 'fault', code: 'office/damaged' };
  const { station, schema } = said;
  const signer = listStations(office).find(({ number }) => number === station);
  const isSigned = signer !== undefined && verifierOf(signer.signingKey)(digest(packed), content.subarray(0, 64));
  if (!isSigned || said.office !== getVaultState(office).vaultId) return { kind: 'fault', code: 'office/not-of-station' };
  if (schema > SCHEMA || said.format !== BUNDLE_FORMAT) return { kind: 'newer', station, schema };
  const bundle = bundleSchema.safeParse(json).data;
  return bundle === undefined ? { kind: 'fault', code: 'office/damaged' } : { kind: 'entries', station, entries: bundle.entries };
}

async function unsealed(office: Reader, sealed: Uint8Array): Promise<Uint8Array | Opened> {
  const identity = Buffer.from(getSecret(office, 'station-age-identity')).toString('utf8');
  try {
    const content = await wholeOf(decrypted(identity, piecesOf(sealed)));
    return content.length > 64 ? content : { kind: 'fault', code: 'office/damaged' };
  } catch (error) {
    if (!(error instanceof AgeRefused)) throw error;
    return { kind: 'fault', code: error.fault === 'not-for-us' ? 'office/not-for-us' : 'office/damaged' };
  }
}

function read(packed: Uint8Array): unknown {
  try {
    const text = gunzipSync(packed, { maxOutputLength: MOST_BYTES }).toString('utf8');
    return JSON.parse(text) as unknown;
  } catch {
    return null; // whatever is wrong with it, it is no bundle
  }
}

function digest(bytes: Uint8Array): Buffer {
  return hash('sha256', bytes, 'buffer');
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
