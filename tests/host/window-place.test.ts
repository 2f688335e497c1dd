import { expect, it } from 'vitest';
import { windowPlace, type Area } from '../../electron/shell/window-place.ts';

const laptop: Area = { x: 0, y: 0, width: 910, height: 512 }; // 1366 × 768 at 150 %, less the bar
const screen: Area = { x: 0, y: 0, width: 1366, height: 728 };
const left: Area = { x: -1920, y: 0, width: 1920, height: 1040 };

const isWithin = (one: Area, area: Area) =>
  one.x >= area.x && one.y >= area.y && one.x + one.width <= area.x + area.width && one.y + one.height <= area.y + area.height;

it('opens within a small display, and is not held to more than that', () => {
  const { bounds, least } = windowPlace(undefined, [laptop]);

  expect(isWithin(bounds, laptop)).toBe(true);
  expect(least).toEqual({ width: 800, height: 512 });
});

it.each<[string, Area]>([
  ['at the last pixel of the display', { x: 1365, y: 100, width: 1000, height: 600 }],
  ['below it', { x: 100, y: 727, width: 1000, height: 600 }],
  ['above it', { x: 100, y: -300, width: 1000, height: 600 }],
  ['on a display that is gone', { x: -1800, y: 100, width: 1000, height: 600 }],
  ['larger than any display', { x: -200, y: -10, width: 5000, height: 4000 }],
])('comes back within reach when it was %s', (_where, was) => {
  expect(isWithin(windowPlace(was, [screen]).bounds, screen)).toBe(true);
});

it('stays where it was on a display at the left, whose numbers are negative', () => {
  const was = { x: -1800, y: 100, width: 1000, height: 600 };

  expect(windowPlace(was, [screen, left]).bounds).toEqual(was);
});
