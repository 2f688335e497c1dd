import type { Output } from '../../shared/contract.ts';
import { create } from 'zustand';
import { legalBases, type BasisId } from '../../shared/legal-bases.ts';
import type { CaseView } from '../../shared/case-view.ts';
import type { AgencyView } from '../../shared/contract/agencies.ts';
import type { PacketSight, SeenField } from '../../shared/contract/packets.ts';
import type { Failure, Result } from '../../shared/failure.ts';
import type { AgencyCode, CaseId, CivilDate, RecordId } from '../../shared/language.ts';
import type { Purpose } from '../../shared/mark.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

/** For whom, for what and on what a case is looked at. `on` null: today. */
export type Terms = {
  readonly caseId: CaseId;
  readonly recipient: AgencyCode;
  readonly purpose: Purpose;
  readonly basis: BasisId | null; // null: what the two countries usually lean on
  readonly on: CivilDate | null;
};

/** A case as it is, and as the counterpart sees it (null where only that was refused). Null: nothing has been seen yet. */
type Shown = { readonly ours: CaseView; readonly sight: PacketSight | null } | null;

/** A case under terms. What was seen last stays while new terms are decided, so that the eye sees what changed. */
export type Looking =
  | { readonly phase: 'nothing' }
  | { readonly phase: 'looking'; readonly terms: Terms; readonly shown: Shown }
  | { readonly phase: 'seen'; readonly terms: Terms; readonly shown: { readonly ours: CaseView; readonly sight: PacketSight } }
  | { readonly phase: 'refused'; readonly terms: Terms; readonly shown: Shown; readonly refusal: Failure };

export type Sights = {
  readonly looking: Looking;
  readonly agencies: readonly AgencyView[];
  /** What would let more of the chosen place leave, once it is known. */
  readonly changes: { readonly path: string; readonly texts: Output<'packet:why'> } | null;
};

export const useSight = forgetOnLock(create<Sights>(() => ({ looking: { phase: 'nothing' }, agencies: [], changes: null })));

export function termsOf({ looking }: Sights): Terms | null {
  return looking.phase === 'nothing' ? null : looking.terms;
}

/** What the counterpart sees, as far as it has been decided. */
export function sightOf({ looking }: Sights): PacketSight | null {
  return shownOf(looking)?.sight ?? null;
}

/** The case as it is. */
export function oursOf({ looking }: Sights): CaseView | null {
  return shownOf(looking)?.ours ?? null;
}

export function refusalOf({ looking }: Sights): Failure | null {
  return looking.phase === 'refused' ? looking.refusal : null;
}

/** Look at a case under these terms; what was chosen for purpose, basis and day is kept from before, on the same case. */
export async function lookAs(caseId: CaseId, recipient: AgencyCode): Promise<void> {
  const before = termsOf(useSight.getState());
  const isSame = before?.caseId === caseId && before.recipient === recipient;
  const { purpose, on } = (before?.caseId === caseId ? before : null) ?? { purpose: 'same-case', on: null };
  const basis = isSame ? before.basis : null; // what binds one counterpart may not bind another
  await look({ caseId, recipient, purpose, basis, on }, isSame ? shownOf(useSight.getState().looking) : null);
}

export async function changeTerms(change: Partial<Terms>): Promise<void> {
  const { looking } = useSight.getState();
  if (looking.phase !== 'nothing') await look({ ...looking.terms, ...change }, looking.shown);
}

export function forgetSight(): void {
  useSight.setState({ looking: { phase: 'nothing' }, changes: null });
}

export async function listAgencies(): Promise<void> {
  const answer = await door.request('agency:list', {});
  if (answer.ok) useSight.setState({ agencies: answer.value });
}

/** Look again when the case changes; gives what stops it. */
export function followSight(): () => void {
  const again = (changed: string | null): void => {
    const { looking } = useSight.getState();
    if (looking.phase !== 'nothing' && (changed === null || looking.terms.caseId === changed))
      void look(looking.terms, looking.shown);
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
  const terms = termsOf(useSight.getState());
  if (terms === null) return;
  const answer = await door.request('packet:why', { ...requestOf(terms), record, field });
  if (answer.ok && termsOf(useSight.getState()) === terms) useSight.setState({ changes: { path, texts: answer.value } });
}

/** A basis as a request says it; nothing where nobody chose one. */
export function basisOf(basis: BasisId | null) {
  return basis === null ? {} : { basis: [legalBases[basis]] };
}

/** Terms as a request says them. */
export function requestOf({ caseId, recipient, purpose, basis, on }: Terms) {
  return { caseId, recipient, purpose, ...basisOf(basis), ...(on === null ? {} : { on }) };
}

async function look(terms: Terms, shown: Shown): Promise<void> {
  const looking: Looking = { phase: 'looking', terms, shown };
  useSight.setState({ looking });
  const { caseId } = terms;
  const [sight, ours] = await Promise.all([door.request('packet:view', requestOf(terms)), door.request('case:show', { caseId })]);
  if (useSight.getState().looking !== looking) return; // asked otherwise meanwhile
  useSight.setState({ looking: seen(looking, sight, ours) });
}

function seen(
  { terms, shown }: { readonly terms: Terms; readonly shown: Shown },
  sight: Result<PacketSight>,
  ours: Result<CaseView>,
): Looking {
  if (!ours.ok) return { phase: 'refused', terms, shown, refusal: ours.failure };
  if (!sight.ok) return { phase: 'refused', terms, shown: { ours: ours.value, sight: null }, refusal: sight.failure };
  return { phase: 'seen', terms, shown: { ours: ours.value, sight: sight.value } };
}

function shownOf(looking: Looking): Shown {
  return looking.phase === 'nothing' ? null : looking.shown;
}
