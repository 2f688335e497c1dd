import type { LeftOutKind } from '../../../../shared/left-out.ts';

/** A piece of text in one look. A covered piece stands for words that the author had blacked out: they are not in it. */
export type Run =
  | { readonly text: string; readonly bold?: boolean; readonly underline?: boolean; readonly covered?: false }
  | { readonly covered: true };

/** The paragraphs of one cell of a table. */
export type Cell = readonly (readonly Run[])[];

/** A picture that was decoded and encoded again from its pixels: PNG or JPEG. */
export type Picture = { readonly bytes: Uint8Array; readonly widthPt: number; readonly heightPt: number };

/** What a document of a stranger is read into: the little that a reader sees, and no place where anything else could stand. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly runs: readonly Run[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[]; readonly label?: string; readonly indent?: number }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Cell[])[] }
  | { readonly kind: 'picture'; readonly picture: Picture }
  | { readonly kind: 'sheet'; readonly picture: Picture } // a page of another document, on a page of its own
  | { readonly kind: 'rule' }
  | { readonly kind: 'page' };

/** What a reader took of a file, and how often it left out what. */
export type Reading = { readonly blocks: readonly Block[]; readonly leftOut: LeftOut };

/** Counts of what was left out, by kind. Words never stand here. */
export class LeftOut {
  readonly counts = new Map<LeftOutKind, number>();

  add(what: LeftOutKind, count = 1): void {
    if (count > 0) this.counts.set(what, (this.counts.get(what) ?? 0) + count);
  }

  /** Take over another document's counts. */
  join(other: LeftOut): void {
    for (const [what, count] of other.counts) this.add(what, count);
  }
}

/** Whether anything of these runs would be drawn. */
export function isSaid(runs: readonly Run[]): boolean {
  return runs.some(run => run.covered === true || run.text.trim() !== '');
}

/** A block as lines of a cell. */
export function cellLines(block: Block): Cell {
  if (block.kind === 'paragraph') return [block.label === undefined ? block.runs : [{ text: `${block.label} ` }, ...block.runs]];
  if (block.kind === 'heading') return [block.runs];
  return block.kind === 'table' ? block.rows.flatMap(row => row.flat()) : [];
}
