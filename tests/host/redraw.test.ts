import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import UTIF from 'utif2';
import { describe, expect, it } from 'vitest';
import { withPdf } from '../../electron/host/papers/draw/pdf-open.ts';
import { readPdfTexts } from '../../electron/host/packets/guard/pdf-reader.ts';
import { redraw, type RedrawOptions } from '../../electron/host/papers/redraw/redraw.ts';
import { piecesOf, wholeOf } from '../../electron/host/places/pieces.ts';
import { jpegWithExif, pngWithText } from '../support/documents.ts';
import { paperOf } from '../support/paper.ts';
import { hasOutsideTool } from '../support/outside.ts';
import { objectsOf } from '../support/pdf-objects.ts';
import { pdfWith, plainPdf, planted, plantedPdfs, shown } from '../support/planted-pdfs.ts';

async function redrawn(bytes: Uint8Array, options: RedrawOptions = {}): Promise<Uint8Array> {
  const { content } = await redraw({ sizeBytes: bytes.length, open: async () => piecesOf(bytes) }, options);
  return wholeOf(content);
}

async function textOf(bytes: Uint8Array): Promise<string> {
  return (await readPdfTexts(bytes)).map(({ text }) => text).join('\n');
}

/** Every readable byte of a file, streams unpacked. */
function everyByteOf(file: Uint8Array): string {
  return objectsOf(file)
    .map(({ dictionary, stream }) => dictionary + (stream?.toString('latin1') ?? ''))
    .join('\n');
}

const parts = planted.split(' ');

describe('a redrawn PDF', () => {
  it.each(Object.keys(plantedPdfs))('shows its line, and holds nothing of %s', async way => {
    const file = await redrawn(plantedPdfs[way]!());

    const text = await textOf(file);
    for (const word of shown.split(' ')) expect(text).toContain(word);
    for (const part of parts) {
      expect(text).not.toContain(part);
      expect(everyByteOf(file)).not.toContain(part);
    }
  });

  it('is made of our writer’s objects alone', async () => {
    const kinds = objectsOf(await redrawn(plantedPdfs['a file inside']!())).map(({ dictionary }) =>
      dictionary.replaceAll(/\d+/g, '0').replaceAll(/\/Widths\[[^\]]*\]|\/CharProcs<<.*?>>|\/Differences\[[^\]]*\]/g, ''),
    );

    for (const kind of kinds)
      expect(kind).toMatch(
        /^(?:\/Type\/(?:Catalog\/Pages|Pages\/Count|Page\/Parent|XObject\/Subtype\/Image\/|Font\/Subtype\/Type0\/)|\/Filter\/FlateDecode\/Length 0$|\/Length 0$|\/F0 0 0 R$)/,
      );
    expect(kinds).toHaveLength(9);
  });

  it.each([20, 30, 45, 60, 75, -33])('keeps the words of a line apart that runs at %s degrees', async degrees => {
    const line = 'Ubalda vio la barca azul';
    const turned = await paperOf(document => {
      document
        .rotate(degrees, { origin: [300, 400] })
        .fontSize(12)
        .text(line, 220, 390, { lineBreak: false });
    });

    expect((await textOf(await redrawn(turned))).split(/\s+/)).toEqual(expect.arrayContaining(line.split(' ')));
  });

  it.each(['Helvetica', 'Times-Roman'])('keeps the words on both sides of a box, in %s, and none beneath it', async font => {
    let [left, width] = [0, 0];
    const paper = await paperOf(document => {
      document.font(font).fontSize(12).text('Testigo Zarzamora declaró', 72, 100, { lineBreak: false });
      [left, width] = [72 + document.widthOfString('Testigo '), document.widthOfString('Zarzamora')];
    });
    const box = { page: 1, code: 'R-REST', left: left / 612, top: 99 / 792, width: width / 612, height: 13 / 792 };

    // The last is the version that the file says it has.
    expect((await textOf(await redrawn(paper, { boxes: [box] }))).split(/\s+/)).toEqual(['Testigo', 'declaró', '1.7']);
  });

  it('is the same bytes each time', async () => {
    const file = plainPdf('La barca');

    expect(Buffer.compare(await redrawn(file), await redrawn(file))).toBe(0);
  });

  it('loses what stands under a box, in its words and in its pixels, and prints the code there', async () => {
    const box = { page: 1, left: 0, top: 0.6, width: 1, height: 0.2, code: 'R-INV' };

    const file = await redrawn(plainPdf(planted), { boxes: [box] });
    const other = await redrawn(plainPdf('Quintero Zaragoza'), { boxes: [box] });

    expect(await textOf(file)).toContain('barca');
    expect(await textOf(file)).not.toContain('Zarzamora');
    expect(Buffer.compare(file, other)).toBe(0); // nothing of what is under the box has any influence
    const bare = await redrawn(plainPdf(planted), { boxes: [{ ...box, code: '' }] });
    expect(Buffer.compare(file, bare)).not.toBe(0);
  });

  it('takes words that were read in its picture, but for those under a box', async () => {
    const at = (top: number) => ({ left: 0.1, top, width: 0.2, height: 0.05 });
    const words = () => [
      { text: 'Marea', box: at(0.1), confidence: 90 },
      { text: 'Duna', box: at(0.7), confidence: 90 },
    ];
    const boxes = [{ page: 1, ...at(0.7), code: 'R-INV' }];

    const text = await textOf(await redrawn(createCanvas(600, 600).toBuffer('image/png'), { words, boxes }));

    expect(text).toContain('Marea');
    expect(text).not.toContain('Duna');
  });

  it('stops at once when nobody waits for it any longer', async () => {
    const stopped = new AbortController();
    stopped.abort(new Error('stopped'));

    await expect(redrawn(plainPdf('x'), { signal: stopped.signal })).rejects.toThrow('stopped');
  });

  it.each([
    ['cut short', (file: Uint8Array) => file.subarray(0, 200), 'attachment/damaged'],
    ['no PDF and no picture', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'attachment/type-refused'],
  ])('is refused when the file is %s', async (_, change, code) => {
    await expect(redrawn(change(plainPdf('x')))).rejects.toMatchObject({ code });
  });

  it.each([0, 90, 180, 270])('is read line by line by another reader, though it is turned by %i degrees', async turned => {
    const lines = ['Kabcde wrote this line', 'Kfghij wrote another one'];
    const content = lines.map((line, at) => `BT /F 14 Tf 20 ${120 - at * 22} Td (${line}) Tj ET`).join('\n');
    const file = await redrawn(pdfWith({ content, page: `/Rotate ${turned}` }));

    if (!hasOutsideTool('pdftotext', 'a redrawn page that is turned is read line by line')) return;
    const { stdout } = spawnSync('pdftotext', ['-', '-'], { input: file, encoding: 'utf8' });
    for (const line of lines) expect(stdout.replaceAll(/\s+/g, ' ')).toContain(line);
  });

  it('is refused before its lines are drawn where they would take minutes, and drawn where it is only hatched all over', async () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, at) => `${at % 300} 0 m ${(at * 7) % 300} 200 l`).join('\n');
    const before = process.cpuUsage();

    await expect(redrawn(pdfWith({ content: `${lines(120_000)} S` }))).rejects.toMatchObject({ code: 'attachment/not-drawn' });
    const { user } = process.cpuUsage(before);
    expect(user / 1e6).toBeLessThan(10); // of the processor; drawn, they take half a minute that nothing can end
    expect((await redrawn(pdfWith({ content: `0.1 w ${lines(2_000)} S` }))).length).toBeGreaterThan(1_000);
  });
});

