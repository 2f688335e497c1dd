import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import type { CaseId } from '../../shared/language.ts';
import type { CaseRecord } from '../../shared/case.ts';
import type { TempVault } from './temp-vault.ts';

/** A page: a text, or what draws it. */
export type Page = string | ((document: InstanceType<typeof PDFDocument>) => void);

/** A PDF as somebody would type it. */
export async function paperOf(...pages: readonly Page[]): Promise<Uint8Array> {
  const document = new PDFDocument({ autoFirstPage: false, info: { CreationDate: new Date(0) } });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise(resolve => document.on('end', resolve));
  for (const page of pages) {
    document.addPage();
    if (typeof page === 'string') document.fontSize(14).text(page, 72, 72);
    else page(document);
  }
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** Take a paper into a case's documents, and read its pages if they are to be. */
export async function addPaper(
  vault: TempVault,
  caseId: CaseId,
  name: string,
  content: Uint8Array,
  isRead = true,
): Promise<CaseRecord> {
  const path = join(vault.root, name);
  writeFileSync(path, content);
  const source = vault.services.handles.register({ kind: 'source', name, path });
  const { record } = await vault.ask('doc:add', { caseId, source, fields: { title: name } });
  if (isRead) await vault.ask('doc:read', { caseId, record: record.id });
  return record;
}
