import { catalogue, isEntity } from '../../../../shared/catalogue.ts';
import type { Entity, Field } from '../../../../shared/catalogue-types.ts';
import type { Emission, ReasonCode, Slot } from '../../../../shared/decision/types.ts';
import type { Bilingual, Json } from '../../../../shared/language.ts';
import { knownValue } from '../../../../shared/known-value.ts';
import { bilingualValue } from '../../../../shared/value-text.ts';
import { drawBlock, drawHeading, drawPseudonym, drawRow, block, labelLines, valueLeft, valueLines, type Row } from './parts.ts';
import { drawLines, hairline, need, page, roomPt, tag, type Element, type Sheet } from './sheet.ts';
import { breakLines } from '../../papers/type/lines.ts';

/** Where the second gap of a line begins: its label, then its block at the page's right edge. */
const secondGapPt = 262;

const sameLanguage = (words: Bilingual) => words.en.toLowerCase() === words.es.toLowerCase();

/**
 * Draw what leaves of a record and of everything that hangs from it. Rows come in catalogue order; neighbouring gaps share a line. It
 * reads what is released and the codes of gaps, and nothing else of a slot.
 */
export function drawRecord(sheet: Sheet, parent: Element, emission: Emission, depth: number): void {
  const entity = isEntity(emission.entity) ? catalogue[emission.entity] : undefined;
  const section = tag(sheet, parent, 'Sect');
  drawHeading(sheet, section, depth, entity?.label ?? { en: emission.entity, es: emission.entity }, emission.id);
  drawFields(sheet, section, emission, entity);
  drawPortions(sheet, section, emission);
  for (const [list, { emitted }] of Object.entries(emission.lists)) {
    if (list === 'portions') continue;
    for (const element of emitted) drawRecord(sheet, section, element, depth + 1);
  }
  sheet.yPt += depth === 0 ? 6 : 4;
}

/** What may be seen of a slot. The value behind a gap is not even passed on. */
type Visible =
  | { readonly state: 'released'; readonly value: Json; readonly how: string }
  | { readonly state: 'gap'; readonly code: ReasonCode };

function visible(slot: Slot): Visible | null {
  if (slot.state === 'released') return { state: 'released', value: slot.value, how: slot.how };
  return slot.code === null ? null : { state: 'gap', code: slot.code };
}

function drawFields(sheet: Sheet, section: Element, emission: Emission, entity: Entity | undefined): void {
  const table = tag(sheet, section, 'Table');
  let gaps: { readonly label: Bilingual; readonly code: ReasonCode }[] = [];
  const closeGaps = () => {
    for (let at = 0; at < gaps.length; at += 2) drawGaps(sheet, table, gaps.slice(at, at + 2));
    gaps = [];
  };
  const told = Object.fromEntries(
    Object.entries(emission.fields).flatMap(([name, slot]) => (slot.state === 'released' ? [[name, slot.value]] : [])),
  );
  for (const [name, slot] of Object.entries(emission.fields)) {
    const seen = visible(slot);
    if (seen === null) continue;
    const field = entity?.fields[name];
    const label = field?.label ?? { en: name, es: name };
    if (seen.state === 'gap') {
      gaps.push({ label, code: seen.code });
      continue;
    }
    closeGaps();
    const known = seen.how === 'RELEASE' ? knownValue(emission.entity, told, name) : undefined;
    drawRow(sheet, table, rowOf(sheet, label, field, known ?? seen.value, seen.how));
  }
  closeGaps();
}

function rowOf(sheet: Sheet, label: Bilingual, field: Field | undefined, value: Json, how: string): Row {
  const words = bilingualValue(field, value);
  const text = sameLanguage(words) ? { en: words.en, es: null } : { en: words.en, es: words.es };
  const mono =
    (field?.type === 'identifier' && field.codeOf === undefined) || field?.type === 'agency' || field?.type === 'reference';
  return {
    label: labelLines(sheet, label),
    value: how === 'PSEUDONYM' ? words.en : valueLines(sheet, text, mono, how),
    note: noteOf(field, value, how),
    how,
  };
}

