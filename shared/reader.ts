import type { Language } from './language.ts';
import { entryKey, isTranslated, overlayFault, overlayKey, type Forms, type Overlay } from './overlay.ts';
import { calendarWords, calendarWordsOf, type CalendarWords } from './text/calendar.ts';
import { interpolate, isFilled, sayIn, stand, type Values } from './text/fill.ts';
import { isPlural, type Words } from './text/words.ts';

/** Whoever reads the screen or the terminal: their language, and everything that depends on it. */
export type Reader = {
  /** `en`, `es`, or an overlay's BCP 47 tag. */
  readonly language: string;
  /** What the catalogue calls the language of a text that this person writes. */
  readonly writes: Language | 'other';
  /** For Intl and for `lang` attributes. */
  readonly locale: string;
  /** The language's own name, as it calls itself. */
  readonly name: string;
  readonly calendar: CalendarWords;
  /** A text in this language. Where an overlay has none, in English. */
  readonly say: (text: Words, values?: Values) => string;
};

export const english: Reader = {
  language: 'en',
  writes: 'en',
  locale: 'en-US',
  name: 'English',
  calendar: calendarWords.en,
  say: (text, values) => sayIn('en', text, values),
};

export const spanish: Reader = {
  language: 'es',
  writes: 'es',
  locale: 'es-MX', // writes a decimal point, as en-US does
  name: 'Español',
  calendar: calendarWords.es,
  say: (text, values) => sayIn('es', text, values),
};

/** The two readers that are always there. */
export const readers: Readonly<Record<Language, Reader>> = { en: english, es: spanish };

/** A reader of an overlay's language. Text by text: what the overlay lacks, or has with a fault, is said in English. */
export function overlayReader({ tag, texts }: Overlay): Reader {
  const usable = texts.filter(entry => isTranslated(entry.to) && overlayFault(entry, tag) === null);
  const found = new Map(usable.map(entry => [entryKey(entry), entry.to]));
  const byEnglish = byEnglishAlone(usable.map(({ en, to }) => [en, to]));
  const rules = new Intl.PluralRules(tag);

  function say(text: Words, values: Values = {}): string {
    if (isFilled(text)) return stand(text.as, say(text.of, text.with));
    const to = found.get(overlayKey(text)) ?? (isPlural(text) || text.en === text.es ? undefined : byEnglish.get(text.en));
    if (to === undefined) return sayEnglish(text, values);
    const { count } = values;
    const form = typeof to === 'string' ? to : to[typeof count === 'number' ? rules.select(count) : 'other'];
    return form === undefined ? sayEnglish(text, values) : interpolate(form, values, { locale: tag, say: value => say(value) });
  }
  const sayEnglish = (text: Words, values: Values) => {
    const chosen = isPlural(text) ? text[values['count'] === 1 ? 'one' : 'other'] : text;
    return interpolate(chosen.en, values, { locale: 'en-US', say: value => say(value) });
  };
  return { language: tag, writes: 'other', locale: tag, name: nameOf(tag), calendar: calendarWordsOf(tag), say };
}

/** The two that are always there, and one for each overlay. */
export function readersWith(overlays: readonly Overlay[]): readonly Reader[] {
  return [spanish, english, ...overlays.map(overlayReader)];
}

/** The reader of a language as a person or a system names it (`pt-BR`, `es_MX.UTF-8`): of just that, else of the same language. */
export function readerNamed(wanted: string, known: readonly Reader[]): Reader | undefined {
  const tag = wanted
    .replace(/[.@].*$/, '')
    .replaceAll('_', '-')
    .toLowerCase();
  const [primary] = tag.split('-');
  const of = (language: string) => known.find(reader => reader.language.toLowerCase() === language);
  return of(tag) ?? of(primary ?? '') ?? known.find(reader => reader.language.toLowerCase().startsWith(`${primary}-`));
}

/** The same; whoever's language is not known reads English. */
export function readerFor(wanted: string, known: readonly Reader[]): Reader {
  return readerNamed(wanted, known) ?? english;
}

/**
 * Texts that one English wording names without doubt, so that a mended Spanish text keeps its translation. A text that is the same in
 * both languages is never found here: it may be a name, or somebody's own words.
 */
function byEnglishAlone(pairs: readonly (readonly [string | Forms, string | Forms])[]): ReadonlyMap<string, string | Forms> {
  const found = new Map<string, string | Forms>();
  const doubtful = new Set<string>();
  for (const [en, to] of pairs) {
    if (typeof en !== 'string') continue;
    if (found.has(en) && found.get(en) !== to) doubtful.add(en);
    found.set(en, to);
  }
  for (const en of doubtful) found.delete(en);
  return found;
}

function nameOf(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
