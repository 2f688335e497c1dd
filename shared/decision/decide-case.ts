import type { CaseFile } from '../case.ts';
import type { RecordId } from '../language.ts';
import { silent, type Node, type Nodes } from './case-node.ts';
import { listsOf, treeOf, type Branch, type CaseTree } from './case-tree.ts';
import { decide } from './decide.ts';
import { nothingInherited } from './effective-mark.ts';
import { closeInferences } from './infer-case.ts';
import { happenedBy, isSeen } from './happenings.ts';
import { openedBy } from './openings.ts';
import { placedCode } from './reason-codes.ts';
import { keepCourse } from './keep-course.ts';
import { hideReferences, keepDocuments, settleRecords } from './settle-case.ts';
import type { Decision, Opened, PathDecision } from './types.ts';
import type { CaseRequest } from './request.ts';
import { casePlace, elementPlace, fieldPlace, type PacketPlace } from '../value-path.ts';
import { leadOnlyRecords } from './lead-only.ts';
import { papersOf, weighBranch, type CaseWeighing } from './weigh-case.ts';

/** Whether a record leaves at all. `path` is its place in the packet; one that stays has a negative number, which no packet shows. */
export type RecordDecision = Decision & { readonly emitted: boolean; readonly path: PacketPlace };

/** `fields`: one decision for each catalogue field of each record that leaves, whether or not it has a value, in catalogue order. */
export type CaseDecisions = { readonly records: ReadonlyMap<RecordId, RecordDecision>; readonly fields: readonly PathDecision[] };

/**
 * Decide a whole case for one request. Decisions depend on catalogue, marks, declarations (roles, and the like) and references alone, never on another value or on
 * whether there is one. A record outside the request's scope is silently absent. What points to a record that stays, and what would give away a value that stays, stays too.
 *
 * @param judge - The decision for one value; tests give broken ones to see the laws catch them.
 */
export function decideCase(file: CaseFile, request: CaseRequest, judge: typeof decide = decide): CaseDecisions {
  const { policy } = request;
  const tree = treeOf(file);
  const nodes = asItHasHappened({ tree, file, request, policy, judge, leadOnly: leadOnlyFor(file, request) });
  keepCourse(tree.root, nodes);
  for (const node of nodes.values()) hideReferences(node, nodes);
  const records = new Map<RecordId, RecordDecision>();
  const fields: PathDecision[] = [];
  writePaths(tree.root, casePlace, nodes, { records, fields });
  for (const id of tree.unplaced) records.set(id, { ...silent('record/no-place'), emitted: false, path: casePlace });
  return { records, fields };
}

/** Only what was chosen counts: what is outside is as absent as if it were not. */
function leadOnlyFor({ records }: CaseFile, { purpose, scope }: CaseRequest): ReadonlySet<RecordId> {
  if (purpose !== 'prosecution') return new Set();
  return leadOnlyRecords(scope === null ? records : records.filter(({ id }) => scope.has(id)));
}

type Asked = Pick<CaseWeighing, 'file' | 'request' | 'policy' | 'judge' | 'leadOnly'> & { readonly tree: CaseTree };

/**
 * The records as seals and embargoes stand. Only an event that this recipient sees opens anything, so we begin as if all had happened,
 * and take away what opened and is not seen, until all that opens is seen (the greatest fixed point; a record stays bound to the persons
 * whom it could have named, so that less opened never shows more).
 */
function asItHasHappened(asked: Asked): Nodes {
  const { file, policy, request } = asked;
  const { nodes: atMost, awaited } = weighed(asked, 'everything', null);
  if (awaited.size === 0) return atMost;
  let seen = happenedBy(file, atMost, request.circumstances).filter(each => awaited.has(each.type));
  for (;;) {
    const { nodes } = weighed(asked, openedBy(seen, awaited, atMost, policy), atMost);
    const still = seen.filter(each => isSeen(each, nodes, policy));
    if (still.length === seen.length) return nodes;
    seen = still;
  }
}

/** Weigh a case with what has been opened, and settle what its records do to one another. */
function weighed(
  { tree, request, ...asked }: Asked,
  opened: Opened,
  persons: Nodes | null,
): Pick<CaseWeighing, 'nodes' | 'awaited'> {
  const nodes = new Map<RecordId, Node>();
  const awaited = new Map<string, Set<RecordId>>();
  const then = { ...request, circumstances: { ...request.circumstances, opened } };
  weighBranch(tree.root, nothingInherited, {
    ...asked,
    request: then,
    nodes,
    awaited,
    persons,
    papers: papersOf(tree.all),
    hidden: null,
  });
  const ordered = [...nodes.values()];
  do {
    settleRecords(ordered, nodes);
    for (const node of ordered) keepDocuments(node, nodes);
  } while (closeInferences(ordered, nodes));
  return { nodes, awaited };
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
