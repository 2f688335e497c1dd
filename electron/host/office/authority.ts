import { cellText } from '../../../shared/office/cell-text.ts';
import { fates } from '../../../db/fates.ts';
import type { Reader } from '../../../db/open.ts';
import { listStations, type EntryWrite } from '../../../db/stations.ts';
import { ERASED, type Cells } from '../../../db/travelling-rows.ts';
import type { UserRow } from '../../../db/users.ts';
import { listUsers } from '../../../db/users.ts';
import { auditActions } from '../../../shared/audit-actions.ts';
import { calls } from '../../../shared/contract.ts';
import type { Role, Row } from '../../../shared/contract/row.ts';
import type { SentBody } from '../../../shared/contract/office-format.ts';
import { mayActOn, namesAnother, type ActPlace } from '../../../shared/office/act-writes.ts';
import type { Placed } from '../../../shared/office/fold-row.ts';
import { asSeen } from '../audit/loosening.ts';
import { isEnclosing } from '../audit/station-log.ts';
import { grantStands } from '../keys/grants.ts';

/** Why an entry is set aside whole. */
export type EntryFault =
  | 'office/removed-station'
  | 'office/unknown-user'
  | 'office/bad-signature'
  | 'office/altered'
  | 'office/no-authority'
  | 'office/no-second-person'
  | 'office/loosens'
  | 'office/wrong-clock';

/** The author with the role that the roster gave, as the entry had seen it; null where nobody had let this person in, or had already out. */
export function authorOf(office: Reader, by: Placed, userId: string): UserRow | null {
  const user = userSeen(office, by, userId);
  return user !== null && isLetIn(office, by, user) ? user : null;
}

/** The act by which somebody comes in with a recovery code. */
const RECOVERING = 'vault:recover';

/** As {@link authorOf}, of the entry itself: who comes in with the recovery code of the station whose entry it is comes in by that entry. */
export function authorOfEntry(office: Reader, by: Placed, body: SentBody, writes: readonly EntryWrite[]): UserRow | null {
  if (body.action !== RECOVERING) return authorOf(office, by, body.user);
  const [write, ...more] = writes;
  const isOwn =
    write?.table === 'users' && write.kind === 'put' && write.row === JSON.stringify([body.user]) && more.length === 0;
  if (!isOwn || write.cells === null || userSeen(office, by, body.user) !== null) return null;
  const user = userIn(body.user, write.cells as Cells);
  const own = listStations(office).find(({ number }) => number === by.station);
  const isByCode = own !== undefined && Buffer.from(own.recoveryKey).equals(user.grantBy);
  return isByCode && isLetIn(office, by, user) ? user : null;
}

function isLetIn(office: Reader, by: Placed, user: UserRow): boolean {
  const others = listUsers(office).filter(({ id }) => id !== user.id);
  const known = (other: UserRow) => (other.id === user.id ? user : userSeen(office, by, other.id));
  return user.disabledAtMs === null && grantStands(office, user, [...others, user], known);
}

function userSeen(office: Reader, by: Placed, userId: string): UserRow | null {
  const cells = asSeen(office, by, 'users', JSON.stringify([userId]));
  return cells === null ? null : userIn(userId, cells);
}

function userIn(userId: string, cells: Cells): UserRow {
  const disabledAtMs = cells['disabled_at_ms'];
  return {
    id: userId as UserRow['id'],
    label: cellText(cells['label']),
    role: cells['role'] as Role, // the table's own check
    person: cellText(cells['person']) || userId,
    signingKey: bytes(cells['signing_key']),
    ageRecipient: cellText(cells['age_recipient']),
    grantBody: cellText(cells['grant_body']),
    grantBy: bytes(cells['grant_by']),
    grantSignature: bytes(cells['grant_signature']),
    createdAtMs: Number(cells['created_at_ms']),
    disabledAtMs: disabledAtMs === null || disabledAtMs === undefined ? null : Number(disabledAtMs),
  };
}

const bytes = (cell: Cells[string] | undefined): Uint8Array => Buffer.from(cellText(cell), 'hex');

/** Acts that no call is named after, and that supervisors alone do. */
const supervisorsActs: ReadonlySet<string> = new Set(['references:deal']);
/** Those that an auditor has as well: what is given out, and what is found or said when a vault is opened, by whoever opens it. None writes a row of a case. */
const everyonesActs: ReadonlySet<string> = new Set([
  ...['review:give', 'monthly:give'],
  ...['vault:restore', 'vault:accept-missing', 'vault:confirmed-absent', 'rules:change', 'compartment:found-older'],
  'office:heard',
]);

/** By which whoever writes proposes and decides what the office discloses; that one of the two is a supervisor is asked with the second person. */
const policyActs: ReadonlySet<string> = new Set(['policy:propose', 'policy:adopt', 'policy:refuse']);

/** Whether a role may do what an entry says it did, and write the rows that it wrote. What is not named may nobody. */
export function mayDo(role: Role, { action }: Pick<SentBody, 'action'>, writes: readonly EntryWrite[]): boolean {
  return mayAct(role, action) && writes.every(write => mayWrite(role, action, write));
}

/**
 * Whether the rows are those of the act, in the author's own name (`shared/office/act-writes.ts`), and gone for good by a supervisor alone: what
 * an officer takes out comes back where others changed it. Into a compartment rows go for good with whoever closes its case.
 */
export function isOfAct(
  role: Role,
  { action, user }: Pick<SentBody, 'action' | 'user'>,
  writes: readonly EntryWrite[],
  at: ActPlace = 'office',
): boolean {
  return writes.every(
    ({ table, kind, cells }) =>
      mayActOn(action, table, kind === 'ended' ? 'gone' : kind, at) &&
      (kind !== 'ended' || role === 'supervisor' || isEnclosing(action)) &&
      !namesAnother(action, user, table, cells as Cells | null, at),
  );
}

function mayAct(role: Role, action: string): boolean {
  if (!Object.hasOwn(auditActions, action)) return false;
  if (everyonesActs.has(action) || action === RECOVERING) return true; // that it is whom the code appoints was looked at
  if (!Object.hasOwn(calls, action)) return supervisorsActs.has(action) ? role === 'supervisor' : role !== 'auditor';
  const { access }: Row = calls[action as keyof typeof calls];
  return access === 'anyone' ? role === 'supervisor' : access.includes(role);
}

function mayWrite(role: Role, action: string, { table, row, kind }: EntryWrite): boolean {
  if (isEnclosing(action) && (kind === 'ended' || table === 'deleted_cases')) return role !== 'auditor'; // with its case
  if (table === ERASED) return role === 'supervisor'; // values of history are erased by a lawful deletion alone
  const fate = fates[table];
  if (fate?.fate !== 'travels') return false;
  if (action === RECOVERING) return table === 'users';
  if (table === 'secrets' && !row.startsWith('["packet-seed:')) return role === 'supervisor';
  if (role === 'auditor') return everyonesActs.has(action);
  if (table === 'policies' && policyActs.has(action)) return true;
  return fate.by === undefined || fate.by.includes(role);
}
