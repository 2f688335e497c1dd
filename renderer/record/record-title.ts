import type { CaseRecord } from '../../shared/case.ts';
import { filedName } from '../../shared/records.ts';

/** What a record is called in a heading: the person's name, the title, the statute … or what kind of record it is. */
export function titleOf({ entity, fields }: Pick<CaseRecord, 'entity' | 'fields'>, otherwise: string): string {
  if (entity === 'subject') return filedName(fields) || otherwise;
  for (const name of ['title', 'statute', 'ourReference', 'exhibit', 'description', 'topic', 'number', 'name', 'text', 'what']) {
    const value = fields[name];
    if (typeof value === 'string') return value;
  }
  return otherwise;
}
