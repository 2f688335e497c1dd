import type { Bilingual } from './language.ts';
import type { Category, Flag, Level } from './mark.ts';

/**
 * How a value is written. `date` is a civil date, or a part of one where its field says so; `instant` carries a zone, `decimal` is a string of digits, `quantity` is
 * `{ amount, unit }`, `money` is `{ minor, currency }` with minor units, `place` is `{ text, locality?, state?, country?, lat?, lon? }`,
 * `account` is `{ institution, country, number }`, `codes` a list of enum values, `texts` a list of short texts, `reference` the id of
 * another record, `agency` a code of the agency table, `country` an ISO 3166-1 code of two letters.
 */
export type FieldType =
  | 'text'
  | 'name'
  | 'date'
  | 'instant'
  | 'enum'
  | 'codes'
  | 'texts'
  | 'integer'
  | 'decimal'
  | 'boolean'
  | 'identifier'
  | 'phone'
  | 'email'
  | 'place'
  | 'money'
  | 'quantity'
  | 'account'
  | 'agency'
  | 'country'
  | 'reference';

/**
 * Who sets a field: whoever may write the case; the acts that tell where a case stands (a stage entered, an event recorded); a supervisor's own
 * act; the program alone. `shared/field-setters.ts` says what follows for every door.
 */
export type Setter = 'person' | 'course' | 'supervisor' | 'program';

/** What a record must say: one of these values in the field, or anything where none is named. */
export type Condition = { readonly field: string; readonly is?: readonly (string | boolean)[] };

/** What is due by a date field, by other fields of its record. Conditions stand for one another: one that holds is enough. */
export type DueRule = {
  readonly weight: 'hard' | 'soft';
  readonly softIf?: readonly Condition[];
  /** The agency field that says who owes it; we do where it is empty, unless `theirsIf`, and in any case where `oursIf`. */
  readonly owner?: string;
  readonly oursIf?: readonly Condition[];
  readonly theirsIf?: readonly Condition[];
  readonly metBy?: readonly Condition[];
  readonly endedBy?: readonly Condition[];
  /** It calls for nothing once its case is over. */
  readonly isOfOpenCase?: true;
  readonly since?: string; // the date field from which its time runs
  readonly latest?: string; // the date field of another count
  readonly words?: string; // the text field that says what is due
  readonly officer?: string; // the name field of the person of the office who is to do it
  /** The reference to a record of the same kind before which nothing is owed by this one. */
  readonly waitsFor?: string;
  /** Records under this one, each of which names a further one before which nothing is owed. */
  readonly alsoWaitsFor?: { readonly entity: string; readonly field: string };
  /** What has no day yet is owed all the same: its day is asked for. */
  readonly asksForDay?: true;
};

/** What a code may name: something of the rules, or of a list that everybody has. `fact` is `name=value`, as events keep what a rule asks. */
export type CodeOf =
  'event' | 'clock' | 'profile' | 'fact' | 'package-item' | 'goods' | 'paper' | 'media-type' | 'language' | 'country';

/** One row of the field catalogue. `category` and `level` are required: a field without them does not compile. */
export type Field = {
  readonly type: FieldType;
  readonly label: Bilingual;
  readonly category: Category;
  readonly level: Level;
  readonly flags?: readonly Flag[];
  /** Fields (`entity.field`) whose value would give this one away: a CURP gives the date of birth. */
  readonly inferredFrom?: readonly string[];
  /** For `enum` and `codes`: what may stand there, in both languages. */
  readonly options?: Readonly<Record<string, Bilingual>>;
  /** For `enum`: options that records made earlier may hold. They are read and labelled, and no longer offered. */
  readonly retired?: readonly string[];
  /** For `codes` and `enum`: options that bring a category of their own, so that the code itself is protected (the role `source`). */
  readonly optionCategories?: Readonly<Record<string, Category>>;
  /** For `reference`: which entity it points to. */
  readonly to?: string;
  /** For `reference`: the record follows from what it points to, and stays where that stays. References to persons bind by themselves. */
  readonly binds?: true;
  /** For `reference`: what it points to is this record's own picture or copy. The paper is about this record, and stays where it stays. */
  readonly isOwnPaper?: true;
  /**
   * For a reference to a person: that it points to somebody tells a role. Where the person leaves under a pseudonym the `record` stays, which
   * without its person would be taken to be about another; or the `reference` alone, where the record says enough without it.
   */
  readonly tellsRole?: 'record' | 'reference';
  readonly required?: boolean;
  /** The catalogue version that brought it; left out: the first. What an earlier reader does not know is not sent to it. */
  readonly since?: number;
  /** For `enum` and `codes`: the version that brought an option, where that is not the field's own. */
  readonly optionsSince?: Readonly<Record<string, number>>;
  /** What an earlier version said by it, this one says by other fields: it is kept in step with them, and no form asks for it. */
  readonly legacy?: true;
  /** Whose code stands there, by whose name a person reads it (`shared/code-name.ts`); a text of a person's own words stays as it is. */
  readonly codeOf?: CodeOf;
  /** For `identifier`: how its number is written, whatever its writer parts it by (`shared/pasted-numbers.ts`). Left out: as it was written, tidied. */
  readonly writing?: 'compact' | 'social-security' | 'register';
  /** For `text`: a country, stored as its ISO 3166-1 code where it is one by name; what is none, such as a State that is no more, stays a text. */
  readonly isCountry?: true;
  /** Left out: whoever may write the case, or as its entity says. */
  readonly setBy?: Setter;
  /** For `date`: it may be known in part (`1987`, `1987-04`, `1987~`; `shared/partial-date.ts`). No deadline may be counted from it. */
  readonly partial?: true;
  /** For `date`: it has been; a day to come is refused. */
  readonly isPast?: true;
  /** The day of something that has happened by the time it is written down: whoever types it is shown how to type such a day. Nothing is refused by it. */
  readonly hasHappened?: true;
  /** For an `enum`: how far the date field of that name is known. Where it is `legacy`, the date now says it itself. */
  readonly precisionOf?: string;
  /** For `date`: something is due by this day. Every list of deadlines has a row of it (`shared/record-dues.ts`). */
  readonly due?: DueRule;
  /** Never leaves by itself, whatever the mark: internal ids, pseudonym keys' inputs. */
  readonly internal?: boolean;
};

/** One kind of record. `parents` are the entities it may hang from (`case` for those of the case itself). */
export type Entity = {
  readonly label: Bilingual;
  readonly parents: readonly string[];
  /** The key of its list in the interchange format and in packets, such as `subjects`; null for the case itself. */
  readonly list: string | null;
  /** Who makes such records and sets their fields; left out: whoever may write the case. */
  readonly setBy?: Setter;
  /** The catalogue version that brought it; left out: the first. */
  readonly since?: number;
  readonly fields: Readonly<Record<string, Field>>;
};