describe('a redrawn picture', () => {
  it.each([
    [
      'a JPEG with Exif, a comment and bytes behind its end',
      () => Buffer.concat([jpegWithExif({ artist: planted, comment: planted }), Buffer.from(planted)]),
    ],
    ['a PNG with a text and bytes behind its end', () => pngWithText(planted)],
  ])('holds nothing beside the pixels of %s', async (_, make) => {
    const file = await redrawn(make());

    for (const part of parts) expect(everyByteOf(file)).not.toContain(part);
    expect(await withPdf(file, async pdf => pdf.numPages)).toBe(1);
  });
});

describe('a page made of a picture', () => {
  const white = (draw: (context: SKRSContext2D) => void) => {
    const canvas = createCanvas(400, 200);
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 400, 200);
    draw(context);
    return canvas;
  };
  /** Exif that says to turn the picture by a quarter, as cameras write it. */
  const turned = Buffer.concat([
    Buffer.from([0xff, 0xe1, 0, 34]),
    Buffer.from('Exif\0\0', 'latin1'),
    Buffer.from('49492a000800000001001201030001000000060000000000000000', 'hex').subarray(0, 26),
  ]);
  const photo = (): Uint8Array => {
    const plain = white(() => undefined).toBuffer('image/jpeg');
    turned.writeUInt16BE(turned.length - 2, 2);
    return Buffer.concat([plain.subarray(0, 2), turned, plain.subarray(2)]);
  };
  const fax = (): Uint8Array => {
    const { data } = white(() => undefined)
      .getContext('2d')
      .getImageData(0, 0, 400, 200);
    return new Uint8Array(UTIF.encodeImage(new Uint8Array(data), 400, 200));
  };

  it.each([
    ['a TIFF', fax, '/Width 400/Height 200'],
    ['a photograph that its camera turned', photo, '/Width 200/Height 400'],
    ['a WebP picture', () => new Uint8Array(white(() => undefined).toBuffer('image/webp')), '/Width 400/Height 200'],
  ])('is as large as %s is shown', async (_, make, size) => {
    expect(everyByteOf(await redrawn(make()))).toContain(size);
  });

  it('is refused where a TIFF is cut short', async () => {
    await expect(redrawn(fax().subarray(0, 200))).rejects.toMatchObject({ code: 'attachment/damaged' });
  });
});

const plants = join(import.meta.dirname, '../../../shared/data/plants');

describe.skipIf(!existsSync(plants))('a file that was planted elsewhere', () => {
  const files = existsSync(plants) ? readdirSync(plants).filter(name => /\.(?:pdf|jpg)$/.test(name)) : [];
  it.each(files)('%s loses the name that it hides', async name => {
    const file = await redrawn(readFileSync(join(plants, name)));

    expect(`${await textOf(file)}${everyByteOf(file)}`).not.toMatch(/Ramona|Ibarrola/i);
  });
});
