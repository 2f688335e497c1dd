import type { CaseRecord } from '../../shared/case.ts';
import type { Reader } from '../../shared/reader.ts';
import { toldBy } from '../../shared/record-name.ts';
import { valueText } from '../../shared/value-text.ts';
import { titleOf } from '../../shared/record-title.ts';
import { entityLabel, fieldOf } from '../view-as/seen.ts';

/** What one of our records is called at the desk: its title, or what tells it from others of its kind, or that. */
export function deskName(own: CaseRecord | undefined, entity: string, reader: Reader): string {
  const kind = reader.say(entityLabel(entity));
  if (own === undefined) return kind;
  const title = titleOf(own, '');
  if (title !== '') return title;
  const said = (toldBy[entity] ?? []).map(name => {
    const value = own.fields[name];
    return value === undefined ? '' : valueText(fieldOf(entity, name), value, reader);
  });
  return said.filter(Boolean).join(', ') || kind;
}
