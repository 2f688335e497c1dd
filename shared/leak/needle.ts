import type { RecordId } from '../language.ts';

/** What a withheld value is, as far as recognising it goes. `listed` values come from a fixed list and say little by themselves. */
export const leakKinds = [
  'name',
  'identifier',
  'account',
  'phone',
  'email',
  'place',
  'date',
  'amount',
  'text',
  'listed',
  'internal-id',
] as const;
export type LeakKind = (typeof leakKinds)[number];

/** In which guise a withheld value was looked for. Stands in findings, so that a person sees why something was found. */
export type Variant =
  | 'whole'
  | 'name-order'
  | 'initials-and-surname'
  | 'surname'
  | 'given-name'
  | 'initials'
  | 'alias'
  | 'part'
  | 'last-digits'
  | 'local-part'
  | 'date-numeric'
  | 'date-in-words'
  | 'date-without-year'
  | 'coordinates'
  | 'amount'
  | 'phrase'
  | 'nickname'
  | 'called'
  | 'reversed'
  | 'exchanged'
  | 'spelling'
  | 'translated'
  | 'other-alphabet';

/** `stop` ends the build; `warn` needs a person's recorded acceptance. */
export type Severity = 'stop' | 'warn';

/**
 * One sequence of folded words to look for. `dense`: also with the words run together or broken apart, which is how identifiers are
 * regrouped and how lines split a name; `edges` says what may stand beside it then.
 */
export type Needle = {
  readonly words: readonly string[];
  readonly severity: Severity;
  readonly variant: Variant;
  readonly dense: 'no' | 'between-words' | 'after-digits' | 'beside-digits' | 'at-start';
  /** Found only inside a longer text, never where it is the whole value: a listed value alone says nothing. */
  readonly proseOnly?: boolean;
  /** Found only where one of these stands within a few words of it: a street beside its number. */
  readonly near?: readonly (readonly string[])[];
  /** For a day and month: the year that would have to follow, if one does. */
  readonly year?: string;
};

/** A value that must not be found in the packet. `value` is text, or for a person the parts of the name. */
export type WithheldValue = {
  readonly record: RecordId;
  readonly entity: string;
  readonly field: string;
  readonly path: string; // `subjects[0].curp`, as previews write it
  readonly kind: LeakKind;
  readonly texts: readonly string[]; // the value as it may be written out, longest first
  readonly name?: NameParts;
  readonly date?: string; // as it is stored, whole or in part
  /** The value of a case other than the packet's: it is only ever warned of, and nothing more is said of it. */
  readonly isOfAnotherCase?: true;
  /** It is about a source, a witness or a victim. */
  readonly isProtected?: boolean;
};

/** A text that is one typed value which leaves: of which kind, of which record and field, and whether in another form than its own. */
export type TypedPlace = {
  readonly kind: LeakKind | null;
  readonly record: RecordId;
  readonly field: string;
  readonly isAltered: boolean;
};

/** The two-surname model. `full` is what stands when the parts are not told apart. */
export type NameParts = {
  readonly given: string;
  readonly paternal: string;
  readonly maternal: string;
};

/** A value that leaves at its own path. */
export type ReleasedValue = Pick<WithheldValue, 'kind' | 'texts' | 'name' | 'date'>;

/** A value in whose forms one looks: of whoever is protected in more of them. */
export type SoughtValue = ReleasedValue & Pick<WithheldValue, 'isProtected'>;
