import { Refusal } from '../../../../shared/failure.ts';
import { OfficeParts } from './docx-parts.ts';
import { LeftOut, type Block, type Cell, type Reading } from './model.ts';
import { SheetLooks } from './spreadsheet-looks.ts';
import { seenText } from './text-bytes.ts';

const mostCells = 50_000;
const mostXmlBytes = 10 * 1024 * 1024;

/**
 * A spreadsheet as its sheets show it: visible sheets, rows and columns, and each cell's value as it is formatted. Formulas, comments,
 * names, hidden sheets and cells in the colour of their ground never enter; charts and pictures are counted.
 *
 * @throws Refusal `attachment/damaged`, `attachment/too-large`, `attachment/placed` where a rule may hide cells by their value.
 */
export async function readSpreadsheet(bytes: Uint8Array): Promise<Reading> {
  const parts = await OfficeParts.of(bytes);
  const leftOut = new LeftOut();
  const sizes = parts.names.filter(name => /\.xml$/.test(name)).map(name => parts.bytes(name)?.length ?? 0);
  if (sizes.reduce((sum, size) => sum + size, 0) > mostXmlBytes) throw new Refusal('attachment/too-large');
  countApart(parts, leftOut);
  const { read, utils } = await import('@e965/xlsx');
  let book: ReturnType<typeof read>;
  try {
    book = read(bytes, {
      type: 'array',
      cellFormula: false,
      cellHTML: false,
      cellStyles: true,
      cellText: true,
      bookVBA: false,
      bookDeps: false,
    });
  } catch (cause) {
    throw new Refusal('attachment/damaged', { cause });
  }
  const looks = new SheetLooks(parts);
  const blocks: Block[] = [];
  let cells = 0;
  for (const [at, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    if ((book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0 || looks.isHidden(name)) leftOut.add('hidden-sheet');
    else if (sheet?.['!ref'] !== undefined) {
      const range = utils.decode_range(sheet['!ref']);
      const hiddenColumns = new Set(
        Array.from({ length: Math.min(range.e.c + 1, 16_384) }, (_, column) => column).filter(column =>
          isGone(sheet['!cols']?.[column]),
        ),
      );
      const seen = looks.of(name);
      const beneath = beneathMerged(sheet['!merges'] ?? [], range.e);
      const rows: (readonly Cell[])[] = [];
      for (let row = range.s.r; row <= Math.min(range.e.r, 1_048_575); row++) {
        const present = sheet['!rows']?.[row];
        const values: Cell[] = [];
        for (let column = range.s.c; column <= range.e.c; column++) {
          if (++cells > mostCells) throw new Refusal('attachment/too-large');
          if (hiddenColumns.has(column)) continue;
          const address = utils.encode_cell({ r: row, c: column });
          const cell = sheet[address] as { readonly w?: unknown } | undefined; // of a sheet's cells, which the library types as any
          values.push(shown(cell?.w, beneath.has(cellKey(row, column)) ? 'hidden' : (seen.get(address) ?? 'seen'), leftOut));
        }
        if (isGone(present)) leftOut.add('hidden-line');
        else rows.push(values);
      }
      leftOut.add('hidden-line', hiddenColumns.size);
      if (blocks.length > 0) blocks.push({ kind: 'page' });
      blocks.push({ kind: 'heading', level: 2, runs: [{ text: seenText(name).text }] }, { kind: 'table', rows: trimmed(rows) });
    }
  }
  return { blocks, leftOut };
}

function shown(written: unknown, sight: 'seen' | 'hidden' | 'covered', leftOut: LeftOut): Cell {
  const { text, unseen } = seenText(typeof written === 'string' ? written : '');
  if (text.trim() === '') return [];
  if (sight !== 'seen') {
    leftOut.add(sight);
    return sight === 'covered' ? [[{ covered: true }]] : [];
  }
  leftOut.add('invisible', unseen);
  return [[{ text }]];
}

type Merged = { readonly s: Place; readonly e: Place };
type Place = { readonly r: number; readonly c: number };

/**
 * The cells beneath merged ranges, by {@link cellKey}: only a range's first cell is drawn, over all of them; the others may hold values
 * still. `last` is the last cell that is used.
 *
 * @throws Refusal `attachment/too-large`.
 */
function beneathMerged(ranges: readonly Merged[], last: Place): ReadonlySet<number> {
  const beneath = new Set<number>();
  let cells = 0;
  for (const { s, e } of ranges)
    for (let row = s.r; row <= Math.min(e.r, last.r); row++)
      for (let column = s.c; column <= Math.min(e.c, last.c); column++) {
        if (++cells > mostCells) throw new Refusal('attachment/too-large');
        if (row !== s.r || column !== s.c) beneath.add(cellKey(row, column));
      }
  return beneath;
}

/** A sheet has 16,384 columns. */
function cellKey(row: number, column: number): number {
  return row * 16_384 + column;
}

/** Hidden, or of no size that an eye sees. */
function isGone(
  line:
    | { readonly hidden?: boolean; readonly width?: number; readonly wpx?: number; readonly hpx?: number; readonly hpt?: number }
    | undefined,
): boolean {
  // A width of nothing has no pixels: it stands in characters alone.
  return line?.hidden === true || Number(line?.width ?? 99) < 0.4 || (line?.wpx ?? 99) < 3 || (line?.hpt ?? line?.hpx ?? 99) < 3;
}

/** Without the empty rows and columns at the ends. */
function trimmed(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  const last = rows.findLastIndex(row => row.some(cell => cell.length > 0));
  const columns = Math.max(0, ...rows.slice(0, last + 1).map(row => row.findLastIndex(cell => cell.length > 0) + 1));
  return rows.slice(0, last + 1).map(row => row.slice(0, columns));
}

function countApart(parts: OfficeParts, leftOut: LeftOut): void {
  for (const name of parts.names) {
    if (/^xl\/(?:threadedC|c)omments/i.test(name)) leftOut.add('comment');
    else if (/^xl\/(?:charts\/chart|drawings\/drawing)\d*\.xml$/.test(name)) leftOut.add('drawing');
    else if (/vbaProject\.bin$|\/embeddings\/|\/activeX\//i.test(name)) leftOut.add('embedded');
  }
}
