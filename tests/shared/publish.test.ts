import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEWEST_SHOWN, publish, type Figures, type ShownCount } from '../../shared/publish.ts';

/** A table with its row and column sums, as a reader sees it. */
function table(rows: readonly (readonly number[])[]): Figures {
  const width = rows[0]?.length ?? 0;
  const counts: Record<string, number> = {};
  const sums: { total: string; parts: string[] }[] = [];
  const put = (total: string, parts: string[]) => {
    counts[total] = parts.reduce((sum, part) => sum + (counts[part] ?? 0), 0);
    sums.push({ total, parts });
  };
  for (const [r, row] of rows.entries()) for (const [c, count] of row.entries()) counts[`${r}.${c}`] = count;
  for (const [r, row] of rows.entries())
    put(
      `row ${r}`,
      row.map((_, c) => `${r}.${c}`),
    );
  for (let c = 0; c < width; c++)
    put(
      `column ${c}`,
      rows.map((_, r) => `${r}.${c}`),
    );
  put(
    'all',
    rows.map((_, r) => `row ${r}`),
  );
  sums.push({ total: 'all', parts: Array.from({ length: width }, (_, c) => `column ${c}`) });
  return { counts, sums, unshown: new Set() };
}

/**
 * Every value that each cell can have, by trying all tables: a reader who stops at nothing. Cells go up to `most`; sums follow.
 * It shares no code with what it checks.
 */
function possible(rows: number, columns: number, shown: Readonly<Record<string, ShownCount>>, most: number) {
  const values = new Map<string, Set<number>>(Object.keys(shown).map(name => [name, new Set()]));
  const cells = Array.from({ length: rows * columns }, () => 0);
  const fits = (name: string, count: number): boolean => {
    const cell = shown[name]!;
    if (cell.kind === 'shown') return cell.count === count;
    return cell.kind === 'hidden' || (count >= 1 && count < FEWEST_SHOWN);
  };
  const at = (r: number, c: number) => cells[r * columns + c]!;
  const rowSum = (r: number) => Array.from({ length: columns }, (_, c) => at(r, c)).reduce((a, b) => a + b, 0);
  const columnSum = (c: number) => Array.from({ length: rows }, (_, r) => at(r, c)).reduce((a, b) => a + b, 0);
  const all = () => cells.reduce((a, b) => a + b, 0);
  const everyFigure = (): [string, number][] => [
    ...cells.map((count, place): [string, number] => [`${Math.floor(place / columns)}.${place % columns}`, count]),
    ...Array.from({ length: rows }, (_, r): [string, number] => [`row ${r}`, rowSum(r)]),
    ...Array.from({ length: columns }, (_, c): [string, number] => [`column ${c}`, columnSum(c)]),
    ['all', all()],
  ];
  const visit = (place: number): void => {
    if (place === cells.length) {
      const figures = everyFigure();
      if (figures.every(([name, count]) => fits(name, count))) for (const [name, count] of figures) values.get(name)?.add(count);
      return;
    }
    const [r, c] = [Math.floor(place / columns), place % columns];
    for (let count = 0; count <= most; count++) {
      cells[place] = count;
      if (fits(`${r}.${c}`, count) && (c < columns - 1 || fits(`row ${r}`, rowSum(r)))) visit(place + 1);
    }
    cells[place] = 0;
  };
  visit(0);
  return values;
}

const kindsOf = (shown: Readonly<Record<string, ShownCount>>) =>
  Object.fromEntries(Object.entries(shown).map(([name, { kind }]) => [name, kind]));
const column = (...counts: readonly number[]) => {
  const parts = counts.map((_, place) => `${place}`);
  const total = counts.reduce((a, b) => a + b, 0);
  return publish({
    counts: { ...Object.fromEntries(counts.map((count, place) => [`${place}`, count])), total },
    sums: [{ total: 'total', parts }],
    unshown: new Set(),
  });
};

describe('figures that may be published', () => {
  it('show zeros and counts from five on', () => {
    expect(kindsOf(column(0, 5, 40))).toEqual({ 0: 'shown', 1: 'shown', 2: 'shown', total: 'shown' });
  });

  it('hide the smallest other count beside a lone one under five', () => {
    expect(kindsOf(column(30, 3, 9, 0))).toEqual({ 0: 'shown', 1: 'few', 2: 'hidden', 3: 'shown', total: 'shown' });
  });

  it('hide no third count where two under five cover each other', () => {
    expect(kindsOf(column(30, 3, 2))).toMatchObject({ 0: 'shown', 1: 'few', 2: 'few', total: 'shown' });
  });

  it('do not leave two counts under five whose sum tells both', () => {
    expect(kindsOf(column(30, 4, 4))).toMatchObject({ 0: 'hidden' });
    expect(kindsOf(column(30, 1, 1))).toMatchObject({ 0: 'hidden' });
  });

  it('hide the total where nothing else can be hidden', () => {
    expect(kindsOf(column(0, 3))).toMatchObject({ 1: 'few', total: 'few' });
  });

  it('do not say that a total is under five where that tells its parts', () => {
    const shown = publish(
      table([
        [1, 1],
        [1, 1],
      ]),
    );

    expect(possible(2, 2, shown, 10).get('0.0')!.size).toBeGreaterThan(1);
  });

  it('never show a count from one to four', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat({ max: 30 }), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
        rows => {
          const shown = Object.values(publish(table(rows))).flatMap(cell => (cell.kind === 'shown' ? [cell.count] : []));
          expect(shown.filter(count => count > 0 && count < FEWEST_SHOWN)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never let a suppressed count be computed from the rest, by any way of adding up', () => {
    const count = fc.oneof(fc.nat({ max: 2 }), fc.nat({ max: 4 }), fc.nat({ max: 8 }));
    fc.assert(
      fc.property(fc.array(fc.array(count, { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 3 }), rows => {
        const shown = publish(table(rows));
        const values = possible(rows.length, 2, shown, 10);
        const told = Object.entries(shown).filter(([name, { kind }]) => kind !== 'shown' && values.get(name)!.size < 2);
        expect(told.map(([name]) => name)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
