import type { CaseRecord } from './case.ts';
import { titleFields } from './record-name.ts';
import { filedName } from './records.ts';

/** What a record is called in a heading: the person's name, the title, the statute … or what kind of record it is. */
export function titleOf({ entity, fields }: Pick<CaseRecord, 'entity' | 'fields'>, otherwise: string): string {
  if (entity === 'subject') return filedName(fields) || otherwise;
  for (const name of titleFields) {
    const value = fields[name];
    if (typeof value === 'string') return value;
  }
  return otherwise;
}
