import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { layOutPacketPdf } from '../../electron/host/packets/pdf/pdf.ts';
import { findBadRedactions } from '../../electron/host/packets/guard/redaction-check.ts';
import { sampleDisclosure } from '../support/disclosure.ts';
import { line, pdfWith } from '../support/planted-pdfs.ts';
import { hasOutsideFile } from '../support/outside.ts';

type Draw = (document: InstanceType<typeof PDFDocument>) => void;

async function drawn(draw: Draw): Promise<Uint8Array> {
  const document = new PDFDocument({ info: { CreationDate: new Date(0) } });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise(resolve => document.on('end', resolve));
  draw(document);
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

const words = 'El testigo vive en la calle Zarzamora 12';

async function kindsIn(draw: Draw): Promise<readonly string[]> {
  return (await findBadRedactions(await drawn(draw))).map(({ kind }) => kind);
}

describe('a failed redaction', () => {
  it.each<[string, Draw, string]>([
    ['a black bar over part of a line', d => d.text(words, 72, 72).rect(140, 70, 80, 14).fill('black'), 'covered'],
    ['a grey bar over a whole line', d => d.text(words, 72, 72).rect(60, 68, 400, 18).fill('#777'), 'covered'],
    ['a white box over a line', d => d.text(words, 72, 72).rect(60, 68, 400, 18).fill('white'), 'invisible'],
    ['white text on the page', d => d.fillColor('white').text(words, 72, 72), 'invisible'],
    ['black text on a black bar', d => d.rect(60, 68, 400, 18).fill('black').fillColor('black').text(words, 72, 72), 'covered'],
    ['other words in the same place', d => d.text('Zarzamora 12', 72, 72).text('Encino 40 bis', 72, 72), 'overlaid'],
  ])('is seen: %s', async (_, draw, kind) => {
    expect(await kindsIn(draw)).toContain(kind);
  });

  it.each<[string, Draw]>([
    ['plain text', d => d.text(words, 72, 72)],
    ['a bar with nothing under it', d => d.text(words, 72, 72).rect(60, 100, 400, 18).fill('black')],
    ['white words on a dark heading', d => d.rect(60, 68, 400, 18).fill('#252b34').fillColor('white').text(words, 72, 72)],
    ['a highlight behind words', d => d.rect(60, 68, 400, 18).fill('#fe8').fillColor('black').text(words, 72, 72)],
    ['a line to write on', d => d.text('Firma: ______________________', 72, 72)],
    ['the reason written under a bar', d => d.text('Testado', 72, 72).rect(60, 68, 100, 18).fill('black')],
  ])('is not seen in %s', async (_, draw) => {
    expect(await kindsIn(draw)).toEqual([]);
  });

  it('is not seen in a packet’s own PDF', async () => {
    expect(await findBadRedactions(await layOutPacketPdf(sampleDisclosure()))).toEqual([]);
  });
});

const folder = '../shared/data/pdf';

describe('in filed court papers', () => {
  // whitespace_redactions_2 hides spaces alone. In hidden_text_on_visible_text single letters lie on others, which is not found.
  it.each([
    ['rectangles_yes', 3],
    ['rectangles_yes_2', 1],
    ['rectangles_no', 0],
    ['ok_words', 0],
    ['no_bad_redactions.2.1', 0],
    ['whitespace_redactions_2', 0],
    ['hidden_text_on_visible_text', 0],
  ])('%s: %i', async (name, count) => {
    if (!hasOutsideFile(`${folder}/${name}.pdf`, `failed redactions in ${name}`)) return;

    expect(await findBadRedactions(readFileSync(`${folder}/${name}.pdf`))).toHaveLength(count);
  });
});

it('a page larger than any sheet is not drawn, and is a finding', async () => {
  const vast = await drawn(pdf => void pdf.addPage({ size: [5000, 5000] }).text('nada'));

  const found = await findBadRedactions(vast);

  expect(found.map(({ page, kind }) => [page, kind])).toEqual([[2, 'undrawn']]);
});

describe('a place that is marked for redaction', () => {
  const marked = (rect: string) => ({
    page: '/Annots[10 0 R]',
    objects: [`<</Type/Annot/Subtype/Redact/Rect[${rect}]/F 4/IC[0 0 0]>>`],
  });

  it('is told, with its place, while the words are still there', async () => {
    const [found, ...more] = await findBadRedactions(pdfWith({ content: line('Zarzamora'), ...marked('10 50 290 82') }));

    expect(more).toEqual([]);
    expect(found).toMatchObject({ page: 1, kind: 'covered', box: { left: 10 / 300, width: 280 / 300 } });
    expect(found!.box.top).toBeCloseTo(118 / 200);
  });

  it('is nothing where no words are', async () => {
    expect(await findBadRedactions(pdfWith({ content: line('Zarzamora'), ...marked('10 10 290 20') }))).toEqual([]);
  });
});
