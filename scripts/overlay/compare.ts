import { entryKey, isTranslated, overlayFault, overlayKey, pluralCategories } from '../../shared/overlay.ts';
import type { Forms, OverlayEntry, OverlayFault } from '../../shared/overlay.ts';
import { isPlural, type Words } from '../../shared/text/words.ts';
import type { FoundText } from './source-texts.ts';

/** An overlay beside the texts that the program has now. */
export type Comparison = {
  /** Texts of the program that have no translation: its reader sees English there. */
  readonly missing: readonly FoundText[];
  /** Translations of what a place said before; `now` is what it says today. */
  readonly stale: readonly { readonly entry: OverlayEntry; readonly now: FoundText }[];
  /** Translations of texts that the program has no more. */
  readonly extra: readonly OverlayEntry[];
  /** Translations that are not used, since their braces or forms are not those of the text. */
  readonly faulty: readonly { readonly entry: OverlayEntry; readonly fault: OverlayFault }[];
};

export function compare(entries: readonly OverlayEntry[], texts: readonly FoundText[], tag: string): Comparison {
  const { translated, entryOf } = indexed(entries);
  const matched = new Map(texts.map(text => [text, entryOf(text)]));
  const used = new Set(matched.values());
  const unmatchedAt = new Map(texts.filter(text => matched.get(text) === undefined).map(text => [text.at, text]));
  const left = translated.filter(entry => !used.has(entry));
  return {
    missing: [...unmatchedAt.values()],
    stale: left.flatMap(entry => {
      const now = unmatchedAt.get(entry.at);
      return now === undefined ? [] : [{ entry, now }];
    }),
    extra: left.filter(entry => !unmatchedAt.has(entry.at)),
    faulty: translated.flatMap(entry => {
      const fault = overlayFault(entry, tag);
      return fault === null ? [] : [{ entry, fault }];
    }),
  };
}

/** The overlay's file as it should be now: each text of the program once, with its translation where there is one. */
export function brought(entries: readonly OverlayEntry[], texts: readonly FoundText[], tag: string): readonly OverlayEntry[] {
  const { entryOf } = indexed(entries);
  const was = new Map(compare(entries, texts, tag).stale.map(({ entry, now }) => [now, { en: entry.en, to: entry.to }]));
  return texts.map(text => {
    const { words, at } = text;
    const before = was.get(text);
    return {
      at,
      en: written(words, 'en'),
      es: written(words, 'es'),
      to: entryOf(text)?.to ?? untranslated(words, tag),
      ...(before === undefined ? {} : { was: before }),
    };
  });
}

/** The translation of a text: of both its languages, else of the same English at the same place, whose Spanish was mended. */
function indexed(entries: readonly OverlayEntry[]) {
  const translated = entries.filter(({ to }) => isTranslated(to));
  const byKey = new Map(translated.map(entry => [entryKey(entry), entry]));
  const byPlace = new Map(translated.map(entry => [entry.at, entry]));
  const entryOf = ({ words, at }: FoundText): OverlayEntry | undefined => {
    const here = byPlace.get(at);
    const isSame = here !== undefined && JSON.stringify(here.en) === JSON.stringify(written(words, 'en'));
    return byKey.get(overlayKey(words)) ?? (isSame ? here : undefined);
  };
  return { translated, entryOf };
}

function written(words: Words, language: 'en' | 'es'): string | Forms {
  return isPlural(words) ? { one: words.one[language], other: words.other[language] } : words[language];
}

function untranslated(words: Words, tag: string): string | Forms {
  return isPlural(words) ? Object.fromEntries(pluralCategories(tag).map(category => [category, ''])) : '';
}
