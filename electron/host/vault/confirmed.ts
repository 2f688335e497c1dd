import { closeSync, existsSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { findEntry, findLastEntry } from '../../../db/audit.ts';
import type { Reader } from '../../../db/open.ts';
import { listSigningKeys } from '../../../db/users.ts';
import { CONFIRMED_FORMAT, confirmedSchema, type ConfirmedLine } from '../../../shared/contract/confirmed.ts';
import type { MissingHistory } from '../../../shared/failure.ts';
import { entryHash } from '../audit/audit.ts';
import { logIncident } from '../ground/log.ts';
import { canonical } from '../keys/canonical.ts';
import { verifierOf } from '../keys/ed25519.ts';
import { writeWhole } from '../places/write-whole.ts';
import { vaultPaths } from './vault-paths.ts';

// How far the audit chain had come when something was last confirmed to a person, kept beside the database and signed: a database that was
// put back, or that lost the end of its journal, is consistent in itself, and only what lies outside it can say that something is missing.
//
// Two lines of equal length, written by turns in place, so that one flush of one block keeps an entry, and a torn write leaves the other.

const LINE_BYTES = 640;

/** An entry of the chain that was confirmed: its number (from 1), the SHA-256 of its body (base64url), when, and by whose key (base64). */
export type ConfirmedEntry = Pick<ConfirmedLine, 'number' | 'hash' | 'atMs' | 'by'>;

/** Who signs: the session's user, or whoever stands for one. */
type Signer = { readonly vaultId: string; readonly publicKey: Uint8Array; readonly sign: (bytes: Uint8Array) => Uint8Array };

/**
 * The last entry that was confirmed in this folder. Lines that nobody known signed count for nothing.
 *
 * @param keys - Raw public keys whose signature counts.
 * @returns null if there is no such file, or no line of it counts.
 */
export function readConfirmed(folder: string, vaultId: string, keys: readonly Uint8Array[]): ConfirmedEntry | null {
  const known = new Set(keys.map(base64));
  const lines = linesOf(folder).flatMap(text => lineIn(text) ?? []);
  const counting = lines.filter(line => line.vaultId === vaultId && known.has(line.by) && isSigned(line));
  return counting.reduce<ConfirmedLine | null>((last, line) => (last === null || line.number > last.number ? line : last), null);
}

/** Write down that the chain's present end was confirmed. The line that has come further is kept; the other one is written over. */
export function writeConfirmed(folder: string, office: Reader, signer: Signer, nowMs: number): void {
  const text = lineText(entryNow(office, nowMs), signer);
  const path = vaultPaths(folder).confirmed;
  const lines = linesOf(folder).map(line => lineIn(line)?.number ?? -1);
  if (lines.length !== 2) return replaceConfirmed(folder, office, signer, nowMs);
  const at = lines[0]! <= lines[1]! ? 0 : 1;
  const file = openSync(path, 'r+');
  try {
    writeSync(file, text, at * LINE_BYTES);
    fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The same, and nothing that was confirmed before counts: for a new vault, and where a person has accepted what is missing. */
export function replaceConfirmed(folder: string, office: Reader, signer: Signer, nowMs: number): void {
  const text = lineText(entryNow(office, nowMs), signer);
  writeWhole(vaultPaths(folder).confirmed, Buffer.from(text + text));
}

/** What of the confirmed history this database does not have: null if it has all. */
export function missingOf(office: Reader, confirmed: ConfirmedEntry | null): MissingHistory | null {
  if (confirmed === null || confirmed.number === 0) return null;
  const entry = findEntry(office, confirmed.number);
  if (entry !== undefined && entryHash(entry.body) === confirmed.hash) return null;
  const held = findLastEntry(office)?.number ?? 0;
  return { held, confirmed: confirmed.number, atMs: confirmed.atMs };
}

/** What a session holds of it: see `Session.confirmed`. A folder that cannot be written to keeps what it has. */
export function confirmedOf(
  at: { readonly folder: string; readonly office: Reader; readonly signer: Signer },
  nowMs: () => number,
) {
  const { folder, office, signer } = at;
  const read = () => readConfirmed(folder, signer.vaultId, listSigningKeys(office));
  const end = () => findLastEntry(office)?.number ?? 0;
  let kept = -1;
  return {
    keep() {
      if (!office.open || kept === end()) return;
      try {
        writeConfirmed(folder, office, signer, nowMs());
        kept = end();
      } catch (error) {
        logIncident(randomUUID(), 'vault:confirmed', error); // what was done is done; the check says that the file lags behind
      }
    },
    keepIn: (copy: string) => replaceConfirmed(copy, office, signer, nowMs()),
    missing: () => missingOf(office, read()),
    isKept: () => read()?.number === end(),
  };
}

function entryNow(office: Reader, atMs: number): Omit<ConfirmedEntry, 'by'> {
  const last = findLastEntry(office);
  return { number: last?.number ?? 0, hash: last === undefined ? '' : entryHash(last.body), atMs };
}

function lineText(entry: Omit<ConfirmedEntry, 'by'>, { vaultId, publicKey, sign }: Signer): string {
  const body = { format: CONFIRMED_FORMAT, vaultId, ...entry, by: base64(publicKey) } as const;
  const line = { ...body, signature: base64(sign(Buffer.from(canonical(body)))) };
  return `${JSON.stringify(line).padEnd(LINE_BYTES - 1)}\n`;
}

function isSigned({ signature, ...body }: ConfirmedLine): boolean {
  return verifierOf(Buffer.from(body.by, 'base64'))(Buffer.from(canonical(body)), Buffer.from(signature, 'base64'));
}

function linesOf(folder: string): string[] {
  const { confirmed } = vaultPaths(folder);
  if (!existsSync(confirmed)) return [];
  const text = readFileSync(confirmed, 'latin1');
  return text.length === 2 * LINE_BYTES ? [text.slice(0, LINE_BYTES), text.slice(LINE_BYTES)] : [];
}

function lineIn(text: string): ConfirmedLine | null {
  try {
    const read = confirmedSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
