import type { AgencyCode, Bilingual, RecordId } from '../language.ts';
import type { LintPattern } from '../lints/lint.ts';
import type { LeakKind, Severity, Variant } from './needle.ts';

/**
 * What was found: a protected value, a file that nobody here could read, something from which what stays can be inferred, or a value that colleagues
 * wrote differently unheard of each other.
 */
export type FoundKind = LeakKind | 'unread' | 'lint' | 'two-values';

/** What of the packet a finding stands in. `document`: an attachment; `envelope`: header, manifest, names of entries. */
export const findingPlaces = ['value', 'document', 'pdf', 'readme', 'envelope'] as const;
export type FindingPlaceKind = (typeof findingPlaces)[number];

/** What a person can do about a finding, as far as the program can propose it; the first is the nearest. */
export const remedies = [
  'settle-values',
  'box-it',
  'less-detail',
  'withhold-value',
  'choose-tear-line',
  'leave-record-out',
] as const;
export type Remedy = {
  readonly act: (typeof remedies)[number];
  readonly record: RecordId;
  readonly field: string | null;
  /** Of less detail: that form, as the text to be given instead. */
  readonly text?: string;
};

/** A value of the case that is named in a finding, in the catalogue's words. `person`: the person that it belongs to, if any. */
export type NamedValue = {
  readonly record: RecordId;
  readonly entity: string;
  readonly field: string;
  readonly path: string; // as previews write it; a screen jumps there
  readonly label: { readonly entity: Bilingual; readonly field: Bilingual };
  readonly person: RecordId | null;
};

/** One of the places of a finding; null where there is no text to point into. */
export type FindingSpot = { readonly from: number | null; readonly to: number | null };

/**
 * One finding of the guard, as a person sees and accepts it. It never carries the protected value. `id` binds what was seen: place, value,
 * the text around it wherever it stands there, how often it does, the recipient and the purpose. Whatever of these changes, the id is another, and what was accepted under the old one is refused.
 */
export type LeakFinding = {
  readonly id: string;
  readonly severity: Severity;
  readonly kind: FoundKind;
  readonly variant: Variant | 'unread' | 'lint' | 'two-values';
  /** The protected value; null for a file, and for a value of another case, of which no more is said. */
  readonly value: NamedValue | null;
  readonly isOfAnotherCase: boolean;
  readonly place: {
    readonly kind: FindingPlaceKind;
    /** The value of ours that gives it away, or the document. */
    readonly in: NamedValue | null;
    readonly entry: string;
    readonly part: string | null; // a piece of the entry, or its JSON path
    readonly page: number | null;
    readonly from: number | null; // offsets in the text of `in`, or in that of the page
    readonly to: number | null;
  };
  /** Everywhere that it stands there, in order, with offsets as those of `place`: as many as there are places. Empty for an unread file. */
  readonly spots: readonly FindingSpot[];
  /** Pages of the packet's PDF that show it too. */
  readonly pdfPages: readonly number[];
  readonly remedies: readonly Remedy[];
  /** Of what can be inferred: how, how many values in that way, and from whom they are kept where that is another than the reader. */
  readonly lint?: { readonly pattern: LintPattern; readonly count: number; readonly agency: AgencyCode | null };
};

/** A finding that a person looked at, and why it is harmless. */
export type AcceptedFinding = { readonly finding: string; readonly reason: string };
