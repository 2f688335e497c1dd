import type { CaseFile } from '../case.ts';
import type { RecordId } from '../language.ts';
import { silent, type Node, type Nodes } from './case-node.ts';
import { listsOf, treeOf, type Branch } from './case-tree.ts';
import { decide } from './decide.ts';
import { nothingInherited } from './effective-mark.ts';
import { closeInferences } from './infer-case.ts';
import type { Policy } from './policy.ts';
import { policy2026 } from './policy-2026-1.ts';
import { placedCode } from './reason-codes.ts';
import { hideReferences, keepDocuments, settleRecords } from './settle-case.ts';
import type { Decision, PathDecision } from './types.ts';
import type { CaseRequest } from './request.ts';
import { casePlace, elementPlace, fieldPlace, type PacketPlace } from '../value-path.ts';
import { weighBranch } from './weigh-case.ts';

/** Whether a record leaves at all. `path` is its place in the packet; one that stays has a negative number, which no packet shows. */
export type RecordDecision = Decision & { readonly emitted: boolean; readonly path: PacketPlace };

/** `fields`: one decision for each catalogue field of each record that leaves, whether or not it has a value, in catalogue order. */
export type CaseDecisions = { readonly records: ReadonlyMap<RecordId, RecordDecision>; readonly fields: readonly PathDecision[] };

/**
 * Decide a whole case for one request. Decisions depend on catalogue, marks, declarations (roles, and the like) and references alone, never on another value or on
 * whether there is one. What points to a record that stays, and what would give away a value that stays, stays too.
 *
 * @param judge - The decision for one value; tests give broken ones to see the laws catch them.
 */
export function decideCase(
  file: CaseFile,
  request: CaseRequest,
  policy: Policy = policy2026,
  judge: typeof decide = decide,
): CaseDecisions {
  const tree = treeOf(file);
  const nodes = new Map<RecordId, Node>();
  weighBranch(tree.root, { ...nothingInherited }, { file, request, policy, judge, nodes, hidden: null });
  const ordered = [...nodes.values()];
  do {
    settleRecords(ordered, nodes);
    for (const node of ordered) keepDocuments(node, nodes);
  } while (closeInferences(ordered));
  for (const node of ordered) hideReferences(node, nodes);
  const records = new Map<RecordId, RecordDecision>();
  const fields: PathDecision[] = [];
  writePaths(tree.root, casePlace, nodes, { records, fields });
  for (const id of tree.unplaced) records.set(id, { ...silent('record/no-place'), emitted: false, path: casePlace });
  return { records, fields };
}

function writePaths(
  branch: Branch,
  path: PacketPlace,
  nodes: Nodes,
  to: { readonly records: Map<RecordId, RecordDecision>; readonly fields: PathDecision[] },
): void {
  const node = nodes.get(branch.record.id)!; // every branch was weighed
  const { existence, emitted } = node;
  to.records.set(branch.record.id, { ...existence, code: placedCode(existence.code, branch.entity, null), emitted, path });
  if (emitted || branch.parent === null)
    for (const [field, decision] of node.fields)
      to.fields.push({
        ...decision,
        code: placedCode(decision.code, branch.entity, field),
        record: branch.record.id,
        field,
        path: fieldPlace(path, field),
      });
  for (const [list, children] of listsOf(branch)) {
    let leaving = 0;
    let staying = 0;
    for (const child of children) {
      const index = nodes.get(child.record.id)?.emitted === true ? leaving++ : -++staying;
      writePaths(child, elementPlace(path, list, index), nodes, to);
    }
  }
}
