import { textOf } from './text-bytes.ts';

/** What a file is by its bytes. Its name and what was said of it count for nothing. */
export const fileKinds = [
  'pdf',
  'docx',
  'xlsx',
  'mail',
  'html',
  'rtf',
  'text', // what can be read
  'jpeg',
  'png',
  'webp',
  'gif',
  'bmp',
  'tiff',
  'heic', // pictures
  'svg',
  'card',
  'xml',
  'zip',
  'mixed',
  'unknown', // what is refused
] as const;
export type FileKind = (typeof fileKinds)[number];

/** What is read by an allow-list and set anew. */
export const settableKinds = ['docx', 'xlsx', 'html', 'mail', 'rtf', 'text'] as const satisfies readonly FileKind[];
export type SettableKind = (typeof settableKinds)[number];
export function isSettable(kind: FileKind): kind is SettableKind {
  return (settableKinds as readonly FileKind[]).includes(kind);
}

const pictures = new Set<FileKind>(['jpeg', 'png', 'webp', 'gif', 'bmp', 'tiff', 'heic']);
export function isPicture(kind: FileKind): boolean {
  return pictures.has(kind);
}

/** Whether a file is drawn as it is: its head alone says so. What else there is must be read first. */
export function isDrawn(bytes: Uint8Array): boolean {
  const kind = byHead(latin(bytes.subarray(0, HEAD)));
  return kind === 'pdf' || (kind !== null && isPicture(kind));
}

const HEAD = 1100;

/**
 * What a file is. A file that is two things at once (a text that holds a PDF, a picture's head on a program) is `mixed` or goes to the
 * stricter reader; plain text is only what is none of the others.
 */
export function kindOfFile(bytes: Uint8Array): FileKind {
  const head = latin(bytes.subarray(0, HEAD));
  const known = byHead(head);
  if (known !== null) return known;
  if (head.startsWith('PK\u0003\u0004')) return kindOfZip(bytes);
  if (head.slice(0, 1024).includes('%PDF-')) return 'mixed'; // readers of PDF find it there
  const text = textOf(bytes);
  return text === null || text.trim() === '' ? 'unknown' : kindOfText(text);
}

function byHead(head: string): FileKind | null {
  if (head.startsWith('%PDF-')) return 'pdf';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp';
  if (/^GIF8[79]a/.test(head)) return 'gif';
  if (/^(?:II\*\0|MM\0\*)/.test(head)) return 'tiff';
  if (/^....ftyp(?:heic|heix|heim|heis|hevc|hevx|mif1|msf1|avif)/s.test(head)) return 'heic';
  if (head.startsWith('BM') && head.slice(6, 10) === '\0\0\0\0') return 'bmp';
  return null;
}

/** By the parts that the archive's own directory names; what holds the parts of two programs is neither's. */
function kindOfZip(bytes: Uint8Array): FileKind {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = new Set<string>();
  const mark = Buffer.from('PK\u0001\u0002', 'latin1');
  for (
    let at = whole.indexOf(mark);
    at >= 0 && at + 46 <= whole.length && names.size < 20_000;
    at = whole.indexOf(mark, at + 4)
  ) {
    const length = whole.readUInt16LE(at + 28);
    names.add(whole.toString('latin1', at + 46, at + 46 + length));
  }
  const isOffice = names.has('[Content_Types].xml');
  const isWord = [...names].some(name => name.startsWith('word/'));
  const isExcel = [...names].some(name => name.startsWith('xl/'));
  if (!isOffice || isWord === isExcel) return isOffice && isWord ? 'mixed' : 'zip';
  return isWord ? 'docx' : 'xlsx';
}

const markup =
  /<(?:!doctype\s+html|html|head|body|script|style|iframe|meta|title|table|div|span|p|br|a|img|font|center|h[1-6]|ul|ol|li|b|i|u)\b[^<>]*>/i;
const headerLine = /^[!-9;-~]{1,76}:[ \t]?[^\n]*(?:\n[ \t][^\n]*)*$/;
const mailNames =
  /^(?:from|to|cc|bcc|subject|date|received|return-path|message-id|mime-version|content-type|delivered-to|x-[\w-]+|reply-to|sender):/im;

function kindOfText(text: string): FileKind {
  const trimmed = text.replace(/^[\ufeff\s]+/, '');
  if (/%PDF-\d/.test(text)) return 'mixed';
  if (/^\{\\rtf/.test(trimmed)) return 'rtf';
  if (text.includes('{\\rtf')) return 'mixed';
  if (/^BEGIN:V(?:CARD|CALENDAR)/im.test(text)) return 'card';
  if (isMail(trimmed)) return 'mail';
  if (/^(?:<[?!][^<>]*>|<!--[\s\S]*?-->|\s)*<(?:\w+:)?svg[\s>]/i.test(trimmed)) return 'svg';
  if (markup.test(text)) return 'html';
  if (/<(?:\w+:)?svg[\s>]/i.test(text)) return 'svg';
  if (/^<(?:\?xml|!DOCTYPE|[a-z_][\w.-]*:?[\w.-]*[\s/>])/i.test(trimmed)) return 'xml';
  return 'text';
}

/** A head of fields, two of which mail has, up to the first empty line. */
function isMail(text: string): boolean {
  const lines = text
    .slice(0, 64 * 1024)
    .replaceAll(/\r\n?/g, '\n')
    .replace(/^From [^\n]*\n/, '');
  const head = (lines.split('\n\n')[0] ?? '').replaceAll(/\n[ \t]+/g, ' ');
  const fields = head.split('\n');
  if (!fields.every(field => headerLine.test(field))) return false;
  return fields.filter(field => mailNames.test(field)).length >= 2;
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
