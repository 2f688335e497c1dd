import {
  countEntries,
  lastChangedEntry,
  listChangesOfEntry,
  listClosedOfEntry,
  listEntriesAfter,
  type ChangeRow,
  type EntryRow,
} from '../../../db/audit.ts';
import { listFaults } from '../../../db/set-aside.ts';
import { listUsers } from '../../../db/users.ts';
import type { AuditVerdict } from '../../../shared/contract/audit.ts';
import { commitmentOf, digestOf, entryHash, type EntryBody } from './audit.ts';
import { canonical } from '../keys/canonical.ts';
import type { Context, Session } from '../ground/context.ts';
import { verifierOf } from '../keys/ed25519.ts';

type Fault = NonNullable<AuditVerdict['firstBad']>['why'];
type Verifier = ReturnType<typeof verifierOf>;
type Walk = Pick<Context, 'signal' | 'progress'> & { readonly depth: 'hashes' | 'full' };

const BATCH = 2000;

/**
 * Follow the chain from its first entry and name the first that is wrong, or that was confirmed in this folder and is not there. `hashes` checks numbers and links; `full` also every signature
 * and, where this user may see them, that the recorded values are the ones that were committed to (erased values are not missed).
 */
export async function verifyChain(session: Session, { depth, signal, progress }: Walk): Promise<AuditVerdict> {
  const total = countEntries(session.office);
  const users = new Map<string, Verifier>(listUsers(session.office).map(user => [user.id, verifierOf(user.signingKey)]));
  const heads = new Map<number, { readonly number: number; readonly hash: string }>();
  const aside = new Set(listFaults(session.office).map(({ entry }) => entry));
  for (let checked = 0; checked < total;) {
    signal.throwIfAborted();
    const entries = listEntriesAfter(session.office, checked, BATCH);
    for (const entry of entries) {
      const body = bodyOf(entry);
      const head = heads.get(stationOf(body));
      const isDeep = depth === 'full' && !aside.has(entry.number); // what was set aside here was found at fault when it came
      const why = faultOf(entry, body, checked + 1, head) ?? (isDeep ? deepFaultOf(entry, body, users, session) : null);
      if (why !== null) return { ok: false, checked, firstBad: { number: checked + 1, why } };
      heads.set(stationOf(body), { number: (head?.number ?? 0) + 1, hash: entryHash(entry.body) });
      checked++;
    }
    progress(checked, total);
    await new Promise(resolve => setImmediate(resolve)); // let a cancellation in
  }
  const missing = session.confirmed.missing();
  if (missing !== null) return { ok: false, checked: total, firstBad: { number: missing.confirmed, why: 'missing' } };
  const loose = session.visible().some(db => lastChangedEntry(db) > total);
  return loose
    ? { ok: false, checked: total, firstBad: { number: total + 1, why: 'missing' } }
    : { ok: true, checked: total, firstBad: null };
}

/** Entries from before the office had several stations are the first one's. */
function stationOf(body: EntryBody | null): number {
  return body?.station ?? 1;
}

type Head = { readonly number: number; readonly hash: string };

/** @param place - The entry's place in this database, which goes on without a gap; its number is that of its station's own chain. */
function faultOf(entry: EntryRow, body: EntryBody | null, place: number, head: Head | undefined): Fault | null {
  if (entry.number !== place) return 'missing';
  if (body === null || body.number !== (head?.number ?? 0) + 1) return 'altered';
  return body.previous === (head?.hash ?? null) ? null : 'unlinked';
}

function deepFaultOf(
  entry: EntryRow,
  body: EntryBody | null,
  users: ReadonlyMap<string, Verifier>,
  session: Session,
): Fault | null {
  if (body === null || !isCanonical(body, entry.body)) return 'altered';
  const verify = users.get(body.user);
  if (verify === undefined) return 'unknown-user';
  if (!verify(Buffer.from(entry.body), entry.signature)) return 'signature';
  return changesFit(entry.number, body, session) ? null : 'changes';
}

/** An altered byte can make a number that JSON cannot write, such as `1e999`; that is no canonical text either. */
function isCanonical(body: EntryBody, text: string): boolean {
  try {
    return canonical(body) === text;
  } catch {
    return false;
  }
}

/**
 * Changes may lie in a database that this user cannot see: of those the office keeps the commitments, so that none can be missing. Where both
 * are here they must agree.
 */
function changesFit(entry: number, body: EntryBody, session: Session): boolean {
  const seen = session.visible().flatMap(db => listChangesOfEntry(db, entry));
  const closed = listClosedOfEntry(session.office, entry);
  const byPosition = new Map<number, Pick<ChangeRow, 'commitment'>>(closed.map(row => [row.position, row]));
  for (const row of seen) {
    const other = byPosition.get(row.position);
    if (other !== undefined && !Buffer.from(other.commitment).equals(row.commitment)) return false;
    byPosition.set(row.position, row);
  }
  const rows = [...byPosition].sort(([one], [other]) => one - other).map(([, row]) => row);
  if (rows.length !== body.changes || digestOf(rows) !== body.digest) return false;
  return seen.every(row => row.salt === null || commitmentOf(row, row.salt).equals(row.commitment));
}

function bodyOf({ body }: EntryRow): EntryBody | null {
  try {
    return JSON.parse(body) as EntryBody; // its fields are compared one by one, its text against its canonical form
  } catch {
    return null;
  }
}
