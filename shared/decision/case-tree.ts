import { catalogue, childrenOf, isEntity, type EntityName } from '../catalogue.ts';
import type { CaseFile, CaseRecord } from '../case.ts';
import type { RecordId } from '../language.ts';

/** A record where it hangs, with its children in their order. */
export type Branch = {
  readonly record: CaseRecord;
  readonly entity: EntityName;
  readonly parent: Branch | null;
  readonly children: readonly Branch[];
};

/** A case as the tree it is. `unplaced` are records that hang from nothing the catalogue allows; they leave for nobody. */
export type CaseTree = { readonly root: Branch; readonly all: readonly Branch[]; readonly unplaced: readonly RecordId[] };

/** Put every record where it hangs. Order is by position, then id, so that it does not depend on the order of reading. */
export function treeOf(file: CaseFile): CaseTree {
  const rootRecord = file.records.find(record => record.entity === 'case') ?? emptyRoot(file);
  const byParent = new Map<string, CaseRecord[]>();
  for (const record of file.records) {
    if (record === rootRecord || !isEntity(record.entity) || record.entity === 'case') continue;
    const parentId = record.parentId ?? rootRecord.id;
    const siblings = byParent.get(parentId);
    if (siblings === undefined) byParent.set(parentId, [record]);
    else siblings.push(record);
  }
  const all: Branch[] = [];
  const placed = new Set<string>([rootRecord.id]);
  const root = grow(rootRecord, 'case', null, { byParent, all, placed });
  return { root, all, unplaced: file.records.map(record => record.id).filter(id => !placed.has(id)) };
}

/** A branch's children by the keys of their lists, in catalogue order; every list that the catalogue knows is there. */
export function listsOf(branch: Branch): readonly (readonly [list: string, branches: readonly Branch[]])[] {
  return childrenOf(branch.entity).map(entity => [
    catalogue[entity].list ?? entity,
    branch.children.filter(child => child.entity === entity),
  ]);
}

type Growing = { readonly byParent: ReadonlyMap<string, CaseRecord[]>; readonly all: Branch[]; readonly placed: Set<string> };

function grow(record: CaseRecord, entity: EntityName, parent: Branch | null, growing: Growing): Branch {
  const children: Branch[] = [];
  const branch: Branch = { record, entity, parent, children };
  growing.all.push(branch);
  for (const child of [...(growing.byParent.get(record.id) ?? [])].sort(byPosition)) {
    const childEntity = child.entity;
    // An id that stands twice is placed once; a loop therefore ends.
    if (!isEntity(childEntity) || growing.placed.has(child.id) || !catalogue[childEntity].parents.includes(entity)) continue;
    growing.placed.add(child.id);
    children.push(grow(child, childEntity, branch, growing));
  }
  return branch;
}

function byPosition(one: CaseRecord, other: CaseRecord): number {
  return one.position - other.position || (one.id < other.id ? -1 : 1);
}

function emptyRoot(file: CaseFile): CaseRecord {
  // The case's own record has the case's id (shared/case.ts).
  return { id: file.id as unknown as RecordId, entity: 'case', parentId: null, position: 0, fields: {}, marks: {} };
}
