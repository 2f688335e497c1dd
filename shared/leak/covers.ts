import { dateNeedles } from './date-needles.ts';
import { wordsOf } from './fold.ts';
import { isCommonSurname } from './common-names.ts';
import { nameNeedles } from './name-needles.ts';
import { officialTitles, personTitles } from './titles.ts';
import type { LeakKind, ReleasedValue, Variant } from './needle.ts';

/** What a run of words in a text is read as, so that a shorter form inside it is not what it seems: `phrase` is an agency, a city. */
type CoverKind = 'name' | 'date' | 'place' | 'number' | 'phrase';
type Cover = { readonly words: readonly string[]; readonly kind: CoverKind };

/** Words `from` to before `to` of a text that are read as one thing. */
export type Span = { readonly from: number; readonly to: number; readonly kind: CoverKind };

/** A form found in a text, as far as covering goes. */
export type Covered = {
  readonly kind: LeakKind;
  readonly variant: Variant;
  readonly severity: 'stop' | 'warn';
  readonly isProtected: boolean;
  readonly from: number;
  readonly to: number;
};

/**
 * The runs of words that are known for something else: names, dates, places and numbers that leave as typed values, and phrases such as an
 * agency's name. Free text is never among them. They hide nothing elsewhere: a span counts only where it stands.
 */
export function coversOf(
  released: readonly ReleasedValue[],
  phrases: readonly string[],
): (words: readonly string[]) => readonly Span[] {
  const byFirst = new Map<string, Cover[]>();
  const add = (words: readonly string[], kind: CoverKind): void => {
    const [first] = words;
    if (first === undefined || (words.length < 2 && kind !== 'number')) return;
    const here = byFirst.get(first);
    if (here === undefined) byFirst.set(first, [{ words, kind }]);
    else here.push({ words, kind });
  };
  for (const value of released) for (const cover of coversOfValue(value)) add(cover.words, cover.kind);
  for (const phrase of phrases) add(wordsOf(phrase), 'phrase');
  return words => {
    const spans: Span[] = [];
    for (let from = 0; from < words.length; from++) {
      for (const cover of byFirst.get(words[from]!) ?? []) {
        if (cover.words.every((word, at) => words[from + at] === word))
          spans.push({ from, to: from + cover.words.length, kind: cover.kind });
      }
    }
    return spans;
  };
}

function coversOfValue({ kind, texts, name, date }: ReleasedValue): readonly Cover[] {
  switch (kind) {
    case 'name': {
      const full =
        name === undefined
          ? []
          : nameNeedles(name).filter(
              ({ variant, words }) => variant === 'name-order' || (variant === 'surname' && words.length > 1),
            );
      return [...full.map(({ words }) => words), ...titled(name), ...texts.map(wordsOf)].map(words => ({ words, kind: 'name' }));
    }
    case 'date':
      return dateNeedles(date ?? texts[0] ?? '')
        .filter(({ variant }) => variant !== 'date-without-year')
        .map(({ words }) => ({ words, kind: 'date' }));
    case 'place':
      return texts.map(text => ({ words: wordsOf(text), kind: 'place' }));
    case 'text':
    case 'listed':
      return [];
    default:
      return texts.map(text => ({ words: wordsOf(text), kind: 'number' }));
  }
}

/** Whoever leaves by name, by title and surname: an official's title, or with a surname that half the country has any. */
function titled(name: ReleasedValue['name']): readonly (readonly string[])[] {
  const surname = wordsOf(name?.paternal ?? '');
  if (surname.length === 0) return [];
  return [...officialTitles, ...(surname.every(isCommonSurname) ? personTitles : [])].map(title => [title, ...surname]);
}

/** How a span bears on a form inside it: the form is not there, is only worth a warning, or is as it seems. */
export function bearing(span: Span, found: Covered): 'hides' | 'weakens' | null {
  if (span.from > found.from || span.to < found.to) return null;
  const isLonger = span.to - span.from > found.to - found.from;
  return isLonger ? bearingOfLonger(span, found) : bearingOfEqual(span, found);
}

const partsOfNames: ReadonlySet<Variant> = new Set<Variant>([
  'surname',
  'given-name',
  'initials',
  'alias',
  'initials-and-surname',
  'nickname',
]);

function bearingOfLonger({ kind }: Span, found: Covered): 'hides' | null {
  const isPart = found.kind === 'name' && (partsOfNames.has(found.variant) || found.to - found.from === 1);
  switch (kind) {
    case 'name':
      return isPart ? 'hides' : null;
    case 'date':
      return found.kind === 'date' ? 'hides' : null;
    case 'number':
      return found.severity === 'warn' && found.kind !== 'text' ? 'hides' : null;
    case 'place':
    case 'phrase':
      return isPart || found.kind === 'place' || found.kind === 'text' || found.kind === 'listed' ? 'hides' : null;
  }
}

/** The same words as a value that leaves. Of a source, witness or victim, and of numbers, a person looks at it all the same. */
function bearingOfEqual({ kind }: Span, found: Covered): 'hides' | 'weakens' | null {
  const isSame = kind === found.kind || (kind === 'number' && !['name', 'date', 'place', 'text', 'listed'].includes(found.kind));
  // Such as “Austin, Texas”, where both are names that point at nobody.
  if (kind === 'phrase' && found.kind === 'name' && (found.severity === 'warn' || found.variant === 'surname')) return 'hides';
  if (!isSame) return null;
  return kind === 'number' || found.isProtected ? 'weakens' : 'hides';
}
