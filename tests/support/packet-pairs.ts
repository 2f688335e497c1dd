import fc from 'fast-check';
import { catalogue, type EntityName } from '../../shared/catalogue.ts';
import type { CaseRecord } from '../../shared/case.ts';
import { emittedBranches } from '../../electron/host/packets/release/attachments.ts';
import type { Release } from '../../electron/host/packets/release/release.ts';
import type { Json, RecordId } from '../../shared/language.ts';
import { isStructural, valueOf } from '../shared/decision/arbitraries.ts';
import type { Change } from './whole-packets.ts';

/** Withheld values of any length, script and shape, or none; records that stay, gone, and more of them at any place. */
export function anyChange(from: Release): fc.Arbitrary<Change> {
  const staying = from.file.records.filter(record => !isEmitted(from, record));
  const unnamed = staying.filter(({ id }) => !from.file.records.some(other => other.parentId === id || refersTo(other, id)));
  const more = fc
    .tuple(fc.constantFrom(...staying), fc.nat({ max: 9 }))
    .chain(([record, position]) => withOtherValues(from, record).map(other => ({ ...other, position })));
  return fc.record({
    changed: fc.tuple(...from.file.records.map(record => withOtherValues(from, record))),
    removed: fc.subarray(unnamed.map(({ id }) => id)),
    added: fc.array(more, { maxLength: 12 }).map(records => records.map((record, at) => ({ ...record, id: newId(at) }))),
  });
}

function withOtherValues(from: Release, record: CaseRecord): fc.Arbitrary<CaseRecord> {
  const values = withheldFields(from, record).map(
    name => [name, fc.option(anyValue(record, name), { nil: undefined, freq: 3 })] as const,
  );
  return fc.record(Object.fromEntries(values)).map(other => {
    const fields = Object.entries({ ...record.fields, ...other }).filter(([, value]) => value !== undefined);
    return { ...record, fields: Object.fromEntries(fields) as Record<string, Json> }; // the undefined ones are gone
  });
}

const anyWords = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('李小龍', 'ليلى', 'Ξένος', 'Ñ'),
  fc.string({ minLength: 1, maxLength: 9 }).map(text => text.repeat(400)),
);

function anyValue({ entity }: CaseRecord, name: string): fc.Arbitrary<Json> {
  const { type } = catalogue[entity as EntityName].fields[name]!; // withheldFields names catalogue fields alone
  return ['text', 'name', 'identifier', 'phone', 'email'].includes(type) ? anyWords : valueOf(type, []);
}

/** Fields whose own value does not leave, in any form. What acts as a mark, and references, which hold the case together, stay. */
export function withheldFields(from: Release, record: CaseRecord): readonly string[] {
  const fields = Object.entries(catalogue[record.entity as EntityName].fields); // cases hold known entities alone
  return fields.flatMap(([name, { type, internal }]) => {
    const action = from.decisions.fields.find(one => one.record === record.id && one.field === name)?.action ?? 'OMIT_SILENT';
    const leaves = isEmitted(from, record) && (action === 'RELEASE' || action === 'GENERALISE');
    return leaves || internal === true || type === 'reference' || isStructural(record.entity, name) ? [] : [name];
  });
}

export function isEmitted({ content }: Release, { id }: CaseRecord): boolean {
  return emittedBranches(content).some(({ record }) => record === id);
}

function refersTo({ fields }: CaseRecord, id: RecordId): boolean {
  return Object.values(fields).includes(id);
}

function newId(at: number): RecordId {
  return `018f0000-0000-7000-8000-${String(at).padStart(12, '0')}` as RecordId; // a made-up record's
}
