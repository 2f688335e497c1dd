import { create } from 'zustand';
import { legalBases } from '../../shared/legal-bases.ts';
import type { CaseView } from '../../shared/case-view.ts';
import type { AgencyView } from '../../shared/contract/agencies.ts';
import type { PacketSight, SeenField } from '../../shared/contract/packets.ts';
import type { Failure } from '../../shared/failure.ts';
import type { AgencyCode, Bilingual, CaseId, CivilDate, RecordId } from '../../shared/language.ts';
import type { Purpose } from '../../shared/mark.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

export type BasisId = keyof typeof legalBases;

/** For whom, for what and on what a case is looked at. `on` null: today. */
export type Terms = {
  readonly caseId: CaseId;
  readonly recipient: AgencyCode;
  readonly purpose: Purpose;
  readonly basis: BasisId;
  readonly on: CivilDate | null;
};

/** What was seen last stays while new terms are decided, so that the eye sees what changed. */
type Sights = {
  readonly terms: Terms | null;
  readonly sight: PacketSight | null;
  readonly ours: CaseView | null;
  readonly isLooking: boolean;
  readonly refusal: Failure | null;
  readonly agencies: readonly AgencyView[];
  /** What would let more of the chosen place leave, once it is known. */
  readonly changes: { readonly path: string; readonly texts: readonly Bilingual[] } | null;
};

export const useSight = forgetOnLock(
  create<Sights>(() => ({ terms: null, sight: null, ours: null, isLooking: false, refusal: null, agencies: [], changes: null })),
);

/** Look at a case under these terms; what was chosen for purpose, basis and day is kept from before. */
export async function lookAs(caseId: CaseId, recipient: AgencyCode): Promise<void> {
  const before = useSight.getState();
  const isSame = before.terms?.caseId === caseId && before.terms.recipient === recipient;
  if (!isSame) useSight.setState({ sight: null, ours: null });
  const { purpose, basis, on } = before.terms ?? { purpose: 'same-case', basis: 'assistance', on: null };
  await look({ caseId, recipient, purpose, basis, on });
}

export async function changeTerms(change: Partial<Terms>): Promise<void> {
  const { terms } = useSight.getState();
  if (terms) await look({ ...terms, ...change });
}

export function forgetSight(): void {
  useSight.setState({ terms: null, sight: null, ours: null, isLooking: false, refusal: null, changes: null });
}

export async function listAgencies(): Promise<void> {
  const answer = await door.request('agency:list', {});
  if (answer.ok) useSight.setState({ agencies: answer.value });
}

/** Look again when the case changes; gives what stops it. */
export function followSight(): () => void {
  const again = (changed: string | null): void => {
    const { terms } = useSight.getState();
    if (terms !== null && (changed === null || terms.caseId === changed)) void look(terms);
  };
  const stops = [
    door.listen('case:changed', ({ caseId }) => again(caseId)),
    door.listen('day:changed', () => again(null)), // what may leave depends on the day
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Ask what would let more of a place leave, under the terms that stand. A refusal shows nothing: the reason itself stands there. */
export async function askWhatWouldChange(record: RecordId, { path, field }: SeenField): Promise<void> {
  const { terms } = useSight.getState();
  if (terms === null) return;
  const answer = await door.request('packet:why', { ...requestOf(terms), record, field });
  if (answer.ok && useSight.getState().terms === terms) useSight.setState({ changes: { path, texts: answer.value } });
}

function requestOf({ caseId, recipient, purpose, basis, on }: Terms) {
  return { caseId, recipient, purpose, basis: [legalBases[basis]], ...(on === null ? {} : { on }) };
}

async function look(terms: Terms): Promise<void> {
  useSight.setState({ terms, isLooking: true, refusal: null });
  const { caseId } = terms;
  const [sight, ours] = await Promise.all([door.request('packet:view', requestOf(terms)), door.request('case:show', { caseId })]);
  if (useSight.getState().terms !== terms) return; // asked otherwise meanwhile
  if (!ours.ok) return useSight.setState({ isLooking: false, refusal: ours.failure });
  if (!sight.ok) return useSight.setState({ ours: ours.value, sight: null, isLooking: false, refusal: sight.failure });
  useSight.setState({ sight: sight.value, ours: ours.value, isLooking: false });
}
