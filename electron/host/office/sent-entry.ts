import { hash } from 'node:crypto';
import type { ChangeRow } from '../../../db/audit.ts';
import type { Reader, Writer } from '../../../db/open.ts';
import { listKeysLetIn, listStationKeys } from '../../../db/set-aside.ts';
import { findEntryBody, saveRunSignature, type EntryWrite } from '../../../db/stations.ts';
import { listUsers } from '../../../db/users.ts';
import { getSecret, getVaultState } from '../../../db/vault-state.ts';
import { entryBodySchema, type SentBody, type SentEntry } from '../../../shared/contract/office-format.ts';
import { commitmentOf, digestOf, entryHash } from '../audit/audit.ts';
import { rowsCommitment } from '../audit/station-log.ts';
import { canonical } from '../keys/canonical.ts';
import { signingPair, verifierOf } from '../keys/ed25519.ts';

/** An entry's own text, where it is written as each is. */
export function bodyOf({ body }: SentEntry): SentBody | null {
  try {
    const read = entryBodySchema.safeParse(JSON.parse(body));
    return read.success && canonical(read.data) === body ? read.data : null;
  } catch {
    return null;
  }
}

/** Whether the rows and changes are those that the signed text commits to. What was erased since cannot be compared any more. */
export function isWhole(sent: SentEntry, body: SentBody, writes: readonly EntryWrite[]): boolean {
  const changes = changesOf(sent);
  const closed = sent.closed.map(({ position, commitment }) => ({ position, commitment: Buffer.from(commitment, 'hex') }));
  const all = [...changes, ...closed].toSorted((one, other) => one.position - other.position);
  if (all.length !== body.changes || all.some(({ position }, at) => position !== at) || digestOf(all) !== body.digest)
    return false;
  if (changes.some(change => change.salt !== null && !commitmentOf(change, change.salt).equals(change.commitment))) return false;
  if (new Set(writes.map(({ table, row }) => `${table} ${row}`)).size !== writes.length) return false;
  if (body.rows === null) return writes.length === 0;
  if (sent.salt === null) return true; // it went with what was erased
  const isErased = writes.some(({ kind, cells }) => (kind === 'put' || kind === 'set') && cells === null);
  return isErased || rowsCommitment(writes, Buffer.from(sent.salt, 'hex')) === body.rows;
}

export function changesOf({
  changes,
}: SentEntry): (Omit<ChangeRow, 'entry' | 'commitment'> & { commitment: Buffer; entry: number })[] {
  return changes.map(({ salt, commitment, ...change }) => ({
    ...change,
    entry: 0,
    salt: salt === null ? null : Buffer.from(salt, 'hex'),
    commitment: Buffer.from(commitment, 'hex'),
  }));
}

/** Whether nothing of it was erased or closed since, so that all of it is what the signed text commits to, whoever hands it on. */
function isProven(sent: SentEntry, body: SentBody): boolean {
  const writes = sent.rows as readonly EntryWrite[];
  const hasAll = writes.every(({ kind, cells }) => cells !== null || kind === 'gone' || kind === 'ended');
  const isSalted = (sent.salt !== null || body.rows === null) && sent.changes.every(({ salt }) => salt !== null);
  const isOpen = sent.closed.length === 0 || body.rows === null; // what it wrote in a compartment is not the office's
  return hasAll && isSalted && isOpen && isWhole(sent, body, writes);
}

// A bundle is signed as a whole, and goes once something in it is erased. So that others can pass a station's entries on where it does not come any
// more, it also signs the last entry of each run that it puts: the run hangs together by the hashes of the entries before.

/** Sign an entry of our chain as the last of a run. */
export function signRun(office: Writer, own: number, last: number): void {
  const body = findEntryBody(office, { station: own, number: last });
  if (body === undefined) return;
  const signature = signingPair(getSecret(office, 'station-signing-seed')).sign(runDigest(office, own, last, body));
  saveRunSignature(office, { station: own, number: last }, signature);
}

/** The signature that came with an entry, where it is its station's. */
export function runSignatureOf(office: Reader, station: number, number: number, sent: SentEntry): Uint8Array | null {
  if (sent.run === undefined) return null;
  const signature = Buffer.from(sent.run, 'hex');
  const digest = runDigest(office, station, number, sent.body);
  return listStationKeys(office, station).some(key => verifierOf(key)(digest, signature)) ? signature : null;
}

/**
 * Whether entries are a run of a station's chain, without a gap, of which it signed the last, and each is whole and its author's: who passes them on
 * can have changed nothing of them. `not-yet`: the station, or an author, is not known here, perhaps not yet.
 */
export function passedOn(office: Reader, station: number, entries: readonly SentEntry[]): 'its' | 'not-yet' | 'not-its' {
  if (listStationKeys(office, station).length === 0) return 'not-yet';
  const keys = new Map([
    ...listKeysLetIn(office),
    ...listUsers(office).map(({ id, signingKey }) => [String(id), signingKey] as const),
  ]);
  let [before, last, isKnown] = [null as SentBody | null, null as SentEntry | null, true];
  for (const sent of entries) {
    const body = bodyOf(sent);
    if (body?.station !== station || !isProven(sent, body)) return 'not-its';
    if (before !== null && (body.number !== before.number + 1 || body.previous !== entryHash(last!.body))) return 'not-its';
    for (const [id, key] of usersIn(sent)) if (!keys.has(id)) keys.set(id, key);
    const key = keys.get(body.user);
    if (key === undefined) isKnown = false;
    else if (!verifierOf(key)(Buffer.from(sent.body), Buffer.from(sent.signature, 'hex'))) return 'not-its';
    [before, last] = [body, sent];
  }
  if (before === null || last === null || runSignatureOf(office, station, before.number, last) === null) return 'not-its';
  return isKnown ? 'its' : 'not-yet';
}

/** The keys of those whom an entry lets in: they may be the authors of what follows. */
function usersIn({ rows }: SentEntry): readonly (readonly [string, Uint8Array])[] {
  return rows.flatMap(({ table, row, cells }) => {
    const key = table === 'users' ? cells?.['signing_key'] : undefined;
    const [id] = /^\["([^"\\]+)"\]$/.exec(row)?.slice(1) ?? [];
    return typeof key === 'string' && id !== undefined ? [[id, Buffer.from(key, 'hex')] as const] : [];
  });
}

/** Over 32 bytes as a bundle's, and of a text that no bundle begins with: neither stands for the other, nor for a packet's. */
function runDigest(office: Reader, station: number, number: number, body: string): Buffer {
  return hash('sha256', `enlace-run/1\n${getVaultState(office).vaultId}\n${station}\n${number}\n${entryHash(body)}`, 'buffer');
}
