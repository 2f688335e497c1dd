import { csvOf, type TableForm, type TablePart } from '../../../shared/tables.ts';
import { writeBytes, type RecordedSink } from './sinks.ts';

/** Write tables to where a door said, each part of a workbook on a sheet of its own. Refusals as {@link writeBytes}. */
export async function writeTables(sink: RecordedSink, form: TableForm, parts: readonly TablePart[]): Promise<void> {
  await writeBytes(sink, form === 'csv' ? Buffer.from(csvOf(parts)) : await workbook(parts));
}

const LONGEST_NAME = 31; // of a sheet (ECMA-376; Excel repairs a file with more)
const WIDEST = 60; // characters of a column

/** Text is a text cell, which no program runs as a formula or reads as a number; nothing of this computer or its user is kept. */
async function workbook(parts: readonly TablePart[]): Promise<Uint8Array<ArrayBuffer>> {
  const { utils, write } = await import('@e965/xlsx');
  const book = utils.book_new();
  for (const { title, lines } of parts) {
    const sheet = utils.aoa_to_sheet(
      lines.map(line => line.map(cell => (typeof cell === 'number' ? { t: 'n', v: cell } : { t: 's', v: cell, z: '@' }))),
    );
    sheet['!cols'] = widths(lines).map(wch => ({ wch }));
    utils.book_append_sheet(book, sheet, sheetName(title), true);
  }
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer); // its types say any
}

function sheetName(title: string): string {
  return [...title.replace(/[\\/?*[\]:]/g, ' ').replace(/^'|'$/g, '')].slice(0, LONGEST_NAME).join('');
}

/** The first line may be a sentence and does not widen its column. */
function widths(lines: TablePart['lines']): readonly number[] {
  const columns = Math.max(0, ...lines.map(line => line.length));
  return Array.from({ length: columns }, (_, at) =>
    Math.min(WIDEST, lines.reduce((most, line) => Math.max(most, line.length === 1 ? 0 : String(line[at] ?? '').length), 8) + 2),
  );
}
