import type { Emission, ReasonCode } from '../../../../shared/decision/types.ts';
import { reasonCodes } from '../../../../shared/decision/types.ts';
import type { Bilingual } from '../../../../shared/language.ts';
import { approvedAlone, findingsAccepted, reasonWords } from '../../../../shared/packet-words.ts';
import type { Disclosure } from '../../../../shared/packet.ts';
import { channelRows, drawCoverRow } from './cover.ts';
import { breakLines, type Span } from '../../papers/type/lines.ts';
import { drawHeading } from './heading.ts';
import { block, drawBlock, drawSentence, labelLines } from './parts.ts';
import { columnPt, drawLines, hairline, ink, need, newPage, page, tag, type Element, type Sheet } from './sheet.ts';

const reasonsHeading: Bilingual = { en: 'Reasons', es: 'Razones' };
const readingHeading: Bilingual = { en: 'How to read this packet', es: 'Cómo leer este paquete' };
const checkingHeading: Bilingual = { en: 'How to check it', es: 'Cómo comprobarlo' };

const wordsLabel: Bilingual = { en: 'Sender’s twelve words', es: 'Doce palabras de quien envía' };

/** The headings of the last page. */
export const closingHeadings: readonly Bilingual[] = [reasonsHeading, readingHeading, checkingHeading];

/** How to read gaps and codes; fixed. */
export const readingNotes: readonly Bilingual[] = [
  {
    en: 'A black block marks a withheld place. It has the same size whatever it covers, and also where there is nothing to disclose.',
    es: 'Un bloque negro marca una parte testada. Mide lo mismo cubra lo que cubra, y también donde no hay nada que comunicar.',
  },
  {
    en: 'A dotted line marks what is disclosed less precisely (for example, the year only) and says how. A dashed frame holds a pseudonym: it means the same person or thing throughout the packets of this sender to this recipient, and nobody else’s.',
    es: 'Una línea punteada señala lo que se comunica en términos más generales (por ejemplo, solo el año) y dice cómo. Un marco discontinuo contiene un seudónimo: designa a la misma persona o cosa en los paquetes de este remitente para este destinatario, y en ningún otro.',
  },
];

/** How to check the packet; fixed. */
export const checkingSteps: readonly Bilingual[] = [
  {
    en: 'Compare the twelve words below with those of the agency card you were handed, and have them read to you by telephone, on a number you already had. Each side reads in its own language; the order is the same.',
    es: 'Compare las doce palabras de abajo con las de la tarjeta de autoridad que recibió, y pida que se las lean por teléfono, a un número que ya tenía. Cada parte lee en su idioma; van en el mismo orden.',
  },
  {
    en: 'Open packet.json with Enlace, with the verifier that came with the card, or with any SD-JWT library. It must be signed with the key of that card; this PDF’s hash is in its manifest.',
    es: 'Abra packet.json con Enlace, con el verificador que acompaña a la tarjeta o con cualquier biblioteca SD-JWT. Debe estar firmado con la llave de esa tarjeta; el código hash de este PDF consta en su manifiesto.',
  },
  {
    en: 'Check that the number follows the last packet you hold from this sender. Resolve a missing number, or two different packets with one number, before you use either.',
    es: 'Revise que el número siga al último paquete que tiene de este remitente. Si hay un salto de numeración, o dos paquetes distintos con el mismo número, aclárelo antes de usar cualquiera.',
  },
  {
    en: 'Return the receipt. A valid signature proves that this is what was signed; it does not prove that it is complete.',
    es: 'Devuelva el acuse. Una firma válida prueba que esto es lo que se firmó; no prueba que esté completo.',
  },
];

