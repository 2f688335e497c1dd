import { officeSecret as secret } from './planted-file.ts';
import { zipOf } from '../office-files.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const tags = String.fromCodePoint(...Array.from(secret, letter => 0xe0000 + letter.charCodeAt(0)));

/** Files of text that show “Ordinary text.” and say more to a program, by how. */
export const plantedTexts: Readonly<Record<string, () => Uint8Array | Promise<Uint8Array>>> = {
  'letters that are tags': () => bytes(`Ordinary text.${tags}`),
  'letters of private use': () =>
    bytes(`Ordinary text.${Array.from(secret, letter => String.fromCodePoint(0xf0000 + letter.charCodeAt(0))).join('')}`),
  'far to the right': () => bytes(`Ordinary text.${' '.repeat(4000)}${secret}`),
  'behind many tabs': () => bytes(`Ordinary text.${'\t'.repeat(100)}${secret}`),
  'a card': () => bytes(`BEGIN:VCARD\nVERSION:4.0\nFN:Ordinary text.\nNOTE:${secret}\nEND:VCARD`),
  'a calendar': () => bytes(`BEGIN:VCALENDAR\nSUMMARY:Ordinary text.\nX-NOTE:${secret}\nEND:VCALENDAR`),
  'a drawing': () => bytes(`<svg xmlns="http://www.w3.org/2000/svg"><text>Ordinary text.</text><desc>${secret}</desc></svg>`),
  'other XML': () => bytes(`<?xml version="1.0"?><note hidden="${secret}">Ordinary text.</note>`),
  'an archive': () => zipOf({ 'Ordinary text.txt': secret }),
  'a Word document within a workbook': () =>
    zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': `<x>${secret}</x>`, 'xl/workbook.xml': '<x/>' }),
  'rich text behind plain text': () => bytes(`Ordinary text. {\\rtf1{\\info{\\author ${secret}}}}`),
};
