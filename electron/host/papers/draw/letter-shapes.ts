import type * as drawingModule from '@napi-rs/canvas';
import { boundsOf, paint } from './ink-mask.ts';
import type { Outline } from './outline.ts';
import { canvasIn, plainCanvas, registerFont } from './page-canvas.ts';
import { knownFaces } from './pdf-parts.ts';

type Context = drawingModule.SKRSContext2D;

/** A letter's form apart from its size: darkness on a square grid, its mean taken off and its length one; and how wide it is for its height. */
type Shape = { readonly grid: Float32Array; readonly aspect: number };
type Known = { readonly letter: string; readonly shapes: readonly Shape[] };

const side = 16;
const drawn = side * 3;

const usual =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789ÁÉÍÓÚÜÑáéíóúüñÀÂÃÇÈÊÔÕàâãçèêôõºª.,;:!?¡¿\'"‘’“”()[]{}/\\|-–—_+=*#@&%$€§°·•<>«»';
const joined = ['ff', 'fi', 'fl', 'ffi', 'ffl'];
/** Letters that many faces draw alike, or alike but for their size. */
const alike = [
  'Il1|!ií',
  'O0oº°Q',
  'cC',
  'sS',
  'vV',
  'wW',
  'xX',
  'zZ',
  'uU',
  'kK',
  'pP',
  "'’‘,´`",
  '"“”',
  '-–—_',
  '.·•',
  'mM',
  'yY',
  'fF',
  'jJ',
  'tT',
];

/** How much alike a letter and its kind must be, and how much better another may fit. */
const leastLikeness = 0.62;
const mostBehind = 0.14;
const mostStretch = 1.7;

/**
 * Whether an outline looks like the text that it claims to be, compared with the program's own faces. A font may say that its `A` is any
 * other letter, and be searched and copied as that; only the form tells.
 *
 * @returns false also for what is not known here, such as another script, an ornament or a very unusual face.
 */
export function looksLike(outline: Outline, text: string): boolean {
  const known = answersOf(outline);
  const key = 'path' in outline ? text : `${outline.font.replace(/[\d.]+px/, '')}/${outline.character}/${text}`;
  let answer = known.get(key);
  if (answer === undefined) known.set(key, (answer = isLike(outline, text)));
  return answer;
}

const ofPaths = new WeakMap<object, Map<string, boolean>>();
const ofCharacters = new Map<string, boolean>();

function answersOf(outline: Outline): Map<string, boolean> {
  if (!('path' in outline)) {
    if (ofCharacters.size > 5_000) ofCharacters.clear();
    return ofCharacters;
  }
  let answers = ofPaths.get(outline.path);
  if (answers === undefined) ofPaths.set(outline.path, (answers = new Map<string, boolean>()));
  return answers;
}

function isLike(outline: Outline, text: string): boolean {
  const claimed = text.normalize('NFC');
  if (Array.from(claimed).length !== 1 && !joined.includes(claimed)) return false;
  const shape = upright(outline);
  if (shape === null) return false;
  const own = likeness(shape, shapesOf(claimed));
  if (own < leastLikeness) return false;
  return knownLetters().every(
    ({ letter, shapes }) => letter === claimed || areAlike(letter, claimed) || likeness(shape, shapes) < own + mostBehind,
  );
}

function areAlike(one: string, other: string): boolean {
  return alike.some(group => group.includes(one) && group.includes(other));
}

function likeness(shape: Shape, others: readonly Shape[]): number {
  let best = 0;
  for (const { grid, aspect } of others) {
    const stretch = Math.max(aspect / shape.aspect, shape.aspect / aspect);
    if (stretch > mostStretch) continue;
    let sum = 0;
    for (let at = 0; at < grid.length; at++) sum += grid[at]! * shape.grid[at]!;
    if (sum > best) best = sum;
  }
  return best;
}

let letters: readonly Known[] | undefined;
const others = new Map<string, readonly Shape[]>();

function knownLetters(): readonly Known[] {
  return (letters ??= Array.from(usual).map(letter => ({ letter, shapes: shapesOf(letter) })));
}

function shapesOf(text: string): readonly Shape[] {
  let shapes = others.get(text);
  if (shapes === undefined) others.set(text, (shapes = faces().flatMap(context => shapeIn(context, text) ?? [])));
  return shapes;
}

let sheets: readonly Context[] | undefined;

function faces(): readonly Context[] {
  return (sheets ??= knownFaces.map((file, at) => {
    const name = `Enlace Face ${at}`;
    registerFont(file, name);
    const context = canvasIn(drawn, drawn);
    context.font = `${drawn}px "${name}"`;
    return context;
  }));
}

/** A text as a face draws it, filling the grid; null for what the face does not have. */
function shapeIn(context: Context, text: string): Shape | null {
  const box = context.measureText(text);
  return shapeOf(
    context,
    [-box.actualBoundingBoxLeft, -box.actualBoundingBoxAscent, box.actualBoundingBoxRight, box.actualBoundingBoxDescent],
    () => context.fillText(text, 0, 0),
  );
}

let own: Context | undefined;

function upright(outline: Outline): Shape | null {
  const context = (own ??= plainCanvas(drawn, drawn));
  const flip = 'path' in outline ? -1 : 1; // outlines of fonts grow upwards
  const bounds = boundsOf(outline, [1, 0, 0, flip, 0, 0]);
  if (bounds === null) return null;
  return shapeOf(context, bounds, () => {
    context.transform(1, 0, 0, flip, 0, 0);
    paint(context, outline);
  });
}

function shapeOf(
  context: Context,
  [left, top, right, bottom]: readonly [number, number, number, number],
  draw: () => void,
): Shape | null {
  const [width, height] = [right - left, bottom - top];
  if (!(width > 0 && height > 0)) return null;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, drawn, drawn);
  // Filled out in both directions, but for strokes: a full stop and a bar would otherwise be one square.
  context.setTransform(drawn / width, 0, 0, drawn / height, (-left * drawn) / width, (-top * drawn) / height);
  draw();
  const { data } = context.getImageData(0, 0, drawn, drawn);
  const grid = new Float32Array(side * side);
  for (let y = 0; y < drawn; y++)
    for (let x = 0; x < drawn; x++)
      grid[Math.floor((y * side) / drawn) * side + Math.floor((x * side) / drawn)]! += data[(y * drawn + x) * 4 + 3]! / (255 * 9);
  return { grid: normal(softened(grid)), aspect: width / height };
}

/** Each cell with its neighbours, so that strokes a little aside still meet. */
function softened(grid: Float32Array): Float32Array {
  const soft = new Float32Array(grid.length);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      let sum = 0;
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          const [atX, atY] = [x + dx, y + dy];
          if (atX >= 0 && atY >= 0 && atX < side && atY < side) sum += grid[atY * side + atX]! * (dx === 0 && dy === 0 ? 2 : 1);
        }
      soft[y * side + x] = sum;
    }
  return soft;
}

function normal(grid: Float32Array): Float32Array {
  let [sum, squares] = [0, 0];
  for (const value of grid) sum += value;
  const mean = sum / grid.length;
  for (let at = 0; at < grid.length; at++) {
    grid[at]! -= mean;
    squares += grid[at]! * grid[at]!;
  }
  const length = Math.sqrt(squares);
  // A full stop or a bar fills its box: nothing is left but that it is even, and its aspect tells the rest.
  if (length < 0.5) return grid.fill(1 / side);
  for (let at = 0; at < grid.length; at++) grid[at]! /= length;
  return grid;
}
