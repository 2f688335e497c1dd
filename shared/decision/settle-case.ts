import { fieldsOf } from '../catalogue.ts';
import type { Json, RecordId } from '../language.ts';
import { silent, tightenField, withheld, type Node, type Nodes } from './case-node.ts';
import { isReadable, tighter } from './tightness.ts';
import type { Decision } from './types.ts';

/** Until nothing changes: what hangs from or is about a record that stays, and what would leave as an empty shell. */
export function settleRecords(ordered: readonly Node[], nodes: Nodes): void {
  const corrections = correctionsAmong(ordered);
  let changed = true;
  while (changed) {
    changed = false;
    for (const node of ordered) {
      const reason = node.emitted ? (reasonToStay(node, nodes) ?? falseByNow(node, corrections)) : null;
      if (reason === null) continue;
      node.existence = tighter(node.existence, reason);
      node.emitted = false;
      changed = true;
    }
  }
}

/** The corrections of each event, by the id of what they correct. */
function correctionsAmong(ordered: readonly Node[]): ReadonlyMap<Json, readonly Node[]> {
  return Map.groupBy(
    ordered.filter(({ branch }) => branch.record.fields['supersedes'] !== undefined),
    ({ branch }) => branch.record.fields['supersedes'] ?? null,
  );
}

/** What was corrected or retracted since leaves only where that is told as well: by itself it would say what this office knows to be false. */
function falseByNow({ branch }: Node, corrections: ReadonlyMap<Json, readonly Node[]>): Decision | null {
  const later = corrections.get(branch.record.id) ?? [];
  return later.every(({ emitted }) => emitted) ? null : silent('relation/corrected');
}

/**
 * A correction of what stays by its marks stays with it: it is of the same event. One of a version that stays only for what it named, or because
 * nobody chose it, does not, or a slip that was corrected would shut for good.
 */
function correctsWhatStays({ branch }: Node, nodes: Nodes): Decision | null {
  const seen = new Set<unknown>();
  for (let at = branch.record.fields['supersedes']; at !== undefined && !seen.has(at);) {
    seen.add(at);
    const earlier = nodes.get(at as RecordId); // a RecordId only if the map has it
    if (earlier === undefined) return null;
    if (!earlier.isLetGo) return { ...earlier.existence, rule: 'relation/bound', parameters: {} };
    at = earlier.branch.record.fields['supersedes'];
  }
  return null;
}

/** What would readably point to a person who stays is about that person, and stays as the person does. */
function personWhoStays(node: Node, nodes: Nodes): Decision | null {
  for (const id of node.persons) {
    const found = nodes.get(id as RecordId); // a RecordId only if the map has it
    if (found === node) continue;
    if (found?.emitted === true) {
      // Its role is what a pseudonym hides; this record would tell it.
      if (found.existence.action === 'PSEUDONYM' && tellsRole(node, 'record')) return withheld('relation/tells-role');
      continue;
    }
    return { ...(found?.existence ?? silent('')), rule: 'relation/person-stays', parameters: {} };
  }
  return null;
}

/** What follows from a record that stays (the deadline of an event, what came of a request) stays with it, read or not. */
function boundToWhatStays(node: Node, nodes: Nodes): Decision | null {
  for (const id of node.bound) {
    const found = nodes.get(id as RecordId); // a RecordId only if the map has it
    if (found !== undefined && !found.emitted) return { ...found.existence, rule: 'relation/bound', parameters: {} };
  }
  // A readable reference without which a record is nothing: left empty, it would say that there is something which stays. One that is withheld
  // by its mark keeps its gap, which stands there whatever it points to.
  for (const [name, { type, required }] of fieldsOf(node.branch.entity)) {
    if (type !== 'reference' || required !== true || node.fields.get(name)?.action !== 'RELEASE') continue;
    const found = nodes.get(node.branch.record.fields[name] as RecordId); // a RecordId only if the map has it
    if (found?.emitted !== true) return silent('relation/bound');
  }
  return null;
}

function tellsRole({ branch }: Node, what: 'record' | 'reference'): boolean {
  return fieldsOf(branch.entity).some(([, field]) => field.tellsRole === what);
}

/**
 * A readable reference to what stays leaves no trace, exactly as an empty one: a gap would say that there is something to point to. One
 * that is withheld by its mark keeps its gap, which stands there whatever it points to.
 */
export function hideReferences(node: Node, nodes: Nodes): void {
  for (const [name, field] of fieldsOf(node.branch.entity)) {
    const target = node.branch.record.fields[name];
    if (field.type !== 'reference' || target === undefined || node.fields.get(name)?.action !== 'RELEASE') continue;
    const found = typeof target === 'string' ? nodes.get(target as RecordId) : undefined; // a RecordId only if the map has it
    if (found?.emitted !== true) node.fields.set(name, silent('relation/not-emitted'));
    else if (field.tellsRole === 'reference' && found.existence.action === 'PSEUDONYM')
      node.fields.set(name, silent('relation/tells-role'));
  }
}

function reasonToStay(node: Node, nodes: Nodes): Decision | null {
  const { parent } = node.branch;
  if (parent === null) return null; // the case itself is what the packet is about; its fields and lists may all stay
  const holder = nodes.get(parent.record.id);
  if (holder?.emitted !== true) return { ...(holder?.existence ?? silent('')), rule: 'relation/parent-stays', parameters: {} };
  const person = personWhoStays(node, nodes) ?? boundToWhatStays(node, nodes) ?? correctsWhatStays(node, nodes);
  if (person !== null) return person;
  const decisions = [...node.fields.values()];
  if (decisions.some(decision => isReadable(decision.action))) return null;
  const isSilent = decisions.every(decision => decision.action === 'OMIT_SILENT');
  return isSilent ? silent('record/nothing-readable') : withheld('record/nothing-readable');
}

/**
 * A document's own file holds whatever its paragraphs hold, and speaks of whom it is about. Where one of those does not leave whole, the
 * file does not leave: silently where the paragraph or the person leaves no trace either.
 */
export function keepDocuments(node: Node, nodes: Nodes): void {
  if (node.branch.entity !== 'document' || !node.fields.has('content')) return;
  for (const child of node.branch.children) {
    const paragraph = child.entity === 'portion' ? nodes.get(child.record.id) : undefined;
    if (paragraph === undefined) continue;
    const text = paragraph.emitted ? paragraph.fields.get('text') : paragraph.existence;
    if (!paragraph.emitted || text?.action !== 'RELEASE')
      tightenField(
        node,
        'content',
        text?.action === 'OMIT_SILENT' ? silent('document/paragraph-stays') : withheld('document/paragraph-stays'),
      );
  }
  const about = node.branch.record.fields['subject'];
  if (about !== undefined) keepOfPerson(node, typeof about === 'string' ? nodes.get(about as RecordId) : undefined); // a RecordId only if the map has it
  for (const id of node.bound) {
    const found = nodes.get(id as RecordId);
    if (found?.branch.entity === 'subject') keepOfPerson(node, found); // whose picture it is
  }
}

function keepOfPerson(node: Node, person: Node | undefined): void {
  if (person?.emitted === true && person.existence.action !== 'PSEUDONYM') return;
  tightenField(
    node,
    'content',
    person?.emitted === true ? withheld('document/person-protected') : silent('document/person-protected'),
  );
}
