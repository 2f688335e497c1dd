import { z } from 'zod';
import type { Reading } from '../catalogue-version.ts';
import { categories, levels, purposes, type Caveat } from '../mark.ts';
import type { Bilingual, AgencyCode } from '../language.ts';
import type { RecipientProfile } from '../decision/types.ts';
import { ask, writers } from './row.ts';
import { agencyCode, civilDate, handle, shortText } from './scalars.ts';

const caveatKinds = [
  'ORCON',
  'NO_ONWARD',
  'NO_COURT',
  'NOFORN',
  'REL',
  'NOREL',
  'DISPLAY_ONLY',
  'EYES',
  'PURPOSE',
  'PAP',
  'TLP',
  'EMBARGO',
  'SEALED',
  'STATUTE',
  'EXISTENCE_HIDDEN',
  'MUST_TELL',
] as const satisfies readonly Caveat['kind'][];

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
};

export type AgencyView = {
  readonly code: AgencyCode;
  readonly names: Bilingual;
  readonly country: string;
  readonly isOurs: boolean;
  readonly profile: RecipientProfile | null; // null: it may receive nothing
  readonly keys: readonly AgencyKeyView[]; // current first
};

/** What reading a card did. `new` and `replaced` mean that packets are sealed to its key from now on; `updated`: its program reads otherwise. */
export type CardReading = {
  readonly agency: AgencyCode;
  readonly names: Bilingual;
  readonly words: Bilingual;
  readonly outcome: 'new' | 'replaced' | 'updated' | 'revoked';
};

export const agencyCalls = {
  'agency:list': ask(z.strictObject({}), writers).gives<readonly AgencyView[]>(),
  /** A counterpart without Enlace: its recipient as `age-keygen` printed it. Without `recipient`, only the name is added. */
  'agency:add': ask(
    z.strictObject({ code: agencyCode, names, country: z.string().regex(/^[A-Z]{2}$/), recipient: ageRecipient.optional() }),
    writers,
  ).gives<AgencyView>(),
  /** Our own card, to hand out. */
  'agency:card': ask(z.strictObject({ file: handle, desk: names.optional() }), writers).gives<{ readonly words: Bilingual }>(),
  /**
   * A counterpart's card. `wordsCompared` says that a person compared the twelve words by telephone; a key that the old one did not sign
   * is taken only so.
   */
  'agency:import': ask(z.strictObject({ file: handle, wordsCompared: z.boolean() }), writers).gives<CardReading>(),
  'agency:compared': ask(z.strictObject({ agency: agencyCode }), writers).gives<AgencyView>(),
  /** What a counterpart may receive. What is left out is as the policy starts from for its standing. */
  'agency:profile': ask(
    z.strictObject({
      agency: agencyCode,
      standing: z.enum(['trusted-party', 'vetted', 'other']),
      purposes: z.array(z.enum(purposes)).max(20),
      formalChannel: z.boolean(),
      ceilings: z.partialRecord(z.enum(categories), z.enum(levels)).optional(),
      acceptedCaveats: z.array(z.enum(caveatKinds)).max(30).optional(),
      contacts: z.array(shortText).max(50).optional(),
    }),
    ['supervisor'],
  ).gives<AgencyView>(),
  /** An originator's agreement that its values go on, with the document that shows it. */
  'agency:consent': ask(
    z.strictObject({
      originator: agencyCode,
      recipient: agencyCode,
      purposes: z.array(z.enum(purposes)).min(1).max(20),
      until: civilDate.nullable(),
      document: shortText,
    }),
    writers,
  ).gives<{ readonly id: string }>(),
};
