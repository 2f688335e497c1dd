import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { findStoredFile, type StoredFile } from '../../../../db/stored-files.ts';
import type { CaseRecord } from '../../../../shared/case.ts';
import type { Emission } from '../../../../shared/decision/types.ts';
import type { SessionContext } from '../../ground/context.ts';
import type { PacketAttachment } from '../format/build.ts';
import type { Release } from './release.ts';
import { scrubAttachment, type CleanDocument } from '../guard/scrub.ts';

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
 * The attachments of a packet, cleaned of what they hide, under neutral names. Clean copies stand encrypted among the vault's files until
 * `discard`, so that one document at a time is held whole, whatever the packet's size.
 *
 * @param acceptUnscrubbed - A person has recorded that what cannot be cleaned may leave as it is; it is streamed.
 * @throws Refusal `attachment/…`, as {@link scrubAttachment}.
 */
export async function gatherAttachments(
  { session, signal, progress }: SessionContext,
  documents: readonly LeavingDocument[],
  acceptUnscrubbed: boolean,
): Promise<{ readonly attachments: readonly PacketAttachment[]; readonly discard: () => void }> {
  const copies: string[] = [];
  const discard = (): void => copies.splice(0).forEach(name => session.files.remove(name));
  try {
    const attachments: PacketAttachment[] = [];
    for (const [at, document] of documents.entries()) {
      signal.throwIfAborted();
      progress(at, documents.length);
      attachments.push(await attachmentOf(document, at + 1));
    }
    return { attachments, discard };
  } catch (error) {
    discard();
    throw error;
  }

  async function attachmentOf({ storedFile, sizeBytes, id }: LeavingDocument, number: number): Promise<PacketAttachment> {
    const clean = await scrubAttachment({ sizeBytes, open: () => session.files.open(storedFile) }, { acceptUnscrubbed });
    const name = `files/${String(number).padStart(4, '0')}.${clean.extension}`;
    if (!clean.isScrubbed) {
      const known = findStoredFile(session.office, storedFile);
      return { name, document: id, ...(await measuresOf(known, clean.open)), open: clean.open };
    }
    const { name: copy, ...measures } = await session.files.add(await clean.open(), signal);
    copies.push(copy);
    return { name, document: id, ...measures, open: () => session.files.open(copy) };
  }
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

async function measuresOf(known: StoredFile | undefined, open: CleanDocument['open']): Promise<Measures> {
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
