import { fieldAt, fieldsOf, inferenceEdges } from '../catalogue.ts';
import type { Field, FieldType } from '../catalogue-types.ts';
import type { CaseFile } from '../case.ts';
import type { AgencyCode, Json, RecordId } from '../language.ts';
import type { Mark, Purpose, TearLine } from '../mark.ts';
import type { LegalBasis } from '../packet.ts';
import { listsOf, treeOf, type Branch } from './case-tree.ts';
import { decide } from './decide.ts';
import { effectiveMark, existenceMark, joinMark, nothingInherited, type Inherited } from './effective-mark.ts';
import type { Policy } from './policy.ts';
import { policy2026 } from './policy-2026-1.ts';
import { isMinor, subjectOf } from './subject.ts';
import { isAtLeastAsTight, isReadable, tighter, tightness } from './tightness.ts';
import type { Action, Circumstances, Decision, PathDecision, RecipientProfile } from './types.ts';

/** To whom, for what, on which legal basis, and what has been recorded until now. */
export type CaseRequest = {
  readonly recipient: RecipientProfile | null;
  readonly purpose: Purpose;
  readonly basis: readonly LegalBasis[];
  readonly circumstances: Circumstances;
};

/** Whether a record leaves at all. `path` is its place in the packet; one that stays has a negative number, which no packet shows. */
export type RecordDecision = Decision & { readonly emitted: boolean; readonly path: string };

/** `fields`: one decision for each catalogue field of each record that leaves, whether or not it has a value, in catalogue order. */
export type CaseDecisions = { readonly records: ReadonlyMap<RecordId, RecordDecision>; readonly fields: readonly PathDecision[] };

/**
 * Decide a whole case for one request. Decisions depend on catalogue, marks, roles and references alone, never on another value or on
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
  weighBranch(tree.root, { ...nothingInherited }, { file, request, policy, judge, nodes });
  const ordered = [...nodes.values()];
  do settleRecords(ordered, nodes);
  while (closeInferences(ordered));
  for (const node of ordered) hideReferences(node, nodes);
  const records = new Map<RecordId, RecordDecision>();
  const fields: PathDecision[] = [];
  writePaths(tree.root, '', nodes, { records, fields });
  for (const id of tree.unplaced) records.set(id, { ...silent('record/no-place'), emitted: false, path: '' });
  return { records, fields };
}

/** A record on its way to its decision. Decisions here are only ever replaced by tighter ones. */
type Node = {
  readonly branch: Branch;
  existence: Decision;
  emitted: boolean;
  readonly fields: Map<string, Decision>;
  readonly persons: readonly string[]; // ids in references to persons that would be readable by their marks
};
type Weighing = {
  readonly file: CaseFile;
  readonly request: CaseRequest;
  readonly policy: Policy;
  readonly judge: typeof decide;
  readonly nodes: Map<RecordId, Node>;
};

// ——— by mark

function weighBranch(branch: Branch, above: Inherited, weighing: Weighing): void {
  const { record, entity } = branch;
  const owner: AgencyCode = weighing.file.owner;
  const own = markAt(record.marks, '*');
  const joined = joinMark(above, own, owner);
  const inherited: Inherited = {
    ...joined,
    subject: subjectOf(record, above.subject),
    flags: isMinor(record) ? [...joined.flags, 'minor'] : joined.flags,
  };
  const { recipient, purpose, basis, circumstances } = weighing.request;
  const ask = (mark: Parameters<typeof decide>[0]) =>
    weighing.judge(mark, recipient, purpose, basis, circumstances, weighing.policy);
  const fields = new Map<string, Decision>();
  let existence = ask(existenceMark({ owner, record: record.id }, entity === 'subject', inherited, own?.tearLine ?? null));
  // A pseudonym stands for a person. What hangs from one, or is protected like one, has none of its own.
  if (existence.action === 'PSEUDONYM' && entity !== 'subject')
    existence = { ...existence, action: 'WITHHOLD', code: existence.code ?? 'R-REST' };
  const shell = entity === 'portion' ? shellOf(inherited, above, own, owner) : inherited;
  for (const [name, field] of fieldsOf(entity)) {
    const mark = markAt(record.marks, name);
    const place = { owner, record: record.id, field: name };
    const from = field.type === 'text' ? inherited : shell;
    const whole = () => effectiveMark(place, field, from, mark, tearLineOf(field, mark, own));
    const decision = field.internal === true ? silent('field/internal') : ask(whole());
    fields.set(name, decision);
    // A required field is never empty, so its silent absence would be seen.
    if (field.required === true && decision.action === 'OMIT_SILENT' && branch.parent !== null)
      existence = tighter(existence, silent(decision.rule));
  }
  const persons = fieldsOf(entity).flatMap(([name, field]) => personAt(record.fields[name], field, fields.get(name)));
  weighing.nodes.set(record.id, { branch, existence, emitted: isReadable(existence.action), fields, persons });
  for (const child of branch.children) weighBranch(child, inherited, weighing);
}

