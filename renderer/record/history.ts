import type { HistoryLine } from '../../shared/case-view.ts';
import type { Json } from '../../shared/language.ts';

/** The lines that tell of one value: its changes, those of its mark, and what it was when its record was made or removed. */
export function linesOfValue(lines: readonly HistoryLine[], field: string): readonly HistoryLine[] {
  const names = [field, `mark:${field}`, `loosening:${field}`, 'mark:*', 'loosening:*'];
  return lines.flatMap(line => {
    if (line.field !== '*') return names.includes(line.field) ? [line] : [];
    const [old, made] = [fieldOf(line.old, field), fieldOf(line.new, field)];
    return old === null && made === null && !line.erased ? [] : [{ ...line, field, old, new: made }];
  });
}

/** A field of a whole record as history holds it. */
function fieldOf(record: Json, field: string): Json {
  const fields = partOf(record, 'fields');
  return partOf(fields, field);
}

function partOf(value: Json, name: string): Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  return (value as { readonly [key: string]: Json })[name] ?? null; // lists were refused above
}
