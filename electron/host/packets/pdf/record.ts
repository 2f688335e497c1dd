import { catalogue, isEntity } from '../../../../shared/catalogue.ts';
import type { Entity, Field } from '../../../../shared/catalogue-types.ts';
import type { Emission, ReasonCode } from '../../../../shared/decision/types.ts';
import type { Bilingual, Json } from '../../../../shared/language.ts';
import { knownValue } from '../../../../shared/known-value.ts';
import { releasedValue, type ReleasedNames } from '../../../../shared/released-text.ts';
import { drawHeading } from './heading.ts';
import { drawBlock, drawRow, block, labelLines, valueLeft, valueLines, type Row } from './parts.ts';
import { drawPortions } from './portions.ts';
import { forms, languageIn, noteOf, releasedOf, visible } from './released.ts';
import { drawLines, hairline, need, page, tag, type Element, type Sheet } from './sheet.ts';
import { hasUndrawn } from '../../papers/type/lines.ts';

/** Where the second gap of a line begins: its label, then its block at the page's right edge. */
const secondGapPt = 262;

const sameLanguage = (words: Bilingual) => words.en.toLowerCase() === words.es.toLowerCase();

/**
 * Draw what leaves of a record and of everything that hangs from it. Rows come in catalogue order; neighbouring gaps share a line. It
 * reads what is released and the codes of gaps, and nothing else of a slot.
 */
export function drawRecord(sheet: Sheet, parent: Element, emission: Emission, depth: number, known: Known): void {
  const entity = isEntity(emission.entity) ? catalogue[emission.entity] : undefined;
  const section = tag(sheet, parent, 'Sect');
  const { id } = emission;
  const words = entity?.label ?? { en: emission.entity, es: emission.entity };
  const name = known.names.get(id) ?? undefined;
  const around = sheet.owner;
  if (depth < 2) sheet.owner = null; // the case, and each record of its own, begins anew
  const listed = depth === 0 ? 'whole' : 'part';
  drawHeading(sheet, section, { level: depth + 2, words, name, id, target: id, ...(depth < 2 ? { listed } : {}) });
  sheet.owner = ownerOf(words, id, name, depth < 2 ? null : around);
  drawFields(sheet, section, emission, entity, known);
  drawPortions(sheet, section, emission, depth + 3);
  for (const [list, { emitted }] of Object.entries(emission.lists)) {
    if (list === 'portions') continue;
    for (const element of emitted) drawRecord(sheet, section, element, depth + 1, known);
  }
  sheet.owner = around;
  sheet.yPt += depth === 0 ? 6 : 4;
}

/** Whose record it is, as a page that begins within it says: what it is, its name and code, and of whom. */
function ownerOf(words: Bilingual, id: string, name: Bilingual | undefined, of: string | null): string {
  const both = ({ en, es }: Bilingual) => (en === es ? en : `${en} / ${es}`);
  const own = `${both(words)}: ${name === undefined ? '' : `${both(name)}, `}${id}`;
  return of === null ? own : `${of} · ${own}`;
}

/** What of the packet beside a record is said with it: the names of its records, and in which file a document leaves. */
export type Known = { readonly names: ReleasedNames; readonly files: ReadonlyMap<string, string> };

function drawFields(sheet: Sheet, section: Element, emission: Emission, entity: Entity | undefined, known: Known): void {
  let made: Element | undefined;
  const table = () => (made ??= tag(sheet, section, 'Table')); // none without rows
  let gaps: { readonly label: Bilingual; readonly code: ReasonCode }[] = [];
  const closeGaps = () => {
    for (let at = 0; at < gaps.length; at += 2) drawGaps(sheet, table(), gaps.slice(at, at + 2));
    gaps = [];
  };
  const told = releasedOf(emission.fields);
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
    const value = (seen.how === 'RELEASE' ? knownValue(emission.entity, told, name) : undefined) ?? seen.value;
    drawRow(sheet, table(), rowOf(sheet, label, field, { value, how: seen.how, told, ...known }));
  }
  closeGaps();
}

type Given = Known & {
  readonly value: Json;
  readonly how: string;
  readonly told: Readonly<Record<string, Json>>; // what is released beside it
};

function rowOf(sheet: Sheet, label: Bilingual, field: Field | undefined, { value, how, told, names, files }: Given): Row {
  const file = typeof value === 'string' && field === catalogue.document.fields.content ? files.get(value) : undefined;
  const words = file === undefined ? releasedValue(field, value, names) : { en: file, es: file };
  const isOne = sameLanguage(words);
  const text = isOne ? { en: words.en, es: null, language: languageIn(field, words.en, told) } : { en: words.en, es: words.es };
  const isCode = field?.type === 'identifier' && field.codeOf === undefined;
  const mono = isOne && (isCode || file !== undefined || (field?.type === 'reference' && words.en === value));
  const isUndrawn = how !== 'PSEUDONYM' && hasUndrawn(mono ? 'mono' : 'regular', words.en);
  return {
    label: labelLines(sheet, label),
    value: how === 'PSEUDONYM' ? words.en : valueLines(sheet, text, mono, how),
    note: noteOf(field, value, how) ?? (isUndrawn ? forms.undrawn : null),
    how,
    ...(field?.type === 'reference' && typeof value === 'string' && names.has(value) ? { to: file ?? value } : {}),
    ...(isUndrawn ? { actual: { text: words.en, language: languageIn(field, words.en, told) } } : {}),
  };
}

function drawGaps(sheet: Sheet, table: Element, gaps: readonly { readonly label: Bilingual; readonly code: ReasonCode }[]): void {
  const cells = gaps.map(gap => ({ ...gap, lines: labelLines(sheet, gap.label, 126) }));
  const height = Math.max(18, ...cells.map(cell => cell.lines.length * 11)) + 7;
  need(sheet, height);
  const top = sheet.yPt;
  cells.forEach((cell, at) => {
    const row = tag(sheet, table, 'TR'); // each its own: all rows of a table have as many cells
    const x = page.left + at * secondGapPt;
    const head = tag(sheet, row, 'TH', { scope: 'Row' } as PDFKit.Mixins.StructureElementOptions); // pdfkit writes it, its types lack it
    sheet.yPt = top + 6;
    drawLines(sheet, head, cell.lines, x, 11);
    drawBlock(sheet, tag(sheet, row, 'TD'), at === 0 ? valueLeft : page.width - page.right - block.width, top + 3.5, cell.code);
  });
  sheet.yPt = top + height;
  hairline(sheet);
}
