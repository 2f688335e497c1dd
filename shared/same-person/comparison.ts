import type { FailureCode } from '../failure.ts';
import type { Json, RecordId } from '../language.ts';
import type { Level } from '../mark.ts';
import type { Fields } from '../records.ts';
import type { PersonAt } from './matches.ts';

/** Which of two records: the one that a person came from, or the other. */
export type Side = 'one' | 'other';
export type Both<T> = Readonly<Record<Side, T>>;

/** Why a value of a side stays there alone; null where it may go into both. */
export type Bar = Extract<
  FailureCode,
  'person/locked' | 'person/less-protected' | 'person/awaits-event' | 'person/owners-differ' | 'person/nothing-there'
> | null;

/** A field in which two records of a person differ: what each has (null: nothing), and what keeps either from going into both. */
export type DifferingField = {
  readonly field: string;
  readonly values: Both<Json>;
  readonly bars: Both<Bar>;
};

/** An alias, a document, a telephone, an address that one of the two has alone. */
export type LoneRecord = {
  readonly side: Side;
  readonly record: RecordId;
  readonly entity: string;
  readonly fields: Fields;
  readonly bar: Bar;
};

/** Two records of one person side by side. */
export type PersonComparison = {
  readonly differing: readonly DifferingField[];
  readonly lone: readonly LoneRecord[];
  /** How many fields both hold alike. */
  readonly alike: number;
};

/** The levels that the values of a field are handled under. */
export type FieldLevels = Readonly<Record<string, Both<Level | null>>>;

export const otherSide = (side: Side): Side => (side === 'one' ? 'other' : 'one');

/** What a merge could not put back, and why. */
export type KeptBack = PersonAt & {
  readonly entity: string;
  readonly field: string;
  readonly why: 'changed-since' | 'depended-on' | 'would-loosen';
};
