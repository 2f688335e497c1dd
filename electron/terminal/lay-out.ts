import { catalogue, isEntity } from '../../shared/catalogue.ts';
import type { Bilingual } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';

export type Column<Row> = { readonly label: Bilingual; readonly of: (row: Row, reader: Reader) => string };

/** How many lines of a list are shown, of how many. */
export const shownOf: Bilingual = { en: '{{shown}} of {{total}}', es: '{{shown}} de {{total}}' };

/** Rows under their heads, in columns as wide as they need; a sentence when there are none. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], reader: Reader, none: Bilingual): string {
  if (rows.length === 0) return reader.say(none);
  const lines = [
    columns.map(column => reader.say(column.label)),
    ...rows.map(row => columns.map(column => column.of(row, reader))),
  ];
  const widths = columns.map((_, at) => Math.max(...lines.map(line => [...(line[at] ?? '')].length)));
  return lines
    .map(line =>
      line
        .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - [...cell].length))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Facts under one another, their labels in one column. */
export function facts(pairs: readonly (readonly [Bilingual, string])[], reader: Reader): string {
  const width = Math.max(...pairs.map(([label]) => [...reader.say(label)].length));
  return pairs
    .map(([label, value]) => `${reader.say(label)}${' '.repeat(width - [...reader.say(label)].length)}  ${value}`)
    .join('\n');
}

/** What a value is, as the catalogue calls it: `Charge, Offense`. What it does not know stands by its code. */
export function fieldNamed(entity: string, field: string, { say }: Reader): string {
  const known = isEntity(entity) ? catalogue[entity] : undefined;
  return `${say(known?.label ?? { en: entity, es: entity })}, ${say(known?.fields[field]?.label ?? { en: field, es: field })}`;
}

export const yesNo = (value: boolean, reader: Reader): string =>
  reader.say(value ? { en: 'yes', es: 'sí' } : { en: 'no', es: 'no' });
