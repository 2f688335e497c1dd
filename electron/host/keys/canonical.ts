import canonicalize from 'canonicalize';
import type { Json } from '../../../shared/language.ts';

/** RFC 8785: one text for one JSON value, whatever the order its fields were written in. */
export function canonical(value: Json): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}
