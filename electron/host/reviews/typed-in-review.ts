import { textsNamingCases } from '../../../db/case-names.ts';
import { sortKey } from '../../../shared/sort-key.ts';
import { reviewText } from '../../../shared/text/review.ts';
import type { Session } from '../ground/context.ts';
import { tellingTexts } from '../packets/release/typed-words.ts';

/**
 * What is given out, with every text that a person typed and that names a protected value, a case or a person of one kept back: a review counts, and
 * names nobody. Texts of both languages go together. It reaches as far as the user's sight.
 */
export function withoutNames<T>(session: Session, given: T): T {
  const texts = [...new Set(stringsIn(given))];
  const telling = new Set([
    ...tellingTexts(session, null, texts),
    ...session.visible().flatMap(db => textsNamingCases(db, texts.map(sortKey))),
  ]);
  if (telling.size === 0) return given;
  const kept = new Set([...telling].map(at => texts[at]));
  return swept(given, text => kept.has(text)) as T; // as it was, but for texts
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(stringsIn);
}

function swept(value: unknown, isKept: (text: string) => boolean): unknown {
  const wordsKept = reviewText.wordsKept;
  if (typeof value === 'string') return isKept(value) ? `${wordsKept.en} / ${wordsKept.es}` : value;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(one => swept(one, isKept));
  if ('en' in value && 'es' in value && stringsIn(value).some(isKept)) return wordsKept;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, swept(one, isKept)]));
}
