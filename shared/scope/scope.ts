import { treeOf, type Branch } from '../decision/case-tree.ts';
import type { CaseFile, CaseRecord } from '../case.ts';
import type { EntityName } from '../catalogue.ts';
import type { RecordId } from '../language.ts';
import type { ScopeGroup } from './groups.ts';

/** The records that a person chose for a packet. What is outside is as absent as what is silently omitted; null: the whole case was chosen. */
export type Scope = ReadonlySet<RecordId> | null;

/** Whether a record was chosen. The case itself is what the packet is about, and needs no choice. */
export function isInScope({ id, entity }: Pick<CaseRecord, 'id' | 'entity'>, scope: Scope): boolean {
  return scope === null || entity === 'case' || scope.has(id);
}

const groups: Readonly<Partial<Record<EntityName, ScopeGroup>>> = {
  subject: 'persons',
  charge: 'charges',
  warrant: 'charges',
  request: 'requests',
  assurance: 'requests',
  portion: 'portions',
  exchange: 'exchanges',
  document: 'documents',
  event: 'course',
  deadline: 'course',
  task: 'course',
};

/** Where a record is listed: with the record of the case that it hangs from, a paragraph of the case by itself. */
export function groupOf(branch: Branch): ScopeGroup {
  return groups[topOf(branch).entity] ?? 'other';
}

/** The record right below the case that a record hangs from, or is. */
export function topOf(branch: Branch): Branch {
  let at = branch;
  while (at.parent !== null && at.parent.parent !== null) at = at.parent;
  return at;
}

/** A choice as it can be: a record never leaves without the ones that it hangs from, so these come in with it; what hangs from it does not. */
export function withParents(file: CaseFile, chosen: Iterable<RecordId>): ReadonlySet<RecordId> {
  const branches = new Map(treeOf(file).all.map(branch => [branch.record.id, branch]));
  const whole = new Set<RecordId>();
  for (const id of chosen)
    for (let at = branches.get(id) ?? null; at !== null && !whole.has(at.record.id); at = at.parent) whole.add(at.record.id);
  return whole;
}

/** A choice without a record and all that hangs from it. */
export function withoutBranch(file: CaseFile, chosen: ReadonlySet<RecordId>, record: RecordId): ReadonlySet<RecordId> {
  const left = new Set(chosen);
  const drop = (branch: Branch): void => {
    left.delete(branch.record.id);
    branch.children.forEach(drop);
  };
  for (const branch of treeOf(file).all) if (branch.record.id === record) drop(branch);
  return left;
}
