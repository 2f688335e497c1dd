import type * as drawingModule from '@napi-rs/canvas';

/** A letter to be drawn once more, alone: its outline, or a character of the letters that stand in for a missing font. */
export type Outline = { readonly path: drawingModule.Path2D } | { readonly character: string; readonly font: string };

/** A matrix of a canvas: a, b, c, d, e, f. */
export type Matrix = readonly [number, number, number, number, number, number];
