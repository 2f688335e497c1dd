import type { Examination, ExaminationFinding, ExaminedThing } from '../../../../shared/examination.ts';
import { sha256 as digestOf } from '../../keys/digest.ts';
import { canonical } from '../../keys/canonical.ts';
import { Refusal } from '../../../../shared/failure.ts';
import { openDrawing } from '../../papers/draw/drawing.ts';
import { isPicture, isSettable, kindOfFile } from '../../papers/set/kind.ts';
import { setAnew } from '../../papers/set/set-anew.ts';
import { piecesOf, wholeOf, type Pieces } from '../../places/pieces.ts';
import { readEntry } from './leak-readers.ts';
import { readableBytes } from './packet-texts.ts';
import { findBadRedactions } from './redaction-check.ts';

/** A stored file: its digest and size, its plaintext as often as it is asked for. */
export type ExaminedFile = { readonly sha256: string; readonly sizeBytes: number; readonly open: () => Promise<Pieces> };

const mostPages = 50;

/** Parts of a file, as the independent readers name them, that no reader of the page sees. */
const partsBeside: Readonly<Record<string, ExaminedThing>> = {
  notes: 'notes',
  alternatives: 'alternatives',
  info: 'info',
  xmp: 'info',
  outline: 'outline',
  form: 'form',
  script: 'script',
  layers: 'layers',
  'attached-file': 'files',
};

/** What a person or program writes into a PDF's properties: more than the format's version. */
const properties = /^(?!\d\.\d$)\S/m;

/** What a file holds beside what a reader sees of it, by counts and pages alone. Never throws for a file that it cannot read: that is `unread`. */
export async function examine({ sha256, sizeBytes, open }: ExaminedFile, signal: AbortSignal): Promise<Examination> {
  const found = new Map<ExaminedThing, { count: number; readonly pages: Set<number> }>();
  const add = (what: ExaminedThing, page: number | null, count = 1): void => {
    const one = found.get(what) ?? { count: 0, pages: new Set<number>() };
    one.count += count;
    if (page !== null) one.pages.add(page);
    found.set(what, one);
  };
  const bytes = await wholeWithin({ sizeBytes, open });
  if (bytes === null) add('unread', null);
  else await look(bytes, signal, add);
  const findings = [...found].map(([what, { count, pages }]): ExaminationFinding => {
    const sorted = [...pages].sort((one, other) => one - other);
    return { what, count, pages: sorted.slice(0, mostPages) };
  });
  return { findings, seen: digestOf(canonical({ sha256, findings })) };
}

type Add = (what: ExaminedThing, page: number | null, count?: number) => void;

async function look(bytes: Uint8Array, signal: AbortSignal, add: Add): Promise<void> {
  const kind = kindOfFile(bytes);
  if (isSettable(kind)) return lookSet(bytes, signal, add);
  if (kind !== 'pdf' && !isPicture(kind)) return add('unread', null);
  const { texts, unread } = await readEntry(bytes);
  signal.throwIfAborted();
  if (unread) add('unread', null);
  for (const { part, page, text } of texts)
    if (part !== 'text' && (part !== 'info' || properties.test(text))) add(partsBeside[part] ?? 'metadata', page);
  if (kind !== 'pdf') return;
  const versions = versionsOf(bytes);
  if (versions > 1) add('revisions', null, versions - 1);
  await lookDrawn(bytes, signal, add);
}

/** What of an office file, mail or text does not come along when it is set anew. */
async function lookSet(bytes: Uint8Array, signal: AbortSignal, add: Add): Promise<void> {
  try {
    for (const { what, count } of (await setAnew(bytes, { signal })).leftOut) add(`left-${what}`, null, count);
  } catch (error) {
    if (signal.aborted || !(error instanceof Refusal)) throw error;
    add('unread', null);
  }
}

/** The pages as an eye sees them, beside the words that the file draws there. */
async function lookDrawn(bytes: Uint8Array, signal: AbortSignal, add: Add): Promise<void> {
  try {
    for (const { page, kind } of await findBadRedactions(bytes, signal)) add(kind, page);
    const drawing = await openDrawing({ sizeBytes: bytes.length, open: async () => piecesOf(bytes) }, signal);
    try {
      for (let page = 1; page <= drawing.pages; page++) {
        const { unseen } = await drawing.draw({ page, boxes: [], as: 'page' });
        if (unseen > 0) add('unseen-words', page, unseen);
      }
    } finally {
      drawing.close();
    }
  } catch (error) {
    if (signal.aborted) throw error;
    add('undrawn', null);
  }
}

/** How often a PDF was written: each saving adds an end of its own, and a file made for the web has one more from the beginning. */
function versionsOf(bytes: Uint8Array): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let ends = 0;
  for (let at = file.indexOf('startxref'); at >= 0; at = file.indexOf('startxref', at + 9)) ends += 1;
  return file.subarray(0, 2048).includes('/Linearized') ? ends - 1 : ends;
}

/** null for a file that is too large to be read whole, or larger than was said. */
async function wholeWithin({ sizeBytes, open }: Omit<ExaminedFile, 'sha256'>): Promise<Uint8Array | null> {
  if (sizeBytes > readableBytes) return null;
  try {
    return await wholeOf(await open(), { sizeBytes });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
