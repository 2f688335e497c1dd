import type { Direction } from './case.ts';
import { findCountry } from './countries.ts';
import type { Bilingual } from './language.ts';
import { partiesIn } from './parties.ts';

/** `US → Mexico`: who asks whom, in a line of text. */
export function directionName(direction: Direction): Bilingual {
  return arrow(direction, ' ', code => findCountry(code)?.called);
}

/** `US → MX` where there is little room, with hair spaces around the arrow. */
export function directionShort(direction: Direction): Bilingual {
  return arrow(direction, '\u200a', code => findCountry(code)?.short);
}

/** A country as it is called; one that no file describes by its code. */
export function countryName(code: string): Bilingual {
  return findCountry(code)?.name ?? { en: code, es: code };
}

function arrow(direction: Direction, space: string, nameOf: (code: string) => Bilingual | undefined): Bilingual {
  const { requesting, requested } = partiesIn(direction);
  const [from, to] = [requesting, requested].map(code => nameOf(code) ?? { en: code, es: code }) as [Bilingual, Bilingual]; // two
  return { en: `${from.en}${space}→${space}${to.en}`, es: `${from.es}${space}→${space}${to.es}` };
}
