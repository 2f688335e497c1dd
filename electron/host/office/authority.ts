import { cellText } from '../../../shared/office/cell-text.ts';
import { fates } from '../../../db/fates.ts';
import type { Reader } from '../../../db/open.ts';
import { listWritesOfRow, type EntryWrite } from '../../../db/stations.ts';
import { ERASED, readRow, type Cells } from '../../../db/travelling-rows.ts';
import type { UserRow } from '../../../db/users.ts';
import { listUsers } from '../../../db/users.ts';
import { auditActions } from '../../../shared/audit-actions.ts';
import { isEntity } from '../../../shared/catalogue.ts';
import { calls } from '../../../shared/contract.ts';
import type { Role, Row } from '../../../shared/contract/row.ts';
import type { SentBody } from '../../../shared/contract/office-format.ts';
import { standardOf } from '../../../shared/mark-draft.ts';
import { isAsTight } from '../../../shared/mark-order.ts';
import type { Mark } from '../../../shared/mark.ts';
import { mayActOn, namesAnother, type ActPlace } from '../../../shared/office/act-writes.ts';
import { hasSeen, type Placed } from '../../../shared/office/fold-row.ts';
import { rowOf } from '../../../shared/office/joining.ts';
import { isEnclosing } from '../audit/station-log.ts';
import { standsInOffice } from '../keys/grants.ts';

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

/** A row of a table as an author knew it: by the writes that the entry had seen. */
export function asSeen(office: Reader, by: Placed, table: string, row: string): Cells | null {
  const writes = listWritesOfRow(office, table, row);
  if (writes.length === 0) return readRow(office, table, row); // nobody wrote it since the office has several stations
  return rowOf(
    table,
    writes.filter(write => hasSeen(by, write.by)),
  ).cells;
}

/** The author with the role that the roster gave, as the entry had seen it; null where nobody had let this person in, or had already out. */
export function authorOf(office: Reader, by: Placed, userId: string): UserRow | null {
  const cells = asSeen(office, by, 'users', JSON.stringify([userId]));
  if (cells === null || cells['disabled_at_ms'] !== null) return null;
  const user: UserRow = {
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
    disabledAtMs: null,
  };
  const others = listUsers(office).filter(({ id }) => id !== user.id);
  return standsInOffice(office, user, [...others, user]) ? user : null;
}

/** Whether two accounts are one person's, as the entry had seen them. */
export function isSamePersonSeen(office: Reader, by: Placed, one: string, other: string): boolean {
  const personOf = (id: string): string => cellText(asSeen(office, by, 'users', JSON.stringify([id]))?.['person']) || id;
  return one === other || personOf(one) === personOf(other);
}

const bytes = (cell: Cells[string] | undefined): Uint8Array => Buffer.from(cellText(cell), 'hex');

/** Acts that no call is named after, and that supervisors alone do. */
const supervisorsActs: ReadonlySet<string> = new Set(['references:deal']);
/** Those that an auditor has as well. */
const everyonesActs: ReadonlySet<string> = new Set(['review:give', 'monthly:give']);

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
  if (!Object.hasOwn(calls, action)) {
    if (supervisorsActs.has(action)) return role === 'supervisor';
    return role !== 'auditor' || everyonesActs.has(action);
  }
  const { access }: Row = calls[action as keyof typeof calls];
  return access === 'anyone' ? role === 'supervisor' : access.includes(role);
}

function mayWrite(role: Role, action: string, { table, row, kind }: EntryWrite): boolean {
  if (isEnclosing(action) && (kind === 'ended' || table === 'deleted_cases')) return role !== 'auditor'; // with its case
  if (table === ERASED) return role === 'supervisor'; // values of history are erased by a lawful deletion alone
  const fate = fates[table];
  if (fate?.fate !== 'travels') return false;
  if (table === 'secrets' && !row.startsWith('["packet-seed:')) return role === 'supervisor';
  if (role === 'auditor') return everyonesActs.has(action);
  if (table === 'policies' && policyActs.has(action)) return true;
  return fate.by === undefined || fate.by.includes(role);
}

