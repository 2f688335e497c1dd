import type { CaseRecord } from '../case.ts';
import { catalogue, fieldAt, fieldsOf, isEntity } from '../catalogue.ts';
import type { Bilingual } from '../language.ts';
import type { Reader } from '../reader.ts';
import { fill } from '../text/fill.ts';
import { mergeText } from '../text/person-merge.ts';
import { valueText } from '../value-text.ts';

/** A record that hangs from a person in one line: what it is, and what it says. */
export function spokenRecord({ entity, fields }: Pick<CaseRecord, 'entity' | 'fields'>, reader: Reader): string {
  if (!isEntity(entity)) return entity;
  const values = fieldsOf(entity).flatMap(([name, field]) => {
    const value = fields[name];
    return value === undefined || field.internal === true ? [] : [valueText(field, value, reader)];
  });
  return `${reader.say(catalogue[entity].label)}: ${values.join(', ')}`;
}

/** What was not put back, by its label: a value, its mark, a record that the merge had added. */
export function keptPlace(entity: string, field: string): Bilingual {
  const name = field.startsWith('mark:') ? field.slice('mark:'.length) : field;
  const label = fieldAt(`${entity}.${name}`)?.label ?? (isEntity(entity) ? catalogue[entity].label : { en: entity, es: entity });
  if (!field.startsWith('mark:')) return label;
  return fill(mergeText.markOf, { label });
}
