import type { Line } from '../type/lines.ts';
import { lineOperators } from '../type/operators.ts';
import { columnPt, drawSet, heightOf, linesOf, need, newPage, page, roomPt, type Setting } from './sheet.ts';
import type { Cell } from './model.ts';

const sizePt = 8.5;
const padPt = 3;
const leastColumnPt = 58;
const ruleColour = '#9aa3b0';

/** Set a table; one with more columns than the page has room for, in bands one below the other. */
export function setTable(setting: Setting, rows: readonly (readonly Cell[])[]): void {
  const columns = Math.max(0, ...rows.map(row => row.length));
  const most = Math.floor(columnPt / leastColumnPt);
  for (let from = 0; from < columns; from += most) {
    const band = rows.map(row => row.slice(from, from + most));
    const widths = widthsOf(band, Math.min(most, columns - from));
    rule(setting, widths);
    for (const row of band) setRow(setting, row, widths);
    setting.yPt += 8;
  }
}

/** Room for each column by the longest line in it, all together as wide as the page's column. */
function widthsOf(rows: readonly (readonly Cell[])[], columns: number): readonly number[] {
  const wanted = Array.from({ length: columns }, (_, at) => {
    const longest = Math.max(0, ...rows.slice(0, 400).map(row => lettersOf(row[at] ?? [])));
    return Math.min(300, Math.max(leastColumnPt * 0.7, longest * sizePt * 0.56 + 2 * padPt));
  });
  const sum = wanted.reduce((total, width) => total + width, 0);
  return wanted
    .map(width => (sum > columnPt ? Math.max(leastColumnPt * 0.6, (width / sum) * columnPt) : width))
    .map((width, _, all) => {
      const total = all.reduce((sumOf, each) => sumOf + each, 0);
      return total > columnPt ? (width / total) * columnPt : width;
    });
}

function lettersOf(cell: Cell): number {
  return Math.max(0, ...cell.map(runs => runs.reduce((sum, run) => sum + (run.covered === true ? 20 : run.text.length), 0)));
}

/** Draw a row; one that is taller than what is left goes on where the page ends. */
function setRow(setting: Setting, row: readonly Cell[], widths: readonly number[]): void {
  let cells: readonly (readonly Line[])[] = widths.map((width, at) =>
    (row[at] ?? []).flatMap(runs => linesOf(setting, runs, width - 2 * padPt, sizePt)),
  );
  const height = sizePt * 1.4;
  const whole = Math.max(1, ...cells.map(lines => lines.length)) * height + 2 * padPt;
  if (whole < page.height / 3) need(setting, whole);
  while (true) {
    if (roomPt(setting) < height + 2 * padPt) newPage(setting);
    const fit = Math.max(1, Math.floor((roomPt(setting) - 2 * padPt) / height));
    let x: number = page.edge;
    let used = 1;
    for (const [at, lines] of cells.entries()) {
      const here = lines.slice(0, fit);
      here.forEach((line, number) => drawSet(setting, line, x + padPt, setting.yPt + padPt + number * heightOf(line)));
      used = Math.max(used, here.length);
      x += widths[at] ?? 0;
    }
    setting.yPt += used * height + 2 * padPt;
    setting.isFresh = false;
    cells = cells.map(lines => lines.slice(fit));
    if (cells.every(lines => lines.length === 0)) break;
  }
  rule(setting, widths);
}

function rule({ pdf, yPt }: Setting, widths: readonly number[]): void {
  const width = widths.reduce((sum, each) => sum + each, 0);
  pdf.addContent(lineOperators(ruleColour, 0.5, [page.edge, page.edge + width], yPt));
}
