import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { Refusal } from '../../../../shared/failure.ts';
import { black, sightOf, white } from './colours.ts';
import { declarationsOf, verdictOf } from './css.ts';
import { blocks, inline, unseen } from './html-names.ts';
import { attribute, hidesCells, isHidden, lookOf, sheetOrRefuse, usualLinks, type Look } from './html-looks.ts';
import { cellLines, isSaid, LeftOut, type Block, type Cell, type Reading, type Run } from './model.ts';
import { pictureFrom } from './pictures.ts';
import { seenText, textOf } from './text-bytes.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const deepest = 200;
const mostLetters = 24_000_000; // pictures may stand in it
const mostWritten = 3_000_000; // without them
const mostTags = 100_000;

/** A page of HTML from bytes. @throws Refusal as {@link readMarkup}. */
export function readHtml(bytes: Uint8Array): Promise<Reading> {
  const text = textOf(bytes);
  if (text === null) throw new Refusal('attachment/damaged');
  return readMarkup(text);
}

/**
 * A page of HTML as a browser shows it with nothing loaded: words of the elements that are known, but for those that a style hides. What
 * only a layout could tell is refused.
 *
 * @param inner - Pictures that came with it, by their content id.
 * @throws Refusal `attachment/placed`, `attachment/too-large`.
 */
export async function readMarkup(markup: string, inner: ReadonlyMap<string, Uint8Array> = new Map()): Promise<Reading> {
  if (markup.length > mostLetters || writtenLetters(markup) > mostWritten || tagsIn(markup) > mostTags)
    throw new Refusal('attachment/too-large');
  const leftOut = new LeftOut();
  const { text, unseen: invisible } = seenText(markup.replace(/^\ufeff/, ''));
  leftOut.add('invisible', invisible);
  const document = parse(text, { scriptingEnabled: true });
  const page = new HtmlPage(leftOut, inner);
  await page.walk(
    document.childNodes,
    { colour: black, ground: white, px: 16, bold: false, underline: false, pre: false, links: usualLinks },
    0,
  );
  return { blocks: page.end(), leftOut };
}

/** How long the markup is without the pictures that stand in it. */
function writtenLetters(markup: string): number {
  let length = markup.length;
  for (const [picture] of markup.matchAll(/;base64,[\w+/=\s]+/g)) length -= picture.length;
  return length;
}

function tagsIn(markup: string): number {
  let tags = 0;
  for (let at = markup.indexOf('<'); at >= 0 && tags <= mostTags; at = markup.indexOf('<', at + 1)) tags++;
  return tags;
}

class HtmlPage {
  readonly #leftOut: LeftOut;
  readonly #inner: ReadonlyMap<string, Uint8Array>;
  #blocks: Block[] = [];
  #runs: Run[] = [];
  #heading: 1 | 2 | 3 | null = null;
  #label: string | undefined;
  #indent = 0;

  constructor(leftOut: LeftOut, inner: ReadonlyMap<string, Uint8Array>) {
    this.#leftOut = leftOut;
    this.#inner = inner;
  }

  end(): Block[] {
    this.#close();
    return this.#blocks;
  }

  async walk(nodes: readonly Node[], look: Look, depth: number): Promise<void> {
    if (depth > deepest) throw new Refusal('attachment/too-large');
    for (const node of nodes) {
      if (node.nodeName === '#text' && 'value' in node) this.#say(node.value, look);
      else if (node.nodeName === '#comment') this.#leftOut.add('comment');
      else if ('tagName' in node) await this.#element(node, look, depth);
    }
  }