/** Where an author's text stands for a paragraph, which narrative it belongs to is as that text is marked. Caveats and owner stay. */
function shellOf(inherited: Inherited, above: Inherited, own: Mark | undefined, owner: AgencyCode): Inherited {
  if (own?.tearLine === undefined) return inherited;
  const { level, categories } = own.tearLine;
  const { subject, flags } = inherited;
  return { ...joinMark(above, { ...own, level, categories }, owner), subject, flags };
}

function personAt(value: Json | undefined, field: Field, decision: Decision | undefined): readonly string[] {
  const isReadablePerson = field.type === 'reference' && field.to === 'subject' && decision?.action === 'RELEASE';
  if (!isReadablePerson || value === undefined) return [];
  return [typeof value === 'string' ? value : '']; // what is no id points to nobody who leaves
}

function markAt(marks: Readonly<Record<string, Mark>>, name: string): Mark | undefined {
  return Object.hasOwn(marks, name) ? marks[name] : undefined;
}

/** The author's text for a value: its own, or for running text the record's. */
export function tearLineOf(field: Field, mark: Mark | undefined, recordMark: Mark | undefined): TearLine | null {
  return mark?.tearLine ?? (field.type === 'text' ? recordMark?.tearLine : undefined) ?? null;
}

// ——— by relation

/** Until nothing changes: what hangs from or is about a record that stays, and what would leave as an empty shell. */
function settleRecords(ordered: readonly Node[], nodes: ReadonlyMap<RecordId, Node>): void {
  let changed = true;
  while (changed) {
    changed = false;
    for (const node of ordered) {
      const reason = node.emitted ? reasonToStay(node, nodes) : null;
      if (reason === null) continue;
      node.existence = tighter(node.existence, reason);
      node.emitted = false;
      changed = true;
    }
  }
}

/** What would readably point to a person who stays is about that person, and stays as the person does. */
function personWhoStays(node: Node, nodes: ReadonlyMap<RecordId, Node>): Decision | null {
  for (const id of node.persons) {
    const found = nodes.get(id as RecordId); // a RecordId only if the map has it
    if (found === node || found?.emitted === true) continue;
    return { ...(found?.existence ?? silent('')), rule: 'relation/person-stays', parameters: {} };
  }
  return null;
}

/**
 * A readable reference to what stays leaves no trace, exactly as an empty one: a gap would say that there is something to point to. One
 * that is withheld by its mark keeps its gap, which stands there whatever it points to.
 */
function hideReferences(node: Node, nodes: ReadonlyMap<RecordId, Node>): void {
  for (const [name, field] of fieldsOf(node.branch.entity)) {
    const target = node.branch.record.fields[name];
    if (field.type !== 'reference' || target === undefined || node.fields.get(name)?.action !== 'RELEASE') continue;
    const found = typeof target === 'string' ? nodes.get(target as RecordId) : undefined; // a RecordId only if the map has it
    if (found?.emitted !== true) node.fields.set(name, silent('relation/not-emitted'));
  }
}

