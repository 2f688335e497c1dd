import type { Json } from '../language.ts';

/**
 * RFC 8785, for a reader without the host: keys in the order of their UTF-16 units, numbers and strings as the platform writes them. Of
 * values that were read by `parseStrictJson`, in which half a surrogate pair or an endless number cannot stand.
 */
export function canonicalText(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(canonicalText).join(',')}]`;
  const fields = value as { readonly [key: string]: Json }; // neither null nor a list
  const members = Object.keys(fields).sort();
  return `{${members.map(key => `${JSON.stringify(key)}:${canonicalText(fields[key]!)}`).join(',')}}`;
}
