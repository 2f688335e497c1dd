import type { Field, FieldType } from '../catalogue-types.ts';
import type { Bilingual } from '../language.ts';
import type { Category, Level } from '../mark.ts';

/**
 * What a field of each category may do harm with, unless its row says otherwise (domain page C and D.3): most legal and administrative
 * data is for partners, what identifies or locates is restricted, sources, techniques and protected persons are protected.
 */
export const defaultLevels: Readonly<Record<Category, Level>> = {
  ADM: 'L1',
  LEG: 'L1',
  IDN: 'L2',
  CON: 'L2',
  OPS: 'L2',
  FIN: 'L2',
  TEC: 'L3',
  VIC: 'L3',
  SRC: 'L3',
};

type More = Partial<Omit<Field, 'type' | 'label' | 'category'>>;

/** One row of the catalogue. The category comes first because none may be forgotten; the level is the category's unless `more` says. */
export function field(category: Category, type: FieldType, en: string, es: string, more: More = {}): Field {
  return { type, label: { en, es }, category, level: defaultLevels[category], ...more };
}

/** What may stand in an `enum` or `codes` field: code → [English, Spanish]. */
export function choices(table: Readonly<Record<string, readonly [en: string, es: string]>>): Readonly<Record<string, Bilingual>> {
  return Object.fromEntries(Object.entries(table).map(([code, [en, es]]) => [code, { en, es }]));
}

/** What whoever sent a record of the plan calls it in its packets to us: when it goes back there, it is known again. */
export const sharedName: Field = field('ADM', 'identifier', 'Name in the shared plan', 'Nombre en el plan compartido', {
  since: 3,
  setBy: 'program',
});
