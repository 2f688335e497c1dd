import { create } from 'zustand';
import { legalBases } from '../../shared/legal-bases.ts';
import type { CaseView } from '../../shared/case-view.ts';
import type { AgencyView } from '../../shared/contract/agencies.ts';
import type { PacketSight } from '../../shared/contract/packets.ts';
import type { Failure } from '../../shared/failure.ts';
import type { AgencyCode, CaseId, CivilDate } from '../../shared/language.ts';
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
};

export const useSight = forgetOnLock(
  create<Sights>(() => ({ terms: null, sight: null, ours: null, isLooking: false, refusal: null, agencies: [] })),
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
  useSight.setState({ terms: null, sight: null, ours: null, isLooking: false, refusal: null });
}

export async function listAgencies(): Promise<void> {
  const answer = await door.request('agency:list', {});
  if (answer.ok) useSight.setState({ agencies: answer.value });
}

/** Look again when the case changes; gives what stops it. */
export function followSight(): () => void {
  return door.listen('case:changed', ({ caseId }) => {
    const { terms } = useSight.getState();
    if (terms?.caseId === caseId) void look(terms);
  });
}

async function look(terms: Terms): Promise<void> {
  useSight.setState({ terms, isLooking: true, refusal: null });
  const { caseId, recipient, purpose, basis, on } = terms;
  const [sight, ours] = await Promise.all([
    door.request('packet:view', { caseId, recipient, purpose, basis: [legalBases[basis]], ...(on === null ? {} : { on }) }),
    door.request('case:show', { caseId }),
  ]);
  if (useSight.getState().terms !== terms) return; // asked otherwise meanwhile
  if (!ours.ok) return useSight.setState({ isLooking: false, refusal: ours.failure });
  if (!sight.ok) return useSight.setState({ ours: ours.value, sight: null, isLooking: false, refusal: sight.failure });
  useSight.setState({ sight: sight.value, ours: ours.value, isLooking: false });
}
