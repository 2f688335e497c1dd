import { z } from 'zod';
import type { Reading } from '../catalogue-version.ts';
import type { Acceptance, CounterpartAct } from '../counterpart-acts.ts';
import { categories, caveatKinds, levels, purposes, type Purpose } from '../mark.ts';
import type { AgencyCode, Bilingual, CaseId, CivilDate, Json } from '../language.ts';
import type { RecipientProfile } from '../decision/types.ts';
import { ask, writers } from './row.ts';
import { agencyCode, caseId, civilDate, handle, recordId, shortText } from './scalars.ts';

const names = z.strictObject({ en: shortText, es: shortText });
const ageRecipient = z
  .string()
  .trim()
  .regex(/^age1[a-z0-9]+$/)
  .max(3000);

/** A key of an agency, as a screen shows it. Public halves only. */
export type AgencyKeyView = {
  readonly signingFingerprint: string | null; // null: entered by hand, its packets cannot be verified
  readonly recipient: string;
  readonly words: Bilingual | null;
  readonly isCompared: boolean;
  readonly issuedAt: string | null;
  /** What its office's program reads; null for a key entered by hand. What it does not read is left out of its packets. */
  readonly reads: Reading | null;
  readonly ended: 'replaced' | 'revoked' | null;
  /** Who accepted it; null: its card did, or it came before that was asked. */
  readonly accepted: Acceptance | null;
};

/** An act on a counterpart that waits for a second person. */
export type PendingAct = {
  readonly id: string;
  readonly act: CounterpartAct;
  readonly agency: AgencyCode;
  readonly proposedBy: string | null;
  readonly proposedAtMs: number;
  /** Whether whoever asks may confirm it; refuse it or take it back everybody may who works with counterparts. */
  readonly isMine: boolean;
  readonly mayConfirm: boolean;
  /** What it would do: a key’s words or recipient, names, a profile, a consent or gate with its case. */
  readonly content: Json;
  /** What its ids stand for: the case's reference, the title of the document that shows it, the value that a gate opens. */
  readonly about: { readonly reference: string | null; readonly document: string | null; readonly value: Bilingual | null };
  readonly words: Bilingual | null;
};

/** An originator's consent for one case. One without a case was recorded when words alone were asked for, and opens nothing. */
export type ConsentView = {
  readonly id: string;
  readonly originator: AgencyCode;
  readonly recipient: AgencyCode;
  readonly purposes: readonly Purpose[];
  readonly until: CivilDate | null;
  readonly caseId: CaseId | null;
  readonly reference: string | null;
  readonly accepted: Acceptance | null;
  readonly state: 'open' | 'past' | 'ended' | 'earlier';
};

export type AgencyView = {
  readonly code: AgencyCode;
  readonly names: Bilingual;
  readonly country: string;
  readonly isOurs: boolean;
  readonly profile: RecipientProfile | null; // null: it may receive nothing
  readonly keys: readonly AgencyKeyView[]; // current first
  readonly profileAccepted: Acceptance | null;
  readonly pending: readonly PendingAct[];
  /** Machines of ours that it is not known to have a card with, so that they may not send to it yet. */
  readonly machinesUnknown: number;
  /** How many approvers of our card it is not known to have, though it holds approvals to the keys of our card. */
  readonly approversUnknown: number;
};

/** What reading a card did. `pending`: it waits for a second person. `new` and `replaced` mean that packets are sealed to its key from now on; `updated`: its program reads otherwise. */
export type CardReading = {
  readonly agency: AgencyCode;
  readonly names: Bilingual;
  readonly words: Bilingual;
  readonly outcome: 'new' | 'replaced' | 'updated' | 'revoked' | 'pending';
};

const profile = z.strictObject({
  agency: agencyCode,
  standing: z.enum(['trusted-party', 'vetted', 'other']),
  purposes: z.array(z.enum(purposes)).max(20),
  formalChannel: z.boolean(),
  ceilings: z.partialRecord(z.enum(categories), z.enum(levels)).optional(),
  acceptedCaveats: z.array(z.enum(caveatKinds)).max(30).optional(),
  contacts: z.array(shortText).max(50).optional(),
});