/** The last page: every reason code of the packet and of its documents' boxes with its words and provisions, how to read gaps, how to check the packet. */
export function drawClosing(sheet: Sheet, parent: Element, disclosure: Disclosure): void {
  const { header, content, accepted = 0, isAlone = false, boxCodes = [], words } = disclosure;
  newPage(sheet);
  const codes = codesOf(content, new Set(boxCodes));
  if (codes.size > 0) {
    drawHeading(sheet, parent, { level: 2, look: 0, words: reasonsHeading, target: 'reasons', listed: 'whole' });
    const table = tag(sheet, parent, 'Table');
    for (const code of reasonCodes) if (codes.has(code)) drawReason(sheet, table, code);
  }
  drawHeading(sheet, parent, { level: 2, look: 0, words: readingHeading, target: 'reading', listed: 'whole' });
  if (isAlone) spaced(sheet, () => drawSentence(sheet, parent, approvedAlone));
  if (accepted > 0) spaced(sheet, () => drawSentence(sheet, parent, findingsAccepted(accepted)));
  for (const note of readingNotes) spaced(sheet, () => drawSentence(sheet, parent, note));
  need(sheet, 390); // the steps and the keys they speak of, on one page
  drawHeading(sheet, parent, { level: 2, look: 0, words: checkingHeading, target: 'checking', listed: 'whole' });
  const list = tag(sheet, parent, 'L');
  checkingSteps.forEach((step, at) => drawStep(sheet, list, step, at + 1));
  sheet.yPt += 10;
  hairline(sheet);
  const table = tag(sheet, parent, 'Table');
  if (words !== undefined) drawCoverRow(sheet, table, [wordsLabel, words, true]);
  for (const row of channelRows(header)) drawCoverRow(sheet, table, row);
}

function spaced(sheet: Sheet, draw: () => void): void {
  sheet.yPt += 7;
  draw();
}

function drawStep(sheet: Sheet, parent: Element, step: Bilingual, number: number): void {
  need(sheet, 70);
  sheet.yPt += 7;
  const item = tag(sheet, parent, 'LI');
  const top = sheet.yPt;
  const mark = [{ text: String(number), face: 'mono', sizePt: 9.5, colour: ink.third }] as const;
  drawLines(sheet, tag(sheet, item, 'Lbl'), breakLines(sheet.pdf, mark, 20), page.left, 13);
  sheet.yPt = top;
  drawSentence(sheet, tag(sheet, item, 'LBody'), step, page.left + 24, columnPt - 24);
}

function drawReason(sheet: Sheet, table: Element, code: ReasonCode): void {
  const words = reasonWords(code);
  const lines = labelLines(sheet, words, columnPt - block.width - 12, 9, ink.third);
  const law = breakLines(
    sheet.pdf,
    words.law
      .split(citationsApart)
      .map((text): Span => ({ text, face: 'regular', sizePt: 7.5, colour: ink.third, ...spanishLaw(text) })),
    columnPt - block.width - 12,
  );
  const height = lines.length * 13 + law.length * 11 + 8;
  need(sheet, height);
  const top = sheet.yPt;
  const row = tag(sheet, table, 'TR');
  const head = tag(sheet, row, 'TH', { scope: 'Row' } as PDFKit.Mixins.StructureElementOptions); // pdfkit writes it, its types lack it
  drawBlock(sheet, head, page.left, top + 5, code);
  const cell = tag(sheet, row, 'TD');
  sheet.yPt = top + 4;
  drawLines(sheet, cell, lines, page.left + block.width + 12, 13);
  drawLines(sheet, cell, law, page.left + block.width + 12, 11);
  sheet.yPt = Math.max(sheet.yPt + 3, top + 28);
  hairline(sheet);
}

const citationsApart = /(?<= · )/;

/** Which of the citations are of Spanish texts. */
function spanishLaw(text: string): Pick<Span, 'language'> {
  return /art[ií]culo|fracci[oó]n/.test(text) ? { language: 'es' } : {};
}

function codesOf(emission: Emission, into: Set<ReasonCode>): ReadonlySet<ReasonCode> {
  for (const slot of Object.values(emission.fields)) if (slot.state === 'withheld' && slot.code !== null) into.add(slot.code);
  for (const list of Object.values(emission.lists)) for (const element of list.emitted) codesOf(element, into);
  return into;
}
