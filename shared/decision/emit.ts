import { fieldsOf } from '../catalogue.ts';
import type { Field } from '../catalogue-types.ts';
import type { CaseFile } from '../case.ts';
import type { Json, RecordId } from '../language.ts';
import { listsOf, treeOf, type Branch } from './case-tree.ts';
import type { CaseDecisions } from './decide-case.ts';
import { restrictedCode } from './reason-codes.ts';
import { generalise, maskToken } from './transforms.ts';
import type { Decision, Emission, Slot } from './types.ts';
import { tearLineOf } from './record-marks.ts';

export type EmitWith = {
  /**
   * The packet's name for a record: `PER-` and ten base32 characters, keyed for this recipient. Whoever is protected has another than by
   * name: a person who was a suspect and is a witness now would be known by the first packet.
   */
  readonly pseudonymOf: (record: RecordId, as: 'named' | 'protected') => string;
};

/**
 * What leaves, as decided: one slot for every catalogue field in catalogue order, every list present, records in the order of the case.
 * Ids of the vault are replaced by the packet's. What stays is kept beside its slot, and a list's unreleased elements together, so
 * that the sender can disclose them later.
 */
export function emit(file: CaseFile, decisions: CaseDecisions, { pseudonymOf }: EmitWith): Emission {
  const tree = treeOf(file);
  const fields = new Map<RecordId, Map<string, Decision>>();
  for (const decision of decisions.fields) {
    const ofRecord = fields.get(decision.record) ?? new Map<string, Decision>();
    fields.set(decision.record, ofRecord.set(decision.field, decision));
  }
  const names = new Map<string, string>(
    tree.all.map(branch => [
      branch.record.id,
      pseudonymOf(branch.record.id, isOfProtected(branch, decisions) ? 'protected' : 'named'),
    ]),
  );
  const isEmitted = (id: RecordId) => decisions.records.get(id)?.emitted === true;
  return emitBranch(tree.root, { fields, names, isEmitted });
}

type Emitting = {
  readonly fields: ReadonlyMap<RecordId, ReadonlyMap<string, Decision>>;
  /** What the packet calls each record of the case. */
  readonly names: ReadonlyMap<string, string>;
  readonly isEmitted: (id: RecordId) => boolean;
};

/** A person who leaves under a pseudonym, or what hangs from one. */
function isOfProtected(branch: Branch, { records }: CaseDecisions): boolean {
  for (let at: Branch | null = branch; at !== null; at = at.parent)
    if (at.entity === 'subject' && records.get(at.record.id)?.action === 'PSEUDONYM') return true;
  return false;
}

/** A field that nobody decided on stays, without a trace. */
const undecided: Decision = { action: 'OMIT_SILENT', rule: 'field/undecided', parameters: {}, code: null };

function emitBranch(branch: Branch, emitting: Emitting): Emission {
  const { record, entity } = branch;
  const decisions = emitting.fields.get(record.id);
  return {
    entity,
    id: emitting.names.get(record.id)!, // every branch has one
    record: record.id,
    fields: Object.fromEntries(
      fieldsOf(entity).map(([name, field]) => [name, slotOf(branch, name, field, decisions?.get(name) ?? undecided, emitting)]),
    ),
    lists: Object.fromEntries(
      listsOf(branch).map(([list, children]) => [
        list,
        {
          emitted: children.filter(child => emitting.isEmitted(child.record.id)).map(child => emitBranch(child, emitting)),
          unreleased: children.filter(child => !emitting.isEmitted(child.record.id)).map(child => keptBranch(child, emitting)),
        },
      ]),
    ),
  };
}

function slotOf(branch: Branch, name: string, field: Field, decision: Decision, emitting: Emitting): Slot {
  const value = field.internal === true ? undefined : outwardValue(branch, name, field, emitting);
  const { action, code } = decision;
  const form = formOf(branch, name, field, decision, value, emitting);
  if (form !== undefined) return { state: 'released', value: form, how: action };
  // A gap is shown for every field under this decision, empty or not; only a released field's emptiness looks like nothing.
  return {
    state: 'withheld',
    code: action === 'RELEASE' || action === 'OMIT_SILENT' ? null : (code ?? restrictedCode(branch.entity, name)),
    value,
  };
}

/** What is readable of a value, or undefined. Masks, pseudonyms and tear-lines stand whether or not there is a value. */
function formOf(
  branch: Branch,
  name: string,
  field: Field,
  { action }: Decision,
  value: Json | undefined,
  emitting: Emitting,
): Json | undefined {
  switch (action) {
    case 'RELEASE':
      return value;
    case 'GENERALISE':
      return generalise(field.type, value);
    case 'MASK':
      return maskToken;
    case 'PSEUDONYM':
      return emitting.names.get(personOf(branch));
    case 'SUMMARISE': {
      const { marks } = branch.record;
      const text: unknown = tearLineOf(field, ownMember(marks, name), ownMember(marks, '*'))?.text;
      return typeof text === 'string' ? text : undefined;
    }
    case 'WITHHOLD':
    case 'OMIT_SILENT':
      return undefined;
  }
}

/** The person a name belongs to: the record itself, or the one it hangs from. */
function personOf(branch: Branch): RecordId {
  for (let at: Branch | null = branch; at !== null; at = at.parent) if (at.entity === 'subject') return at.record.id;
  return branch.record.id;
}

/** A value with the packet's names in place of the vault's ids. `null` is never stored, and counts as nothing. */
function outwardValue(branch: Branch, name: string, field: Field, { names }: Emitting): Json | undefined {
  const value = ownMember(branch.record.fields, name);
  if (value === undefined || value === null) return undefined;
  if (field.type === 'reference') return typeof value === 'string' ? names.get(value) : undefined;
  return branch.entity === 'event' && name === 'facts' ? withoutIds(value) : value;
}

/** The facts of an event without those that are an id of the vault: it would name one record to everybody alike, and say when it was made. */
function withoutIds(facts: Json): Json | undefined {
  if (!Array.isArray(facts)) return facts;
  const kept = (facts as readonly Json[]).filter(fact => typeof fact !== 'string' || !vaultId.test(fact));
  return kept.length === 0 ? undefined : kept;
}

const vaultId = /=[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A record that stays, whole, as it could be disclosed later. */
function keptBranch(branch: Branch, emitting: Emitting): Json {
  const fields = fieldsOf(branch.entity).flatMap(([name, field]) => {
    const value = field.internal === true ? undefined : outwardValue(branch, name, field, emitting);
    return value === undefined ? [] : [[name, value] as const];
  });
  const lists = listsOf(branch).filter(([, children]) => children.length > 0);
  return {
    entity: branch.entity,
    id: emitting.names.get(branch.record.id)!, // every branch has one
    fields: Object.fromEntries(fields),
    lists: Object.fromEntries(lists.map(([list, children]) => [list, children.map(child => keptBranch(child, emitting))])),
  };
}

function ownMember<T>(of: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}
