import type { Entity } from '../catalogue-types.ts';
import type { Bilingual } from '../language.ts';

/** Fields that stand side by side while there is room; or one field of several lines, which has its own. */
export type FormLine<Name extends string = string> = readonly Name[] | { readonly many: Name };

/** What a practitioner thinks of together, in the order in which it is asked. */
export type FormGroup<Name extends string = string> = {
  readonly title: Bilingual;
  readonly lines: readonly FormLine<Name>[];
  /** Seldom filled: what is empty of it is folded, what is filled stands open. */
  readonly rare: boolean;
  /** The records that hang from this one and are thought of here, such as the identity documents of a person: they stand as a list. */
  readonly lists: readonly string[];
};

/** The form of a kind of record: each of its fields once, but for those that no person reads. */
export type Form<Name extends string = string> = readonly FormGroup<Name>[];

/** A form for each entity of a noun's file. A name that is no field does not compile. */
export type FormsOf<Entities extends Readonly<Record<string, Entity>>> = {
  readonly [E in keyof Entities]: Form<keyof Entities[E]['fields'] & string>;
};

export function group<Name extends string>(
  en: string,
  es: string,
  lines: readonly FormLine<Name>[],
  lists: readonly string[] = [],
): FormGroup<Name> {
  return { title: { en, es }, lines, rare: false, lists };
}

export function rare<Name extends string>(en: string, es: string, lines: readonly FormLine<Name>[]): FormGroup<Name> {
  return { title: { en, es }, lines, rare: true, lists: [] };
}

/** A field whose text runs over several lines. */
export function many<Name extends string>(field: Name): { readonly many: Name } {
  return { many: field };
}
