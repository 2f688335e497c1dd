import { spawnSync } from 'node:child_process';
import { gatherAttachments } from '../../../electron/host/packets/release/attachments.ts';
import { readPdfTexts } from '../../../electron/host/packets/guard/pdf-reader.ts';
import { wholeOf } from '../../../electron/host/places/pieces.ts';
import type { Agency } from '../../../shared/agency-table.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId } from '../../../shared/language.ts';
import { addPaper } from '../paper.ts';
import { objectsOf, strangeObjects } from '../pdf-objects.ts';
import { tempVault, type TempVault } from '../temp-vault.ts';

/** A vault with a case, whose documents leave for an office that nobody has a profile of. */
export type LeavingVault = { readonly vault: TempVault; readonly caseId: CaseId };

const recipient: Agency = { code: 'MX-FGR', names: { en: 'Example Office', es: 'Oficina de ejemplo' } } as Agency; // a code of the table

export async function leavingVault(): Promise<LeavingVault> {
  const vault = await tempVault({ seed: 'corpus' });
  const fields = { kind: 'information-exchange', reference: 'IN-9', title: 'Corpus' } as const;
  const { id } = await vault.ask('case:create', { fields });
  return { vault, caseId: id };
}

/** What became of a file: refused by its code, or what leaves and everything that others can read in it. */
export type Leaving =
  | { readonly refused: string }
  | { readonly refused: null; readonly texts: string; readonly everything: string; readonly strange: readonly string[] };

/**
 * A file taken in as a document of the case and given to a packet, as it would leave. `texts` is the text layer by two readers, PDF.js and
 * `pdftotext` where it is installed; `everything` besides that the name, each object as written and each stream unpacked; `strange` the
 * objects that our writer does not make.
 */
export async function leave({ vault, caseId }: LeavingVault, name: string, file: Uint8Array): Promise<Leaving> {
  const context = { ...vault.services, session: vault.session, signal: new AbortController().signal, progress: () => undefined };
  const record = await addPaper(vault, caseId, name, file, false);
  const { storedFile, sizeBytes } = record.fields;
  if (typeof storedFile !== 'string' || typeof sizeBytes !== 'number') throw new Error('a document without its file');
  const document = { record, id: 'd1', storedFile, sizeBytes };
  try {
    const { attachments, discard } = await gatherAttachments(context, { documents: [document], caseId, agency: recipient });
    const [attachment] = attachments;
    if (attachment?.form !== 'redrawn') throw new Error('no copy');
    const bytes = await wholeOf(await attachment.open());
    discard();
    return { refused: null, ...(await readOf(attachment.name, bytes)) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code };
    throw error;
  }
}

async function readOf(name: string, bytes: Uint8Array) {
  const own = (await readPdfTexts(bytes)).map(({ text }) => text).join('\n');
  const texts = `${own}\n${textByPoppler(bytes)}`;
  const objects = objectsOf(bytes);
  const raw = objects.map(({ dictionary, stream }) => `${dictionary}\n${stream?.toString('latin1') ?? ''}`).join('\n');
  const readings = [texts, texts.replaceAll(/\s/g, ''), name, raw, raw.replaceAll('\0', ''), unhexed(raw)];
  return { texts, everything: readings.join('\n'), strange: strangeObjects(objects) };
}

/** The text that poppler finds; nothing where it is not installed. */
function textByPoppler(bytes: Uint8Array): string {
  return spawnSync('pdftotext', ['-enc', 'UTF-8', '-', '-'], { input: bytes, encoding: 'utf8' }).stdout ?? '';
}

/** Strings in hexadecimal as their characters, of one byte and of two. */
function unhexed(raw: string): string {
  return Array.from(raw.matchAll(/<((?:[0-9a-f]{2}){4,})>/gi), ([, hex]) =>
    Buffer.from(hex ?? '', 'hex')
      .toString('latin1')
      .replaceAll('\0', ''),
  ).join('\n');
}
