import { describe, expect, it } from 'vitest';
import { keyIn, sortKey } from '../../shared/sort-key.ts';

const ordered = (language: string, texts: readonly string[]): readonly string[] =>
  texts
    .map(text => ({ text, key: keyIn(language, sortKey(text)) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ text }) => text);

describe('the order of texts in a list', () => {
  it.each([
    ['es', ['nube', 'nzz', 'ñandú', 'oca']],
    ['es', ['Canto', 'Cañada', 'Cao']],
    ['en', ['Cañada', 'Canto', 'Cao']],
    ['es-MX', ['S-2', 'S-10', 'S-100']],
    ['en', ['EX-2026-0009', 'EX-2026-10', 'EX-2026-123456789', 'EX-2026-1234567890']],
    ['es', ['García, Zoe', 'García Abad, Ana', 'Garcilaso, Inés']],
    ['es', ['Álvarez', 'Benítez', 'O’Neill', "O'Neill Paz", 'Onésimo', 'Zúñiga']],
  ])('is as %s has it: %j', (language, texts) => {
    expect(ordered(language, texts.toReversed())).toEqual(texts);
  });

  it('is the one that the languages themselves have, for words of letters alone', () => {
    const words = ['Ángel', 'angular', 'ñu', 'nulo', 'número', 'Óscar', 'osca', 'ola', 'zorro', 'Ñoño', 'niño', 'nino'];
    for (const language of ['es', 'en']) {
      const collator = new Intl.Collator(language, { sensitivity: 'base' });
      const found = ordered(language, words);
      for (let at = 1; at < found.length; at++) expect(collator.compare(found[at - 1]!, found[at]!)).toBeLessThanOrEqual(0);
    }
  });
});
