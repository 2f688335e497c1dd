import { exists, partialDateOf, storedDate, type PartialDate } from './partial-date.ts';
import { fold } from './text-rules.ts';
import { monthNames, plainOrdinals } from './text/calendar.ts';

/**
 * What a date that was typed may mean, in stored form: none where it is no date, two where figures could be day or month first (the day
 * first stands first). It names no day that was not typed, and needs a year. Both languages are read: `1987`, `abril de 1987`, `Apr 1987`,
 * `04/1987`, `1987-00-00`, `00/04/1987`, `14 mar 1987`, `c. 1987`, `hacia abril de 1987`, `about 1987`, `1987?`.
 *
 * @param months - The reader's own months, where they are of a third language.
 */
export function datesTyped(typed: string, months: readonly string[] = monthNames.en): readonly string[] {
  if (partialDateOf(typed) !== null) return [typed]; // most come so, and this is asked of every date of an import
  const { words, isAbout } = withoutAbout(plain(typed));
  const found = [partialDateOf(words) ?? figures(words) ?? inWords(words, months) ?? []].flat();
  const meant = found.filter(exists).map(date => storedDate({ ...date, isAbout: isAbout || date.isAbout }));
  return [...new Set(meant)];
}

type Found = readonly PartialDate[] | null;

function plain(text: string): string {
  return fold(text)
    .replace(/\p{Cf}/gu, '')
    .replace(/[‐‑–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

const before =
  /^(?:~|(?:circa|ca?|about|around|approx(?:imately)?|estimated|est|aprox(?:imadamente)?|alrededor de|hacia|cerca de|estimada)(?:\.| |(?=\d))) ?(?:el ano )?/;
const after = / ?(?:~|\?|\(?(?:approx(?:imately)?|aprox(?:imadamente)?|estimated|estimada|est|circa|ca|c)\.?\)?)$/;

function withoutAbout(words: string): { readonly words: string; readonly isAbout: boolean } {
  const left = words.replace(before, '').replace(after, '').trim();
  return { words: left, isAbout: left !== words };
}

const dated = (year: number, month: number | null, day: number | null): PartialDate => ({ year, month, day, isAbout: false });
/** A part written as nought is not known. */
const known = (figures: string): number | null => (Number(figures) === 0 ? null : Number(figures));

function figures(words: string): Found {
  const yearFirst = /^(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?$/.exec(words) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(words);
  if (yearFirst !== null)
    return [dated(Number(yearFirst[1]), known(yearFirst[2] ?? ''), yearFirst[3] === undefined ? null : known(yearFirst[3]))];
  const monthAndYear = /^(\d{1,2})[-/. ](\d{4})$/.exec(words);
  if (monthAndYear !== null) return [dated(Number(monthAndYear[2]), known(monthAndYear[1] ?? ''), null)];
  const whole = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(words);
  if (whole === null) return null;
  const [one, other, year] = [known(whole[1] ?? ''), known(whole[2] ?? ''), Number(whole[3])];
  if (one === null || other === null) return [dated(year, one ?? other, null)];
  return [dated(year, other, one), dated(year, one, other)];
}

const small = /\b(?:de|del|of|the|el|la|in|en|ano|dia|day)\b|[.,]/g;

function inWords(words: string, own: readonly string[]): Found {
  const bare = plainOrdinals(words).replaceAll(small, ' ').replace(/\s+/g, ' ').trim();
  const day = '(\\d{1,2})';
  const found =
    new RegExp(`^(?:[a-z]{3,9} )?${day}[ -]([a-z]{3,10})[ -](\\d{2}|\\d{4})$`).exec(bare)?.slice(1) ??
    order(new RegExp(`^([a-z]{3,10}) ${day} (\\d{4})$`).exec(bare), [2, 1, 3]) ??
    order(new RegExp(`^(\\d{4}) ([a-z]{3,10})(?: ${day})?$`).exec(bare), [3, 2, 1]) ??
    order(/^([a-z]{3,10})[ /-]((?:\d{2})?\d{2})$/.exec(bare), [0, 1, 2]);
  if (found === undefined) return null;
  const [typedDay, name = '', typedYear = ''] = found;
  const month = monthOf(name, own);
  const year = yearOf(typedYear);
  return month === null || year === null ? null : [dated(year, month, typedDay === undefined ? null : Number(typedDay))];
}

function order(found: RegExpExecArray | null, places: readonly number[]): readonly (string | undefined)[] | undefined {
  return found === null ? undefined : places.map(place => (place === 0 ? undefined : found[place]));
}

/** Two figures are a year of the last century where they cannot be a day: `abr 87`, not `abr 12`. */
function yearOf(figures: string): number | null {
  if (figures.length === 4) return Number(figures);
  return Number(figures) > 31 ? 1900 + Number(figures) : null;
}

function monthOf(name: string, own: readonly string[]): number | null {
  const alike = name === 'setiembre' ? 'septiembre' : name === 'sept' ? 'sep' : name;
  for (const names of [own, monthNames.es, monthNames.en]) {
    const at = names.findIndex(month => plain(month).startsWith(alike));
    if (at >= 0) return at + 1;
  }
  return null;
}
