import type { PacketHeader } from '../../../../shared/packet.ts';
import { purposeWords } from '../../../../shared/packet-words.ts';
import { breakLines, drawLine, type Line, type Span } from '../../papers/type/lines.ts';
import { lineOperators } from '../../papers/type/operators.ts';
import { packetNumber } from './cover.ts';
import { columnPt, ink, page, type Sheet } from './sheet.ts';

/** What stands on every page of an office of invented data. */
export const synthetic =
  'Synthetic data. No person, number or case here is real. / Datos sintéticos. Ninguna persona, número o caso es real.';

/** The handling of a packet in one line: `TLP:AMBER+STRICT · PAP:AMBER · REL TO US, MX · H1 · H2`. */
export function handlingBanner({ handling, to }: PacketHeader): string {
  const release = handling.relTo.length === 0 ? to.agency : handling.relTo.join(', ');
  return [handling.tlp, handling.pap, `REL TO ${release}`, ...handling.codes].join(' · ');
}

/**
 * Draw what stands at the head and foot of every page: handling and purpose, the synthetic notice, the channel and the page number. Done
 * last, when the number of pages is known. Marked as pagination, so that screen readers do not repeat it.
 */
export function drawFrames(sheet: Sheet, header: PacketHeader, isSynthetic: boolean): void {
  const { count } = sheet.pdf.bufferedPageRange();
  const purpose = purposeWords[header.purpose];
  const banner = lineOf(sheet, { text: handlingBanner(header), face: 'mono', sizePt: 8, colour: ink.text });
  const aim = lineOf(sheet, {
    text: `Purpose: ${purpose.en} / Finalidad: ${purpose.es}`,
    face: 'regular',
    sizePt: 7.5,
    colour: ink.third,
  });
  const notice = lineOf(sheet, { text: synthetic, face: 'semibold', sizePt: 7.5, colour: ink.second });
  const channel = lineOf(sheet, {
    text: `${header.from.agency} – ${header.to.agency}  ${packetNumber(header)}`,
    face: 'mono',
    sizePt: 7.5,
    colour: ink.third,
  });
  for (let number = 1; number <= count; number++) {
    sheet.pdf.switchToPage(number - 1);
    const pages = lineOf(sheet, {
      text: `Page ${number} of ${count} / Página ${number} de ${count}`,
      face: 'regular',
      sizePt: 7.5,
      colour: ink.third,
    });
    pagination(sheet, 'Top', () => {
      if (isSynthetic) centred(sheet, notice, 20);
      centred(sheet, banner, 34);
      centred(sheet, aim, 47);
      rule(sheet, 62);
    });
    pagination(sheet, 'Bottom', () => {
      rule(sheet, page.height - 58);
      centred(sheet, banner, page.height - 50);
      drawLine(sheet.pdf, channel, page.left, page.height - 34);
      centred(sheet, aim, page.height - 36.5);
      drawLine(sheet.pdf, pages, page.width - page.right - pages.widthPt, page.height - 34);
    });
  }
}

/** One line; a text too long for it is set smaller, never cut. */
function lineOf(sheet: Sheet, span: Span): Line {
  const lines = breakLines(sheet.pdf, [span], columnPt);
  if (lines.length <= 1) return lines[0]!; // breakLines gives at least one
  return lineOf(sheet, { ...span, sizePt: span.sizePt * 0.9 });
}

function centred(sheet: Sheet, line: Line, yPt: number): void {
  drawLine(sheet.pdf, line, (page.width - line.widthPt) / 2, yPt);
}

function rule(sheet: Sheet, yPt: number): void {
  sheet.pdf.addContent(lineOperators(ink.lineStrong, 0.5, [page.left, page.width - page.right], yPt));
}

function pagination(sheet: Sheet, edge: 'Top' | 'Bottom', draw: () => void): void {
  sheet.pdf.markContent('Artifact', { type: 'Pagination', attached: [edge] });
  draw();
  sheet.pdf.endMarkedContent();
}
