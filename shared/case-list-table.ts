import { fieldAt } from './catalogue.ts';
import type { CaseSummary, ListColumn } from './case-view.ts';
import { directionName } from './direction-text.ts';
import type { Bilingual } from './language.ts';
import type { Reader } from './reader.ts';
import type { TablePart } from './tables.ts';
import { valueText } from './value-text.ts';
import { casesText } from './text/cases.ts';

/** A case list as a table. Its first line says how it must be handled. Dates are ISO dates; what was changed when is an instant in UTC. */
export function caseListTable(
  cases: readonly CaseSummary[],
  { columns, reader, caveat }: { readonly columns: readonly ListColumn[]; readonly reader: Reader; readonly caveat: Bilingual },
): TablePart {
  const lines = [
    [reader.say(caveat)],
    columns.map(column => reader.say(casesText.column[column])),
    ...cases.map(summary => columns.map(column => cellOf(summary, column, reader))),
  ];
  return { title: reader.say(casesText.title), lines };
}

function cellOf(summary: CaseSummary, column: ListColumn, reader: Reader): string {
  const option = (path: string, value: string | null) => (value === null ? '' : valueText(fieldAt(path), value, reader));
  switch (column) {
    case 'kind':
    case 'stage':
      return option(`case.${column}`, summary[column]);
    case 'direction':
      return summary.direction === null ? '' : reader.say(directionName(summary.direction));
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
