import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textsOf } from '../../scripts/overlay/texts.ts';
import { isPlural, type Words } from '../../shared/text/words.ts';
import termbase from '../../shared/text/termbase.json' with { type: 'json' };

type Language = 'en' | 'es';
type Term = {
  readonly en: string;
  readonly es: string;
  readonly source?: string;
  readonly tag?: string;
  readonly bound?: string;
};
type Rejected = {
  readonly language: string;
  readonly words: string;
  readonly instead: string;
  readonly except?: readonly string[];
};

const terms: readonly Term[] = termbase.terms;
const rejected: readonly Rejected[] = termbase.rejected;

/** What a person reads: screens, terminal, refusals, treaties, and packets too; not the invented office, nor the gallery of parts. */
const texts = textsOf(join(import.meta.dirname, '..', '..'), ['electron/host/demo/', 'renderer/gallery']).flatMap(
  ({ at, words }) => formsOf(words).map(form => ({ at, ...form })),
);

/** The texts of some words, without the names of values and files in them, which nobody reads as words. */
function formsOf(words: Words): readonly { readonly en: string; readonly es: string }[] {
  const read = (text: string) => text.replaceAll(/\{\{\w+\}\}|[\w-]+\.(?:json|db-wal)/g, '…');
  return (isPlural(words) ? [words.one, words.other] : [words]).map(({ en, es }) => ({ en: read(en), es: read(es) }));
}

const pattern = (words: string) => new RegExp(words, 'iu');

/** The rejected words of a text, each with what is said instead. */
function faultsOf(at: string, text: { readonly en: string; readonly es: string }): readonly string[] {
  return rejected
    .filter(({ language, words, except = [] }) => {
      const said = text[language as Language]; // the file's two languages
      return pattern(words).test(said) && !except.some(start => at.startsWith(start));
    })
    .map(({ language, instead }) => `${at}: “${text[language as Language]}”: say ${instead}`);
}

/** The bound terms of an English text whose Spanish text says something else. A longer term speaks for the shorter one within it. */
function strayOf(text: { readonly en: string; readonly es: string }): readonly string[] {
  const said = terms.filter(({ en, bound }) => bound !== undefined && contains(text.en, en));
  const longest = said.filter(({ en }) => !said.some(other => other.en !== en && contains(other.en, en)));
  return longest.filter(({ bound }) => !pattern(bound ?? '').test(text.es)).map(({ en, es }) => `${en}: ${es}`);
}

function contains(text: string, term: string): boolean {
  return pattern(`(?<![\\p{L}-])${term}s?(?![\\p{L}-])`).test(text);
}

describe('the termbase', () => {
  it('has each English term once and each with one Spanish term', () => {
    const english = terms.map(({ en }) => en.toLowerCase());

    expect(english.filter((term, at) => english.indexOf(term) !== at)).toEqual([]);
  });

  it('says of each term where it was read, or that it is from memory', () => {
    expect(terms.filter(({ source, tag }) => source === undefined && tag !== 'M')).toEqual([]);
  });

  it('lets no text use a rejected word', () => {
    expect(texts.flatMap(({ at, ...text }) => faultsOf(at, text))).toEqual([]);
  });

  it('lets no English term be said by two Spanish ones', () => {
    const stray = texts.flatMap(({ at, ...text }) => strayOf(text).map(term => `${at}: “${text.en}” / “${text.es}”: ${term}`));

    expect(stray).toEqual([]);
  });

  it('sees a text that goes astray, and none in one that does not', () => {
    expect(faultsOf('x', { en: 'The person sought', es: 'La persona buscada' })).toHaveLength(1);
    expect(faultsOf('x', { en: 'The clock stops in 3 days', es: 'El plazo vence en 3 días' })).toHaveLength(2);
    expect(strayOf({ en: 'Channel', es: 'Vía' })).toEqual(['channel: canal']);
    expect(strayOf({ en: 'Diplomatic channel', es: 'Vía diplomática' })).toEqual([]);
    expect([...faultsOf('x', { en: 'Channel', es: 'Canal' }), ...strayOf({ en: 'Channel', es: 'Canal' })]).toEqual([]);
  });
});
