import { create } from 'zustand';
import type { CaseRecord } from '../../shared/case.ts';
import type { OriginalView } from '../../shared/contract/releases.ts';
import { failedRedactions, type Examination } from '../../shared/examination.ts';
import type { Failure } from '../../shared/failure.ts';
import type { AgencyCode, CaseId, RecordId } from '../../shared/language.ts';
import type { AgencyView } from '../../shared/contract/agencies.ts';
import { textIn } from '../../shared/records.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

export type ExaminedDocument = { readonly caseId: CaseId; readonly document: RecordId; readonly name: string };

/** A document whose file is looked through, and the acts that let it leave as it is. */
export type Examining =
  | { readonly phase: 'none' }
  | { readonly phase: 'looking'; readonly of: ExaminedDocument }
  | { readonly phase: 'refused'; readonly of: ExaminedDocument; readonly failure: Failure }
  | {
      readonly phase: 'examined';
      readonly of: ExaminedDocument;
      readonly examination: Examination;
      readonly originals: readonly OriginalView[];
      readonly agencies: readonly AgencyView[];
      readonly failure: Failure | null;
    };

type Examinations = {
  readonly examining: Examining;
  /** What was found in documents by the way: those that came in now, and office files that are listed or on the desk. */
  readonly known: ReadonlyMap<RecordId, Examination>;
};

export const useExaminations = forgetOnLock(create<Examinations>(() => ({ examining: { phase: 'none' }, known: new Map() })));

/** Look through a document's file. */
export async function examineDocument(of: ExaminedDocument): Promise<void> {
  const looking = { phase: 'looking', of } as const;
  useExaminations.setState({ examining: looking });
  const { caseId, document } = of;
  const [examined, originals, agencies] = await Promise.all([
    door.request('release:examine', { caseId, document }, jobOf(of)),
    door.request('release:list-originals', { caseId }),
    door.request('agency:list', {}),
  ]);
  if (useExaminations.getState().examining !== looking) return; // closed meanwhile
  if (!examined.ok) return useExaminations.setState({ examining: { phase: 'refused', of, failure: examined.failure } });
  useExaminations.setState({
    examining: {
      phase: 'examined',
      of,
      examination: examined.value,
      originals: originals.ok ? originals.value.filter(one => one.document === document) : [],
      agencies: agencies.ok ? agencies.value.filter(({ isOurs }) => !isOurs) : [],
      failure: null,
    },
  });
}

export function closeExamination(): void {
  const { examining } = useExaminations.getState();
  if (examining.phase === 'looking') door.cancel(jobOf(examining.of));
  useExaminations.setState({ examining: { phase: 'none' } });
}

const jobOf = ({ document }: ExaminedDocument): string => `examine-${document}`;

/** Look through a document by the way, so that its row can warn of a redaction that failed and tell what stays out of what leaves. */
export async function learnOf(caseId: CaseId, document: RecordId): Promise<void> {
  const answer = await door.request('release:examine', { caseId, document });
  if (!answer.ok) return;
  useExaminations.setState(({ known }) => ({ known: new Map([...known, [document, answer.value]]) }));
}

/** As {@link learnOf}, one after the other, for office files that nothing is known of: they are read at once, while pages take their time. */
export async function learnOfOfficeFiles(caseId: CaseId, documents: readonly Pick<CaseRecord, 'id' | 'fields'>[]): Promise<void> {
  for (const { id, fields } of documents) {
    const mediaType = textIn(fields, 'mediaType');
    const isDrawn = mediaType === 'application/pdf' || /^(image|audio|video)\//.test(mediaType);
    if (textIn(fields, 'storedFile') === '' || isDrawn || useExaminations.getState().known.has(id)) continue;
    await learnOf(caseId, id);
  }
}

/** As {@link learnOfOfficeFiles}, for one document of a case that may not be open. */
export async function learnOfDocument(caseId: CaseId, document: RecordId): Promise<void> {
  const answer = await door.request('doc:list', { caseId });
  if (answer.ok)
    await learnOfOfficeFiles(
      caseId,
      answer.value.filter(({ id }) => id === document),
    );
}

/** Whether words stand under what covers them; nothing is said of a file that is as usual. */
export function looksFailed({ findings }: Examination): boolean {
  return findings.some(({ what }) => failedRedactions.includes(what));
}

/** What became of letting a document leave as it is. */
export type Allowed = 'refused' | 'waits' | 'stands';

/** Let the document that is examined leave as it is for one counterpart, with all that was shown. */
export async function allowOriginal(recipient: AgencyCode, why: string): Promise<Allowed> {
  const { examining } = useExaminations.getState();
  if (examining.phase !== 'examined') return 'refused';
  const { caseId, document } = examining.of;
  const { seen } = examining.examination;
  const answer = await door.request('release:record-original', { caseId, document, recipient, seen, why });
  if (answer.ok) await readOriginals();
  else failWith(answer.failure);
  return !answer.ok ? 'refused' : answer.value.pending === null ? 'stands' : 'waits';
}

/** It leaves redrawn again. */
export async function endOriginal(id: string): Promise<void> {
  const { examining } = useExaminations.getState();
  if (examining.phase !== 'examined') return;
  const answer = await door.request('release:revoke-original', { caseId: examining.of.caseId, id });
  if (answer.ok) await readOriginals();
  else failWith(answer.failure);
}

async function readOriginals(): Promise<void> {
  const { examining } = useExaminations.getState();
  if (examining.phase !== 'examined') return;
  const { caseId, document } = examining.of;
  const answer = await door.request('release:list-originals', { caseId });
  if (!answer.ok || useExaminations.getState().examining !== examining) return;
  const originals = answer.value.filter(one => one.document === document);
  useExaminations.setState({ examining: { ...examining, originals, failure: null } });
}

function failWith(failure: Failure): void {
  const { examining } = useExaminations.getState();
  if (examining.phase === 'examined') useExaminations.setState({ examining: { ...examining, failure } });
}
