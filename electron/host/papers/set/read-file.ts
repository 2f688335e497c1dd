import { Refusal } from '../../../../shared/failure.ts';
import { isSettable, kindOfFile, type FileKind, type SettableKind } from './kind.ts';
import type { Reading } from './model.ts';

/** How deep documents may lie in each other: a mail, its attachment, and that one's. */
export const deepest = 3;

type Reader = (bytes: Uint8Array, depth: number) => Reading | Promise<Reading>;

/** The reader of each kind that is set anew. PDF and pictures are drawn as they are; every other kind is refused. */
const readers: Record<SettableKind, Reader> = {
  docx: async bytes => (await import('./docx.ts')).readDocx(bytes),
  xlsx: async bytes => (await import('./spreadsheet.ts')).readSpreadsheet(bytes),
  html: async bytes => (await import('./html.ts')).readHtml(bytes),
  mail: async (bytes, depth) => (await import('./mail.ts')).readMail(bytes, inner => readFile(inner, depth + 1)),
  rtf: async bytes => (await import('./rtf.ts')).readRtf(bytes),
  text: async bytes => (await import('./plain.ts')).readPlain(bytes),
};

/** Read a file by the reader of its kind. @throws Refusal `attachment/…` with what can be done instead. */
export async function readFile(bytes: Uint8Array, depth = 0): Promise<Reading & { readonly kind: FileKind }> {
  if (depth > deepest) throw new Refusal('attachment/too-large');
  const kind = kindOfFile(bytes);
  if (!isSettable(kind)) throw new Refusal(kind === 'mixed' ? 'attachment/mixed' : 'attachment/print-to-pdf');
  return { ...(await readers[kind](bytes, depth)), kind };
}
