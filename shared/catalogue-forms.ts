import type { Field, FieldType } from './catalogue-types.ts';
import { catalogue, type EntityName } from './catalogue.ts';
import { caseForms } from './catalogue/case-forms.ts';
import { courseForms, portionForm } from './catalogue/course-forms.ts';
import { exchangeForms } from './catalogue/exchange-forms.ts';
import type { Form, FormLine } from './catalogue/form.ts';
import { legalForms } from './catalogue/legal-forms.ts';
import { materialForms } from './catalogue/material-forms.ts';
import { personForms } from './catalogue/person-forms.ts';
import { planForms } from './catalogue/plan-forms.ts';

/**
 * How each kind of record is asked and read: its groups, what stands on one line, what is seldom filled. Each field that a person may read
 * stands in exactly one group. One generic form is made of it.
 */
export const forms: Readonly<Record<EntityName, Form>> = {
  ...caseForms,
  ...personForms,
  ...legalForms,
  ...exchangeForms,
  ...materialForms,
  ...courseForms,
  ...planForms,
  portion: portionForm,
};

/** The fields of a line, in their order. */
export function namesOf(line: FormLine): readonly string[] {
  return 'many' in line ? [line.many] : line;
}

/** The fields of an entity in the order of its form, for whoever fills or reads it. */
export function formOrder(entity: EntityName): readonly (readonly [name: string, field: Field])[] {
  return forms[entity]
    .flatMap(({ lines }) => lines.flatMap(namesOf))
    .flatMap(name => {
      const field = catalogue[entity].fields[name];
      return field === undefined ? [] : [[name, field] as const];
    });
}

/** How much of a line a field takes: `short` no more than a date, `half` what is left beside others, `whole` all of it. */
export type FieldWidth = 'short' | 'half' | 'whole';

const widths: Readonly<Partial<Record<FieldType, FieldWidth>>> = {
  date: 'short',
  integer: 'short',
  decimal: 'short',
  codes: 'whole',
  place: 'whole',
  account: 'whole',
};

export function widthOf({ type }: Field): FieldWidth {
  return widths[type] ?? 'half';
}
