import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { readPdfTexts } from '../../electron/host/packets/guard/pdf-reader.ts';
import { drawable } from '../../electron/host/papers/drawable-paper.ts';
import { redraw } from '../../electron/host/papers/redraw/redraw.ts';
import { wholeOf } from '../../electron/host/places/pieces.ts';
import { Refusal } from '../../shared/failure.ts';
import { jpegWithExif, pngWithText } from '../support/documents.ts';
import { cellOf, cellStyles, docxOf, wordLine, xlsxOf } from '../support/office-files.ts';
import { hasOutsideTool } from '../support/outside.ts';
import { objectsOf, strangeObjects } from '../support/pdf-objects.ts';
import { mailHides } from '../support/plants/mail.ts';
import { officeSecret } from '../support/plants/planted-file.ts';
import { sheetHides, sheetRefused } from '../support/plants/sheet.ts';
import { webHides, webRefused } from '../support/plants/web.ts';
import { wordHides, wordRefused } from '../support/plants/word.ts';

const folder = mkdtempSync(join(tmpdir(), 'enlace-law-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file of random words, some of which nobody sees; `said` are its own words that are no secret, seen or not. */
type RandomFile = { readonly kind: string; readonly make: () => Uint8Array | Promise<Uint8Array>; readonly said: string };
type Kind = (seen: readonly string[], hidden: string) => fc.Arbitrary<RandomFile>;

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytes = (written: string): Uint8Array => new Uint8Array(Buffer.from(written, 'utf8'));
/** A plant that hides this word in the place of its own. */
function hiding<Plant>(plant: Plant, word: string): Plant {
  return JSON.parse(JSON.stringify(plant).replaceAll(officeSecret, word)) as Plant; // letters alone change
}

const wordFile: Kind = (seen, hidden) =>
  fc.constantFrom(...Object.entries({ ...wordHides, ...wordRefused })).map(([way, plant]) => {
    const [body, parts = {}] = hiding(plant, hidden);
    const lines = seen.map(word => wordLine(word)).join('');
    return { kind: `Word, ${way}`, make: () => docxOf(lines + body, parts), said: `${body} ${JSON.stringify(parts)}` };
  });
const webFile: Kind = (seen, hidden) =>
  fc.constantFrom(...webHides, ...webRefused).map(([way, plant]) => {
    const markup = hiding(plant, hidden);
    const lines = seen.map(word => `<p>${word}</p>`).join('');
    return { kind: `web page, ${way}`, make: () => bytes(`<!doctype html><body>${lines}${markup}</body>`), said: markup };
  });
const sheetFile: Kind = (seen, hidden) =>
  fc.constantFrom(...sheetHides, ...sheetRefused).map(([way, plant]) => {
    const book = hiding(plant, hidden);
    const rows = seen.map((word, at) => `<row r="${at + 20}">${cellOf(`A${at + 20}`, word)}</row>`).join('');
    const sheet = book.sheet.replace('</sheetData>', `${rows}</sheetData>`);
    const said = `Lista ${JSON.stringify(book)}`;
    return { kind: `workbook, ${way}`, make: () => xlsxOf({ styles: cellStyles, ...book, sheet }), said };
  });
const mailFile: Kind = (seen, hidden) =>
  fc.constantFrom(...mailHides.filter(([, file]) => text(file).includes(officeSecret))).map(([way, plant]) => {
    const written = text(plant)
      .replaceAll(officeSecret, hidden)
      .replace('Ordinary text.', `Ordinary text. ${seen.join(' ')} `);
    return { kind: `mail, ${way}`, make: () => new Uint8Array(Buffer.from(written, 'latin1')), said: `${mailWords} ${written}` };
  });
/** What our setting says of a mail by itself, and its subject, which is written in base64. */
const mailWords =
  'From De To Para Subject Asunto Date Fecha Cc Anexo Attachment Se omite no puede leerse Left out cannot be read Declaración Attached mail Correo anexo';
const pictureFile: Kind = (_, hidden) =>
  fc
    .constantFrom(
      ['PNG', () => pngWithText(hidden)] as const,
      ['JPEG', () => jpegWithExif({ artist: hidden, comment: hidden })] as const,
    )
    .map(([kind, make]) => ({ kind, make: () => new Uint8Array(make()), said: '' }));

const anyWord = (first: string) =>
  fc.string({ unit: fc.constantFrom(...'abcdefghlmnoprstu'), minLength: 5, maxLength: 9 }).map(rest => first + rest);
const anyFile = fc
  .tuple(
    fc.array(anyWord('K'), { minLength: 1, maxLength: 3 }),
    anyWord('Q'),
    fc.constantFrom(wordFile, webFile, sheetFile, mailFile, pictureFile),
  )
  .chain(([seen, hidden, kind]) => kind(seen, hidden).map(file => ({ ...file, seen, hidden })));

const hasPdftotext = hasOutsideTool('pdftotext', 'the words of a random office file that leaves, by another reader too');

async function wordsIn(file: Uint8Array): Promise<readonly string[]> {
  const path = join(folder, 'left.pdf');
  writeFileSync(path, file);
  const other = hasPdftotext ? spawnSync('pdftotext', [path, '-'], { encoding: 'utf8' }).stdout : '';
  const own = (await readPdfTexts(file)).map(part => part.text).join(' ');
  return `${other} ${own}`.match(/\p{L}{3,}/gu) ?? [];
}

it('holds of an office file, a mail or a picture no word but those that are seen, in our writer’s objects alone (document law)', async () => {
  let [kept, drawn, refused, hiddenOnes] = [0, 0, 0, 0];
  await fc.assert(
    fc.asyncProperty(anyFile, async ({ make, said, seen, hidden, kind }) => {
      const file = await make();
      let left: Uint8Array;
      try {
        left = await wholeOf((await redraw(await drawable(file))).content);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refused += 1;
        return;
      }
      const words = await wordsIn(left);
      const objects = objectsOf(left);
      const everything = objects.map(one => one.dictionary + (one.stream?.toString('latin1') ?? '')).join('\n');

      const known = new Set(`Ordinary text Seen ${seen.join(' ')} ${said.replaceAll(hidden, ' ')}`.match(/\p{L}{3,}/gu));
      expect(
        words.filter(word => !known.has(word)),
        kind,
      ).toEqual([]);
      expect(everything.includes(hidden), kind).toBe(false);
      expect(strangeObjects(objects), kind).toEqual([]);
      if (said === '') return; // a picture has no words of its own
      hiddenOnes += 1;
      drawn += seen.length;
      kept += seen.filter(word => words.includes(word)).length;
    }),
    { numRuns: 60, seed: 9, endOnFailure: true },
  );
  expect(refused).toBeLessThan(20);
  expect(hiddenOnes).toBeGreaterThan(25);
  expect(kept).toBeGreaterThan(drawn * 0.8); // the law would hold of a file without words
}, 300_000);
