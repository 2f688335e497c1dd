import { catalogue, type EntityName } from '../../../../shared/catalogue.ts';
import type { Field } from '../../../../shared/catalogue-types.ts';
import type { Json } from '../../../../shared/language.ts';
import { normaliseValue, problemOf } from '../../../../shared/values.ts';

/** What becomes of a released value here. */
export type Fitting =
  /** It fits its field, in this stored form. */
  | { readonly kind: 'field'; readonly value: Json }
  /** A list of codes of which our catalogue knows some; those stand in the field, and the whole is kept beside it. */
  | { readonly kind: 'partly-unknown'; readonly value: Json }
  /** Our catalogue has no such field, or no such option. */
  | { readonly kind: 'unknown' }
  /** Given in another form than the field's: words for people. */
  | { readonly kind: 'as-text'; readonly how: string }
  /** Masked: that there is something is all that it says. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly code: 'packet/unknown-path' | 'packet/unfit-value' };

/** What an option of a catalogue is called in every version of it. */
const optionCode = /^[A-Za-z0-9][A-Za-z0-9_./+-]{0,63}$/;

/**
 * Where a released value belongs.
 *
 * @param how - The form that its sender gave it in, or null for the value itself.
 */
export function fittingPart(entity: EntityName, name: string, value: Json, how: string | null): Fitting {
  const known = catalogue[entity].fields;
  const field = Object.hasOwn(known, name) ? known[name] : undefined;
  if (field === undefined) return { kind: 'unknown' };
  if (field.internal === true) return { kind: 'refused', code: 'packet/unknown-path' }; // an office’s own: no program gives it
  const normal = normaliseValue(value);
  // A reference is the sender's name for a record here, not an id of ours.
  const fits = field.type === 'reference' ? typeof value === 'string' : problemOf(field, normal) === null;
  // A year for a date is what its sender lets us know, not what is known.
  const isCoarser = how === 'GENERALISE' && field.type === 'date';
  if (fits && !isCoarser) return { kind: 'field', value: normal };
  if (how === 'MASK') return { kind: 'nothing' };
  if (how !== null) return { kind: 'as-text', how };
  return laterOptions(field, normal) ?? { kind: 'refused', code: 'packet/unfit-value' };
}

/** A value that would fit if the catalogue had its options: a later one has. Null where that is not what is wrong. */
function laterOptions(field: Field, value: Json): Fitting | null {
  const { type, options = {} } = field;
  if (type === 'enum') return typeof value === 'string' && optionCode.test(value) ? { kind: 'unknown' } : null;
  if (type !== 'codes' || !Array.isArray(value)) return null;
  const codes = value as readonly Json[];
  if (!codes.every(code => typeof code === 'string' && optionCode.test(code))) return null;
  const held = codes.filter(code => Object.hasOwn(options, code as string)); // all are strings
  if (held.length === codes.length) return null; // every option is known: something else is wrong
  return held.length > 0 && problemOf(field, held) === null ? { kind: 'partly-unknown', value: held } : { kind: 'unknown' };
}
