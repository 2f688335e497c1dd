import type { PageBox } from '../../shared/pages.ts';

/** A point of the page, as shares of its width and height. */
export type Point = { readonly x: number; readonly y: number };

/** Where a pointer is on a sheet. */
export function pointOn(sheet: Element, event: { readonly clientX: number; readonly clientY: number }): Point {
  const { left, top, width, height } = sheet.getBoundingClientRect();
  return { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
}

/** The rectangle between two points. */
export function rectangle(one: Point, other: Point): PageBox {
  return {
    left: Math.min(one.x, other.x),
    top: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}

/** Smaller than a letter: a click whose hand trembled. */
export function isClick({ width, height }: PageBox): boolean {
  return width < 0.006 && height < 0.006;
}

const step = 0.005; // of the page

/** A box after an arrow key: moved, or with Shift another size; null for another key. */
export function afterArrow(
  box: PageBox,
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
): PageBox | null {
  const ways: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [-step, 0],
    ArrowRight: [step, 0],
    ArrowUp: [0, -step],
    ArrowDown: [0, step],
  };
  const way = ways[key];
  if (way === undefined) return null;
  const [x, y] = way;
  if (shiftKey) return { ...box, width: Math.max(step, box.width + x), height: Math.max(step, box.height + y) };
  return { ...box, left: held(box.left + x, box.width), top: held(box.top + y, box.height) };
}

function held(from: number, length: number): number {
  return Math.min(1 - length, Math.max(0, from));
}

/** A place as CSS lays it out. */
export function placed({ left, top, width, height }: PageBox) {
  return { left: `${left * 100}%`, top: `${top * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` };
}