const forms = {
  masked: { en: 'partly masked', es: 'se oculta en parte' },
  pseudonym: { en: 'pseudonym, for this recipient only', es: 'seudónimo, solo para este destinatario' },
  tearLine: { en: 'in words its author wrote for disclosure', es: 'en palabras que su autoría escribió para comunicarse' },
  year: { en: 'the year only', es: 'solo el año' },
  month: { en: 'the month only', es: 'solo el mes' },
  period: { en: 'as a period', es: 'como periodo' },
  area: { en: 'the area only', es: 'solo la zona' },
  country: { en: 'the country only', es: 'solo el país' },
  range: { en: 'as a range', es: 'como rango' },
  wider: { en: 'in less detail', es: 'en términos más generales' },
} as const satisfies Record<string, Bilingual>;

/** Every note on how a value was made; they stand under values. */
export const formNotes: readonly Bilingual[] = Object.values(forms);

/** How a value that is not as it stands was made. */
function noteOf(field: Field | undefined, value: Json, how: string): Bilingual | null {
  if (how === 'MASK') return forms.masked;
  if (how === 'PSEUDONYM') return forms.pseudonym;
  if (how === 'SUMMARISE') return forms.tearLine;
  if (how !== 'GENERALISE') return null;
  const text = typeof value === 'string' ? value : '';
  if (/^\d{4}~?$/.test(text)) return forms.year;
  if (/^\d{4}-\d{2}$/.test(text)) return forms.month;
  return forms[formByType[field?.type ?? 'text'] ?? 'wider'];
}

const formByType: Readonly<Partial<Record<Field['type'], keyof typeof forms>>> = {
  date: 'period',
  instant: 'period',
  place: 'area',
  phone: 'area',
  account: 'country',
  quantity: 'range',
  money: 'range',
  integer: 'range',
  decimal: 'range',
};

function drawGaps(sheet: Sheet, table: Element, gaps: readonly { readonly label: Bilingual; readonly code: ReasonCode }[]): void {
  const cells = gaps.map(gap => ({ ...gap, lines: labelLines(sheet, gap.label, 126) }));
  const height = Math.max(18, ...cells.map(cell => cell.lines.length * 11)) + 7;
  need(sheet, height);
  const top = sheet.yPt;
  const row = tag(sheet, table, 'TR');
  cells.forEach((cell, at) => {
    const x = page.left + at * secondGapPt;
    const head = tag(sheet, row, 'TH', { scope: 'Row' } as PDFKit.Mixins.StructureElementOptions); // pdfkit writes it, its types lack it
    sheet.yPt = top + 6;
    drawLines(sheet, head, cell.lines, x, 11);
    drawBlock(sheet, tag(sheet, row, 'TD'), at === 0 ? valueLeft : page.width - page.right - block.width, top + 3.5, cell.code);
  });
  sheet.yPt = top + height;
  hairline(sheet);
}

/** Narrative: numbered paragraphs under the name of their narrative, each portion released or one block. */
function drawPortions(sheet: Sheet, section: Element, emission: Emission): void {
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
      drawHeading(sheet, section, 2, options[name] ?? catalogue.portion.label, '');
    }
    number += 1;
    const text = portion.fields.text;
    const seen = text === undefined ? null : visible(text);
    if (seen !== null) drawPortion(sheet, section, number, seen);
  }
}

function drawPortion(sheet: Sheet, section: Element, number: number, seen: Visible): void {
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
  const note = noteOf(catalogue.portion.fields.text, seen.value, seen.how);
  const text = typeof seen.value === 'string' ? seen.value : '';
  if (seen.how === 'PSEUDONYM') return drawPseudonym(sheet, paragraph, page.left + 28, text);
  const lines = valueLines(sheet, { en: text, es: null }, false, seen.how, page.width - page.left - page.right - 28);
  if (roomPt(sheet) < 30) need(sheet, 60);
  drawLines(sheet, paragraph, lines, page.left + 28, 15);
  if (note !== null) drawLines(sheet, paragraph, labelLines(sheet, note, 400, 7.5, '#0b6a80'), page.left + 28, 10);
}
