/** One line of a table of separated values; `row` is its number in the file, the head being 1. */
export type CsvLine = { readonly row: number; readonly cells: readonly string[] };

const separators = [',', ';', '\t', '|'] as const;

/**
 * The lines of a table of separated values (RFC 4180, with whichever of comma, semicolon, tab and bar its head has most of). Quotes may hold
 * separators, line ends and doubled quotes. Empty lines are left out. null where a quote does not end.
 */
export function linesOfCsv(text: string): readonly CsvLine[] | null {
  const plain = text.replace(/^\u{feff}/u, '');
  const head = plain.split(/\r\n|\r|\n/, 1)[0] ?? '';
  const count = (separator: string): number => head.split(separator).length;
  const separator = separators.reduce((best, each) => (count(each) > count(best) ? each : best));
  const lines: CsvLine[] = [];
  let [cells, cell, row, began] = [[] as string[], '', 1, 1];
  let isQuoted = false;
  const endLine = (): void => {
    cells.push(cell);
    if (cells.some(each => each.trim() !== '')) lines.push({ row: began, cells: cells.map(each => each.trim()) });
    [cells, cell] = [[], ''];
  };
  for (let at = 0; at < plain.length; at++) {
    const sign = plain[at]!; // within the text
    const isEnd = sign === '\n' || (sign === '\r' && plain[at + 1] !== '\n');
    if (isEnd) row++;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (plain[at + 1] === '"') cell += plain[at++];
      else isQuoted = false;
    } else if (sign === '"' && cell.trim() === '') [isQuoted, cell] = [true, ''];
    else if (sign === separator) {
      cells.push(cell);
      cell = '';
    } else if (isEnd) {
      endLine();
      began = row;
    } else if (sign !== '\r') cell += sign;
  }
  if (isQuoted) return null;
  endLine();
  return lines;
}
