import { describe, expect, it } from 'vitest';
import { findOccurrences, inLines, lineBoxes } from '../../shared/page-search.ts';
import type { PageWord } from '../../shared/pages.ts';

/** Words of a page, a line of the text each, every letter a hundredth of the page wide. */
function pageOf(...lines: readonly string[]): readonly PageWord[] {
  return lines.flatMap((line, row) =>
    Array.from(line.matchAll(/\S+/g), ({ 0: text, index }) => ({
      text,
      box: { left: 0.1 + index * 0.01, top: 0.1 + row * 0.03, width: text.length * 0.01, height: 0.02 },
      confidence: null,
    })),
  );
}
const found = (query: string, ...lines: readonly string[]) =>
  findOccurrences([{ page: 3, words: pageOf(...lines) }], query).map(({ text }) => text);

describe('a search over the words of a page', () => {
  it('minds neither case nor diacritics nor what is written around a word', () => {
    expect(found('ibarrola', 'La señora IBÁRROLA, dijo', 'Ibarrola.')).toEqual(['IBÁRROLA,', 'Ibarrola.']);
  });

  it('finds a phrase over several words and from one line to the next', () => {
    expect(found('Ramona Ibárrola', 'compareció Ramona', 'Ibárrola ayer')).toEqual(['Ramona Ibárrola']);
  });

  it('finds a word that a hyphen parts at a line’s end, whole and not by its half', () => {
    expect(found('Ibárrola', 'ante Ibá-', 'rrola se leyó')).toEqual(['Ibá- rrola']);
    expect(found('rrola', 'ante Ibá-', 'rrola se leyó')).toEqual([]);
  });

  it('finds no word within another, and each of two that are written together', () => {
    expect(found('ana', 'mañana Ana banana')).toEqual(['Ana']);
    expect(found('Pérez', 'García/Pérez')).toEqual(['García/Pérez']);
  });

  it('comes with the few words before and behind it, also from the lines around', () => {
    const [place] = findOccurrences(
      [{ page: 3, words: pageOf('uno dos tres cuatro cinco', 'Ibárrola seis', 'siete ocho nueve diez') }],
      'ibarrola',
    );
    expect([place?.before, place?.after]).toEqual(['dos tres cuatro cinco', 'seis siete ocho nueve']);
  });

  it('gives a box for each line that a place stands on, with its page', () => {
    const [place] = findOccurrences([{ page: 3, words: pageOf('dijo Ramona', 'Ibárrola ayer') }], 'ramona ibarrola');
    expect(place?.page).toBe(3);
    expect(place?.boxes).toHaveLength(2);
    expect(place!.boxes[0]!.top).toBeLessThan(place!.boxes[1]!.top);
  });
});

describe('words from two readers of a page', () => {
  it('stand in the order of the lines', () => {
    const [uno, dos, tres, cuatro] = pageOf('uno dos', 'tres cuatro');
    expect(inLines([dos!, tres!, cuatro!, uno!]).map(({ text }) => text)).toEqual(['uno', 'dos', 'tres', 'cuatro']);
  });
});

describe('neighbours on a line', () => {
  it('share one box', () => {
    const [box, ...others] = lineBoxes(pageOf('uno dos tres').map(({ box: place }) => place));
    expect(others).toEqual([]);
    expect(box).toMatchObject({ left: 0.1 });
    expect(box?.width).toBeCloseTo(0.12);
  });
});
