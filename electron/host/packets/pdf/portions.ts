import { catalogue } from '../../../../shared/catalogue.ts';
import type { Emission } from '../../../../shared/decision/types.ts';
import type { Json } from '../../../../shared/language.ts';
import { breakLines, hasUndrawn } from '../../papers/type/lines.ts';
import { drawHeading } from './heading.ts';
import { actually, drawBlock, drawPseudonym, labelLines, valueLines } from './parts.ts';
import { forms, languageIn, noteOf, releasedOf, visible, type Visible } from './released.ts';
import { drawLines, need, page, roomPt, tag, type Element, type Sheet } from './sheet.ts';

/** Narrative: numbered paragraphs under the name of their narrative, each portion released or one block. */
export function drawPortions(sheet: Sheet, section: Element, emission: Emission, level: number): void {
  const portions = emission.lists.portions?.emitted ?? [];
  if (portions.length === 0) return;
  const options = catalogue.portion.fields.of?.options ?? {};
  let heading: string | null = null;
  let number = 0;
  for (const portion of portions) {
    const of = portion.fields.of?.state === 'released' ? portion.fields.of.value : null;
    const name = typeof of === 'string' ? of : '';
    if (heading !== name) {
      heading = name;
      number = 0;
      drawHeading(sheet, section, { level, look: 2, words: options[name] ?? catalogue.portion.label });
    }
    number += 1;
    const text = portion.fields.text;
    const seen = text === undefined ? null : visible(text);
    if (seen !== null) drawPortion(sheet, section, number, seen, releasedOf(portion.fields));
  }
}

function drawPortion(sheet: Sheet, section: Element, number: number, seen: Visible, told: Readonly<Record<string, Json>>): void {
  const paragraph = tag(sheet, section, 'P');
  need(sheet, 30);
  sheet.yPt += 5;
  const label = breakLines(sheet.pdf, [{ text: String(number), face: 'mono', sizePt: 8, colour: '#5c6675' }], 24);
  const top = sheet.yPt;
  drawLines(sheet, paragraph, label, page.left, 15);
  sheet.yPt = top;
  if (seen.state === 'gap') {
    drawBlock(sheet, paragraph, page.left + 28, top - 3, seen.code);
    sheet.yPt = top + 20;
    return;
  }
  const field = catalogue.portion.fields.text;
  const text = typeof seen.value === 'string' ? seen.value : '';
  if (seen.how === 'PSEUDONYM') return drawPseudonym(sheet, paragraph, page.left + 28, text);
  const isUndrawn = hasUndrawn('regular', text);
  const note = noteOf(field, seen.value, seen.how) ?? (isUndrawn ? forms.undrawn : null);
  const said = { en: text, es: null, language: languageIn(field, text, told) };
  const lines = valueLines(sheet, said, false, seen.how, page.width - page.left - page.right - 28);
  if (roomPt(sheet) < 30) need(sheet, 60);
  drawLines(
    sheet,
    isUndrawn ? actually(sheet, paragraph, { text, language: said.language }) : paragraph,
    lines,
    page.left + 28,
    15,
  );
  if (note !== null) drawLines(sheet, paragraph, labelLines(sheet, note, 400, 7.5, '#0b6a80'), page.left + 28, 10);
}
