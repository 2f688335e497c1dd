import { listChangesEver, listClosedOfEntry, findEntry } from '../../../db/audit.ts';
import type { Reader } from '../../../db/open.ts';
import { listStationEntries, listStations, listWritesOfEntry, type StationEntry } from '../../../db/stations.ts';
import { getSecret } from '../../../db/vault-state.ts';
import {
  BUNDLE_FORMAT,
  bundleSchema,
  laterBundleSchema,
  type Bundle,
  type SentEntry,
} from '../../../shared/contract/office-format.ts';
import { passedOn } from './sent-entry.ts';
import { openSigned, sealSigned, writtenBy, type OpenedBlob } from './signed-blob.ts';

/** Entries in one bundle at most. */
export const MOST_ENTRIES = 500;

/** A station's entries from a number on, as they are sent. */
export function entriesToSend(office: Reader, station: number, from: number, most = MOST_ENTRIES): readonly SentEntry[] {
  return listStationEntries(office, station, from, most).map(entry => sentEntry(office, entry));
}

function sentEntry(office: Reader, { station, number, entry, salt, runSignature }: StationEntry): SentEntry {
  const found = findEntry(office, entry);
  if (found === undefined) throw new Error('an entry of a station without its text');
  const rows = listWritesOfEntry(office, { station, number });
  const changes = listChangesEver(office, entry);
  const isHere = new Set(changes.map(({ position }) => position)); // of what is set aside the commitments are kept beside it
  const closed = listClosedOfEntry(office, entry).filter(({ position }) => !isHere.has(position));
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
    closed: closed.map(({ position, commitment }) => ({ position, commitment: hex(commitment) })),
    ...(runSignature === null ? {} : { run: hex(runSignature) }),
  };
}

/**
 * Entries as a blob for a carrier: signed with the station's key, sealed to every station on the roster that was not taken out.
 *
 * @param of - Whose entries they are, where they are another's that are passed on.
 */
export function sealBundle(office: Reader, station: number, entries: readonly SentEntry[], of = station): Promise<Uint8Array> {
  const readers = listStations(office).filter(({ removedAtMs }) => removedAtMs === null);
  const recipients = readers.map(({ recipient }) => recipient);
  return sealFor(office, station, entries, recipients, of === station ? {} : { of });
}

/** The same, sealed to whom it says. */
export async function sealFor(
  office: Reader,
  station: number,
  entries: readonly SentEntry[],
  recipients: readonly string[],
  more: { readonly of?: number } = {},
): Promise<Uint8Array> {
  const bundle: Bundle = { format: BUNDLE_FORMAT, ...writtenBy(office, station), ...more, entries: [...entries] };
  return sealSigned(office, bundle, recipients);
}

/** What became of a blob: its entries and whose they are, or why they are not taken in. */
export type Opened =
  | { readonly kind: 'entries'; readonly station: number; readonly entries: readonly SentEntry[] }
  | Exclude<OpenedBlob, { kind: 'signed' }>;

/** Open a blob that is sealed to this station. */
export async function openBundle(office: Reader, sealed: Uint8Array): Promise<Opened> {
  const identity = Buffer.from(getSecret(office, 'station-age-identity')).toString('utf8');
  const opened = await openSigned(office, identity, sealed, { later: laterBundleSchema, format: BUNDLE_FORMAT });
  if (opened.kind !== 'signed') return opened;
  const bundle = bundleSchema.safeParse(opened.json).data;
  if (bundle === undefined) return { kind: 'fault', code: 'office/damaged' };
  const { entries, of = opened.station } = bundle;
  if (of === opened.station) return { kind: 'entries', station: of, entries };
  const found = passedOn(office, of, entries);
  if (found === 'its') return { kind: 'entries', station: of, entries };
  return { kind: 'fault', code: found === 'not-yet' ? 'office/not-of-station' : 'office/damaged' };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
