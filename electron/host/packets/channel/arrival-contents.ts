import { catalogue, isEntity } from '../../../../shared/catalogue.ts';
import type { ArrivedRecord, OpenedView } from '../../../../shared/contract/packets.ts';
import type { ReleasedObject } from '../read/verify.ts';

const MOST_RECORDS = 500;

/** What a packet says, record by record in its own order, with a gap and its code wherever something is withheld. */
export function arrivalContents(released: ReleasedObject | null): Pick<OpenedView, 'contents' | 'contentsInAll'> {
  const contents = released === null ? [] : arrivedRecords(released);
  return { contents: contents.slice(0, MOST_RECORDS), contentsInAll: contents.length };
}

/** The records of a packet in its order, the case first. */
export function arrivedRecords(
  { entity, id, fields, gaps, treated, lists }: ReleasedObject,
  depth = 0,
): readonly ArrivedRecord[] {
  const known = isEntity(entity) ? Object.keys(catalogue[entity].fields) : [];
  const isName = (field: string) => isEntity(entity) && catalogue[entity].fields[field]?.type === 'reference';
  const names = [...new Set([...known, ...Object.keys(fields), ...Object.keys(gaps)])];
  const own = names.flatMap((field): ArrivedRecord['fields'] => {
    const code = gaps[field];
    if (code !== undefined) return [{ field, value: null, how: null, code }];
    const value = fields[field];
    // A reference is a name of the sender's: nothing to read.
    return value === undefined || isName(field) ? [] : [{ field, value, how: treated[field] ?? null, code: null }];
  });
  const below = Object.values(lists).flatMap(({ emitted }) => emitted.flatMap(element => arrivedRecords(element, depth + 1)));
  return [{ entity, name: id, depth, fields: own }, ...below];
}
