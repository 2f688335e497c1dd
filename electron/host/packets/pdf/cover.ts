import type { Bilingual } from '../../../../shared/language.ts';
import { basisText } from '../../../../shared/legal-bases.ts';
import { packetKindTable } from '../../../../shared/packet-kinds.ts';
import type { Disclosure, PacketHeader } from '../../../../shared/packet.ts';
import { channelNumber, handlingRows, purposeWords, usageHeading } from '../../../../shared/packet-words.ts';
import { textLanguage } from '../../../../shared/line-language.ts';
import { english, spanish } from '../../../../shared/reader.ts';
import { dateText } from '../../../../shared/value-text.ts';
import { breakLines } from '../../papers/type/lines.ts';
import { drawHeading } from './heading.ts';
import { drawRow, labelLines, valueLines } from './parts.ts';
import { columnPt, drawLines, hairline, ink, page, tag, type Element, type Sheet } from './sheet.ts';

const correctsLabel: Bilingual = { en: 'Corrects packet', es: 'Corrige el paquete' };
const whyLabel: Bilingual = { en: 'Why', es: 'Por qué' };
const addsToLabel: Bilingual = { en: 'Adds to packet', es: 'Añade al paquete' };
const none: Bilingual = { en: 'None', es: 'Ninguno' };

/** `000042`, as channels write their numbers. */
export function packetNumber(header: PacketHeader): string {
  return channelNumber(header.channel.number);
}

/** The first page: from whom, to whom, what for, on what basis, and what the recipient undertakes. */
export function drawCover(sheet: Sheet, parent: Element, { header, content, addsTo, why }: Disclosure): void {
  const kind = packetKindTable[header.kind].title;
  sheet.yPt += 14;
  const title = tag(sheet, parent, 'H1');
  const number = { face: 'mono', sizePt: 17, colour: ink.text } as const;
  drawLines(
    sheet,
    title,
    breakLines(
      sheet.pdf,
      [
        { text: `${kind.en} `, face: 'semibold', sizePt: 20, colour: ink.text },
        { ...number, text: packetNumber(header) },
      ],
      columnPt,
    ),
    page.left,
    27,
  );
  const subtitle = { text: kind.es, face: 'regular', sizePt: 13, colour: ink.third, language: 'es' } as const;
  drawLines(sheet, tag(sheet, parent, 'P'), breakLines(sheet.pdf, [subtitle], columnPt), page.left, 18);
  sheet.yPt += 14;
  hairline(sheet, ink.lineStrong);
  const table = tag(sheet, parent, 'Table');
  for (const line of identityRows(header, content.id)) drawCoverRow(sheet, table, line);
  if (addsTo !== undefined)
    drawCoverRow(sheet, table, [why === undefined ? addsToLabel : correctsLabel, { en: addsTo, es: addsTo }, true]);
  if (why !== undefined) drawCoverRow(sheet, table, [whyLabel, { en: why, es: why }, false]);
  drawHeading(sheet, parent, { level: 2, look: 1, words: usageHeading, target: 'usage', listed: 'whole' });
  const handling = tag(sheet, parent, 'Table');
  for (const [label, value] of handlingRows(header.handling)) drawCoverRow(sheet, handling, [label, value, false]);
}

/** Draw a row of the header, once where both languages say the same. */
export function drawCoverRow(sheet: Sheet, table: Element, [label, value, mono]: CoverRow): void {
  const words = { en: value.en, es: value.en === value.es ? null : value.es, language: mono ? null : textLanguage(value.en) };
  drawRow(sheet, table, {
    label: labelLines(sheet, label),
    value: valueLines(sheet, words, mono, 'RELEASE'),
    note: null,
    how: 'RELEASE',
  });
}

export type CoverRow = readonly [label: Bilingual, value: Bilingual, mono: boolean];

function identityRows(header: PacketHeader, caseName: string): readonly CoverRow[] {
  const { basis } = header;
  const same = (text: string): Bilingual => ({ en: text, es: text });
  return [
    [{ en: 'From', es: 'De' }, agency(header.from), false],
    [{ en: 'To', es: 'Para' }, agency(header.to), false],
    [{ en: 'Purpose', es: 'Finalidad' }, purposeWords[header.purpose], false],
    [{ en: 'Legal basis', es: 'Fundamento jurídico' }, basis.length === 0 ? none : lines(basis.map(basisText)), false],
    [{ en: 'Issued', es: 'Expedido' }, issued(header.issuedAt), false],
    [{ en: 'Case, as named here', es: 'Caso, como se nombra aquí' }, same(caseName), true],
    [{ en: 'Packet', es: 'Paquete' }, same(header.packetId), true],
  ];
}

/** Whose keys, and where in their channel: what a person compares to know that the packet is what it says. */
export function channelRows({ channel }: PacketHeader): readonly CoverRow[] {
  const same = (text: string): Bilingual => ({ en: text, es: text });
  return [
    [{ en: 'Sender’s key', es: 'Llave de quien envía' }, same(channel.sender), true],
    [{ en: 'Recipient’s key', es: 'Llave de quien recibe' }, same(channel.recipient), true],
    [{ en: 'Number, epoch', es: 'Número, época' }, same(`${channelNumber(channel.number)}, ${channel.epoch}`), true],
    [{ en: 'Follows', es: 'Sigue a' }, channel.previous === null ? first : same(channel.previous), channel.previous !== null],
  ];
}

const first: Bilingual = { en: 'The first of its channel', es: 'El primero de su canal' };

function lines(texts: readonly Bilingual[]): Bilingual {
  return { en: texts.map(({ en }) => en).join('\n'), es: texts.map(({ es }) => es).join('\n') };
}

function agency({ agency: code, names }: PacketHeader['from']): Bilingual {
  return { en: `${names.en} (${code})`, es: names.es };
}

/** The moment of issue, in UTC, as the first page says it. */
export function issued(at: string): Bilingual {
  const time = `${at.slice(11, 16)} UTC`;
  return { en: `${dateText(at.slice(0, 10), english)}, ${time}`, es: `${dateText(at.slice(0, 10), spanish)}, ${time}` };
}
