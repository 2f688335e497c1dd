import { create } from 'zustand';
import type { AgencyView } from '../../shared/contract/agencies.ts';
import type { FoundOccurrences, Proposal, ShownBox, WordsOfPage } from '../../shared/contract/redactions.ts';
import type { ReasonCode } from '../../shared/decision/types.ts';
import type { Failure } from '../../shared/failure.ts';
import type { AgencyCode, CaseId, RecordId } from '../../shared/language.ts';
import type { Audience } from '../../shared/redactions.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

type Content = Uint8Array<ArrayBuffer>;

/** What one act did, so that it can be taken back. */
export type Act =
  | { readonly kind: 'added'; readonly ids: readonly string[] }
  | { readonly kind: 'removed'; readonly boxes: readonly ShownBox[] }
  | { readonly kind: 'changed'; readonly id: string; readonly from: ShownBox };

/** The document on the desk; what is found or proposed is null until it was asked for. */
export type Desk = {
  readonly caseId: CaseId;
  readonly document: RecordId;
  readonly content: Content | null;
  readonly boxes: readonly ShownBox[];
  readonly words: ReadonlyMap<number, WordsOfPage>;
  readonly found: (FoundOccurrences & { readonly text: string }) | null;
  readonly recipient: AgencyCode | null;
  readonly proposals: readonly Proposal[] | null;
  /** The file that would leave; its content is null while it is made. */
  readonly preview: { readonly of: AgencyCode; readonly content: Content | null } | null;
  readonly acts: readonly Act[];
  readonly refusal: Failure | null;
};

type Redactions = {
  readonly desk: Desk | null;
  readonly agencies: readonly AgencyView[];
  /** Kept from one box to the next, and from one document to the next. */
  readonly code: ReasonCode;
  readonly audience: Audience;
};

export const useRedactions = forgetOnLock(
  create<Redactions>(() => ({ desk: null, agencies: [], code: 'R-PRIV', audience: 'everyone' })),
);

export const deskOf = ({ desk }: Redactions): Desk | null => desk;

/** Put a document on the desk, with the counterpart that it is looked at for, if one is known. */
export async function openDesk(caseId: CaseId, document: RecordId, recipient: AgencyCode | null): Promise<void> {
  const empty = {
    content: null,
    boxes: [],
    words: new Map(),
    found: null,
    proposals: null,
    preview: null,
    acts: [],
    refusal: null,
  };
  useRedactions.setState({ desk: { caseId, document, recipient, ...empty } });
  const agencies = await door.request('agency:list', {});
  if (agencies.ok) useRedactions.setState({ agencies: agencies.value });
  await Promise.all([readBoxes(), readPages(), propose()]);
}

export function closeDesk(): void {
  useRedactions.setState({ desk: null });
}

/** Change what is on the desk, if it is still the document that was asked about. */
export function patch(of: Desk, change: Partial<Desk>): void {
  useRedactions.setState(({ desk }) =>
    desk?.document === of.document && desk.caseId === of.caseId ? { desk: { ...desk, ...change } } : {},
  );
}

export function current(): Desk | null {
  return useRedactions.getState().desk;
}

/** Read again which boxes stand. */
export async function readBoxes(): Promise<void> {
  const desk = current();
  if (desk === null) return;
  const { caseId, document } = desk;
  const answer = await door.request('redaction:list', { caseId, document });
  patch(desk, answer.ok ? { boxes: answer.value } : { refusal: answer.failure });
}

async function readPages(): Promise<void> {
  const desk = current();
  if (desk === null) return;
  const { caseId, document } = desk;
  const sink = await door.receive('pages.pdf');
  const answer = await door.request('redaction:pages', { caseId, document, sink: sink.handle });
  if (!answer.ok) return patch(desk, { refusal: answer.failure });
  patch(desk, { content: await sink.content });
}

/** How often pages were read meanwhile: an answer from before says nothing of what is read now. */
let readings = 0;

/** The words of a page, if they are not known yet. */
export async function readWords(page: number): Promise<void> {
  const desk = current();
  if (desk === null || desk.words.get(page)?.isRead === true) return;
  const { caseId, document } = desk;
  const asked = readings;
  const answer = await door.request('redaction:words', { caseId, document, page });
  const now = current();
  if (answer.ok && !answer.value.isRead && asked !== readings) return readWords(page);
  if (answer.ok && now?.document === document) patch(now, { words: new Map([...now.words, [page, answer.value]]) });
}

/** Hear what others do to the boxes, and that pages were read; gives what stops it. */
export function followDesk(): () => void {
  const stops = [
    door.listen('case:changed', ({ caseId }) => void (current()?.caseId === caseId && readBoxes())),
    door.listen('reading:changed', ({ record }) => {
      const desk = current();
      readings += 1;
      if (desk?.document === record) patch(desk, { words: new Map([...desk.words].filter(([, { isRead }]) => isRead)) });
    }),
  ];
  return () => stops.forEach(stop => stop());
}

export async function lookFor(recipient: AgencyCode | null): Promise<void> {
  const desk = current();
  if (desk === null) return;
  patch(desk, { recipient, proposals: null, preview: null });
  await propose();
}

/** Ask what should be blacked out for the counterpart that is chosen. */
export async function propose(): Promise<void> {
  const desk = current();
  if (desk === null) return;
  const { caseId, document, recipient } = desk;
  const answer = await door.request('redaction:proposals', { caseId, document, ...(recipient === null ? {} : { recipient }) });
  if (current()?.recipient !== recipient) return; // asked for another meanwhile
  patch(desk, answer.ok ? { proposals: answer.value } : { proposals: [], refusal: answer.failure });
}

/** Find a word or phrase, in the document or in all of the case. */
export async function find(text: string, isWholeCase: boolean): Promise<void> {
  const desk = current();
  if (desk === null || text.trim() === '') return;
  const { caseId, document } = desk;
  const answer = await door.request('redaction:find', { caseId, text, ...(isWholeCase ? {} : { document }) });
  patch(desk, answer.ok ? { found: { ...answer.value, text } } : { refusal: answer.failure });
}

/** Make the file that would leave for the counterpart that is chosen, to look at it; or go back to work. */
export async function lookAsItLeaves(isOn: boolean): Promise<void> {
  const desk = current();
  if (desk === null) return;
  const { caseId, document, recipient } = desk;
  if (!isOn || recipient === null) return patch(desk, { preview: null });
  patch(desk, { preview: { of: recipient, content: null } });
  const sink = await door.receive('preview.pdf');
  const answer = await door.request('redaction:preview', { caseId, document, recipient, sink: sink.handle });
  const now = current();
  if (now?.preview?.of !== recipient) return; // somebody went back to work, or changed a box
  if (!answer.ok) return patch(now, { preview: null, refusal: answer.failure });
  const content = await sink.content;
  if (current()?.preview?.of === recipient) patch(now, { preview: { of: recipient, content } });
}
