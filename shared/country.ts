import type { AgencyCode, Bilingual } from './language.ts';
import type { LegalBasis } from './packet.ts';
import type { ReasonCode } from './decision/types.ts';
import type { EvidenceTag, Source } from './profile.ts';

/** A day off on the same date every year, or on all days up to `through`. With `firstYear` from that year on, then every so many years. */
export type YearlyDays = {
  readonly monthDay: string; // MM-DD
  readonly through?: string;
  readonly name: Bilingual;
  readonly firstYear?: number;
  readonly everyYears?: number;
};

/** Whose days off, from which source: a library's public holidays of a country, days of ours beside them, and those that no longer are. */
/** A yearly recess, `MM-DD` to `MM-DD`, and how far it is known. */
export type Recess = { readonly monthDay: string; readonly through: string; readonly name: Bilingual; readonly tag: EvidenceTag };

export type CalendarData = {
  readonly id: string;
  readonly label: Bilingual;
  readonly source: Source;
  readonly library: string | null; // ISO 3166-1 alpha-2
  /** `nearest-weekday`: a holiday on a Saturday is kept on Friday too, one on a Sunday on Monday. */
  readonly observed: 'nearest-weekday' | null;
  readonly days: readonly YearlyDays[];
  /** Spans in which it is from memory alone that its authority does not work: they are counted, and said. */
  readonly recesses?: readonly Recess[];
  readonly without: readonly { readonly monthDay: string; readonly sinceYear: number }[];
};

/** What Enlace knows of a country before any treaty: its capital's zone, its authorities and its calendars. One file each. */
export type Country = {
  readonly code: string; // ISO 3166-1 alpha-2
  readonly name: Bilingual;
  readonly called: Bilingual; // in a line of text
  readonly short: Bilingual; // where there is little room
  readonly zone: string; // IANA zone of its capital
  /** The authority abroad that an office of this country mostly deals with. */
  readonly usualCounterpart: AgencyCode | null;
  /** Its states, each with what else it is called. A place that is made coarser is one of these, never what was typed. */
  readonly regions: readonly { readonly name: string; readonly also: readonly string[]; readonly cities: readonly string[] }[];
  /** Its authorities: one sits in some cities, or has offices in every region (`isEverywhere`). */
  readonly agencies: readonly {
    readonly code: AgencyCode;
    readonly names: Bilingual;
    readonly isCourt?: true;
    readonly isEverywhere?: true;
    readonly cities?: readonly string[];
  }[];
  /** What its authorities are called beside their codes: without accents, in lower case. The first that an office knows is meant. */
  readonly aliases: Readonly<Record<string, readonly AgencyCode[]>>;
  readonly calendars: readonly CalendarData[];
  /** The provisions of its law behind each reason for withholding; a code that its file lacks leans on none of them. */
  readonly reasons: Readonly<Partial<Record<ReasonCode, readonly LegalBasis[]>>>;
  /** What its law lets its own authorities alone do on its territory, each with its source. Left out: nothing that is known here. */
  readonly reserved?: readonly ReservedAct[];
};

/** Acts that a country's law keeps to its own authorities. `says` is for whoever plans one. */
export type ReservedAct = { readonly powers: 'coercive'; readonly source: Source; readonly says: Bilingual };
