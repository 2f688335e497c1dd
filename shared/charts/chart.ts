import { scaleLinear } from 'd3-scale';
import { line as d3Line } from 'd3-shape';
import type { Bilingual } from '../language.ts';
import type { Words } from '../text/words.ts';

/** How a bar is filled: each can be told from the others without colour. */
export const fills = ['solid', 'hatched', 'dotted', 'crossed', 'outline', 'accent'] as const;
export type Fill = (typeof fills)[number];

/** A part of a drawing, in its own units from the upper left; y grows downwards. Windows and paper draw the same parts. */
export type Mark =
  | {
      readonly kind: 'bar';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: Fill;
    }
  | { readonly kind: 'line'; readonly points: readonly Spot[]; readonly look: 'line' | 'grid' | 'dashed' | 'axis' }
  | { readonly kind: 'area'; readonly points: readonly Spot[] }
  | { readonly kind: 'point'; readonly x: number; readonly y: number; readonly shape: 'dot' | 'diamond' | 'triangle' }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number; // of its baseline
      readonly text: string | Words;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly look: 'plain' | 'dim' | 'strong';
    };
export type Spot = readonly [x: number, y: number];
export type Key = { readonly fill: Fill; readonly label: Bilingual };
/** `keys`: what its fills mean, where they mean different things. */
export type Chart = {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  readonly keys?: readonly Key[];
};

/** Round values from nothing up to `most` or just beyond, whole ones: a scale that ends on the last of them. */
export function roundScale(
  most: number,
  onto: readonly [number, number],
  count = 4,
): { readonly at: (value: number) => number; readonly ticks: readonly number[] } {
  const scale = scaleLinear([0, Math.max(1, most)], [...onto]).nice(count);
  return { at: value => scale(value), ticks: scale.ticks(count).filter(Number.isInteger) };
}

/** The path of a line through spots, as SVG and PDF write it. */
export function pathOf(points: readonly Spot[]): string {
  return shapeOf(points.map(([x, y]): [number, number] => [x, y])) ?? '';
}
const shapeOf = d3Line();

export const text = (
  x: number,
  y: number,
  words: string | Words,
  {
    anchor = 'start',
    look = 'plain',
  }: { readonly anchor?: 'start' | 'middle' | 'end'; readonly look?: 'plain' | 'dim' | 'strong' } = {},
): Mark => ({ kind: 'text', x, y, text: words, anchor, look });

export const line = (points: readonly Spot[], look: 'line' | 'grid' | 'dashed' | 'axis' = 'line'): Mark => ({
  kind: 'line',
  points,
  look,
});

export const bar = (x: number, y: number, width: number, height: number, fill: Fill): Mark => ({
  kind: 'bar',
  x,
  y,
  width,
  height,
  fill,
});
