import { create } from 'zustand';
import type { Input, Output } from '../../shared/contract.ts';
import type { ReceivedReview } from '../../shared/contract/reviews.ts';
import type { ReviewForm } from '../../shared/review-forms.ts';
import type { Failure } from '../../shared/failure.ts';
import { reviewPartIds, type ReviewDocument, type ReviewPartId } from '../../shared/review-document/parts.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

type Period = Input<'review:read'>;
type Ministers = {
  readonly period: Period | null; // null: not read yet
  readonly parts: readonly ReviewPartId[];
  readonly theirs: string | null; // the figures that came, by their id
  readonly received: readonly ReceivedReview[];
  readonly document: ReviewDocument | null;
  readonly failure: Failure | null;
  readonly isWriting: boolean;
};

export const useMinisters = forgetOnLock(
  create<Ministers>(() => ({
    period: null,
    parts: reviewPartIds.filter(id => id !== 'theirs'),
    theirs: null,
    received: [],
    document: null,
    failure: null,
    isWriting: false,
  })),
);

/** Read the document of the chosen parts, of these requests from now on. What was shown stays until it has come. */
export function openMinisters(period: Period): Promise<void> {
  useMinisters.setState({ period });
  return readMinisters();
}

export async function readMinisters(): Promise<void> {
  const asked = chosen();
  if (asked === null) return;
  const [received, answer] = await Promise.all([door.request('review:received', {}), door.request('review:document', asked)]);
  if (received.ok) useMinisters.setState({ received: received.value });
  if (JSON.stringify(chosen()) !== JSON.stringify(asked)) return; // another was chosen meanwhile
  useMinisters.setState(answer.ok ? { document: answer.value, failure: null } : { failure: answer.failure });
}

/** Take a part in or out; one stays at least. */
export function choosePart(id: ReviewPartId, isIn: boolean): void {
  const parts = reviewPartIds.filter(each => (each === id ? isIn : useMinisters.getState().parts.includes(each)));
  if (parts.length === 0) return;
  useMinisters.setState({ parts });
  void readMinisters();
}

/** Hold ours beside these figures that came, or beside none. */
export function chooseTheirs(theirs: string | null): void {
  const parts = reviewPartIds.filter(id => (id === 'theirs' ? theirs !== null : useMinisters.getState().parts.includes(id)));
  useMinisters.setState({ theirs, ...(parts.length === 0 ? {} : { parts }) });
  void readMinisters();
}

/** Write the document to where the person chooses; whether it was. */
export async function exportMinisters(name: string, form: ReviewForm, language: string): Promise<boolean> {
  const asked = chosen();
  if (asked === null) return false;
  const isWritten = await written(`${name}.${form}`, sink => door.request('review:export', { ...asked, sink, form, language }));
  if (isWritten) await readMinisters(); // it counts among what was given out
  return isWritten;
}

/** Write our figures, signed, for another office. */
export async function giveFigures(name: string): Promise<boolean> {
  const { period } = useMinisters.getState();
  return period !== null && written(`${name}.json`, sink => door.request('review:give-figures', { ...period, sink }));
}

/** Take in the figures of another office, and hold ours beside them. */
export async function takeFigures(source: string): Promise<Output<'review:take-figures'> | null> {
  const answer = await door.request('review:take-figures', { source });
  if (!answer.ok) {
    useMinisters.setState({ failure: answer.failure });
    return null;
  }
  chooseTheirs(answer.value.id);
  return answer.value;
}

function chosen() {
  const { period, parts, theirs } = useMinisters.getState();
  return period === null ? null : { ...period, parts: [...parts], ...(theirs === null ? {} : { theirs }) };
}

type Answer = { readonly ok: true } | { readonly ok: false; readonly failure: Failure };
async function written(name: string, write: (sink: string) => Promise<Answer>): Promise<boolean> {
  const place = await door.saveAs(name);
  if (place === null) return false;
  useMinisters.setState({ isWriting: true, failure: null });
  const answer = await write(place.handle);
  useMinisters.setState({ isWriting: false, failure: answer.ok ? null : answer.failure });
  return answer.ok;
}
