import { catalogue, fieldsOf } from '../catalogue.ts';
import type { Field } from '../catalogue-types.ts';
import type { CaseFile, CaseRecord } from '../case.ts';
import type { Json, RecordId } from '../language.ts';
import { noteAwaited } from './awaited.ts';
import { silent, type Node, type Nodes } from './case-node.ts';
import type { Branch } from './case-tree.ts';
import type { decide } from './decide.ts';
import type { Inherited } from './effective-mark.ts';
import { isTitledByFile } from './file-names.ts';
import { hiddenFrom } from './hidden-records.ts';
import type { CaseRequest } from './request.ts';
import type { Policy } from './policy.ts';
import { recordMarks } from './record-marks.ts';
import { isAtLeastAsTight, isReadable, tighter } from './tightness.ts';
import type { Decision, EffectiveMark } from './types.ts';

export type CaseWeighing = {
  readonly file: CaseFile;
  readonly request: CaseRequest;
  readonly policy: Policy;
  readonly judge: typeof decide;
  readonly nodes: Map<RecordId, Node>;
  /** Which records await which events; filled on the way. */
  readonly awaited: Map<string, Set<RecordId>>;
  /** References to persons that bind, as they were found when all had happened; null: those found now. */
  readonly persons: Nodes | null;
  /** Whose own picture or copy a document is ({@link papersOf}). */
  readonly papers: ReadonlyMap<Json, readonly RecordId[]>;
  /** Records that are a lead only, where the purpose asks for evidence. */
  readonly leadOnly: ReadonlySet<RecordId>;
  /** What hides a record above, and all below it. */
  readonly hidden: Decision | null;
};

/**
 * Decide every field and the existence of a record, and of all below it, by catalogue, policy and marks alone.
 *
 * @param above - What the records above give down.
 */
export function weighBranch(branch: Branch, above: Inherited, weighing: CaseWeighing): void {
  const { record, entity } = branch;
  const marks = recordMarks(branch, above, weighing.file.owner, weighing.policy);
  const { recipient, purpose, basis, circumstances } = weighing.request;
  const isLead = weighing.leadOnly.has(record.id);
  const ask = (mark: EffectiveMark) => {
    noteAwaited(mark, weighing.awaited, weighing.policy);
    return weighing.judge(
      isLead ? { ...mark, isLeadOnly: true } : mark,
      recipient,
      purpose,
      basis,
      circumstances,
      weighing.policy,
    );
  };
  const fields = new Map<string, Decision>();
  const asTheFileName = (decision: Decision): Decision => {
    const name = ask(marks.markOf('sourceFileName', catalogue.document.fields['sourceFileName']!)); // the catalogue has it
    if (isAtLeastAsTight(decision.action, name.action)) return decision;
    return { ...name, rule: 'inference/gives-away', parameters: { field: 'document.sourceFileName' } };
  };
  const hidden = hiddenFrom(record, weighing.file, weighing.request) ?? weighing.hidden;
  // A hidden record's marks are judged as well, so that the window can show how they stand.
  const judged = (mark: EffectiveMark): Decision => {
    const decision = ask(mark);
    return hidden ?? decision;
  };
  let existence = judged(marks.existence);
  // A pseudonym stands for a person. What hangs from one, or is protected like one, has none of its own.
  if (existence.action === 'PSEUDONYM' && entity !== 'subject')
    existence = { ...existence, action: 'WITHHOLD', code: existence.code ?? 'R-REST' };
  for (const [name, field] of fieldsOf(entity)) {
    const asked = field.internal === true ? silent('field/internal') : judged(marks.markOf(name, field));
    const decision = name === 'note' && isCorrection(record) ? silent('field/internal') : asked;
    fields.set(name, name === 'title' && isTitledByFile(record) ? asTheFileName(decision) : decision);
    // A required field is never empty, so its silent absence would be seen.
    if (field.required === true && decision.action === 'OMIT_SILENT' && branch.parent !== null)
      existence = tighter(existence, silent(decision.rule));
  }
  const persons =
    weighing.persons?.get(record.id)?.persons ??
    fieldsOf(entity).flatMap(([name, field]) => personAt(record.fields[name], field, fields.get(name)));
  const { originators } = marks.existence;
  const bound = [
    ...fieldsOf(entity).flatMap(([name, { binds }]) =>
      binds === true && name !== 'supersedes' ? idIn(record.fields[name]) : [],
    ),
    ...(entity === 'event' ? idsInFacts(record.fields['facts']) : []),
    ...(weighing.papers.get(record.id) ?? []),
  ];
  weighing.nodes.set(record.id, {
    branch,
    existence,
    emitted: isReadable(existence.action),
    fields,
    persons,
    bound,
    originators,
    isLetGo: entity === 'event' ? isLetGoBy(marks, ask) : isReadable(existence.action),
  });
  for (const child of branch.children) weighBranch(child, marks.givenDown, { ...weighing, hidden });
}

/** Whether an event leaves by its marks, whoever chose it: its existence, and what it never lacks. */
function isLetGoBy(marks: ReturnType<typeof recordMarks>, ask: (mark: EffectiveMark) => Decision): boolean {
  const never = fieldsOf('event').filter(([, { required }]) => required === true);
  const isSilent = never.some(([name, field]) => ask(marks.markOf(name, field)).action === 'OMIT_SILENT');
  return isReadable(ask(marks.existence).action) && !isSilent;
}

/** Why an event was corrected is said among colleagues: its note stays in the office. */
const isCorrection = ({ entity, fields }: CaseRecord): boolean => entity === 'event' && fields['supersedes'] !== undefined;

/** The records of which each document is the own picture or copy. */
export function papersOf(all: readonly Branch[]): CaseWeighing['papers'] {
  const owned = all.flatMap(({ entity, record }) =>
    fieldsOf(entity).flatMap(([name, { isOwnPaper }]) => {
      const paper = isOwnPaper === true ? record.fields[name] : undefined;
      return paper === undefined ? [] : [[paper, record.id] as const];
    }),
  );
  const papers = new Map<Json, RecordId[]>();
  for (const [paper, owner] of owned) papers.set(paper, [...(papers.get(paper) ?? []), owner]);
  return papers;
}

/** What an event's facts name: a charge was once kept as one of them. */
function idsInFacts(facts: Json | undefined): readonly string[] {
  if (!Array.isArray(facts)) return [];
  return (facts as readonly Json[]).flatMap(fact => (typeof fact === 'string' ? fact.slice(fact.indexOf('=') + 1) : []));
}

function personAt(value: Json | undefined, field: Field, decision: Decision | undefined): readonly string[] {
  const isReadablePerson = field.type === 'reference' && field.to === 'subject' && decision?.action === 'RELEASE';
  if (!isReadablePerson) return [];
  return idIn(value);
}

function idIn(value: Json | undefined): readonly string[] {
  if (value === undefined) return [];
  return [typeof value === 'string' ? value : '']; // what is no id points to nothing that leaves
}