function reasonToStay(node: Node, nodes: ReadonlyMap<RecordId, Node>): Decision | null {
  const { parent } = node.branch;
  if (parent === null) return null; // the case itself is what the packet is about; its fields and lists may all stay
  const holder = nodes.get(parent.record.id);
  if (holder?.emitted !== true) return { ...(holder?.existence ?? silent('')), rule: 'relation/parent-stays', parameters: {} };
  const person = personWhoStays(node, nodes);
  if (person !== null) return person;
  const decisions = [...node.fields.values()];
  if (decisions.some(decision => isReadable(decision.action))) return null;
  const isSilent = decisions.every(decision => decision.action === 'OMIT_SILENT');
  return isSilent ? silent('record/nothing-readable') : withheld('record/nothing-readable');
}

// ——— by inference

/** Keep back what would give away a value that does not leave whole. True where that changed anything. */
function closeInferences(ordered: readonly Node[]): boolean {
  let changed = false;
  for (const { from, to } of inferenceEdges) {
    const kept = keptBack(ordered, to);
    if (kept.length === 0) continue;
    const [entity, name] = splitPath(from);
    for (const node of ordered) {
      if (!node.emitted || node.branch.entity !== entity) continue;
      const worst = kept
        .filter(other => concerns(other.top, topOf(node.branch)))
        .reduce((rank, other) => Math.max(rank, other.rank), -1);
      if (worst < 0) continue;
      if (!stillTells(node.fields.get(name)?.action, fieldAt(from)?.type ?? 'text')) continue;
      const rule = 'inference/gives-away';
      const decision = worst === tightness.OMIT_SILENT ? silent(rule) : withheld(rule);
      changed = tightenField(node, name, { ...decision, parameters: { field: to } }) || changed;
    }
  }
  return changed;
}

/** Whether what leaves of a value can give another away: the whole of it, or a coarser form that is still a day, a country or a bank. */
export function stillTells(action: Action | undefined, type: FieldType): boolean {
  return action === 'RELEASE' || (action === 'GENERALISE' && (type === 'instant' || type === 'place' || type === 'account'));
}

type Kept = { readonly top: Branch; readonly rank: number };

/** Fields at `path` that do not leave whole, in records that leave; at most one, the tightest, for each record under the case. */
function keptBack(ordered: readonly Node[], path: string): readonly Kept[] {
  const [entity, name] = splitPath(path);
  const byTop = new Map<Branch, number>();
  for (const node of ordered) {
    if (!node.emitted || node.branch.entity !== entity) continue;
    const action: Action = node.fields.get(name)?.action ?? 'OMIT_SILENT';
    if (action === 'RELEASE') continue;
    const top = topOf(node.branch);
    byTop.set(top, Math.max(byTop.get(top) ?? 0, tightness[action]));
  }
  return [...byTop].map(([top, rank]) => ({ top, rank }));
}

/** One person's number gives away that person's birth date, not another's; a seizure may give away any piece of evidence. */
function concerns(one: Branch, other: Branch): boolean {
  return one === other || one.entity !== other.entity;
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

// ——— writing down

function writePaths(
  branch: Branch,
  path: string,
  nodes: ReadonlyMap<RecordId, Node>,
  to: { readonly records: Map<RecordId, RecordDecision>; readonly fields: PathDecision[] },
): void {
  const node = nodes.get(branch.record.id)!; // every branch was weighed
  to.records.set(branch.record.id, { ...node.existence, emitted: node.emitted, path });
  const prefix = path === '' ? '' : `${path}.`;
  if (node.emitted || branch.parent === null)
    for (const [field, decision] of node.fields)
      to.fields.push({ ...decision, record: branch.record.id, field, path: prefix + field });
  for (const [list, children] of listsOf(branch)) {
    let emitted = 0;
    let staying = 0;
    for (const child of children) {
      const index = nodes.get(child.record.id)?.emitted === true ? emitted++ : -++staying;
      writePaths(child, `${prefix}${list}[${index}]`, nodes, to);
    }
  }
}

function tightenField(node: Node, name: string, decision: Decision): boolean {
  const current = node.fields.get(name);
  if (current !== undefined && isAtLeastAsTight(current.action, decision.action)) return false;
  node.fields.set(name, decision);
  return true;
}

function silent(rule: string): Decision {
  return { action: 'OMIT_SILENT', rule, parameters: {}, code: null };
}

function withheld(rule: string): Decision {
  return { action: 'WITHHOLD', rule, parameters: {}, code: 'R-REST' };
}
