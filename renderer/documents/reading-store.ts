import { create } from 'zustand';
import type { Failure } from '../../shared/failure.ts';
import type { CaseId, RecordId } from '../../shared/language.ts';
import type { CaseReadings, PageLook, ReadPage } from '../../shared/page-reading.ts';
import { door } from '../host.ts';
import { readWhenSettled } from '../settled.ts';
import { forgetOnLock } from '../stores.ts';

/** A page that a person looks at: its picture, as it was read, and the words that were read on it, as they come. */
export type LookedPage = {
  readonly caseId: CaseId;
  readonly record: RecordId;
  readonly name: string;
  readonly page: number;
  /** A PNG. */
  readonly picture: Uint8Array<ArrayBuffer> | null;
  readonly read: ReadPage | null;
  readonly refusal: Failure | null;
};
export type PlaceOfPage = Pick<LookedPage, 'caseId' | 'record' | 'name' | 'page'>;

type Readings = { readonly readings: CaseReadings | null; readonly looked: LookedPage | null };

export const useReadings = forgetOnLock(create<Readings>(() => ({ readings: null, looked: null })));

const SETTLE_MS = 250;

/** Show how far the documents of a case are read, and follow it. Returns how to stop. */
export function followReadings(caseId: CaseId): () => void {
  const read = async (): Promise<void> => {
    const answer = await door.request('doc:readings', { caseId });
    if (answer.ok) useReadings.setState({ readings: answer.value });
  };
  void read();
  return readWhenSettled(['reading:changed', 'case:changed'], SETTLE_MS, read);
}

/** Stop the reading of this vault's documents, or go on. */
export async function pauseReading(paused: boolean): Promise<void> {
  const answer = await door.request('doc:pause-reading', { paused });
  if (answer.ok) useReadings.setState(({ readings }) => ({ readings: readings && { ...readings, paused } }));
}

/** Open a page beside what was read on it. */
export async function openPage(place: PlaceOfPage): Promise<void> {
  useReadings.setState({ looked: { ...place, picture: null, read: null, refusal: null } });
  const { caseId, record, page, name } = place;
  const sink = await door.receive(name);
  const [picture, read] = await Promise.all([
    door.request('doc:page-picture', { caseId, record, page, sink: sink.handle }),
    door.request('doc:page', { caseId, record, page }),
  ]);
  if (!picture.ok) return change(place, { refusal: picture.failure });
  if (!read.ok) return change(place, { refusal: read.failure });
  change(place, { picture: await sink.content, read: read.value });
}

export function closePage(): void {
  useReadings.setState({ looked: null });
}

/** Record that the person looked at the page that is open. @returns whether it was recorded. */
export async function keepLook(look: PageLook): Promise<boolean> {
  const { looked } = useReadings.getState();
  if (looked?.read == null) return false;
  const { caseId, record, page, read } = looked;
  const answer = await door.request('doc:look', { caseId, record, page, digest: read.digest, look });
  if (!answer.ok) change(looked, { refusal: answer.failure });
  return answer.ok;
}

/** Change the page that is open, unless another was opened or it was closed meanwhile. */
function change({ record, page }: PlaceOfPage, values: Partial<LookedPage>): void {
  useReadings.setState(({ looked }) =>
    looked?.record === record && looked.page === page ? { looked: { ...looked, ...values } } : {},
  );
}
