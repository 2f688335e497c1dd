import type * as drawingModule from '@napi-rs/canvas';

type Operators = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] };

/** Rows of pixels that the lines of a page's paths may cross in all: some seconds. A sheet that is hatched all over has a tenth. */
const mostRows = 40_000_000;
const mostPoints = 1_000_000; // of one path, wherever it is drawn

/** How many numbers follow each kind of step in pdf.js's paths: move, line, curve, quadratic curve, close. */
const numbersOf = [2, 2, 6, 4, 0] as const;

/**
 * To be asked before each of pdf.js's operations: whether its paths can be drawn in a time that ends. What is drawn cannot be interrupted,
 * as it runs outside the language; so a path is weighed before, by how far its lines go up and down within the canvas.
 *
 * @throws RangeError beyond that.
 */
export function weighPaths(
  context: drawingModule.SKRSContext2D,
  constructPath: number,
): (operators: Operators, at: number) => void {
  let rows = 0;
  return ({ fnArray, argsArray }: Operators, at: number): void => {
    if (fnArray[at] !== constructPath) return;
    const steps = stepsOf(argsArray[at]);
    if (steps === null) return;
    rows += rowsOf(steps, context);
    if (rows > mostRows || steps.length > mostPoints * 3) throw new RangeError('this page has lines without end');
  };
}

/** `[operation, [steps], bounds]`, as pdf.js lays out what a path is; null once it holds it otherwise. */
function stepsOf(given: unknown): Float32Array | null {
  const steps: unknown = Array.isArray(given) && Array.isArray(given[1]) ? given[1][0] : null;
  return steps instanceof Float32Array ? steps : null;
}

function rowsOf(steps: Float32Array, context: drawingModule.SKRSContext2D): number {
  const { b, d, f } = context.getTransform();
  const { height } = context.canvas;
  const rowOf = (x: number, y: number) => Math.min(height, Math.max(0, b * x + d * y + f));
  let [rows, from] = [0, 0];
  for (let at = 0; at < steps.length;) {
    const kind = steps[at] ?? 0;
    const numbers = numbersOf[kind as 0] ?? 0; // what is no step ends at once
    for (let number = 1; number + 1 <= numbers; number += 2) {
      const row = rowOf(steps[at + number] ?? 0, steps[at + number + 1] ?? 0);
      if (kind !== 0) rows += Math.abs(row - from);
      from = row;
    }
    at += numbers + 1;
  }
  return rows;
}
