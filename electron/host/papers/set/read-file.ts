import { Refusal } from '../../../../shared/failure.ts';
import { kindOfFile, type FileKind } from './kind.ts';
import type { Reading } from './model.ts';

/** How deep documents may lie in each other: a mail, its attachment, and that one's. */
export const deepest = 3;

type Reader = (bytes: Uint8Array, depth: number) => Reading | Promise<Reading>;

/** The reader of each kind that is set anew. PDF and pictures are drawn as they are; what is not in this table is refused. */
const readers: Partial<Record<FileKind, Reader>> = {
  docx: async bytes => (await import('./docx.ts')).readDocx(bytes),
  xlsx: async bytes => (await import('./spreadsheet.ts')).readSpreadsheet(bytes),
  html: async bytes => (await import('./html.ts')).readHtml(bytes),
  mail: async (bytes, depth) => (await import('./mail.ts')).readMail(bytes, inner => readFile(inner, depth + 1)),
  rtf: async bytes => (await import('./rtf.ts')).readRtf(bytes),
  text: async bytes => (await import('./plain.ts')).readPlain(bytes),
};

/** Whether files of this kind are read and set anew. */
export function isReadable(kind: FileKind): boolean {
  return kind in readers;
}

/** Read a file by the reader of its kind. @throws Refusal `attachment/…` with what can be done instead. */
export async function readFile(bytes: Uint8Array, depth = 0): Promise<Reading & { readonly kind: FileKind }> {
  if (depth > deepest) throw new Refusal('attachment/too-large');
  const kind = kindOfFile(bytes);
  const reader = readers[kind];
  if (reader === undefined) throw new Refusal(kind === 'mixed' ? 'attachment/mixed' : 'attachment/print-to-pdf');
  return { ...(await reader(bytes, depth)), kind };
}
