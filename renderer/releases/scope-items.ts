import type { ScopeRow } from '../../shared/contract/scope.ts';
import type { RecordId } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { scopeGroups, type ScopeGroup } from '../../shared/scope/groups.ts';
import { valueText } from '../../shared/value-text.ts';
import { entityLabel, fieldOf } from '../view-as/seen.ts';

/** One line of the list: a kind with those of it that fit the filter, or a record. */
export type ScopeLine =
  | { readonly kind: 'group'; readonly key: ScopeGroup; readonly rows: readonly ScopeRow[] }
  | { readonly kind: 'record'; readonly key: RecordId; readonly row: ScopeRow };

/** What a record is known by in our own office; where it says nothing, its kind. */
export function scopeName({ entity, says }: ScopeRow, reader: Reader): string {
  const said = says.map(({ field, value }) => valueText(fieldOf(entity, field), value, reader)).filter(Boolean);
  const isName = entity === 'subject'; // its parts are one name
  return said.length === 0 ? reader.say(entityLabel(entity)) : said.join(isName ? ' ' : ', ');
}

/** The lines of the list under a filter: every typed word begins a word of the record's name or kind, accents aside. */
export function scopeLines(rows: readonly ScopeRow[], typed: string, reader: Reader): readonly ScopeLine[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const fitting = rows.filter(row => {
    const own = plain(`${scopeName(row, reader)} ${reader.say(entityLabel(row.entity))}`).split(/[^\p{L}\p{N}]+/u);
    return words.every(word => own.some(one => one.startsWith(word)));
  });
  return scopeGroups.flatMap((group): readonly ScopeLine[] => {
    const mine = fitting.filter(row => row.group === group);
    if (mine.length === 0) return [];
    return [{ kind: 'group', key: group, rows: mine }, ...mine.map(row => ({ kind: 'record' as const, key: row.record, row }))];
  });
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
