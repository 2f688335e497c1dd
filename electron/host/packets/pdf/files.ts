import type { Bilingual } from '../../../../shared/language.ts';
import { textLanguage } from '../../../../shared/line-language.ts';
import { attachmentForm } from '../../../../shared/packet-words.ts';
import type { AttachedFile } from '../../../../shared/packet.ts';
import { withCode, type ReleasedNames } from '../../../../shared/released-text.ts';
import { drawHeading } from './heading.ts';
import { drawRow, labelLines, valueLines } from './parts.ts';
import { tag, type Element, type Sheet } from './sheet.ts';

/** The heading over the files, and what is said of each. */
export const filesHeading: Bilingual = { en: 'Attached files', es: 'Archivos adjuntos' };
export const fileLabels = {
  document: { en: 'Document', es: 'Documento' },
  form: { en: 'Form', es: 'Forma' },
  pages: { en: 'Pages', es: 'Páginas' },
  size: { en: 'Size', es: 'Tamaño' },
  hash: { en: 'SHA-256, as programs print it', es: 'SHA-256, como lo imprimen los programas' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** The SHA-256 of the manifest as `sha256sum` and its like print it, in eight groups. */
export function hexOf(sha256: string): string {
  return (Buffer.from(sha256, 'base64url').toString('hex').match(/.{8}/g) ?? []).join(' ');
}

/** Every attached file: its name in the packet, the document that it is, pages, size and hash. */
export function drawFiles(sheet: Sheet, parent: Element, files: readonly AttachedFile[], names: ReleasedNames): void {
  if (files.length === 0) return;
  sheet.owner = null;
  drawHeading(sheet, parent, { level: 2, look: 0, words: filesHeading, target: 'files', listed: 'whole' });
  for (const { name, document, form, pages, sizeBytes, sha256 } of files) {
    const title = names.get(document) ?? undefined;
    const words = { en: name, es: name };
    drawHeading(sheet, parent, { level: 3, look: 2, words, name: title, target: name, listed: 'part' });
    sheet.owner = name;
    const table = tag(sheet, parent, 'Table');
    const row = (label: Bilingual, value: Bilingual, mono = false, to?: string) =>
      drawRow(sheet, table, {
        label: labelLines(sheet, label),
        value: valueLines(sheet, inOneOrBoth(value), mono, 'RELEASE'),
        note: null,
        how: 'RELEASE',
        ...(to === undefined ? {} : { to }),
      });
    row(fileLabels.document, withCode(title, document), false, document);
    row(fileLabels.form, attachmentForm[form]);
    if (pages !== null) row(fileLabels.pages, same(String(pages)));
    row(fileLabels.size, same(sizeText(sizeBytes)));
    row(fileLabels.hash, same(hexOf(sha256)), true);
    sheet.owner = null;
  }
}

const same = (text: string): Bilingual => ({ en: text, es: text });

function inOneOrBoth({ en, es }: Bilingual) {
  return en === es ? { en, es: null, language: textLanguage(en) } : { en, es };
}

/** Thousands apart by a space, which neither language takes for a decimal sign. */
export function sizeText(sizeBytes: number): string {
  return `${String(sizeBytes).replaceAll(/\B(?=(?:\d{3})+$)/g, '\u00a0')} bytes`;
}
