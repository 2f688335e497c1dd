import { forms, namesOf } from '../../shared/catalogue-forms.ts';
import { catalogue, isEntity, type EntityName } from '../../shared/catalogue.ts';
import type { FormGroup, FormLine } from '../../shared/catalogue/form.ts';
import type { Field } from '../../shared/catalogue-types.ts';
import { mayBeSaid, type Saying } from '../../shared/field-setters.ts';
import type { Bilingual } from '../../shared/language.ts';

export type FormField = { readonly name: string; readonly field: Field; readonly isLong: boolean };
export type ShownGroup = {
  readonly title: Bilingual;
  readonly lines: readonly (readonly FormField[])[];
  readonly lists: readonly EntityName[];
};

export type ShownForm = {
  readonly groups: readonly ShownGroup[];
  /** What is folded: how many fields, and what they are called: a group where it is folded whole, else each field. */
  readonly folded: { readonly count: number; readonly called: readonly Bilingual[] };
};

/**
 * What of a form stands open. What is seldom filled is folded while it is empty; a line of which one field is held stays whole.
 *
 * @param isHeld - Whether a field holds something, was typed in, or was refused.
 * @param isOpen - Whether a person asked for everything.
 */
export function shownForm(entity: EntityName, saying: Saying, isHeld: (name: string) => boolean, isOpen: boolean): ShownForm {
  const shown: ShownGroup[] = [];
  const called: Bilingual[] = [];
  let count = 0;
  for (const group of forms[entity]) {
    const lines = group.lines.map(line => askedOf(entity, saying, line)).filter(line => line.length > 0);
    const stays = (line: readonly FormField[]) => isOpen || !group.rare || line.some(({ name }) => isHeld(name));
    const open = lines.filter(stays);
    const folded = lines.filter(line => !stays(line)).flat();
    const lists = saying === 'changed' ? group.lists.filter(isEntity) : []; // nothing hangs from what is not made yet
    if (open.length > 0 || lists.length > 0) shown.push({ title: group.title, lines: open, lists });
    called.push(...namesOfFolded(group, folded, open.length === 0));
    count += folded.length;
  }
  return { groups: shown, folded: { count, called } };
}

function askedOf(entity: EntityName, saying: Saying, line: FormLine): readonly FormField[] {
  return namesOf(line).flatMap(name => {
    const field = catalogue[entity].fields[name];
    if (field === undefined || field.legacy === true || !mayBeSaid(entity, name, saying)) return [];
    return [{ name, field, isLong: 'many' in line }];
  });
}

const FEW = 3;

function namesOfFolded(group: FormGroup, folded: readonly FormField[], isWhole: boolean): readonly Bilingual[] {
  return isWhole && folded.length >= FEW ? [group.title] : folded.map(({ field }) => field.label);
}
