import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { listBoxes } from '../../../../db/redactions.ts';
import { findStoredFile, type StoredFile } from '../../../../db/stored-files.ts';
import type { CaseRecord } from '../../../../shared/case.ts';
import type { Emission, RecipientProfile } from '../../../../shared/decision/types.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { Agency } from '../../../../shared/agency-table.ts';
import type { CaseId } from '../../../../shared/language.ts';
import { boxesFor } from '../../../../shared/redactions.ts';
import { findProfile } from '../../agencies/agencies.ts';
import type { Session, SessionContext } from '../../ground/context.ts';
import { countingPages } from '../../papers/redraw/page-count.ts';
import { leavingCopy } from '../../papers/leaving-copy.ts';
import type { PacketAttachment } from '../format/build.ts';
import { originalsFor } from './originals.ts';
import type { Release } from './release.ts';

/** A document of the case whose content leaves: its record, and the packet's name for it. */
export type LeavingDocument = {
  readonly record: CaseRecord;
  readonly id: string;
  readonly storedFile: string;
  readonly sizeBytes: number;
};

/** The documents whose bytes leave, in the packet's order: those whose field `content` is released as it is. */
export function leavingDocuments({ file, content }: Pick<Release, 'file' | 'content'>): readonly LeavingDocument[] {
  const records = new Map(file.records.map(record => [record.id, record]));
  return emittedBranches(content)
    .filter(({ entity, fields }) => entity === 'document' && isReleasedAsItIs(fields['content']))
    .flatMap(({ record: recordId, id }) => {
      const record = records.get(recordId);
      const { storedFile, sizeBytes } = record?.fields ?? {};
      if (record === undefined || typeof storedFile !== 'string' || typeof sizeBytes !== 'number') return [];
      return [{ record, id, storedFile, sizeBytes }];
    });
}

/**
 * The attachments of a packet under neutral names: each redrawn for this recipient with its boxes, unless an act of two persons lets these
 * very bytes leave as they are. Copies stand encrypted among the vault's files until `discard`, so that one document at a time is held
 * whole, whatever the packet's size.
 *
 * @throws Refusal `attachment/…`, as {@link leavingCopy}, with the document as its place.
 */
export async function gatherAttachments(
  { session, signal, progress }: SessionContext,
  {
    documents,
    caseId,
    agency,
  }: { readonly documents: readonly LeavingDocument[]; readonly caseId: CaseId; readonly agency: Agency },
): Promise<{ readonly attachments: readonly PacketAttachment[]; readonly discard: () => void }> {
  const copies: string[] = [];
  const discard = (): void => copies.splice(0).forEach(name => session.files.remove(name));
  const db = session.dbOf(caseId); // its copies too: what a crash leaves of them is set aside there
  const leavesAsItIs = originalsAmong(session, { documents, caseId, agency });
  try {
    const attachments: PacketAttachment[] = [];
    for (const [at, document] of documents.entries()) {
      signal.throwIfAborted();
      progress(at, documents.length);
      attachments.push(await attachmentOf(document, at));
    }
    return { attachments, discard };
  } catch (error) {
    discard();
    throw error;
  }

  async function attachmentOf(document: LeavingDocument, at: number): Promise<PacketAttachment> {
    const { record, storedFile, id } = document;
    const name = (extension: string) => `files/${String(at + 1).padStart(4, '0')}.${extension}`;
    const open = () => session.files.open(storedFile);
    if (leavesAsItIs.has(record.id)) {
      const measures = await measuresOf(findStoredFile(db, storedFile), open);
      return { name: name('bin'), document: id, ...measures, open, form: 'original' };
    }
    const { copy, codes, measures, pages } = await copyOf(document, (page, pages) =>
      progress(at + page / pages, documents.length),
    );
    copies.push(copy);
    return { name: name('pdf'), document: id, ...measures, open: () => session.files.open(copy), form: 'redrawn', codes, pages };
  }

  async function copyOf({ record, storedFile }: LeavingDocument, drawn: (page: number, pages: number) => void) {
    const boxes = boxesFor(listBoxes(db, caseId, record.id), findProfile(session, agency.code) ?? unknown(agency));
    try {
      const filed = { record: record.id, caseId, file: storedFile };
      const content = await leavingCopy(session, filed, { boxes, signal, progress: drawn });
      const counted = countingPages(content);
      const { name: copy, ...measures } = await session.filesOf(db).add(counted.content, signal);
      return { copy, measures, codes: boxes.map(({ code }) => code), pages: counted.pages() };
    } catch (error) {
      if (!(error instanceof Refusal) || error.places.length > 0) throw error;
      throw new Refusal(error.code, { cause: error.cause, places: [{ path: record.id, code: error.code }] });
    }
  }
}

/** Those of these documents that leave as they are: the act of two persons holds for the very bytes that the record names now. */
function originalsAmong(
  session: Session,
  { documents, caseId, agency }: Parameters<typeof gatherAttachments>[1],
): ReadonlySet<string> {
  const allowed = originalsFor(session, caseId, agency.code);
  const records = documents.map(({ record }) => record);
  return new Set(records.filter(({ id, fields }) => allowed.get(id) === fields['sha256']).map(({ id }) => id));
}

/** Whoever has no profile sees what the least trusted sees. */
function unknown({ code }: Agency): Pick<RecipientProfile, 'agency' | 'standing'> {
  return { agency: code, standing: 'other' };
}

/** Every object of an emission, parents first. */
export function emittedBranches(content: Emission): readonly Emission[] {
  return [content, ...Object.values(content.lists).flatMap(list => list.emitted.flatMap(emittedBranches))];
}

function isReleasedAsItIs(slot: Emission['fields'][string] | undefined): boolean {
  return slot?.state === 'released' && slot.how === 'RELEASE';
}

/** What the manifest and the ZIP say of a content. */
type Measures = Required<Pick<PacketAttachment, 'sizeBytes' | 'sha256' | 'crc32'>>;

async function measuresOf(known: StoredFile | undefined, open: PacketAttachment['open']): Promise<Measures> {
  // Measured when the file came in, so that a large one is read once: as it leaves, when it is compared with this.
  if (known?.crc32 != null) return { sizeBytes: known.sizeBytes, sha256: known.sha256, crc32: known.crc32 };
  const hash = createHash('sha256');
  let sizeBytes = 0;
  let crc = 0;
  for await (const chunk of await open()) {
    hash.update(chunk);
    crc = crc32(chunk, crc);
    sizeBytes += chunk.length;
  }
  return { sizeBytes, sha256: hash.digest('base64url'), crc32: crc };
}
