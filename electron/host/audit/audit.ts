import { createHmac, hash } from 'node:crypto';
import {
  commitsTo,
  findLastEntry,
  insertChanges,
  insertClosed,
  insertEntry,
  lastChangedEntry,
  listChangesOfEntry,
  moveChanges,
  type Change,
  type ChangeRow,
} from '../../../db/audit.ts';
import { findCompartmentHead, saveCompartmentHead } from '../../../db/compartment-heads.ts';
import { findCompartmentId } from '../../../db/compartments.ts';
import type { Writer } from '../../../db/open.ts';
import { countNoted } from '../../../db/travelling-rows.ts';
import { isOut } from '../../../db/users.ts';
import { isPutBack, updateLastClock } from '../../../db/vault-state.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, Json } from '../../../shared/language.ts';
import type { Placed } from '../../../shared/office/fold-row.ts';
import { canonical } from '../keys/canonical.ts';
import { hmacSha256 } from '../keys/hmac.ts';
import type { Services, Session } from '../ground/context.ts';
import { headAfter } from './compartment-head.ts';
import { entryHash } from './entry-hash.ts';
import { casesIn, eraseGone } from './erase-gone.ts';
import { beginParts, currentTag, movePartOf, watchCompartment, writePart, type WrittenPart } from './part-log.ts';
import { appendOfStation, isEnclosing, isErasing, nextOfStation, watchRows, type StationBody } from './station-log.ts';

export { entryHash };

/** The clock, chance, and what is derived from changes: what recording needs of the services. */
export type Recording = Pick<Services, 'nowMs' | 'randomBytes' | 'upkeep' | 'shipped'>;
/** Who signs into which chain: a session, or what stands for one while a vault is being recovered or re-keyed. */
export type Actor = Pick<Session, 'office' | 'user' | 'sign'> & {
  readonly place?: Pick<Session['place'], 'refuseReplaced' | 'note'>;
};

/**
 * The body of an entry. `previous` is the SHA-256 (base64url) of the entry before; `digest` that of its commitments, in order. In an office of
 * several stations (`v` 2) number and predecessor are those of the station's own chain.
 */
export type EntryBody = (
  ({ readonly v: 1 } & { readonly [N in keyof StationBody]?: never }) | ({ readonly v: 2 } & StationBody)
) & {
  readonly number: number;
  readonly previous: string | null;
  readonly atMs: number;
  readonly user: string;
  readonly action: string;
  readonly changes: number;
  readonly digest: string;
};

/**
 * Write rows, and leave one signed entry in the chain that says so: all in one transaction, or not at all.
 *
 * `write` does the SQL and notes each typed change (its values, old and new; `null` for "not there"). It must be synchronous. If the rows
 * live in a compartment (`db` is not the office's), they and their changes commit within the office's transaction and just before it, and
 * the office's database gets the entry and the commitments alone: a crash between the two leaves changes without an entry, which opening
 * the vault finds and signs as `audit:repair`.
 *
 * @throws Refusal `vault/replaced` if another file has taken the database's place: what is written now would be lost.
 * @param action - The call or step, such as `case:import`. It is shown to auditors: never a value in it.
 */
export function recordChanges<T>(
  session: Actor,
  services: Recording,
  action: string,
  db: Writer,
  write: (note: (change: Change) => void) => T,
): T {
  if (db !== session.office) return recordAcross(session, services, action, db, { inside: write });
  session.place?.refuseReplaced();
  signLooseRows(session, services);
  const result = db.transaction(() => {
    const noted: Change[] = [];
    const done = write(change => noted.push(change));
    services.upkeep.derive(session, services, db, noted, action);
    const rows = changeRows(session, services, noted);
    insertChanges(db, rows);
    append(session, services, action, rows);
    return done;
  })();
  session.place?.note();
  return result;
}

/**
 * In an office of several stations, rows that were written between acts get an entry of their own before the next one: an act answers for its own
 * rows alone.
 */
export function signLooseRows(session: Actor, services: Recording): void {
  const { office } = session;
  if (watchRows(office) && countNoted(office) > 0 && !isPutBack(office) && !isOut(office, session.user.id))
    office.transaction(() => append(session, services, 'office:loose', []))();
}

/** What is written to a compartment and, in the same entry, to the office's database. */
type Across<T> = {
  readonly inside: (note: (change: Change) => void) => T;
  /** Runs first; if it throws, nothing is written anywhere. */
  readonly office?: (note: (change: Change) => void) => void;
};