/** What comes out of a compartment: whether two persons agreed on it is known to those who were in it, and a supervisor of them answers for it. */
export const TAKING_OUT = 'case:take-out';

/** What puts back marks with their records, by a supervisor who takes back a deletion, or opens a case to the office again. */
const restoring: ReadonlySet<string> = new Set(['case:restore', TAKING_OUT]);

/** A mark that comes with its record, which the author had seen gone: it is as it was there, which nobody could see. */
function comesWithRecord(office: Reader, by: Placed, { row, kind }: EntryWrite, writes: readonly EntryWrite[]): boolean {
  const record = JSON.stringify([(JSON.parse(row) as [string])[0]]);
  const isPut = writes.some(write => write.table === 'records' && write.row === record && write.kind === 'put');
  return kind === 'put' && isPut && asSeen(office, by, 'records', record) === null;
}

/** Whether an entry makes a mark looser than what it had seen there, and is not the second person's approval of just that. */
export function loosens(office: Reader, by: Placed, { action, user }: SentBody, writes: readonly EntryWrite[]): boolean {
  return writes.some(write => {
    if (write.table !== 'marks' || (restoring.has(action) && comesWithRecord(office, by, write, writes))) return false;
    const [record, field] = JSON.parse(write.row) as [string, string];
    const held = asSeen(office, by, 'marks', write.row);
    const next = markIn(write);
    const entity = entityAt(office, by, record, writes);
    if (entity === null) return !isErased(office, record); // of nothing that anybody knows; what was erased has nothing to protect
    const isTight = isAsTight(
      held === null ? {} : (JSON.parse(cellText(held['mark'])) as Mark),
      next ?? {},
      standardOf(entity, field),
    );
    return !isTight && !(action === 'mark:decide-loosening' && isApproved({ office, by, user, writes }, record, field, next));
  });
}

function isErased(office: Reader, record: string): boolean {
  return listWritesOfRow(office, 'records', JSON.stringify([record])).some(({ kind, cells }) => kind === 'put' && cells === null);
}

function markIn({ cells }: EntryWrite): Mark | null {
  const text = cells === null ? undefined : (cells as Cells)['mark'];
  return typeof text === 'string' ? (JSON.parse(text) as Mark) : null;
}

function entityAt(office: Reader, by: Placed, record: string, writes: readonly EntryWrite[]) {
  const row = JSON.stringify([record]);
  const own = writes.find(write => write.table === 'records' && write.row === row && write.kind === 'put');
  // Also of one that somebody took out: what hangs from it may keep it standing.
  const known = listWritesOfRow(office, 'records', row).find(
    ({ by: of, cells }) => hasSeen(by, of) && cells?.['entity'] !== undefined,
  );
  const stood = (known?.cells ?? readRow(office, 'records', row))?.['entity'];
  const entity = (own?.cells as Cells | undefined)?.['entity'] ?? stood;
  return typeof entity === 'string' && isEntity(entity) ? entity : null;
}

/** Two persons: somebody else had proposed this very mark, and the author, who had seen it, decides it in this entry. */
function isApproved(
  of: { readonly office: Reader; readonly by: Placed; readonly user: string; readonly writes: readonly EntryWrite[] },
  record: string,
  field: string,
  next: Mark | null,
): boolean {
  return of.writes.some(write => {
    if (write.table !== 'loosenings' || write.kind !== 'set') return false;
    const decided = write.cells as Cells;
    const proposed = asSeen(of.office, of.by, 'loosenings', write.row);
    return (
      proposed !== null &&
      decided['decided_by'] === of.user &&
      decided['approved'] === 1 &&
      !isSamePersonSeen(of.office, of.by, cellText(proposed['proposed_by']), of.user) &&
      proposed['record_id'] === record &&
      proposed['field'] === field &&
      JSON.stringify(JSON.parse(cellText(proposed['mark']))) === JSON.stringify(next ?? {})
    );
  });
}
