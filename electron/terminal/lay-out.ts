import type { Bilingual, Language } from '../../shared/language.ts';

export type Column<Row> = { readonly label: Bilingual; readonly of: (row: Row, language: Language) => string };

/** Rows under their heads, in columns as wide as they need; a sentence when there are none. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], language: Language, none: Bilingual): string {
  if (rows.length === 0) return none[language];
  const lines = [
    columns.map(column => column.label[language]),
    ...rows.map(row => columns.map(column => column.of(row, language))),
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
export function facts(pairs: readonly (readonly [Bilingual, string])[], language: Language): string {
  const width = Math.max(...pairs.map(([label]) => [...label[language]].length));
  return pairs
    .map(([label, value]) => `${label[language]}${' '.repeat(width - [...label[language]].length)}  ${value}`)
    .join('\n');
}

export const yesNo = (value: boolean, language: Language): string =>
  language === 'es' ? (value ? 'sí' : 'no') : value ? 'yes' : 'no';
