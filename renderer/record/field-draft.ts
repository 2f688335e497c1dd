import type { Field } from '../../shared/catalogue-types.ts';
import type { Json } from '../../shared/language.ts';

/** The parts of the field types that are written in parts. */
export const partsOf = {
  place: ['text', 'locality', 'state', 'country'],
  quantity: ['amount', 'unit'],
  account: ['institution', 'country', 'number'],
} as const;
export type PartedType = keyof typeof partsOf;

export function isParted(type: Field['type']): type is PartedType {
  return Object.hasOwn(partsOf, type);
}

/** A part of a value as its field shows it. */
export function partText(value: Json | undefined, part: string): string {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return '';
  const found = (value as { readonly [key: string]: Json })[part]; // arrays were refused above
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}

/** A value with one part changed; null where no part is left. */
export function withPart(value: Json | undefined, part: string, text: string): Json {
  const before = value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
  const rest = Object.entries(before).filter(([key]) => key !== part);
  const parts = text === '' ? rest : [...rest, [part, text] as const];
  return parts.length === 0 ? null : Object.fromEntries(parts);
}

/** What is typed in a one-line field, as its type stores it; null takes the value away. */
export function typedValue(field: Field, text: string): Json {
  if (text === '') return null;
  if (field.type === 'integer') return numberOr(text);
  if (field.type !== 'texts') return text;
  const lines = text.split('\n');
  return lines.every(line => line.trim() === '') ? null : lines;
}

/** A stored value as its field shows it for typing. */
export function shownText(value: Json | undefined): string {
  if (Array.isArray(value)) return value.join('\n');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What differs from the record, for the host: only changed fields, empty lines of lists left out. */
export function changesOf(before: Readonly<Record<string, Json>>, draft: Readonly<Record<string, Json>>): Record<string, Json> {
  const changed = Object.entries(draft).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name] ?? null));
  return Object.fromEntries(changed.map(([name, value]) => [name, Array.isArray(value) ? withoutBlanks(value) : value]));
}

function withoutBlanks(values: readonly Json[]): Json {
  return values.filter(value => typeof value !== 'string' || value.trim() !== '');
}

function numberOr(text: string): Json {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}
