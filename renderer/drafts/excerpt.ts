import type { Json } from '../../shared/language.ts';

const MOST_CHARACTERS = 90;

/** The longest text in a draft, cut: what a person knows it by. */
export function excerptOf(content: Json): string {
  const longest = textsIn(content).reduce((one, other) => (other.length > one.length ? other : one), '');
  return longest.length > MOST_CHARACTERS ? `${longest.slice(0, MOST_CHARACTERS)}…` : longest;
}

function textsIn(content: Json): readonly string[] {
  if (typeof content === 'string') return [content.trim()];
  if (content === null || typeof content !== 'object') return [];
  return (Array.isArray(content) ? (content as readonly Json[]) : Object.values(content)).flatMap(textsIn);
}
