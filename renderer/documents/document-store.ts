import { create } from 'zustand';
import type { ChosenFile } from '../../shared/door.ts';
import type { Failure, Result } from '../../shared/failure.ts';
import type { CaseId, RecordId } from '../../shared/language.ts';
import type { PageBox } from '../../shared/pages.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

/** A file on its way into the vault. */
export type Upload = { readonly job: string; readonly name: string; readonly done: number; readonly total: number };
/** Which document, and how it is called. */
export type ShownDocument = {
  readonly caseId: CaseId;
  readonly record: RecordId;
  readonly name: string;
  /** The name that its file came with. */
  readonly fileName: string;
  readonly mediaType: string;
};
/** A place of a page: shares of its width and height. */
export type PageHit = PageBox & { readonly page: number };
/** A page, and the words that are looked for on it. */
export type PagePlace = { readonly page: number; readonly words: string };
/** A document opened from memory. The content is dropped when the viewer closes and when the vault locks. */
export type OpenedDocument = ShownDocument & {
  /** Where it is opened; at its beginning without it. */
  readonly at: PagePlace | null;
  readonly content: Uint8Array<ArrayBuffer> | null;
  /** Whether the content is the file's own, or the pages that it was set as, since no window shows such a file. */
  readonly isReadingView: boolean;
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

/** What a file is attached to: a document that has none, or an item of the request's package, which becomes a document. */
export type Attached = { readonly record: RecordId } | { readonly item: string; readonly title: string };

/** Take one chosen file in as what was awaited. */
export async function attachTo(caseId: CaseId, to: Attached): Promise<Intake> {
  const [file] = await door.pickFiles('documents', false);
  return file === undefined ? { added: [], stopped: 0 } : addDocument(caseId, file, to);
}

export function cancelUpload(job: string): void {
  door.cancel(job);
}

export async function openDocument(shown: ShownDocument, at: PagePlace | null = null): Promise<void> {
  const { caseId, record, name } = shown;
  const isReadingView = kindOf(shown.mediaType) === 'other';
  const opened: OpenedDocument = { ...shown, at, content: null, isReadingView, refusal: null };
  useDocuments.setState({ opened });
  const sink = await door.receive(name);
  const answer = isReadingView
    ? await door.request('redaction:pages', { caseId, document: record, sink: sink.handle })
    : await door.request('doc:open', { caseId, record, sink: sink.handle });
  if (useDocuments.getState().opened?.record !== record) return; // closed meanwhile
  if (!answer.ok) return useDocuments.setState({ opened: { ...opened, refusal: answer.failure } });
  const content = await sink.content;
  if (useDocuments.getState().opened?.record !== record) return;
  useDocuments.setState({ opened: { ...opened, ...(isReadingView ? { mediaType: 'application/pdf' } : {}), content } });
}

/** What the window shows by itself; anything else has a reading view where it can be set as pages. */
export function kindOf(mediaType: string): 'pdf' | 'picture' | 'text' | 'other' {
  if (mediaType === 'application/pdf') return 'pdf';
  if (/^image\/(png|jpeg|gif|webp)$/.test(mediaType)) return 'picture';
  const isOfficeFile = /^text\/(rtf|html|calendar|vcard|x-vcard)$/.test(mediaType);
  return (mediaType.startsWith('text/') && !isOfficeFile) || mediaType === 'application/json' ? 'text' : 'other';
}

/** Write a copy to where the person chooses; `isWritten` is false where none was chosen. */
export async function saveCopy({
  caseId,
  record,
  name,
  fileName,
}: ShownDocument): Promise<Result<{ readonly isWritten: boolean; readonly name: string }>> {
  const chosen = await door.saveAs(fileName || name);
  if (chosen === null) return { ok: true, value: { isWritten: false, name: '' } };
  const answer = await door.request('doc:save', { caseId, record, sink: chosen.handle });
  return answer.ok ? { ok: true, value: { isWritten: true, name: chosen.name } } : answer;
}

export function closeDocument(): void {
  useDocuments.setState({ opened: null });
}

/** Where words stand on the pages as they were read, so that words of a scan are found too. Nothing where nobody has read it. */
export async function findOnPages(caseId: CaseId, document: RecordId, text: string): Promise<readonly PageHit[]> {
  const answer = await door.request('redaction:find', { caseId, document, text });
  if (!answer.ok) return [];
  return answer.value.occurrences.flatMap(({ page, boxes }) => boxes.map(box => ({ page, ...box })));
}

/** A refusal stands where documents come in; that a person stopped it is none. */
async function addDocument(caseId: CaseId, file: ChosenFile, to?: Attached): Promise<Intake> {
  const job = `document-${(lastJob += 1)}`;
  const upload = { job, name: file.name, done: 0, total: file.sizeBytes };
  useDocuments.setState(({ uploads }) => ({ uploads: [...uploads, upload], refusal: null }));
  const answer = await door.request('doc:add', { caseId, source: file.handle, ...placeOf(to) }, job);
  useDocuments.setState(({ uploads }) => ({
    uploads: uploads.filter(one => one.job !== job),
    refusal: answer.ok || wasStopped(answer.failure) ? null : answer.failure,
  }));
  return { added: answer.ok ? [answer.value.record.id] : [], stopped: !answer.ok && wasStopped(answer.failure) ? 1 : 0 };
}

function placeOf(to: Attached | undefined) {
  if (to === undefined) return {};
  if ('record' in to) return { record: to.record };
  return { fields: { packageItem: to.item, packageStatus: 'drafted', title: to.title } };
}

function wasStopped({ code }: Failure): boolean {
  return code === 'job/cancelled';
}

function plus(one: Intake, other: Intake): Intake {
  return { added: [...one.added, ...other.added], stopped: one.stopped + other.stopped };
}