/** {@link recordChanges} over a compartment's database, and the office's where one entry says both. */
export function recordAcross<T>(
  session: Actor,
  services: Recording,
  action: string,
  db: Writer,
  { inside, office }: Across<T>,
): T {
  session.place?.refuseReplaced();
  const isSeveral = watchRows(session.office);
  signLooseRows(session, services);
  signLoose(session, services, db);
  if (isSeveral) {
    watchCompartment(db);
    beginParts(db, services);
  }
  const result = session.office.transaction(() => {
    const placed = isSeveral ? nextOfStation(session.office, services.nowMs()) : null;
    const open: Change[] = [];
    office?.(change => open.push(change));
    if (open.length > 0) services.upkeep.derive(session, services, session.office, open, action);
    const openRows = changeRows(session, services, open);
    const { done, closedRows, compartment, head } = db.transaction(() => {
      const closed: Change[] = [];
      const done = inside(change => closed.push(change));
      services.upkeep.derive(session, services, db, closed, action);
      const compartment = findCompartmentId(db);
      const part =
        placed === null ? null : partOf(session, services, { db, compartment, placed, action, cases: casesOf(closed) });
      const all = part === null ? closed : [...closed, part.change];
      const closedRows = changeRows(session, services, all, openRows.length);
      insertChanges(db, closedRows);
      if (part !== null) settlePart(session, services, { db, action, part, cases: casesIn(closedRows) });
      const head = headAfter(
        findCompartmentHead(db, compartment),
        findCompartmentHead(session.office, compartment),
        digestOf(closedRows),
      );
      saveCompartmentHead(db, compartment, head);
      return { done, closedRows, compartment, head };
    })();
    insertChanges(session.office, openRows);
    const kept = [...closedRows, ...tagged(session, db, placed, openRows.length + closedRows.length)];
    insertClosed(session.office, kept);
    saveCompartmentHead(session.office, compartment, head);
    append(session, services, action, [...openRows, ...kept], placed ?? undefined);
    return done;
  })();
  session.place?.note();
  return result;
}

/** The cases that noted changes are of. */
const casesOf = (changes: readonly Change[]) => casesIn(changes.map(({ caseId = null }) => ({ caseId })));

type Committed = Pick<ChangeRow, 'entry' | 'position' | 'commitment'>;

function partOf(
  session: Actor,
  { nowMs }: Recording,
  of: Pick<Parameters<typeof writePart>[1], 'compartment' | 'placed' | 'action' | 'cases'> & { readonly db: Writer },
): WrittenPart {
  const entry = (findLastEntry(session.office)?.number ?? 0) + 1;
  return writePart(of.db, { ...of, office: session.office, entry, user: session.user, atMs: nowMs() });
}

/** Of what an act erased in a compartment nothing stays in its log, and what it brought back has what others wrote meanwhile. */
function settlePart(
  session: Actor,
  services: Recording,
  of: { readonly db: Writer; readonly action: string; readonly part: WrittenPart; readonly cases: ReadonlySet<CaseId> },
): void {
  const { db, action, part, cases } = of;
  if (isErasing(action) && !isEnclosing(action)) eraseGone(db, cases);
  if (part.toSettle.length > 0) services.upkeep.settle(session, services, part.toSettle, db);
}

/** In an office of several, the last commitment of an entry of a compartment says to its people that it is one. */
function tagged(session: Actor, db: Writer, placed: Placed | null, position: number): readonly Committed[] {
  if (placed === null) return [];
  return [{ entry: (findLastEntry(session.office)?.number ?? 0) + 1, position, commitment: currentTag(db, placed) }];
}

/**
 * Sign for changes that a crash left in a compartment without their entry. The office's own changes share their entry's transaction: there
 * the same thing is no crash but a chain cut short, and is left for `audit:verify` to name.
 * @returns whether there were any.
 */
export function repairChain(session: Session, services: Recording): boolean {
  if (isPutBack(session.office)) return false; // at an opening after its first exchange
  const compartments = session.visible().filter(db => db !== session.office);
  return compartments.map(db => signLoose(session, services, db)).includes(true);
}

/**
 * The last changes of a compartment, if the office knows nothing of them, get an entry. Their number may have gone to another entry since: who
 * opened the vault in between need not have seen this compartment.
 */
