import { fieldAt } from './catalogue.ts';
import type { CaseSummary, ListColumn } from './case-view.ts';
import { directionName } from './direction-text.ts';
import type { Bilingual } from './language.ts';
import type { Reader } from './reader.ts';
import type { TablePart } from './tables.ts';
import { instantText } from './instant-text.ts';
import { instantAt } from './clocks/civil-day.ts';
import { valueText } from './value-text.ts';
import { casesText } from './text/cases.ts';

/** A case list as a table. Its first line says how it must be handled. Dates are ISO dates; what was changed when is said in the office's time. */
export function caseListTable(
  cases: readonly CaseSummary[],
  {
    columns,
    reader,
    caveat,
    zone,
  }: { readonly columns: readonly ListColumn[]; readonly reader: Reader; readonly caveat: Bilingual; readonly zone: string },
): TablePart {
  const lines = [
    [reader.say(caveat)],
    columns.map(column => reader.say(casesText.column[column])),
    ...cases.map(summary => columns.map(column => cellOf(summary, column, reader, zone))),
  ];
  return { title: reader.say(casesText.title), lines };
}

function cellOf(summary: CaseSummary, column: ListColumn, reader: Reader, zone: string): string {
  const option = (path: string, value: string | null) => (value === null ? '' : valueText(fieldAt(path), value, reader));
  switch (column) {
    case 'kind':
    case 'stage':
      return option(`case.${column}`, summary[column]);
    case 'direction':
      return summary.direction === null ? '' : reader.say(directionName(summary.direction));
    case 'changed':
      return instantText(instantAt(zone, summary.changedAtMs), reader, zone);
    case 'opened':
      return summary.openedOn ?? '';
    case 'stop':
      return summary.nextStopOn ?? '';
    default:
      return summary[column] ?? '';
  }
}