/** Values of one case that a change of a profile lets leave, or leave closer (`opens`), and those that it keeps here or coarser. */
export type CaseEffect = {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly opens: number;
  readonly closes: number;
  /** Which fields, those with the most values first; at most six. */
  readonly fields: readonly {
    readonly entity: string;
    readonly field: string;
    readonly opens: number;
    readonly closes: number;
  }[];
};

/** What a counterpart would get more and less of, if its profile became this: of all that is recorded in the cases that were looked at. */
export type ProfileEffect = {
  /** Those that differ, the most first; at most ten. */
  readonly cases: readonly CaseEffect[];
  readonly casesInAll: number;
  readonly opens: number;
  readonly closes: number;
  readonly looked: number; // cases
  /** The levels that it would stand under: those asked for, or the policy's own for the standing. */
  readonly ceilings: RecipientProfile['ceilings'];
  /** Whether those are the cases with this counterpart, or, where there is none yet, the office's latest. */
  readonly areWithIt: boolean;
};

export const agencyCalls = {
  'agency:list': ask(z.strictObject({}), writers).gives<readonly AgencyView[]>(),
  /** A counterpart without Enlace: its recipient as `age-keygen` printed it. Without `recipient`, only the name is added. */
  'agency:add': ask(
    z.strictObject({ code: agencyCode, names, country: z.string().regex(/^[A-Z]{2}$/), recipient: ageRecipient.optional() }),
    writers,
  ).gives<AgencyView>(),
  /**
   * Our own card, to hand out; `wordsFile` is the text beside it that has its words, or null where there is none. `plain`: without the key that it
   * follows, for an office of the first release, which reads two signatures at most and takes the new key by its words.
   */
  'agency:card': ask(z.strictObject({ file: handle, desk: names.optional(), plain: z.boolean().optional() }), writers).gives<{
    readonly words: Bilingual;
    readonly wordsFile: string | null;
  }>(),
  /**
   * A counterpart's card. `wordsCompared` says that a person compared the twelve words by telephone; a key that the old one did not sign
   * is taken only so.
   */
  'agency:import': ask(z.strictObject({ file: handle, wordsCompared: z.boolean() }), writers).gives<CardReading>(),
  /** That a counterpart has taken in our card as it stands: until then, what a machine beside the office's first one signs is not built for it. */
  'agency:card-given': ask(z.strictObject({ agency: agencyCode }), writers).gives<AgencyView>(),
  'agency:compared': ask(z.strictObject({ agency: agencyCode }), writers).gives<AgencyView>(),
  /** What is said on the telephone of our own key. */
  'agency:own-words': ask(z.strictObject({}), writers).gives<{ readonly agency: AgencyCode; readonly words: Bilingual }>(),
  /** What a counterpart may receive. What is left out is as the policy starts from for its standing. */
  'agency:profile': ask(profile, ['supervisor']).gives<AgencyView>(),
  /** What setting this would open or close of this office's cases. Nothing is written. */
  'agency:profile-effect': ask(profile, ['supervisor']).gives<ProfileEffect>(),
  /**
   * An originator's agreement that its values of one case go on until a day, shown by a document of that case. `pending`: it waits for a second
   * person. Refusals `release/no-document`, `agency/consent-days`.
   */
  'agency:consent': ask(
    z.strictObject({
      originator: agencyCode,
      recipient: agencyCode,
      purposes: z.array(z.enum(purposes)).min(1).max(20),
      until: civilDate,
      caseId,
      document: recordId,
    }),
    writers,
  ).gives<{ readonly pending: string | null }>(),
  /** Newest first. */
  'agency:list-consents': ask(z.strictObject({}), writers).gives<readonly ConsentView[]>(),
  /** It opens nothing from now on. One person may: it only tightens. */
  'agency:end-consent': ask(z.strictObject({ id: z.uuid().max(36) }), writers).gives<null>(),
  /**
   * Confirm or refuse what somebody proposed; one's own may only be taken back. Refusals `proposal/not-found`, `proposal/same-person`,
   * `proposal/needs-supervisor`, `proposal/outdated`.
   */
  'agency:decide': ask(z.strictObject({ id: z.uuid().max(36), approve: z.boolean() }), writers).gives<null>(),
};
