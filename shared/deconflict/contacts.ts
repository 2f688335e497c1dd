import type { CompareKind } from '../compare/kinds.ts';
import type { AgencyCode, CaseId, CivilDate, RecordId } from '../language.ts';
import type { ContactAnswer, ContactKind } from './kinds.ts';

/** A case as the other one's contact point is told of it: who answers for it, and nothing of what it says. */
export type ContactCase = {
  readonly id: CaseId;
  readonly reference: string;
  readonly title: string;
  /** Its contact point; null where nobody has the case, so that a supervisor is asked. */
  readonly officer: string | null;
  readonly isOver: boolean;
};

/** What was said of it, by whom. */
export type ContactSaid = {
  readonly answer: ContactAnswer;
  readonly sinceOn: CivilDate | null;
  readonly by: string;
  readonly atMs: number;
};

/** That something stands in two cases: of what kind, in how many places, and whom to ask. The value itself is told to nobody. */
export type Contact = {
  readonly kind: ContactKind;
  readonly count: number;
  readonly mine: ContactCase;
  /** The records of the reader's own case that it is about. */
  readonly records: readonly RecordId[];
  readonly other: ContactCase;
  readonly said: ContactSaid | null;
};

/** That a value of a case is with another agency too, as a blind comparison showed. Its desk is asked; what it holds nobody knows. */
export type ContactAbroad = {
  readonly agency: AgencyCode;
  readonly run: string;
  readonly kind: CompareKind;
  readonly mine: ContactCase;
  readonly records: readonly RecordId[];
};

export type Contacts = {
  readonly contacts: readonly Contact[];
  readonly total: number;
  /** How many were answered and are quiet now; they are listed where they are asked for. */
  readonly quiet: number;
  /** How many values stand in so many cases that they point at nobody. */
  readonly common: number;
  readonly abroad: readonly ContactAbroad[];
};
