import { Refusal } from '../../../../shared/failure.ts';
import type { Colour } from './colours.ts';
import { Drawings } from './docx-drawings.ts';
import { plainFace, shadeOf, sightOfRun, type Face, type Looks } from './docx-looks.ts';
import { isFlat, isLow, isNarrow, isOffPage } from './docx-measures.ts';
import { isOffice } from './docx-parts.ts';
import type { DocxPlace } from './docx-place.ts';
import { cellLines, isSaid, type Block, type Cell, type Run } from './model.ts';
import { childOf, elementsOf, within, type XmlElement } from './xml.ts';

/** Where a run stands: the styles of its table and paragraph, and the ground that they draw. */
type Ground = {
  readonly table: string | undefined;
  readonly paragraph: string | undefined;
  /** In a table of a style, all the ways in which it may draw this cell: what is unseen in one of them is taken for unseen. */
  readonly faces: readonly Face[];
  readonly clipped: boolean;
  /** In a table whose cells are as wide as they say. */
  readonly isFixed: boolean;
};

/** A page of this colour on a screen, which is white on paper. */
export function pageOn(colour: Colour | null): Ground {
  const faces = colour === null ? [plainFace] : [plainFace, { run: {}, shade: colour }];
  return { table: undefined, paragraph: undefined, faces, clipped: false, isFixed: false };
}

/** On this colour, whatever was below. */
function onColour(faces: readonly Face[], colour: Colour | null): readonly Face[] {
  return colour === null ? faces : faces.map(({ run }) => ({ run, shade: colour }));
}

const mostFaces = 64;

/** A table on what is below it: where its style draws no ground, that shows. */
function facesOn(below: readonly Face[], own: readonly Face[], colour: Colour | null): readonly Face[] {
  const grounds = [...new Set([...below.map(({ shade }) => shade), ...(colour === null ? [] : [colour])])];
  return grounds.flatMap(ground => own.map(({ run, shade }) => ({ run, shade: shade ?? ground }))).slice(0, mostFaces);
}

const transparent = new Set(['ins', 'moveTo', 'hyperlink', 'smartTag', 'customXml', 'dir', 'bdo', 'fldSimple']);
const gone = new Set(['del', 'moveFrom']);
const silent = new Set([
  'pPr',
  'rPr',
  'tblPr',
  'tblGrid',
  'trPr',
  'tcPr',
  'sectPr',
  'sdtPr',
  'sdtEndPr',
  'customXmlPr',
  'smartTagPr',
  'tblPrEx',
  'bookmarkStart',
  'bookmarkEnd',
  'proofErr',
  'permStart',
  'permEnd',
  'commentRangeStart',
  'commentRangeEnd',
  'commentReference',
  'moveFromRangeStart',
  'moveFromRangeEnd',
  'moveToRangeStart',
  'moveToRangeEnd',
  'lastRenderedPageBreak',
  'footnoteRef',
  'endnoteRef',
  'annotationRef',
  'separator',
  'continuationSeparator',
  'softHyphen',
  'customXmlInsRangeStart',
  'customXmlInsRangeEnd',
  'fldData',
]);

/** One part of a Word document, read from its body down; what it does not know is counted, never taken. */
export class DocxBody {
  /** The notes that were referred to, in order: `footnote 2`. */
  readonly notes: string[] = [];
  readonly #place: DocxPlace;
  readonly #drawings: Drawings;
  readonly #fields: ('code' | 'result')[] = [];
  #pictures: Block[] = [];

  constructor(place: DocxPlace) {
    this.#place = place;
    this.#drawings = new Drawings(place);
  }

