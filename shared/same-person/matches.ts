import type { CaseId, RecordId } from '../language.ts';
import type { SamenessGround } from './same-person.ts';

/** A person's record and the case that it stands in. */
export type PersonAt = { readonly caseId: CaseId; readonly record: RecordId };

/** Somebody of another case who may be the same person. */
export type PersonMatch = {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly record: RecordId;
  readonly name: string;
  /** As it is stored, with its precision; null where none is. */
  readonly dob: string | null;
  readonly roles: readonly string[];
  /** By a number that one person has. */
  readonly certain: boolean;
  readonly grounds: readonly SamenessGround[];
  /** Whether somebody of the office said that it is the same person. */
  readonly isSaid: boolean;
  /** The audit entry by which values of the two were merged, while that stands. */
  readonly merged: number | null;
};

/** By what another case may be this one: its reference, an order against a person who is in both, or what somebody said. */
export const alikeReasons = ['reference', 'order', 'said'] as const;
export type AlikeReason = (typeof alikeReasons)[number];
export type AlikeCase = {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly reason: AlikeReason;
  /** Whether somebody of the office said that it is the same matter. */
  readonly isSaid: boolean;
};

/** A person who is in other cases too: in how many somebody said so, in how many perhaps. */
export type PersonElsewhere = { readonly record: RecordId; readonly said: number; readonly perhaps: number };

export type SamePersons = {
  readonly persons: readonly { readonly record: RecordId; readonly name: string; readonly matches: readonly PersonMatch[] }[];
  readonly cases: readonly AlikeCase[];
};
