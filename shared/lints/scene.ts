import { catalogue, fieldAt, isEntity } from '../catalogue.ts';
import type { Field } from '../catalogue-types.ts';
import type { CaseFile, CaseRecord } from '../case.ts';
import type { Action, Emission } from '../decision/types.ts';
import { placeKey } from '../decision/types.ts';
import type { Json, RecordId } from '../language.ts';

/** A value with the record that it stands in. */
export type Placed = { readonly record: CaseRecord; readonly field: string; readonly type: Field['type']; readonly value: Json };

/** A value that the reader has after this packet. `isNew`: this packet gives it; else an earlier one did, to it or to whom it pools with. */
export type Shown = Placed & { readonly how: Action; readonly isNew: boolean };

/** What lints look at: what a reader would hold, beside what it is not to know. */
export type Scene = {
  readonly records: ReadonlyMap<RecordId, CaseRecord>;
  readonly shown: readonly Shown[];
  /** Values that rules keep from this reader, and that no packet gave it; `how` is the coarser form in which it has them, if any. */
  readonly kept: readonly (Placed & { readonly how: Action | null })[];
  /** Records that rules keep back whole. One that nobody chose and that might leave is no secret. */
  readonly keptRecords: readonly CaseRecord[];
  /** Records of this packet. */
  readonly leaving: ReadonlySet<RecordId>;
  /** Persons of this packet who leave under a pseudonym. */
  readonly masked: readonly CaseRecord[];
};

export type SceneParts = {
  readonly file: CaseFile;
  /** What leaves now. */
  readonly leaves: Emission;
  /** What would leave if all of the case were chosen: by it, what rules keep back is told from what nobody chose. */
  readonly whole: Emission;
  /** Places that the reader, or whoever pools with it, was given as they are. */
  readonly before: ReadonlySet<string>;
};

export function sceneOf({ file, leaves, whole, before }: SceneParts): Scene {
  const now = formsOf(leaves);
  const ever = formsOf(whole);
  const shown: Shown[] = [];
  const kept: (Placed & { readonly how: Action | null })[] = [];
  for (const record of file.records) {
    for (const [field, value] of Object.entries(record.fields)) {
      const known = fieldOf(record, field);
      if (known === undefined || known.internal === true) continue;
      const key = placeKey(record.id, field);
      const placed: Placed = { record, field, type: known.type, value };
      const [how, may] = [now.forms.get(key), ever.forms.get(key)];
      if (before.has(key)) shown.push({ ...placed, how: 'RELEASE', isNew: false });
      else if (how === 'RELEASE' || how === 'GENERALISE') shown.push({ ...placed, how, isNew: true });
      if (how !== 'RELEASE' && may !== 'RELEASE' && !before.has(key)) kept.push({ ...placed, how: how ?? null });
    }
  }
  return {
    records: new Map(file.records.map(record => [record.id, record])),
    shown,
    kept,
    keptRecords: file.records.filter(({ id, entity }) => isEntity(entity) && !ever.records.has(id)),
    leaving: now.records,
    masked: file.records.filter(({ id, entity }) => entity === 'subject' && now.masked.has(id)),
  };
}

type Forms = {
  readonly forms: ReadonlyMap<string, Action>;
  readonly records: ReadonlySet<RecordId>;
  readonly masked: ReadonlySet<RecordId>;
};

function formsOf(emission: Emission): Forms {
  const forms = new Map<string, Action>();
  const records = new Set<RecordId>();
  const masked = new Set<RecordId>();
  const add = ({ record, fields, lists }: Emission): void => {
    records.add(record);
    for (const [field, slot] of Object.entries(fields)) {
      if (slot.state !== 'released') continue;
      forms.set(placeKey(record, field), slot.how);
      if (slot.how === 'PSEUDONYM') masked.add(record);
    }
    for (const { emitted } of Object.values(lists)) emitted.forEach(add);
  };
  add(emission);
  return { forms, records, masked };
}

function fieldOf({ entity }: CaseRecord, field: string): Field | undefined {
  return isEntity(entity) && Object.hasOwn(catalogue[entity].fields, field) ? fieldAt(`${entity}.${field}`) : undefined;
}

/** The record directly under the case that one belongs to: a person, an order, a seizure. */
export function topOf({ records }: Pick<Scene, 'records'>, record: CaseRecord): CaseRecord {
  let top = record;
  for (let at = parentOf(records, top); at !== undefined && at.entity !== 'case'; at = parentOf(records, top)) top = at;
  return top;
}

/** Whom a record is of or about, as far as it says. */
export function personOf(scene: Pick<Scene, 'records'>, record: CaseRecord): RecordId | null {
  const top = topOf(scene, record);
  if (top.entity === 'subject') return top.id;
  const about = record.fields['subject'] ?? top.fields['subject'] ?? top.fields['target'];
  return typeof about === 'string' ? (about as RecordId) : null; // a reference to a person, by its field
}

function parentOf(records: Scene['records'], { parentId }: CaseRecord): CaseRecord | undefined {
  return parentId === null ? undefined : records.get(parentId);
}

/** The texts of a value: of a list, each one. */
export function textsIn({ value }: Pick<Placed, 'value'>): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** A member of a value that has parts, as text; empty where it has none. */
export function partOf(value: Json, name: string): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
  const part = (value as { readonly [key: string]: Json })[name]; // an object that is no array
  return typeof part === 'string' ? part : '';
}
