import { expect, it } from 'vitest';
import { countingBy, removalOf, type Removal } from '../../shared/office/removals.ts';

/** `by` as station/number. */
const out = (by: string, of: number, heard: number): Removal => {
  const [station, number] = by.split('/').map(Number) as [number, number];
  return removalOf({ station, number, seen: { [of]: heard } }, of);
};
/** The last number of each that is out before one that does not count. */
function last(...removals: readonly Removal[]) {
  const { isOut, counts } = countingBy(removals);
  const numbers = Array.from({ length: 20 }, (_, at) => at + 1);
  return Object.fromEntries(
    [1, 2, 3, 4].filter(isOut).map(station => [station, numbers.findIndex(number => !counts({ station, number }))]),
  );
}

it('lets of a machine that was taken out count what whoever took it out had heard of', () => {
  expect(last(out('1/9', 3, 5))).toEqual({ 3: 5 });
});

it('goes by who had heard most, where two took it out', () => {
  expect(last(out('1/9', 3, 5), out('2/4', 3, 8))).toEqual({ 3: 8 });
});

it('passes over a removal by a machine that was taken out by somebody who had not heard of it', () => {
  expect(last(out('1/9', 3, 5), out('3/6', 2, 4))).toEqual({ 3: 5 });
  expect(last(out('1/9', 3, 6), out('3/6', 2, 4))).toEqual({ 2: 4, 3: 6 });
});

it('lets what a removal had kept out stand again where that does not stand', () => {
  expect(last(out('1/9', 3, 5), out('3/6', 2, 1), out('2/7', 4, 2))).toEqual({ 3: 5, 4: 2 });
});

it('keeps the lower of two that took each other out, each unheard of the other', () => {
  expect(last(out('2/7', 3, 4), out('3/5', 2, 6))).toEqual({ 3: 4 });
});

it('lets stand what every removal of its machine had heard of, whatever comes of those', () => {
  expect(last(out('4/1', 1, 4), out('1/12', 2, 0), out('2/11', 4, 5))).toEqual({ 1: 4, 4: 5 });
});

it('goes by a third that took one of them out and stands', () => {
  expect(last(out('2/7', 3, 4), out('3/5', 2, 6), out('1/2', 2, 6))).toEqual({ 2: 6 });
});

it('keeps the lowest of three that took each other out in a circle, and what that did', () => {
  const circle = [out('2/7', 3, 4), out('3/5', 4, 1), out('4/2', 2, 6)];
  expect(last(...circle)).toEqual({ 3: 4, 2: 7 });
  const { counts } = countingBy(circle);
  expect([7, 8].map(number => counts({ station: 2, number }))).toEqual([true, false]);
});

it('leaves to what a circle comes to what hangs from it', () => {
  expect(last(out('1/6', 4, 0), out('2/11', 1, 4), out('3/3', 2, 2), out('2/12', 3, 0))).toEqual({ 1: 4, 3: 0 });
});

it('lets a machine that took itself out count up to that', () => {
  expect(last(out('3/6', 3, 0))).toEqual({ 3: 6 });
});

it('passes over a removal by a machine that was let in by one that was taken out before', () => {
  const byNew = removalOf({ station: 301, number: 6, seen: {} }, 4, [{ station: 3, number: 2 }]);
  expect(last(out('4/2', 3, 0), byNew)).toEqual({ 3: 0 });
  expect(last(out('4/2', 3, 2), byNew)).toEqual({ 4: 0 });
});

it('does not go by the order in which they are told', () => {
  const all = [out('2/7', 3, 4), out('3/5', 2, 6), out('3/6', 1, 1), out('1/2', 4, 1), out('4/2', 3, 9)];
  for (let turn = 0; turn < all.length; turn++) {
    const turned = [...all.slice(turn), ...all.slice(0, turn)];
    expect(last(...turned)).toEqual(last(...all));
    expect(last(...turned.toReversed())).toEqual(last(...all));
  }
});
