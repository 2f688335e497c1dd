import type { Reader } from '../../../db/open.ts';
import { listWritesOfRow, type EntryWrite } from '../../../db/stations.ts';
import type { Cells } from '../../../db/travelling-rows.ts';
import { cellText } from '../../../shared/office/cell-text.ts';
import { listUsers } from '../../../db/users.ts';
import type { SentBody } from '../../../shared/contract/office-format.ts';
import type { Role } from '../../../shared/contract/row.ts';
import type { CaseId } from '../../../shared/language.ts';
import { asIfStood, hasSeen, type Placed, type RowWrite } from '../../../shared/office/fold-row.ts';
import { rowOf } from '../../../shared/office/joining.ts';
import { isErased } from '../audit/erase-gone.ts';
import { asSeen, isSamePersonSeen, TAKING_OUT } from '../audit/loosening.ts';
import { authorOf } from './authority.ts';

type Entry = {
  readonly office: Reader;
  readonly by: Placed;
  /** The database of its rows, and how far the author had seen that: the office's own where nothing is said. */
  readonly rows?: Reader;
  readonly rowsBy?: Placed;
  readonly body: SentBody;
  readonly role: Role;
  readonly writes: readonly EntryWrite[];
};

/**
 * Whether what two persons must have agreed on was agreed on by two, as every station can see it: whoever decides is the author and not who
 * proposed or prepared, one of the two is a supervisor, and "one person alone" is believed only where the office had nobody else.
 */
export function lacksSecond(entry: Entry): boolean {
  return entry.body.action !== TAKING_OUT && entry.writes.some(write => breaks(entry, write));
}

/**
 * What was erased here by somebody of whom the author had not heard cannot be judged by what the author knew, and whoever took the entry in before the
 * erasing found it sound. It is passed over where no row can come of it: the case is gone for good, or what the row was put with is.
 */
function cannotStand(entry: Entry, { table, row, kind, cells }: EntryWrite): boolean {
  if (kind !== 'put' && kind !== 'set') return false;
  if (cells === null) return true; // erased before it came
  const rows = entry.rows ?? entry.office;
  const caseId = (cells as Cells)['case_id'];
  if (kind === 'put') return typeof caseId === 'string' && isErased(rows, caseId as CaseId);
  const puts = listWritesOfRow(rows, table, row).filter(each => each.kind === 'put');
  return puts.length > 0 && puts.every(each => each.cells === null);
}

function seenWrites(rows: Reader, by: Placed, { table, row }: Pick<EntryWrite, 'table' | 'row'>): readonly RowWrite[] {
  return listWritesOfRow(rows, table, row).filter(write => hasSeen(by, write.by));
}

/** What two persons agreed on and a case had when it was deleted comes back with it as it was: the author had seen all of it there. */
function comesBack({ office, by, rows = office, rowsBy = by, body }: Entry, { table, row, kind, cells }: EntryWrite): boolean {
  if (body.action !== 'case:restore' || kind !== 'put' || cells === null) return false;
  const had = rowOf(table, asIfStood(seenWrites(rows, rowsBy, { table, row }))).cells;
  return (
    had !== null &&
    Object.entries(cells as Cells).every(([name, value]) => JSON.stringify(had[name] ?? null) === JSON.stringify(value))
  );
}