  async #element(element: Element, look: Look, depth: number): Promise<void> {
    const { tagName: name } = element;
    if (name === 'style') return sheetOrRefuse(element);
    if (name === 'link' && /stylesheet/i.test(attribute(element, 'rel') ?? '')) throw new Refusal('attachment/placed');
    if (name === 'head')
      for (const child of element.childNodes)
        if ('tagName' in child && /^(?:style|link)$/.test(child.tagName)) await this.#element(child, look, depth + 1);
    if (unseen.has(name)) return;
    const style = declarationsOf(attribute(element, 'style') ?? '');
    const verdict = verdictOf(style);
    if (verdict === 'unclear') throw new Refusal('attachment/placed');
    if (verdict === 'hidden' || isHidden(element)) return this.#leftOut.add('hidden');
    const here = lookOf(element, style, look);
    if (name === 'br') this.#runs.push({ text: '\n' });
    else if (name === 'hr') this.#block({ kind: 'rule' });
    else if (name === 'img') await this.#picture(element);
    else if (name === 'table') await this.#table(element, here, depth);
    else if (inline.has(name)) await this.walk(element.childNodes, here, depth + 1);
    else if (blocks.has(name) || /^(?:tbody|tr|td|th|thead|tfoot)$/.test(name)) await this.#part(element, here, depth);
    else
      this.#leftOut.add(
        /^(?:svg|canvas|math|video|audio)$/.test(name)
          ? 'drawing'
          : /^(?:iframe|object|embed|applet|frame|frameset)$/.test(name)
            ? 'embedded'
            : 'unknown',
      );
  }

  async #part(element: Element, look: Look, depth: number): Promise<void> {
    const { tagName: name } = element;
    this.#close();
    const level = /^h([1-6])$/.exec(name)?.[1];
    if (level !== undefined) this.#heading = Math.min(3, Number(level)) as 1 | 2 | 3; // 1 to 3
    const isList = name === 'ul' || name === 'ol' || name === 'blockquote' || name === 'dd';
    if (isList) this.#indent++;
    if (name === 'li') this.#label = labelOf(element);
    await this.walk(element.childNodes, look, depth + 1);
    this.#close();
    this.#label = undefined;
    this.#heading = null;
    if (isList) this.#indent--;
  }

  async #table(table: Element, look: Look, depth: number): Promise<void> {
    this.#close();
    const rows: (readonly Cell[])[] = [];
    const apart: Block[] = [];
    const gather = async (element: Element, at: Look): Promise<void> => {
      for (const child of element.childNodes) {
        if (!('tagName' in child)) continue;
        const style = declarationsOf(attribute(child, 'style') ?? '');
        const verdict = verdictOf(style);
        const isColumn = /^col(?:group)?$/.test(child.tagName);
        // Which cells stand in a column only a layout could tell.
        if (verdict === 'unclear' || (isColumn && hidesCells(child, verdict === 'hidden', lookOf(child, style, at))))
          throw new Refusal('attachment/placed');
        if (isColumn) await gather(child, lookOf(child, style, at));
        else if (verdict === 'hidden' || isHidden(child)) this.#leftOut.add('hidden');
        else if (/^(?:tbody|thead|tfoot)$/.test(child.tagName)) await gather(child, lookOf(child, style, at));
        else if (child.tagName === 'tr') rows.push(await this.#row(child, lookOf(child, style, at), depth, apart));
        else if (child.tagName === 'caption') await this.#part(child, lookOf(child, style, at), depth);
      }
    };
    await gather(table, look);
    if (rows.length > 0) this.#blocks.push({ kind: 'table', rows });
    this.#blocks.push(...apart);
  }

  async #row(row: Element, look: Look, depth: number, apart: Block[]): Promise<readonly Cell[]> {
    const cells: Cell[] = [];
    for (const cell of row.childNodes) {
      if (!('tagName' in cell) || !/^t[dh]$/.test(cell.tagName)) continue;
      const page = new HtmlPage(this.#leftOut, this.#inner);
      await page.#element({ ...cell, tagName: 'div' }, { ...look, bold: look.bold || cell.tagName === 'th' }, depth + 1);
      const inside = page.end();
      cells.push(inside.flatMap(cellLines));
      apart.push(...inside.filter(({ kind }) => kind === 'picture'));
      const span = Number(attribute(cell, 'colspan') ?? 1);
      for (let more = 1; more < Math.min(span, 64); more++) cells.push([]);
    }
    return cells;
  }

  async #picture(element: Element): Promise<void> {
    const source = attribute(element, 'src') ?? '';
    const size = (name: string) => Number.parseFloat(attribute(element, name) ?? '');
    if (size('width') < 4 || size('height') < 4) return this.#leftOut.add('hidden'); // a dot that counts who opens a mail
    const data = /^data:image\/[\w.+-]+;base64,([\s\S]*)$/i.exec(source)?.[1];
    const bytes =
      data !== undefined ? new Uint8Array(Buffer.from(data, 'base64')) : this.#inner.get(source.replace(/^cid:/i, ''));
    if (bytes === undefined) return this.#leftOut.add('picture');
    const picture = await pictureFrom(bytes, this.#leftOut);
    if (picture !== null) this.#block({ kind: 'picture', picture });
  }

  #say(value: string, look: Look): void {
    const text = look.pre ? value : value.replaceAll(/[ \t\n\r\f]+/g, ' ');
    const sight = look.px < 5 ? 'hidden' : sightOf(look.colour, look.ground);
    if (text.trim() === '' || sight === 'seen') {
      if (text !== '')
        this.#runs.push({ text, ...(look.bold ? { bold: true } : {}), ...(look.underline ? { underline: true } : {}) });
      return;
    }
    this.#leftOut.add(sight);
    if (sight === 'covered') this.#runs.push({ covered: true });
  }

  #block(block: Block): void {
    this.#close();
    this.#blocks.push(block);
  }

  #close(): void {
    const runs = this.#runs;
    this.#runs = [];
    if (!isSaid(runs)) return;
    if (this.#heading !== null) this.#blocks.push({ kind: 'heading', level: this.#heading, runs });
    else
      this.#blocks.push({
        kind: 'paragraph',
        runs,
        indent: this.#indent,
        ...(this.#label === undefined ? {} : { label: this.#label }),
      });
    this.#label = undefined;
  }
}

function labelOf(item: Element): string {
  const list = item.parentNode;
  if (list === null || !('tagName' in list) || list.tagName !== 'ol') return '•';
  const items = list.childNodes.filter(child => 'tagName' in child && child.tagName === 'li');
  return `${items.indexOf(item) + Number(attribute(list, 'start') ?? 1)}.`;
}