function signLoose(session: Actor, services: Recording, db: Writer): boolean {
  const last = lastChangedEntry(db);
  const rows = last === 0 ? [] : listChangesOfEntry(db, last);
  if (rows.every(row => commitsTo(session.office, row))) return false; // of what came with a case that others closed the office has the values yet
  session.office.transaction(() => {
    const number = (findLastEntry(session.office)?.number ?? 0) + 1;
    const signed = rows.map((row, position) => ({ ...row, entry: number, position }));
    const isMoved = signed.some((row, at) => row.entry !== rows[at]!.entry || row.position !== rows[at]!.position);
    const placed = watchRows(session.office) ? nextOfStation(session.office, services.nowMs()) : null;
    db.transaction(() => {
      if (isMoved) moveChanges(db, rows, signed);
      if (placed !== null) {
        beginParts(db, services);
        movePartOf(db, last, { ...placed, entry: number });
      }
    })();
    const kept = [...signed, ...tagged(session, db, placed, signed.length)];
    insertClosed(session.office, kept);
    append(session, services, 'audit:repair', kept, placed ?? undefined);
  })();
  return true;
}

/** The number of the entry that was written last: right after an act, that act's own. */
export function lastEntry({ office }: Pick<Session, 'office'>): number {
  return findLastEntry(office)?.number ?? 0;
}

/** HMAC-SHA-256 under the salt of the chain's head: what a packet carries to make the counterpart a witness. Base64url. */
export function auditCommitment(session: Pick<Session, 'office'>, salt: Uint8Array): string {
  const last = findLastEntry(session.office);
  return createHmac('sha256', salt)
    .update(last === undefined ? '' : entryHash(last.body))
    .digest('base64url');
}

/** What a change is committed to under its salt. */
export function commitmentOf(change: Omit<ChangeRow, 'commitment' | 'salt'>, salt: Uint8Array): Buffer {
  const { caseId, record, entity, field } = change;
  // RFC 8785 without sorting: the keys stand in order, and the values are texts that passed it or are named by the program.
  const text = JSON.stringify({ caseId, entity, field, new: change.new, old: change.old, record });
  return hmacSha256(salt, text);
}

/** SHA-256, base64url, over an entry's commitments in order. */
export function digestOf(rows: readonly Pick<ChangeRow, 'commitment'>[]): string {
  return hash('sha256', Buffer.concat(rows.map(row => row.commitment)), 'base64url');
}

/** Of each change, in bytes. */
const SALT = 16;

/** The rows of the next entry from `first` on. */
function changeRows(session: Actor, services: Recording, changes: readonly Change[], first = 0): readonly ChangeRow[] {
  const number = (findLastEntry(session.office)?.number ?? 0) + 1;
  const salts = changes.length === 0 ? new Uint8Array() : services.randomBytes(SALT * changes.length); // one call: it asks the system
  return changes.map((change, position) =>
    changeRow(change, number, first + position, salts.subarray(SALT * position, SALT * (position + 1))),
  );
}

function changeRow(change: Change, entry: number, position: number, salt: Uint8Array): ChangeRow {
  const { record, entity, field, caseId = null } = change;
  const row = { entry, position, caseId, record, entity, field, old: asText(change.old), new: asText(change.new) };
  return { ...row, salt, commitment: commitmentOf(row, salt) };
}

function asText(value: Json): string | null {
  return value === null ? null : canonical(value);
}

function append(session: Actor, services: Recording, action: string, rows: readonly Committed[], placed?: Placed): void {
  const { office, user } = session;
  const atMs = services.nowMs();
  const said = { atMs, user: user.id, action, changes: rows.length, digest: digestOf(rows) };
  if (watchRows(office)) {
    if (isPutBack(office)) throw new Refusal('office/put-back'); // its next number may be signed already, on what was lost
    if (isOut(office, user.id)) throw new Refusal('user/out'); // the other stations would set it aside
    const returned = appendOfStation(session, services, said, placed);
    if (returned.length > 0) services.upkeep.settle(session, services, returned, office);
    return;
  }
  const last = findLastEntry(office);
  const number = (last?.number ?? 0) + 1;
  const previous = last === undefined ? null : entryHash(last.body);
  const body = canonical({ v: 1, number, previous, ...said } satisfies EntryBody);
  insertEntry(office, { number, body, signature: session.sign(Buffer.from(body)) });
  updateLastClock(office, atMs);
}
