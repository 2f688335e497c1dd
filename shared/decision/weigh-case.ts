import { fieldsOf } from '../catalogue.ts';
import type { Field } from '../catalogue-types.ts';
import type { CaseFile, CaseRecord } from '../case.ts';
import type { AgencyCode, Json, RecordId } from '../language.ts';
import type { Mark, TearLine } from '../mark.ts';
import { silent, type Node } from './case-node.ts';
import type { Branch } from './case-tree.ts';
import type { decide } from './decide.ts';
import type { CaseRequest } from './decide-case.ts';
import { effectiveMark, existenceMark, joinMark, type Inherited } from './effective-mark.ts';
import type { Policy } from './policy.ts';
import { declaredBy, subjectOf } from './subject.ts';
import { isReadable, tighter } from './tightness.ts';
import type { Decision } from './types.ts';

export type CaseWeighing = {
  readonly file: CaseFile;
  readonly request: CaseRequest;
  readonly policy: Policy;
  readonly judge: typeof decide;
  readonly nodes: Map<RecordId, Node>;
};

/**
 * Decide every field and the existence of a record, and of all below it, by catalogue, policy and marks alone.
 *
 * @param above - What the records above give down.
 */
export function weighBranch(branch: Branch, above: Inherited, weighing: CaseWeighing): void {
  const { record, entity } = branch;
  const owner: AgencyCode = weighing.file.owner;
  const own = markAt(record.marks, '*');
  const inherited = inheritedBy(record, above, own, weighing);
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
  if (own?.tearLine === undefined || own.tearLine === null) return inherited;
  const { level, categories } = own.tearLine;
  const { subject, flags, caveats } = inherited;
  return { ...joinMark(above, { ...own, level, categories }, owner), subject, flags, caveats };
}

/** What a record gives down: its marks, whom it is about, what it declares about itself, and the embargo of its kind. */
function inheritedBy(record: CaseRecord, above: Inherited, own: Mark | undefined, { file, policy }: CaseWeighing): Inherited {
  const joined = joinMark(above, own, file.owner);
  const declared = declaredBy(record);
  const event = Object.hasOwn(policy.embargoed, record.entity) ? policy.embargoed[record.entity] : undefined;
  return {
    ...joined,
    subject: subjectOf(record, above.subject),
    flags: [...joined.flags, ...declared.flags],
    categories: [...joined.categories, ...declared.categories],
    caveats: event === undefined ? joined.caveats : [...joined.caveats, { kind: 'EMBARGO', until: { event } }],
  };
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