  async blocks(element: XmlElement | undefined, ground: Ground): Promise<Block[]> {
    const found: Block[] = [];
    for (const child of elementsOf(element)) {
      if (child.name === 'p' && isOffice(child)) found.push(...(await this.#paragraph(child, ground)));
      else if (child.name === 'tbl' && isOffice(child)) found.push(...(await this.#table(child, ground)));
      else if (child.name === 'sdt') found.push(...(await this.blocks(childOf(child, 'sdtContent'), ground)));
      else if (transparent.has(child.name)) found.push(...(await this.blocks(child, ground)));
      else this.#leave(child);
    }
    return found;
  }

  async #paragraph(paragraph: XmlElement, ground: Ground): Promise<readonly Block[]> {
    const { styles, lists } = this.#place;
    const properties = childOf(paragraph, 'pPr');
    const style = childOf(properties, 'pStyle')?.attributes.get('val');
    const property = (name: string) => childOf(properties, name) ?? styles.property(style, name);
    const frame = property('framePr');
    if (frame !== undefined && !frame.attributes.has('dropCap')) throw new Refusal('attachment/placed');
    const here: Ground = {
      ...ground,
      paragraph: style,
      faces: onColour(ground.faces, shadeOf(property('shd'))),
      clipped: ground.clipped || isOffPage(property('ind')) || isFlat(property('spacing')),
    };
    const runs = await this.#runs(paragraph, here);
    const pictures = this.#pictures;
    this.#pictures = [];
    const numbering = property('numPr');
    const list = childOf(numbering, 'numId')?.attributes.get('val');
    const item =
      list === undefined || list === '0'
        ? null
        : lists.next(list, Number(childOf(numbering, 'ilvl')?.attributes.get('val') ?? 0));
    const level = styles.level(style);
    const parts = splitAtPages(runs);
    return [
      ...parts.flatMap((part, at): readonly Block[] => {
        const before: readonly Block[] = at > 0 ? [{ kind: 'page' }] : [];
        const labelled = at === 0 && item !== null && item.label !== '' ? { label: item.label } : {};
        if (level !== null && isSaid(part)) {
          const label = 'label' in labelled ? [{ text: `${labelled.label} ` }] : [];
          return [...before, { kind: 'heading', level, runs: [...label, ...part] }];
        }
        return [...before, { kind: 'paragraph', runs: part, ...labelled, ...(item === null ? {} : { indent: item.depth + 1 }) }];
      }),
      ...pictures,
    ];
  }

  async #runs(element: XmlElement, ground: Ground): Promise<Run[]> {
    const found: Run[] = [];
    for (const child of elementsOf(element)) {
      if (child.name === 'r' && isOffice(child)) found.push(...(await this.#run(child, ground)));
      else if (child.name === 'sdt') found.push(...(await this.#runs(childOf(child, 'sdtContent') ?? child, ground)));
      else if (transparent.has(child.name)) {
        if (child.name === 'fldSimple') this.#place.leftOut.add('field');
        found.push(...(await this.#runs(child, ground)));
      } else if (child.name === 'ruby') found.push(...(await this.#runs(childOf(child, 'rubyBase') ?? child, ground)));
      else this.#leave(child);
    }
    return found;
  }

  async #run(run: XmlElement, ground: Ground): Promise<readonly Run[]> {
    const { styles, leftOut } = this.#place;
    const own = childOf(run, 'rPr');
    const drawn = ground.faces.map(({ run: face, shade }) => {
      const looks = styles.looks(ground.table, face, ground.paragraph, own);
      return { looks, sight: ground.clipped ? 'hidden' : sightOfRun(looks, shade) };
    });
    const { looks, sight } = drawn.find(way => way.sight !== 'seen') ?? drawn[0]!; // there is one way at least
    let text = '';
    for (const child of elementsOf(run)) text += await this.#piece(child, looks, sight !== 'seen');
    if (text === '') return [];
    if (sight === 'seen') {
      const shown = looks.caps === true ? text.toLocaleUpperCase('es-MX') : text;
      return [
        { text: shown, ...(looks.bold === true ? { bold: true } : {}), ...(looks.underline === true ? { underline: true } : {}) },
      ];
    }
    if (text.trim() === '') return [{ text }];
    leftOut.add(sight);
    return sight === 'covered' ? [{ covered: true }] : [];
  }

  /** The text of one piece of a run. */
  async #piece(piece: XmlElement, looks: Looks, unseen: boolean): Promise<string> {
    const { leftOut } = this.#place;
    const type = piece.attributes.get('fldCharType');
    if (piece.name === 'fldChar') {
      if (type === 'begin') this.#fields.push('code');
      else if (type === 'separate') this.#fields[this.#fields.length - 1] = 'result';
      else if (type === 'end' && this.#fields.pop() !== undefined) leftOut.add('field');
      return '';
    }
    if (this.#fields.includes('code')) return ''; // an instruction, and what is nested in it
    if (piece.name === 't' && isOffice(piece)) {
      if (looks.symbols !== true) return piece.children.filter(child => typeof child === 'string').join('');
      leftOut.add('symbol');
      return '';
    }
    if (piece.name === 'tab' || piece.name === 'ptab') return '    ';
    if (piece.name === 'br') return piece.attributes.get('type') === 'page' ? '\f' : '\n';
    if (piece.name === 'cr') return '\n';
    if (piece.name === 'noBreakHyphen') return '-';
    if (piece.name === 'footnoteReference' || piece.name === 'endnoteReference') return unseen ? '' : this.#note(piece);
    if (piece.name === 'sym') return this.#symbol(piece);
    if (piece.name === 'drawing') {
      const picture = await this.#drawings.picture(piece);
      if (picture !== null && unseen) leftOut.add('hidden');
      else if (picture !== null) this.#pictures.push({ kind: 'picture', picture });
      return '';
    }
    this.#leave(piece);
    return '';
  }

  #note(reference: XmlElement): string {
    const kind = reference.name === 'footnoteReference' ? 'footnote' : 'endnote';
    this.notes.push(`${kind} ${reference.attributes.get('id')}`);
    return `[${this.notes.length}]`;
  }

  #symbol(symbol: XmlElement): string {
    const code = Number.parseInt(symbol.attributes.get('char') ?? '', 16) & 0xff;
    if (/wingdings/i.test(symbol.attributes.get('font') ?? '')) {
      if (code === 0xfe || code === 0xfd || code === 0x78) return '[x]';
      if (code === 0xa8 || code === 0x6f) return '[ ]';
    }
    this.#place.leftOut.add('symbol');
    return '';
  }

  async #table(table: XmlElement, ground: Ground): Promise<readonly Block[]> {
    const properties = childOf(table, 'tblPr');
    const place = childOf(properties, 'tblpPr');
    if (place !== undefined && ['tblpX', 'tblpY'].some(name => Math.abs(Number(place.attributes.get(name) ?? 0)) > 12_000))
      throw new Refusal('attachment/placed');
    const { styles } = this.#place;
    const style = childOf(properties, 'tblStyle')?.attributes.get('val') ?? styles.standardTable;
    if (styles.hidesParts(style)) throw new Refusal('attachment/placed');
    const isFixed = childOf(properties, 'tblLayout')?.attributes.get('type') === 'fixed';
    const here: Ground = {
      ...ground,
      isFixed,
      table: style ?? ground.table,
      faces: facesOn(ground.faces, styles.faces(style), shadeOf(childOf(properties, 'shd'))),
    };
    const rows: (readonly Cell[])[] = [];
    const after: Block[] = [];
    for (const row of rowsOf(table)) {
      const rowProperties = childOf(row, 'trPr');
      if (childOf(rowProperties, 'del') !== undefined) this.#place.leftOut.add('deleted');
      else if (childOf(rowProperties, 'hidden') !== undefined) this.#place.leftOut.add('hidden-line');
      else {
        const { cells, pictures } = await this.#row(row, {
          ...here,
          clipped: here.clipped || isLow(childOf(rowProperties, 'trHeight')),
        });
        rows.push(cells);
        after.push(...pictures);
      }
    }
    return rows.length === 0 ? after : [{ kind: 'table', rows }, ...after];
  }

  async #row(row: XmlElement, ground: Ground): Promise<{ readonly cells: readonly Cell[]; readonly pictures: readonly Block[] }> {
    const cells: Cell[] = [];
    const pictures: Block[] = [];
    for (const cell of cellsOf(row)) {
      const properties = childOf(cell, 'tcPr');
      if (childOf(properties, 'cellDel') !== undefined) {
        this.#place.leftOut.add('deleted');
        continue;
      }
      const blocks = await this.blocks(cell, {
        ...ground,
        faces: onColour(ground.faces, shadeOf(childOf(properties, 'shd'))),
        clipped: ground.clipped || (ground.isFixed && isNarrow(childOf(properties, 'tcW'))),
      });
      cells.push(blocks.flatMap(cellLines));
      pictures.push(...blocks.filter(({ kind }) => kind === 'picture'));
      const span = Number(childOf(properties, 'gridSpan')?.attributes.get('val') ?? 1);
      for (let more = 1; more < Math.min(span, 64); more++) cells.push([]);
    }
    return { cells, pictures };
  }

  /** Count what is not taken. */
  #leave(element: XmlElement): void {
    const { leftOut } = this.#place;
    const { name } = element;
    if (silent.has(name) || name === 'instrText' || name === 'delInstrText') return;
    if (gone.has(name) || name === 'delText') leftOut.add('deleted');
    else if (name === 'oMath' || name === 'oMathPara') leftOut.add('formula');
    else if (name === 'AlternateContent' || name === 'pict') this.#drawings.leave(element);
    else if (name === 'object' || name === 'altChunk' || name === 'subDoc' || name === 'control') leftOut.add('embedded');
    else if (!within(element, new Set(['t'])).next().done || element.name === 't') leftOut.add('unknown');
  }
}

function rowsOf(table: XmlElement): readonly XmlElement[] {
  return flat(table, 'tr');
}
function cellsOf(row: XmlElement): readonly XmlElement[] {
  return flat(row, 'tc');
}

/** Rows or cells, also those in content controls. */
function flat(element: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(element).flatMap(child => {
    if (child.name === name) return [child];
    if (child.name === 'sdt') return flat(childOf(child, 'sdtContent') ?? child, name);
    return transparent.has(child.name) ? flat(child, name) : [];
  });
}

function splitAtPages(runs: readonly Run[]): readonly (readonly Run[])[] {
  const parts: Run[][] = [[]];
  for (const run of runs) {
    if (run.covered === true) {
      parts.at(-1)!.push(run);
      continue;
    }
    for (const [at, text] of run.text.split('\f').entries()) {
      if (at > 0) parts.push([]);
      if (text !== '') parts.at(-1)!.push({ ...run, text });
    }
  }
  return parts;
}
