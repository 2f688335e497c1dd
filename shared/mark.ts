import type { AgencyCode, CivilDate } from './language.ts';

/** How much harm disclosure would do, least first. */
export const levels = ['L0', 'L1', 'L2', 'L3', 'L4'] as const;
export type Level = (typeof levels)[number];

/** What a value is about, and so why it is protected. */
export const categories = ['IDN', 'CON', 'SRC', 'TEC', 'VIC', 'OPS', 'FIN', 'LEG', 'ADM'] as const;
export type Category = (typeof categories)[number];

/**
 * What else is known of a field or value. `sp` special category (health, ethnicity, biometrics), `minor`, `sealed`, `gj` grand jury,
 * `icpt` intercept, `sar` suspicious activity report, `tax`, `wit` protection programme, `3p` owned by a third agency, `drv` derivable
 * from another value, `safety` must reach whoever arrests or escorts.
 */
export const flags = ['sp', 'minor', 'sealed', 'gj', 'icpt', 'sar', 'tax', 'wit', '3p', 'drv', 'safety'] as const;
export type Flag = (typeof flags)[number];

/** Statutes whose secrecy no office may waive by itself. */
export const statuteGates = ['gj', 'sar', 'tax', 'icpt', 'wit'] as const;
export type StatuteGate = (typeof statuteGates)[number];

/** TLP 2.0 and PAP labels that a packet can carry. */
export const tlpLabels = ['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'] as const;
export type Tlp = (typeof tlpLabels)[number];
export const papLabels = ['PAP:RED', 'PAP:AMBER', 'PAP:GREEN', 'PAP:CLEAR'] as const;
export type Pap = (typeof papLabels)[number];

/** For what a value may be used, or a packet is sent. */
export const purposes = [
  'same-case',
  'locate-arrest',
  'escort',
  'prosecution',
  'asset-recovery',
  'intelligence',
  'statistics',
] as const;
export type Purpose = (typeof purposes)[number];
/** For which of them safety information must go. */
export const safetyPurposes = ['locate-arrest', 'escort'] as const satisfies readonly Purpose[];

/** Something that must have happened first: an event type of the case (`arrest`, `op-executed`, `unsealed` …) or a date. */
export type Until = { readonly date: CivilDate } | { readonly event: string };

/** A restriction with a machine effect (domain page D.3). `to`, `contacts` and `purposes` are sets. */
export type Caveat =
  | { readonly kind: 'ORCON' }
  | { readonly kind: 'NO_ONWARD' }
  | { readonly kind: 'NO_COURT' }
  | { readonly kind: 'NOFORN' }
  | { readonly kind: 'REL'; readonly to: readonly string[] } // agency codes or countries (`US`, `MX`)
  | { readonly kind: 'NOREL'; readonly to: readonly string[] }
  | { readonly kind: 'DISPLAY_ONLY' }
  | { readonly kind: 'EYES'; readonly contacts: readonly string[] }
  | { readonly kind: 'PURPOSE'; readonly purposes: readonly Purpose[] }
  | { readonly kind: 'PAP'; readonly label: Pap }
  | { readonly kind: 'TLP'; readonly label: Tlp }
  | { readonly kind: 'EMBARGO'; readonly until: Until }
  | { readonly kind: 'SEALED'; readonly until: Until }
  | { readonly kind: 'STATUTE'; readonly gate: StatuteGate }
  | { readonly kind: 'EXISTENCE_HIDDEN' }
  | { readonly kind: 'MUST_TELL' };

/** Every kind of caveat. */
export const caveatKinds = [
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

/** Text that an author wrote to be given instead of the value, with its own level and categories. */
export type TearLine = { readonly text: string; readonly level: Level; readonly categories: readonly Category[] };

/** What stands instead of the catalogue's level or category, because two persons decided so. What is absent stays the catalogue's. */
export type Loosened = { readonly level?: Level; readonly categories?: readonly Category[] };

/**
 * What is stored beside a value (or a record, a document, a case) when it differs from the catalogue's default. Sparse: an absent
 * key means "as the catalogue says". `locked` marks came in with a packet: they may be tightened here, never loosened.
 */
export type Mark = {
  readonly level?: Level;
  readonly categories?: readonly Category[];
  readonly caveats?: readonly Caveat[];
  readonly originator?: AgencyCode;
  readonly tearLine?: TearLine;
  readonly locked?: boolean;
  /** Written by an approved loosening alone: by no call that sets a mark, no case file and no packet. */
  readonly loosened?: Loosened;
};