function breaks(entry: Entry, write: EntryWrite): boolean {
  if (comesBack(entry, write) || cannotStand(entry, write)) return false;
  const cells = (write.cells ?? {}) as Cells;
  if (cells['accepted'] === 'two-persons' && !entry.writes.some(other => isConfirmed(entry, other))) return true;
  if ((cells['accepted'] === 'one-person' || cells['outcome'] === 'one-person') && hasOther(entry)) return true;
  switch (write.table) {
    case 'release_facts':
      return write.kind === 'put' && cells['kind'] === 'gate' && cells['accepted'] === null;
    case 'consents':
      return write.kind === 'put' && cells['accepted'] == null && entry.body.action !== 'case:restore';
    case 'redaction_boxes':
      return cells['removed_by'] != null && entry.body.action !== 'case:restore' && removesFalsely(entry, write);
    case 'original_releases':
      return write.kind === 'put' && cells['accepted'] === null;
    case 'counterpart_acts':
      return cells['outcome'] === 'two-persons' && !isConfirmed(entry, write);
    case 'loosenings':
      return write.kind === 'put' ? cells['decided_by'] != null : decidesFalsely(entry, write, 'proposed_by');
    case 'policies':
      return decidesPolicyAlone(entry, write);
    case 'submissions':
      return cells['state'] === 'approved' && (write.kind === 'put' || decidesFalsely(entry, write, 'by_user'));
    case 'holds':
      return cells['lifted_by'] != null && entry.role !== 'supervisor' && entry.body.action !== 'case:restore';
    default:
      return false;
  }
}

function rowAsSeen({ office, by, rows = office, rowsBy = by }: Entry, { table, row }: EntryWrite): Cells | null {
  return asSeen(rows, rowsBy, table, row);
}

/** That an entry decides what somebody else had prepared, in the author's own name. */
function decidesFalsely(entry: Entry, write: EntryWrite, preparer: string): boolean {
  const decided = ((write.cells ?? {}) as Cells)['decided_by'];
  if (decided === undefined || decided === null) return false;
  const { office, by, body } = entry;
  if (decided !== body.user) return true;
  return isSamePersonSeen(office, by, cellText(rowAsSeen(entry, write)?.[preparer]), body.user);
}

/** That a policy comes into force, or is refused, by other than whoever the office asks for it. */
function decidesPolicyAlone(entry: Entry, write: EntryWrite): boolean {
  const { office, by, body, role } = entry;
  const { outcome, decided_by: decided } = (write.cells ?? {}) as Cells;
  if (outcome == null) return decided != null;
  if (decided !== body.user) return true;
  if (outcome === 'one-person') return false; // whether there was nobody else is asked of every outcome
  const proposer = rowAsSeen(entry, write)?.['proposed_by'];
  if (write.kind === 'put' || typeof proposer !== 'string') return true;
  if (outcome === 'refused') return false;
  if (isSamePersonSeen(office, by, proposer, body.user)) return true;
  return role !== 'supervisor' && authorOf(office, by, proposer)?.role !== 'supervisor';
}

/** That an entry takes away another person's blackout, which nobody else had asked for. */
function removesFalsely({ office, by, body }: Entry, write: EntryWrite): boolean {
  const box = asSeen(office, by, write.table, write.row);
  const asked = box?.['removal_asked_by'];
  if (typeof asked === 'string') return isSamePersonSeen(office, by, asked, body.user);
  return !isSamePersonSeen(office, by, cellText(box?.['added_by']), body.user);
}

/** A proposal that the author, who had seen it, confirms, and somebody else had made; one of the two a supervisor. */
function isConfirmed(entry: Entry, write: EntryWrite): boolean {
  const { office, by, body, role } = entry;
  const cells = (write.cells ?? {}) as Cells;
  if (write.table !== 'counterpart_acts' || write.kind !== 'set' || cells['outcome'] !== 'two-persons') return false;
  const proposed = rowAsSeen(entry, write);
  const proposer = proposed?.['proposed_by'];
  if (typeof proposer !== 'string' || isSamePersonSeen(office, by, proposer, body.user) || cells['decided_by'] !== body.user)
    return false;
  return role === 'supervisor' || authorOf(office, by, proposer)?.role === 'supervisor';
}

/** Whether the author had heard of somebody else in the office who could have been the second person. */
function hasOther({ office, by, body, role }: Entry): boolean {
  return listUsers(office).some(({ id }) => {
    if (isSamePersonSeen(office, by, id, body.user)) return false;
    const other = authorOf(office, by, id);
    return other !== null && other.role !== 'auditor' && (role === 'supervisor' || other.role === 'supervisor');
  });
}
