import { fieldsOf, isEntity } from '../catalogue.ts';
import type { CaseRecord } from '../case.ts';
import type { Json, RecordId } from '../language.ts';

const idIn = (value: Json | undefined): RecordId[] => (typeof value === 'string' ? [value as RecordId] : []); // a reference's value

/** Whether a record says of itself that it is a lead only; an exchange or a line of the plan does not once a request that is none made it formal (CNPP 455). */
export function isLeadOnly({ entity, fields }: CaseRecord, byId: ReadonlyMap<RecordId, CaseRecord>): boolean {
  if (fields['evidentiaryStatus'] !== 'lead_only') return false;
  if (entity === 'request' || entity === 'task') return true;
  return (entity === 'exchange' || entity === 'evidenceLine') && !isFormalised(fields, byId);
}

/** Whether an exchange, or a line of the plan, names a request that made it formal: one of the case, which is itself no mere lead. */
export function isFormalised(fields: CaseRecord['fields'], byId: ReadonlyMap<RecordId, CaseRecord>): boolean {
  return [...idIn(fields['formalisedBy']), ...idIn(fields['request'])].some(id => {
    const status = byId.get(id)?.fields['evidentiaryStatus'];
    return byId.has(id) && status !== 'lead_only' && status !== 'intelligence';
  });
}

/**
 * The records that are a lead only and never evidence, with what follows from them: what hangs from one, what was obtained by one, and the
 * documents that were handed over in one, unless a formal request obtained them too.
 */
export function leadOnlyRecords(records: readonly CaseRecord[]): ReadonlySet<RecordId> {
  const byId = new Map(records.map(record => [record.id, record]));
  const found = new Set(records.filter(record => isLeadOnly(record, byId)).map(({ id }) => id));
  if (found.size === 0) return found;
  const handed = new Map<RecordId, RecordId[]>(); // documents, by the exchange's item
  for (const { id, entity, fields } of records)
    if (entity === 'item')
      for (const document of idIn(fields['document'])) handed.set(document, [...(handed.get(document) ?? []), id]);
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const record of records) if (!found.has(record.id) && follows(record)) found.add(record.id);
  }
  return found;

  function follows({ id, entity, parentId, fields }: CaseRecord): boolean {
    if (parentId !== null && found.has(parentId)) return true;
    const bound = isEntity(entity)
      ? fieldsOf(entity).flatMap(([name, { binds }]) => (binds === true ? idIn(fields[name]) : []))
      : [];
    if (bound.some(to => found.has(to)) && entity !== 'exchange') return true;
    return bound.length === 0 && (handed.get(id) ?? []).some(item => found.has(item));
  }
}

/** Whether a record is an exhibit: evidence that names the request or the line of the plan by which it was obtained. */
export function isExhibit({ entity, fields }: CaseRecord): boolean {
  return entity === 'evidence' && (fields['evidentiaryRequest'] !== undefined || fields['evidenceLine'] !== undefined);
}

/** The exhibits among these records of one case that rest on a lead only, which none may (CNPP 455). */
export function leadExhibits(records: readonly CaseRecord[]): ReadonlySet<RecordId> {
  const exhibits = records.filter(isExhibit);
  if (exhibits.length === 0) return new Set();
  const leads = leadOnlyRecords(records);
  return new Set(exhibits.filter(({ id }) => leads.has(id)).map(({ id }) => id));
}
