import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textsOf } from '../../scripts/overlay/texts.ts';

/** All that the program says of its own, in both languages. */
export function programTexts(): string {
  const texts = textsOf(join(import.meta.dirname, '..', '..')).flatMap(({ words }) =>
    'one' in words ? [words.one.en, words.one.es, words.other.en, words.other.es] : [words.en, words.es],
  );
  return texts.join('\n');
}

/** Names of statutes that the countries' files give as grounds: a reason says them whatever the case holds. */
export function statuteNames(): string {
  const countries = join(import.meta.dirname, '..', '..', 'shared', 'countries');
  const files = readdirSync(countries).filter(name => name.endsWith('.json'));
  const named = files.flatMap(name => [...readFileSync(join(countries, name), 'utf8').matchAll(/"statute": "([^"]+)"/g)]);
  return named.map(([, statute]) => statute).join('\n');
}

/** What the parts' library tells a screen reader of a list: “options available”, “opciones disponibles”. */
export const wordOfTheParts = 'available disponible disponibles';

/** The months, short and long, as days are written in both languages. */
export function monthNames(): string {
  const dates = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 15)));
  const ways = ['en-US', 'es-MX'].flatMap(locale =>
    (['short', 'long'] as const).map(month => new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' })),
  );
  return ways.flatMap(way => dates.map(date => way.format(date))).join('\n');
}

/** The words of three letters and more, once each. */
export function wordsIn(text: string): ReadonlySet<string> {
  return new Set(
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}{3,}/gu),
  );
}
