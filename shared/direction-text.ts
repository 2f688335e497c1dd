import type { Direction } from './case.ts';
import { findCountry } from './countries.ts';
import type { Bilingual } from './language.ts';
import { partiesIn } from './parties.ts';
import { fill } from './text/fill.ts';

const inLine: Bilingual = { en: '{{from}} → {{to}}', es: '{{from}} → {{to}}' };
const hair: Bilingual = { en: '{{from}}\u200a→\u200a{{to}}', es: '{{from}}\u200a→\u200a{{to}}' };

/**
 * `Mexico → US` where the United States request of Mexico: the way that the person travels, as the treaties' own labels say it ("from
 * Mexico to the United States"), in a line of text.
 */
export function directionName(direction: Direction): Bilingual {
  const { requesting, requested } = partiesIn(direction);
  return fill(inLine, { from: calledOf(requested), to: calledOf(requesting) });
}

/** `MX → US`, the same way, where there is little room, with hair spaces around the arrow. */
export function directionShort(direction: Direction): Bilingual {
  const { requesting, requested } = partiesIn(direction);
  return fill(hair, { from: shortOf(requested), to: shortOf(requesting) });
}

const calledOf = (code: string): Bilingual | string => findCountry(code)?.called ?? code;
const shortOf = (code: string): Bilingual | string => findCountry(code)?.short ?? code;
