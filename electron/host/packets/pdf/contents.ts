import type PDFDocument from 'pdfkit';
import type { Bilingual } from '../../../../shared/language.ts';
import { breakLines, type Line, type Span } from '../../papers/type/lines.ts';
import { drawHeading, inOwnLanguage } from './heading.ts';
import {
  columnPt,
  drawTagged,
  ink,
  linked,
  need,
  newPage,
  page,
  pageNow,
  tag,
  type Element,
  type ListedHeading,
  type Sheet,
} from './sheet.ts';

export const contentsHeading: Bilingual = { en: 'Contents', es: 'Contenido' };

const pagesPt = 40; // the page number's column
const codePt = 92;

type Entry = ListedHeading & { readonly lines: readonly Line[]; readonly leadingPt: number };

/**
 * The contents pages: every listed heading with its page, each a link. They are drawn when the pages are known, and moved behind the first.
 *
 * @param into - The element that stands for them, in its place among the others.
 */
export function drawContents(sheet: Sheet, into: Element): void {
  const entries = sheet.headings.map(heading => entryOf(sheet, heading));
  const first = pageNow(sheet) + 1;
  const added = pagesOf(entries);
  sheet.owner = null;
  newPage(sheet);
  drawHeading(sheet, into, { level: 2, look: 0, words: contentsHeading });
  sheet.yPt += 6;
  const list = tag(sheet, into, 'TOC');
  for (const entry of entries) drawEntry(sheet, list, entry, entry.page + (entry.page === 0 ? 1 : added + 1));
  const drawn = pageNow(sheet) + 1 - first;
  if (drawn !== added) throw new Error(`${drawn} pages of contents, not ${added}`);
  moveLast(sheet.pdf, added);
  addBookmarks(sheet, added);
}

function entryOf(sheet: Sheet, heading: ListedHeading): Entry {
  const { words, name, isPart } = heading;
  const sizePt = isPart ? 9 : 9.5;
  const spans: Span[] = [{ text: words.en, face: isPart ? 'regular' : 'semibold', sizePt, colour: ink.text }];
  if (words.es !== words.en) spans.push({ text: ` / ${words.es}`, face: 'regular', sizePt, colour: ink.third, language: 'es' });
  if (name !== undefined) {
    spans.push({ text: `: ${name.en}`, face: 'semibold', sizePt, colour: ink.text, ...inOwnLanguage(name) });
    if (name.es !== name.en) spans.push({ text: ` / ${name.es}`, face: 'regular', sizePt, colour: ink.third, language: 'es' });
  }
  const widthPt = columnPt - pagesPt - codePt - (isPart ? 14 : 0);
  return { ...heading, lines: breakLines(sheet.pdf, spans, widthPt), leadingPt: 13 };
}

const headPt = 14 * 1.35 + 6 + 6; // the heading with what is left under it
const gapPt = 4;

const heightOf = ({ lines, leadingPt }: Entry): number => lines.length * leadingPt + gapPt;

/** How many pages the entries take, as {@link drawEntry} breaks them. */
function pagesOf(entries: readonly Entry[]): number {
  const foot = page.height - page.bottom;
  let pages = 1;
  let yPt = page.top + headPt;
  for (const entry of entries) {
    if (foot - yPt < heightOf(entry)) {
      pages++;
      yPt = page.top;
    }
    yPt += heightOf(entry);
  }
  return pages;
}

function drawEntry(sheet: Sheet, list: Element, entry: Entry, number: number): void {
  const { lines, leadingPt, isPart, id, target, words, name } = entry;
  need(sheet, heightOf(entry));
  const item = tag(sheet, tag(sheet, list, 'TOCI'), 'Reference');
  const top = sheet.yPt;
  const xPt = page.left + (isPart ? 14 : 0);
  const [english] = bookmarkOf(words, name);
  const area = { xPt, yPt: top, widthPt: page.width - page.right - xPt, heightPt: lines.length * leadingPt };
  linked(sheet, item, { target, says: `${english}, ${number}` }, area, link => {
    lines.forEach((line, at) => drawTagged(sheet, link, line, xPt, top + at * leadingPt));
    const right = page.width - page.right;
    if (id !== '') atRight(sheet, link, { text: id, face: 'mono', sizePt: 8, colour: ink.third }, right - pagesPt, top + 1.5);
    atRight(sheet, link, { text: String(number), face: 'regular', sizePt: 9.5, colour: ink.text }, right, top);
  });
  sheet.yPt = top + heightOf(entry);
}

function atRight(sheet: Sheet, link: Element, span: Span, rightPt: number, yPt: number): void {
  const line = breakLines(sheet.pdf, [span], columnPt)[0]!; // breakLines gives one at least
  drawTagged(sheet, link, line, rightPt - line.widthPt, yPt);
}

function bookmarkOf(words: Bilingual, name: Bilingual | undefined): readonly [english: string, both: string] {
  const english = name === undefined ? words.en : `${words.en}: ${name.en}`;
  const kind = words.en === words.es ? words.en : `${words.en} / ${words.es}`;
  return [english, name === undefined ? kind : `${kind}: ${name.en === name.es ? name.en : `${name.en} / ${name.es}`}`];
}

type Outline = { addItem: (title: string, options: object) => Outline };

/** The same as bookmarks, a level for what is part of something. */
function addBookmarks(sheet: Sheet, added: number): void {
  const { outline } = sheet.pdf as unknown as { readonly outline: Outline };
  const at = (pageNumber: number, top: number) => ({ pageNumber, top, left: page.width, zoom: 0, fit: false, expanded: true }); // pdfkit counts from the right
  let whole = outline;
  const items = [
    ...sheet.headings.filter(heading => heading.page === 0),
    { words: contentsHeading, name: undefined, isPart: false, page: 1 - added, yPt: page.top },
    ...sheet.headings.filter(heading => heading.page > 0),
  ];
  for (const { words, name, isPart, page: place, yPt } of items) {
    const title = bookmarkOf(words, name)[1];
    const item = (isPart ? whole : outline).addItem(title, at(place === 0 ? 0 : place + added, Math.max(0, yPt - 8)));
    if (!isPart) whole = item;
  }
}

/** What pdfkit keeps of its pages; its types do not tell of it. */
type Pages = {
  readonly _pageBuffer: unknown[];
  readonly _root: { readonly data: { readonly Pages: { readonly data: { readonly Kids: unknown[] } } } };
};

/** Put the last pages behind the first. */
function moveLast(pdf: InstanceType<typeof PDFDocument>, count: number): void {
  const { _pageBuffer, _root } = pdf as unknown as Pages;
  for (const pages of [_pageBuffer, _root.data.Pages.data.Kids]) pages.splice(1, 0, ...pages.splice(-count));
}
