import type { FactState, ReleaseFact } from './contract/releases.ts';
import type { Circumstances, GateBasis } from './decision/types.ts';
import type { AgencyCode, RecordId } from './language.ts';
import type { Purpose } from './mark.ts';

/** The grounds on which another authority's matter goes without its consent, and it is told so (UNTOC 18(5), 18(19)). */
export const noticeGrounds = ['exculpatory', 'imminent-danger'] as const satisfies readonly GateBasis[];
export type NoticeGround = (typeof noticeGrounds)[number];

/** Whether a fact lets another authority's matter go without its consent, so that it is told. */
export function noticeGroundOf({ gate, basis }: Pick<ReleaseFact, 'gate' | 'basis'>): NoticeGround | null {
  return gate === 'originator' ? (noticeGrounds.find(ground => ground === basis) ?? null) : null;
}

/** What of its case decides what a fact does now. */
export type FactSurroundings = {
  readonly documents: ReadonlySet<RecordId>; // of the case
  /** Whether its value is still the one that it names. */
  readonly isSame: (fact: Stored) => boolean;
  /** The originators that have still to be told of a fact's value by packet. */
  readonly untold: (fact: Stored) => readonly AgencyCode[];
};
type Stored = Omit<ReleaseFact, 'state'> & { readonly stored: string | null };

/** What a fact does now: it opens its value while it is `open`, and in no other state. */
export function factState(fact: Stored, { documents, isSame, untold }: FactSurroundings): FactState {
  if (fact.revoked !== null) return 'revoked';
  if (fact.usedBy !== null) return 'used';
  if (fact.purpose === null) return 'past-form';
  if (fact.kind === 'gate' && (fact.document === null || !documents.has(fact.document))) return 'no-document';
  if (!isSame(fact)) return 'other-value';
  return !fact.isUrgent && noticeGroundOf(fact) !== null && untold(fact).length > 0 ? 'awaits-notice' : 'open';
}

/** What facts let be decided for one purpose. A fact opens for the purpose that it names alone, and while it is open. */
export function circumstancesOfFacts(facts: readonly ReleaseFact[], purpose: Purpose): Pick<Circumstances, 'gates' | 'mustTell'> {
  const open = facts.filter(fact => fact.state === 'open' && fact.purpose === purpose);
  return {
    gates: open.flatMap(({ gate, basis, record, field, recipient }) =>
      gate === null || basis === null ? [] : [{ gate, basis, record, field, recipient }],
    ),
    mustTell: open
      .filter(({ kind }) => kind === 'must-tell')
      .map(({ record, field, recipient }) => ({ record, field, recipient })),
  };
}
