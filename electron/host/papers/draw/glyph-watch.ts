import type * as drawingModule from '@napi-rs/canvas';
import type { Matrix, Outline } from './outline.ts';

type Context = drawingModule.SKRSContext2D;
type Path = drawingModule.Path2D;

/** A letter as pdf.js has it when it draws: what it claims to be, and how far it moves on, in thousandths of the size. */
type Glyph = { readonly unicode?: string; readonly fontChar?: string; readonly width?: number; readonly isSpace?: boolean };
type Operators = { readonly fnArray: readonly number[]; readonly argsArray: unknown[] };

/** What was drawn for a letter of a file, and where. The file claims that it is `text`; nobody has looked at it yet. */
export type DrawnGlyph = {
  readonly text: string;
  readonly outline: Outline;
  /** From the outline to the page's pixels. */
  readonly matrix: Matrix;
  /** The size in pixels along the line and across it; the line's direction; where the next letter is expected. */
  readonly emX: number;
  readonly emY: number;
  readonly origin: readonly [number, number];
  readonly end: readonly [number, number];
  readonly isMirrored: boolean;
};

/** What a page's drawing was seen to do: letters in their order, null where a word ends for certain. */
export type GlyphWatch = {
  readonly glyphs: (DrawnGlyph | null)[];
  /** Whether letters were drawn that no claim goes with, or in ways that are not followed. */
  unfollowed: number;
  /** To be asked by pdf.js before each of its operations. */
  readonly beforeOperation: (at: number, operators: Operators) => boolean;
};

let watching: { readonly glyphs: (DrawnGlyph | null)[]; now: Glyph | null } | null = null;

/**
 * Follow the drawing of a page: which letter each outline is drawn for. pdf.js asks each letter for its shape right before it draws it, and
 * the page's canvas is ours; so both are known together, with every transformation that is in force. One page at a time in a thread.
 */
export function watchGlyphs(showText: number): GlyphWatch {
  const glyphs: (DrawnGlyph | null)[] = [];
  const watch = { glyphs, now: null as Glyph | null };
  watching = watch;
  const wrapped = new WeakSet<object>();
  return {
    glyphs,
    unfollowed: 0,
    beforeOperation(at, { fnArray, argsArray }) {
      watch.now = null;
      const given = argsArray[at] as readonly unknown[] | null | undefined; // pdf.js's own types leave it open
      if (fnArray[at] === showText && Array.isArray(given?.[0]) && !wrapped.has(given)) {
        const watched = [given[0].map(item => telling(item as Glyph | number, watch))];
        wrapped.add(watched);
        argsArray[at] = watched;
      }
      return true;
    },
  };
}

export function stopWatching(): void {
  watching = null;
}

function telling(item: Glyph | number | null, watch: NonNullable<typeof watching>): Glyph | number | null {
  if (typeof item !== 'object' || item === null) return item;
  const shape = item.fontChar;
  return Object.create(item, {
    fontChar: {
      get() {
        watch.now = item;
        if (isBlank(item)) watch.glyphs.push(null);
        return shape;
      },
    },
  }) as Glyph;
}

function isBlank({ unicode = '' }: Glyph): boolean {
  return /^[\s\p{C}]*$/u.test(unicode);
}

type Placed = { fresh: boolean; left: number; top: number };
const placed = new WeakMap<Context, Placed>();

/** Let a context tell the watch what it fills. A canvas beside the page's own is moved once, before anything else, to its place on the page. */
export function tellGlyphs(context: Context): void {
  if (placed.has(context)) return;
  const place: Placed = { fresh: true, left: 0, top: 0 };
  placed.set(context, place);
  const [translate, transform, fill, fillText] = [
    context.translate.bind(context),
    context.transform.bind(context),
    context.fill.bind(context),
    context.fillText.bind(context),
  ];
  context.translate = (x, y) => {
    if (place.fresh) [place.left, place.top] = [-x, -y];
    place.fresh = false;
    translate(x, y);
  };
  context.transform = (a, b, c, d, e, f) => {
    place.fresh = false;
    transform(a, b, c, d, e, f);
  };
  context.fill = (path?: Path | string, rule?: 'nonzero' | 'evenodd') => {
    if (watching?.now != null && typeof path === 'object') note(context, place, { path }, 0, 0);
    if (typeof path === 'object') fill(path, rule);
    else fill(path as undefined);
  };
  context.fillText = (text, x, y) => {
    if (watching?.now != null) note(context, place, { character: text, font: context.font }, x, y);
    fillText(text, x, y);
  };
}

function note(context: Context, { left, top }: Placed, outline: Outline, x: number, y: number): void {
  const glyph = watching?.now;
  if (glyph == null || isBlank(glyph)) return;
  const { a, b, c, d, e, f } = context.getTransform();
  // An outline is drawn in units of its size; a character at the size that its font names.
  const size = 'path' in outline ? 1 : Number.parseFloat(/(\d+(?:\.\d+)?)px/.exec(outline.font)?.[1] ?? '0');
  const originX = a * x + c * y + e + left;
  const originY = b * x + d * y + f + top;
  const advance = ((glyph.width ?? 0) / 1000) * size;
  watching?.glyphs.push({
    text: glyph.unicode ?? '',
    outline,
    matrix: [a, b, c, d, originX, originY],
    emX: Math.hypot(a, b) * size,
    emY: Math.hypot(c, d) * size,
    origin: [originX, originY],
    end: [originX + a * advance, originY + b * advance],
    isMirrored: a * d - b * c < 0 === !('path' in outline),
  });
}
