import { fieldAt, fieldsOf, inferenceEdges } from '../catalogue.ts';
import type { FieldType } from '../catalogue-types.ts';
import { silent, tightenField, withheld, type Node, type Nodes } from './case-node.ts';
import type { Branch } from './case-tree.ts';
import { tighter, tightness } from './tightness.ts';
import type { RecordId } from '../language.ts';
import type { Action, Decision } from './types.ts';

/** Keep back what would give away a value that does not leave whole. True where that changed anything. */
export function closeInferences(ordered: readonly Node[], nodes: Nodes): boolean {
  let changed = false;
  for (const node of ordered) changed = keepDates(node) || changed;
  for (const { from, to } of inferenceEdges) {
    const kept = keptBack(ordered, to);
    if (kept.byTop.size === 0) continue;
    const [entity, name] = splitPath(from);
    for (const node of ordered) {
      if (!node.emitted || node.branch.entity !== entity) continue;
      const worst = boundTo(node, to, nodes) ?? worstFor(kept, topOf(node.branch));
      if (worst < 0) continue;
      if (!stillTells(node.fields.get(name)?.action, fieldAt(from)?.type ?? 'text')) continue;
      const rule = 'inference/gives-away';
      const decision = worst === tightness.OMIT_SILENT ? silent(rule) : withheld(rule);
      changed = keepBack(node, name, { ...decision, parameters: { field: to } }) || changed;
    }
  }
  return changed;
}

/**
 * A date whose precision stands in a field of its own would be a day that perhaps nobody knows, if that field stayed: it stays as well, however exact it
 * is. True where that changed anything.
 */
function keepDates(node: Node): boolean {
  if (!node.emitted) return false;
  let changed = false;
  for (const [name, { precisionOf: date, legacy }] of fieldsOf(node.branch.entity)) {
    const precision = node.fields.get(name)?.action ?? 'OMIT_SILENT';
    if (date === undefined || legacy === true || precision === 'RELEASE' || node.fields.get(date)?.action !== 'RELEASE') continue;
    const rule = 'inference/precision-stays';
    changed = keepBack(node, date, precision === 'OMIT_SILENT' ? silent(rule) : withheld(rule)) || changed;
  }
  return changed;
}

/** Tighten a field. A required one is never empty, so its silent absence would be seen, and its record stays with it. True where that changed anything. */
function keepBack(node: Node, name: string, decision: Decision): boolean {
  if (!tightenField(node, name, decision)) return false;
  const isMissed = decision.action === 'OMIT_SILENT' && fieldAt(`${node.branch.entity}.${name}`)?.required === true;
  if (!isMissed || node.branch.parent === null) return true;
  node.existence = tighter(node.existence, silent(decision.rule));
  node.emitted = false;
  return true;
}

/** Whether what leaves of a value can give another away: the whole of it, or a coarser form that is still a day, a country or a bank. */
export function stillTells(action: Action | undefined, type: FieldType): boolean {
  return action === 'RELEASE' || (action === 'GENERALISE' && (type === 'instant' || type === 'place' || type === 'account'));
}

/** How tightly a field is kept back: by the record under the case that it belongs to, and by that record's kind. */
type Kept = { readonly byTop: ReadonlyMap<Branch, number>; readonly byEntity: ReadonlyMap<string, number> };

/** Where a field does not leave whole, in records that leave. */
function keptBack(ordered: readonly Node[], path: string): Kept {
  const [entity, name] = splitPath(path);
  const byTop = new Map<Branch, number>();
  const byEntity = new Map<string, number>();
  for (const node of ordered) {
    if (!node.emitted || node.branch.entity !== entity) continue;
    const action: Action = node.fields.get(name)?.action ?? 'OMIT_SILENT';
    if (action === 'RELEASE') continue;
    const top = topOf(node.branch);
    byTop.set(top, Math.max(byTop.get(top) ?? 0, tightness[action]));
    byEntity.set(top.entity, Math.max(byEntity.get(top.entity) ?? 0, tightness[action]));
  }
  return { byTop, byEntity };
}

/** What follows from one record (a deadline from its event) tells of that one alone; undefined where it does not say which, or of what it was not. */
function boundTo({ branch }: Node, path: string, nodes: Nodes): number | undefined {
  const [entity, name] = splitPath(path);
  const binding = fieldsOf(branch.entity).find(([, { binds, to }]) => binds === true && to === entity);
  const id = binding === undefined ? undefined : branch.record.fields[binding[0]];
  const found = typeof id === 'string' ? nodes.get(id as RecordId) : undefined; // a RecordId only if the map has it
  if (branch.entity === entity || found?.branch.entity !== entity) return undefined;
  const action = found.fields.get(name)?.action ?? 'OMIT_SILENT';
  return action === 'RELEASE' ? -1 : tightness[action];
}

/** One person's number gives away that person's birth date, not another's; a seizure may give away any piece of evidence. */
function worstFor({ byTop, byEntity }: Kept, top: Branch): number {
  let worst = byTop.get(top) ?? -1;
  for (const [entity, rank] of byEntity) if (entity !== top.entity) worst = Math.max(worst, rank);
  return worst;
}

/** The record directly under the case that a branch belongs to; the case for its own fields. */
function topOf(branch: Branch): Branch {
  let top = branch;
  while (top.parent !== null && top.parent.parent !== null) top = top.parent;
  return top;
}

function splitPath(path: string): readonly [entity: string, name: string] {
  const dot = path.indexOf('.');
  return [path.slice(0, dot), path.slice(dot + 1)];
}
