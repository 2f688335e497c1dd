import canonicalize from 'canonicalize';
import type { Json } from '../../../shared/language.ts';

/**
 * RFC 8785: one text for one JSON value, whatever the order its fields were written in. The platform's own writer already writes numbers
 * and strings so; what remains is the order of keys. Whatever is unusual is left to the library, which the tests hold this against.
 */
export function canonical(value: Json): string {
  const sorted = inOrder(value);
  if (sorted !== undefined) {
    const text = JSON.stringify(sorted);
    if (!text.includes('\\ud')) return text; // else perhaps half a surrogate pair, which RFC 8785 refuses
  }
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

/** The value with its keys in the order of their UTF-16 units; undefined where an object cannot keep them so, or a number is none. */
function inOrder(value: Json): Json | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (value === null || typeof value !== 'object') return value;
  return Array.isArray(value) ? elementsInOrder(value) : fieldsInOrder(value as { readonly [key: string]: Json }); // no list
}

function elementsInOrder(list: readonly Json[]): Json | undefined {
  const sorted: Json[] = [];
  for (const element of list) {
    const part = inOrder(element);
    if (part === undefined) return undefined;
    sorted.push(part);
  }
  return sorted;
}

function fieldsInOrder(fields: { readonly [key: string]: Json }): Json | undefined {
  const sorted: Record<string, Json> = {};
  for (const key of Object.keys(fields).sort()) {
    const part = inOrder(fields[key]!); // one of its own keys
    if (part === undefined || startsWithDigit(key) || key === '__proto__') return undefined;
    sorted[key] = part;
  }
  return sorted;
}

/** Objects put keys that are whole numbers first, whatever the order they were given. */
function startsWithDigit(key: string): boolean {
  const unit = key.charCodeAt(0);
  return unit >= 0x30 && unit <= 0x39;
}
