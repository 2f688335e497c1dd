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

/** What became of files that were taken in: which are in the vault, and how many a person stopped. */
export type Intake = { readonly added: readonly RecordId[]; readonly stopped: number };

/** Take dropped files into the vault, one after the other. */
export async function dropDocuments(caseId: CaseId, files: readonly File[]): Promise<Intake> {
  let intake: Intake = { added: [], stopped: 0 };
  for (const file of files) {
    const chosen = await door.dropped(file);
    if (chosen !== null) intake = plus(intake, await addDocument(caseId, chosen));
  }
  return intake;
}

export async function chooseDocuments(caseId: CaseId): Promise<Intake> {
  let intake: Intake = { added: [], stopped: 0 };
  for (const file of await door.pickFiles('documents', true)) intake = plus(intake, await addDocument(caseId, file));
  return intake;
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

/** A refusal stands where documents come in; that a person stopped it is none. */
async function addDocument(caseId: CaseId, file: ChosenFile): Promise<Intake> {
  const job = `document-${(lastJob += 1)}`;
  const upload = { job, name: file.name, done: 0, total: file.sizeBytes };
  useDocuments.setState(({ uploads }) => ({ uploads: [...uploads, upload], refusal: null }));
  const answer = await door.request('doc:add', { caseId, source: file.handle }, job);
  useDocuments.setState(({ uploads }) => ({
    uploads: uploads.filter(one => one.job !== job),
    refusal: answer.ok || wasStopped(answer.failure) ? null : answer.failure,
  }));
  return { added: answer.ok ? [answer.value.record.id] : [], stopped: !answer.ok && wasStopped(answer.failure) ? 1 : 0 };
}

function wasStopped({ code }: Failure): boolean {
  return code === 'job/cancelled';
}

function plus(one: Intake, other: Intake): Intake {
  return { added: [...one.added, ...other.added], stopped: one.stopped + other.stopped };
}
