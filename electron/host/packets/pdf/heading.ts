import type { Bilingual } from '../../../../shared/language.ts';
import { textLanguage } from '../../../../shared/line-language.ts';
import { breakLines, type Span } from '../../papers/type/lines.ts';
import { columnPt, drawLines, drawTagged, hairline, ink, need, page, pageNow, tag, type Element, type Sheet } from './sheet.ts';

/** The language of a name that a person wrote, as its own words tell; where it differs by language, it says itself. */
export function inOwnLanguage({ en, es }: Bilingual): Pick<Span, 'language'> {
  return en === es && textLanguage(en) === 'es' ? { language: 'es' } : {};
}

export type Heading = {
  readonly level: number;
  readonly look?: number; // 0 the largest
  readonly words: Bilingual;
  readonly name?: Bilingual | undefined; // of whom or what the record is
  readonly id?: string;
  readonly target?: string; // by which links find it
  readonly listed?: 'whole' | 'part'; // in contents and bookmarks; a part of what stands before it
};

const headings = [
  { sizePt: 14, before: 22, after: 8, rule: ink.lineStrong },
  { sizePt: 11.5, before: 18, after: 6, rule: ink.lineStrong },
  { sizePt: 10, before: 12, after: 5, rule: null },
] as const;

/**
 * A heading in both languages, with the packet's own name for the record at the right. Never alone at a page's foot.
 *
 * @param level - Of the heading among those before it, from 2 under the title. A level is never skipped; beyond six the sixth stays.
 * @param look - How large it is; left out: as its level.
 */
export function drawHeading(
  sheet: Sheet,
  parent: Element,
  { level, look: size = level - 2, words, name, id = '', target, listed }: Heading,
): void {
  const look = headings[Math.min(size, headings.length - 1)]!;
  if (sheet.yPt > page.top) sheet.yPt += look.before;
  need(sheet, look.sizePt + 62);
  const element = tag(sheet, parent, `H${Math.min(level, 6)}`);
  const spans: Span[] = [{ text: words.en, face: 'semibold', sizePt: look.sizePt, colour: ink.text }];
  if (words.es !== words.en)
    spans.push({ text: `  ${words.es}`, face: 'regular', sizePt: look.sizePt - 1.5, colour: ink.third, language: 'es' });
  if (name !== undefined) {
    const base = { face: 'semibold', sizePt: look.sizePt - 1, colour: ink.text } as const;
    spans.push({ ...base, text: `  ${name.en}`, ...inOwnLanguage(name) });
    if (name.es !== name.en) spans.push({ ...base, text: ` / ${name.es}`, face: 'regular', colour: ink.third, language: 'es' });
  }
  const top = sheet.yPt;
  if (target !== undefined) sheet.pdf.addNamedDestination(target, 'XYZ', page.left, top - 4, 0); // 0: as large as it is read now
  if (listed !== undefined && target !== undefined)
    sheet.headings.push({ words, name, id, isPart: listed === 'part', target, page: pageNow(sheet), yPt: top });
  drawLines(sheet, element, breakLines(sheet.pdf, spans, columnPt - 120), page.left, look.sizePt * 1.35);
  if (id !== '') {
    const [line] = breakLines(sheet.pdf, [{ text: id, face: 'mono', sizePt: 8, colour: ink.third }], 200);
    if (line !== undefined) drawTagged(sheet, element, line, page.width - page.right - line.widthPt, top + look.sizePt - 8);
  }
  sheet.yPt += look.rule === null ? 1 : look.after - 2;
  if (look.rule !== null) hairline(sheet, look.rule);
}
