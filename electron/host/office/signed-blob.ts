import { hash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Reader } from '../../../db/open.ts';
import { listStationKeys } from '../../../db/set-aside.ts';
import { getSecret, getVaultState } from '../../../db/vault-state.ts';
import { schemaVersion } from '../../../db/migrate.ts';
import { catalogueVersion } from '../../../shared/catalogue-version.ts';
import type { laterBundleSchema } from '../../../shared/contract/office-format.ts';
import { AgeRefused } from '../age/age-refused.ts';
import { decrypted, encrypted } from '../age/age.ts';
import { programVersion } from '../ground/program-version.ts';
import { signingPair, verifierOf } from '../keys/ed25519.ts';
import { piecesOf, wholeOf } from '../places/pieces.ts';

/** The schema that is written here: the tables of the program that opened the vault and, within them, the fields of records. */
export const schemaOf = (office: Reader): number => schemaVersion(office) * 1000 + catalogueVersion;

/** What one blob may unpack to. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Which station of which office wrote it, under which schema, with which version of the program. */
export const writtenBy = (office: Reader, station: number) => ({
  office: getVaultState(office).vaultId,
  station,
  schema: schemaOf(office),
  program: programVersion(),
});

/** Content as a blob for a carrier: packed, signed with this station's key, sealed to its readers. */
export async function sealSigned(office: Reader, content: object, recipients: readonly string[]): Promise<Uint8Array> {
  const packed = gzipSync(JSON.stringify(content));
  const signature = signingPair(getSecret(office, 'station-signing-seed')).sign(digest(packed));
  return wholeOf(await encrypted(recipients, piecesOf(Buffer.concat([signature, packed]))));
}

export type OpenedBlob =
  | { readonly kind: 'signed'; readonly station: number; readonly json: unknown }
  /** A later program's, which waits; `program` is the version that wrote it, where it says so. */
  | { readonly kind: 'newer'; readonly station: number; readonly schema: number; readonly program: string | null }
  | BlobFault;
export type BlobFault = {
  readonly kind: 'fault';
  readonly code: 'office/not-for-us' | 'office/damaged' | 'office/not-of-station';
};

/**
 * Open a blob: sealed to the identity, whole, of this office, and signed by the station that it says it is of. What a later program adds to one
 * is not known here: it says which program it is of before anything else is asked of it.
 */
export async function openSigned(
  office: Reader,
  identity: string,
  sealed: Uint8Array,
  { later, format }: { readonly later: typeof laterBundleSchema; readonly format: string },
): Promise<OpenedBlob> {
  const content = await unsealed(identity, sealed);
  if (!(content instanceof Uint8Array)) return content;
  const packed = content.subarray(64);
  const json = read(packed);
  const said = later.safeParse(json).data;
  if (said === undefined) return { kind: 'fault', code: 'office/damaged' };
  const { station, schema } = said;
  const isSigned = listStationKeys(office, station).some(key => verifierOf(key)(digest(packed), content.subarray(0, 64)));
  if (!isSigned || said.office !== getVaultState(office).vaultId) return { kind: 'fault', code: 'office/not-of-station' };
  if (schema > schemaOf(office) || said.format !== format)
    return { kind: 'newer', station, schema, program: said.program ?? null };
  return { kind: 'signed', station, json };
}

async function unsealed(identity: string, sealed: Uint8Array): Promise<Uint8Array | BlobFault> {
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
    return null; // whatever is wrong with it, it is no blob of ours
  }
}

function digest(bytes: Uint8Array): Buffer {
  return hash('sha256', bytes, 'buffer');
}
