import type { Json } from '../language.ts';

/** A cell that holds text, as its column says; '' for what holds none. */
export function cellText(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
