import { create } from 'zustand';
import type { ChosenFile } from '../../shared/door.ts';
import type { Failure } from '../../shared/failure.ts';
import type { CaseId, RecordId } from '../../shared/language.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

/** A file on its way into the vault. */
export type Upload = { readonly job: string; readonly name: string; readonly done: number; readonly total: number };
/** A document opened from memory. The content is dropped when the viewer closes and when the vault locks. */
export type OpenedDocument = {
  readonly record: RecordId;
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array<ArrayBuffer> | null;
  /** Why it cannot be shown; it stands in the viewer. */
  readonly refusal: Failure | null;
};

type Documents = {
  readonly uploads: readonly Upload[];
  readonly opened: OpenedDocument | null;
  readonly refusal: Failure | null;
};

export const useDocuments = forgetOnLock(create<Documents>(() => ({ uploads: [], opened: null, refusal: null })));

let lastJob = 0;

/** Hear how far files have come. Once, at the start. */
export function followDocuments(): void {
  door.listen('job:progressed', ({ job, done }) => {
    useDocuments.setState(({ uploads }) => ({
      uploads: uploads.map(upload => (upload.job === job ? { ...upload, done } : upload)),
    }));
  });
}

/** Take dropped files into the vault, one after the other. */
export async function dropDocuments(caseId: CaseId, files: readonly File[]): Promise<void> {
  for (const file of files) {
    const chosen = await door.dropped(file);
    if (chosen !== null) await addDocument(caseId, chosen);
  }
}

export async function chooseDocuments(caseId: CaseId): Promise<void> {
  for (const file of await door.pickFiles('documents', true)) await addDocument(caseId, file);
}

export function cancelUpload(job: string): void {
  door.cancel(job);
}

export async function openDocument(caseId: CaseId, record: RecordId, name: string, mediaType: string): Promise<void> {
  useDocuments.setState({ opened: { record, name, mediaType, content: null, refusal: null } });
  const sink = await door.receive(name);
  const answer = await door.request('doc:open', { caseId, record, sink: sink.handle });
  if (useDocuments.getState().opened?.record !== record) return; // closed meanwhile
  if (!answer.ok) return useDocuments.setState({ opened: { record, name, mediaType, content: null, refusal: answer.failure } });
  const content = await sink.content;
  if (useDocuments.getState().opened?.record !== record) return;
  useDocuments.setState({
    opened: { record, name, mediaType: answer.value.mediaType || mediaType, content, refusal: null },
  });
}

export function closeDocument(): void {
  useDocuments.setState({ opened: null });
}

async function addDocument(caseId: CaseId, file: ChosenFile): Promise<void> {
  const job = `document-${(lastJob += 1)}`;
  const upload = { job, name: file.name, done: 0, total: file.sizeBytes };
  useDocuments.setState(({ uploads }) => ({ uploads: [...uploads, upload], refusal: null }));
  const answer = await door.request('doc:add', { caseId, source: file.handle }, job);
  useDocuments.setState(({ uploads }) => ({
    uploads: uploads.filter(one => one.job !== job),
    refusal: answer.ok ? null : answer.failure,
  }));
}
