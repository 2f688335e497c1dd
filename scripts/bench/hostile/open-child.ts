// One document opened as the desk opens it, in a process of its own: `open-child.ts FILE`. It is read, set anew and its first page drawn.
import { readFileSync } from 'node:fs';
import { drawable } from '../../../electron/host/papers/drawable-paper.ts';
import { openDrawing } from '../../../electron/host/papers/draw/drawing.ts';
import { Refusal } from '../../../shared/failure.ts';

try {
  const drawing = await openDrawing(await drawable(new Uint8Array(readFileSync(process.argv[2] ?? ''))));
  await drawing.draw({ page: 1, boxes: [], as: 'page' });
  process.stdout.write(`${JSON.stringify({ pages: drawing.pages })}\n`);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stdout.write(`${JSON.stringify({ refused: { code: error.code } })}\n`);
}
process.exit(0); // the threads that drew stay for the next document
