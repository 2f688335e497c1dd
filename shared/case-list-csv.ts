import { fieldAt } from './catalogue.ts';
import type { CaseSummary, ListColumn } from './case-view.ts';
import { csvLine } from './csv.ts';
import type { Bilingual, Language } from './language.ts';
import { casesText } from './text/cases.ts';

/**
 * A case list as a table that spreadsheet programs read (RFC 4180, UTF-8 with a mark that says so). Its first line says how it must be
 * handled. Dates are ISO dates; what was changed when is an instant in UTC.
 */
export function caseListCsv(
  cases: readonly CaseSummary[],
  {
    columns,
    language,
    caveat,
  }: { readonly columns: readonly ListColumn[]; readonly language: Language; readonly caveat: Bilingual },
): string {
  const lines = [
    [caveat[language]],
    columns.map(column => casesText.column[column][language]),
    ...cases.map(summary => columns.map(column => cellOf(summary, column, language))),
  ];
  return `\u{feff}${lines.map(csvLine).join('')}`;
}

function cellOf(summary: CaseSummary, column: ListColumn, language: Language): string {
  const option = (path: string, value: string | null) => fieldAt(path)?.options?.[value ?? '']?.[language] ?? value ?? '';
  switch (column) {
    case 'kind':
    case 'direction':
    case 'stage':
      return option(`case.${column}`, summary[column]);
    case 'changed':
      return new Date(summary.changedAtMs).toISOString();
    case 'opened':
      return summary.openedOn ?? '';
    case 'stop':
      return summary.nextStopOn ?? '';
    default:
      return summary[column] ?? '';
  }
}
