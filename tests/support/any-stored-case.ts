import type fc from 'fast-check';
import { insertCase, reindexCase } from '../../db/cases.ts';
import { insertRecord } from '../../db/records.ts';
import type { CaseFile, CaseRecord } from '../../shared/case.ts';
import { catalogue, isEntity } from '../../shared/catalogue.ts';
import type { Field } from '../../shared/catalogue-types.ts';
import type { CaseId, Json, RecordId } from '../../shared/language.ts';
import { anyCase, isStructural } from '../shared/decision/arbitraries.ts';
import type { TempVault } from './temp-vault.ts';

/** Whatever a case may be marked, declared and hung like, with values and ids that a vault could hold. A part of the fields is held. */
export const anyStoredCase: fc.Arbitrary<CaseFile> = anyCase.map(file => {
  const number = (cases += 1);
  const kept = file.records.filter(({ entity }) => entity !== 'event' && entity !== 'deadline');
  const ids = new Map(kept.map(({ id }, index) => [id as string, uuidOf(number, index)]));
  const placed = kept.filter(({ parentId }) => parentId === null || ids.has(parentId));
  return {
    ...file,
    id: uuidOf(number, 0) as string as CaseId, // the case's own record comes first, and has the case's id
    records: placed.map((record, index) => ({
      ...record,
      id: ids.get(record.id)!,
      parentId: record.parentId === null ? null : ids.get(record.parentId)!,
      fields: { ...fieldsLike(record, index, ids), ...(index === 0 ? ownFields(uuidOf(number, 0)) : {}) },
    })),
  };
});

/** Put a case into a vault as it is, past the checks that an import makes of marks: what is loosened and locked too. */
export function storeCase({ services, session }: TempVault, { id, kind, owner, records }: CaseFile): void {
  const db = session.office;
  db.transaction(() => {
    insertCase(db, { id, kind, owner, reference: id, atMs: services.nowMs() });
    for (const record of records) insertRecord(db, id, record);
    reindexCase(db, id, services.nowMs());
  })();
}

let cases = 0;
function uuidOf(number: number, index: number): RecordId {
  const hex = (value: number, length: number) => value.toString(16).padStart(length, '0');
  return `${hex(number, 8)}-0000-7000-8000-${hex(index, 12)}` as RecordId; // shaped like one
}

/** What every case says of itself; its reference is its id. */
const ownFields = (id: RecordId) => ({ kind: 'extradition', direction: 'US_REQ', reference: id, title: 'Caso inventado' });
/** Fields that say which rules a case keeps; these cases keep the usual ones. */
const ofStages = ['profile', 'stage', 'stageEnteredOn', 'direction'];

function fieldsLike({ entity, fields }: CaseRecord, at: number, ids: ReadonlyMap<string, RecordId>): CaseRecord['fields'] {
  if (!isEntity(entity)) return fields;
  const known = catalogue[entity].fields;
  const values = Object.entries(fields).flatMap(([name, value], index): [string, Json][] => {
    const field = known[name];
    if (field === undefined || field.internal === true || (entity === 'case' && ofStages.includes(name))) return [];
    if (isStructural(entity, name)) return typeof value === 'string' ? [] : [[name, value]];
    if ((index + at) % 3 !== 0) return [];
    if (field.type === 'reference') return typeof value === 'string' && ids.has(value) ? [[name, ids.get(value)!]] : [];
    return [[name, field.type === 'boolean' ? value : sampleOf(field, name)]];
  });
  return Object.fromEntries(values);
}

function sampleOf({ type, options = {} }: Field, name: string): Json {
  switch (type) {
    case 'date':
      return '1980-05-17';
    case 'instant':
      return '2026-01-15T09:30:00-06:00[America/Mexico_City]';
    case 'enum':
      return Object.keys(options)[0] ?? 'other';
    case 'codes':
      return Object.keys(options).slice(0, 1);
    case 'texts':
      return [`some ${name}`];
    case 'integer':
      return 7;
    case 'decimal':
      return '7.5';
    case 'place':
      return { text: `a place for ${name}`, country: 'MX' };
    case 'money':
      return { minor: 700, currency: 'USD' };
    case 'quantity':
      return { amount: '7', unit: 'KGM' };
    case 'account':
      return { institution: 'Banco del Ejemplo', country: 'MX', number: '0007' };
    case 'agency':
      return 'MX-SRE';
    default:
      return `some ${name}`;
  }
}
