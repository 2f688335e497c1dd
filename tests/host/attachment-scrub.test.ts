import { describe, expect, it } from 'vitest';
import { readEntry } from '../../electron/host/packets/guard/leak-readers.ts';
import { scrubAttachment, type CleanDocument, type StoredDocument } from '../../electron/host/packets/guard/scrub.ts';
import { wholeOf } from '../../electron/host/places/pieces.ts';
import { docx, docxParagraph, jpegWithExif, pdf, pngWithText } from '../support/documents.ts';

const secret = 'Zarzamora Quintanilla';

function stored(bytes: Uint8Array): StoredDocument {
  return { sizeBytes: bytes.length, open: async () => new Response(new Uint8Array(bytes)).body! };
}

async function contentOf(document: CleanDocument): Promise<Uint8Array> {
  return wholeOf(await document.open());
}

async function scrubbed(bytes: Uint8Array): Promise<CleanDocument & { readonly text: string; readonly bytes: Uint8Array }> {
  const clean = await scrubAttachment(stored(bytes), { acceptUnscrubbed: false });
  const content = await contentOf(clean);
  const { texts } = await readEntry(content);
  return { ...clean, bytes: content, text: texts.map(({ text }) => text).join('\n') };
}

async function refusalOf(bytes: Uint8Array): Promise<unknown> {
  return scrubAttachment(stored(bytes), { acceptUnscrubbed: false }).then(
    () => 'released',
    (error: { code?: unknown }) => error.code,
  );
}

describe('a picture', () => {
  it('loses place, artist and comment, and keeps its pixels', async () => {
    const before = jpegWithExif({ artist: secret, comment: secret });

    const after = await scrubbed(new Uint8Array(Buffer.concat([before, Buffer.from(secret)])));

    expect(Buffer.from(before).includes('Exif')).toBe(true);
    expect(Buffer.from(after.bytes).includes('Exif')).toBe(false);
    expect(Buffer.from(after.bytes).includes(secret)).toBe(false);
    expect(after.removed).toEqual(expect.arrayContaining(['APP1', 'COM', 'trailing']));
    expect(after).toMatchObject({ mediaType: 'image/jpeg', extension: 'jpg', isScrubbed: true });
    expect(await pixels(after.bytes)).toEqual(await pixels(before));
  });

  it('loses the text chunks of a PNG and what hangs behind its end', async () => {
    const before = pngWithText(secret);

    const after = await scrubbed(before);

    expect(Buffer.from(after.bytes).includes(secret)).toBe(false);
    expect(after.removed).toEqual(['tEXt', 'trailing']);
    expect(await pixels(after.bytes)).toEqual(await pixels(before));
  });

  it('is refused when it is cut short', async () => {
    const whole = jpegWithExif({ artist: 'A', comment: 'B' });

    expect(await refusalOf(whole.subarray(0, whole.length - 40))).toBe('attachment/damaged');
  });
});

async function pixels(bytes: Uint8Array): Promise<readonly number[]> {
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const image = await loadImage(Buffer.from(bytes));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return [...context.getImageData(0, 0, image.width, image.height).data];
}

describe('a PDF', () => {
  it('loses author, notes, attached files and its pictures’ metadata, and keeps its words', async () => {
    const picture = jpegWithExif({ artist: secret, comment: secret });
    const before = await pdf({ text: 'Dictamen pericial', author: secret, note: secret, attached: secret, picture });

    const after = await scrubbed(before);

    expect((await readEntry(before)).texts.map(({ text }) => text).join()).toContain(secret);
    expect(after.text).toContain('Dictamen pericial');
    expect(after.text).not.toContain(secret);
    expect(Buffer.from(after.bytes).includes(secret)).toBe(false);
    expect(after.removed).toEqual(expect.arrayContaining(['information', 'attached-files', 'notes', 'picture-metadata']));
  });

  it('leaves no earlier revision behind', async () => {
    const first = await pdf({ text: secret });
    const { PDFDocument } = await import('@cantoo/pdf-lib');
    const document = await PDFDocument.load(first, { forIncrementalUpdate: true });
    document.removePage(0);
    document.addPage([300, 300]).drawText('Segunda versión');
    const second = new Uint8Array(await document.commit());

    const after = await scrubbed(second);

    expect(after.text).toContain('Segunda versión');
    expect(after.text).not.toContain(secret);
    expect(after.bytes.length).toBeLessThan(second.length);
  });

  it('is the same bytes each time', async () => {
    const before = await pdf({ text: 'Oficio', author: secret });

    expect(Buffer.compare((await scrubbed(before)).bytes, (await scrubbed(before)).bytes)).toBe(0);
  });

  it('is refused with layers, with a password and when cut short', async () => {
    const plain = await pdf({ text: 'Oficio' });
    const { PDFDocument, PDFName } = await import('@cantoo/pdf-lib');
    const layered = await PDFDocument.load(plain);
    layered.catalog.set(PDFName.of('OCProperties'), layered.context.obj({ OCGs: [], D: {} }));
    const locked = await PDFDocument.load(plain);
    locked.encrypt({ userPassword: 'x', ownerPassword: 'y' });

    expect(await refusalOf(await layered.save())).toBe('attachment/hidden-layers');
    expect(await refusalOf(await locked.save())).toBe('attachment/encrypted');
    expect(await refusalOf(plain.subarray(0, 300))).toBe('attachment/damaged');
  });
});

describe('a DOCX', () => {
  it('loses properties, comments, people and revision marks, and keeps its words', async () => {
    const before = await docx({
      'word/document.xml': docxParagraph('Se remite dictamen'),
      'docProps/core.xml': `<cp:coreProperties><dc:creator>${secret}</dc:creator></cp:coreProperties>`,
      'word/comments.xml': `<w:comments><w:comment w:author="${secret}"><w:p><w:r><w:t>${secret}</w:t></w:r></w:p></w:comment></w:comments>`,
      'word/people.xml': `<w15:people><w15:person w15:author="${secret}"/></w15:people>`,
      'customXml/item1.xml': `<a>${secret}</a>`,
    });

    const after = await scrubbed(before);

    expect(after.text).toContain('Se remite dictamen');
    expect(after.text).not.toContain(secret);
    expect(after.text).not.toContain('00A1B2C3');
    expect(after.text).not.toContain('comments.xml');
    expect(after.removed).toEqual(expect.arrayContaining(['docProps/core.xml', 'word/comments.xml', 'word/people.xml']));
  });

  it.each([
    ['tracked changes', '<w:del w:author="x"><w:r><w:delText>y</w:delText></w:r></w:del>', 'attachment/tracked-changes'],
    ['hidden text', '<w:r><w:rPr><w:vanish/></w:rPr><w:t>y</w:t></w:r>', 'attachment/hidden-text'],
    ['an object', '<w:r><w:object/></w:r>', 'attachment/embedded-object'],
  ])('is refused with %s', async (_, xml, code) => {
    expect(await refusalOf(await docx({ 'word/document.xml': docxParagraph('x', xml) }))).toBe(code);
  });

  it('is refused with macros', async () => {
    const parts = { 'word/document.xml': docxParagraph('x'), 'word/vbaProject.bin': 'x' };

    expect(await refusalOf(await docx(parts))).toBe('attachment/embedded-object');
  });
});

describe('other files', () => {
  it('text leaves in one form, without characters that nobody sees', async () => {
    const after = await scrubbed(new TextEncoder().encode('\ufeffA\u200b\u202eño\r\ncafe\u0301'));

    expect(new TextDecoder().decode(after.bytes)).toBe('Año\ncafé');
    expect(after.removed).toEqual(['invisible-characters']);
  });

  it('a type that cannot be cleaned is refused, and leaves untouched when a person accepted it', async () => {
    const bytes = new Uint8Array([1, 0, 2, 0, 3]);

    const accepted = await scrubAttachment(stored(bytes), { acceptUnscrubbed: true });

    expect(await refusalOf(bytes)).toBe('attachment/type-refused');
    expect(accepted).toMatchObject({ mediaType: 'application/octet-stream', extension: 'bin', isScrubbed: false });
    expect(await contentOf(accepted)).toEqual(bytes);
  });

  it('a file too large to be cleaned is refused unread, and streamed when a person accepted it', async () => {
    let opened = 0;
    const huge: StoredDocument = {
      sizeBytes: 2 ** 30,
      open: async () => {
        opened += 1;
        return new Response('x').body!;
      },
    };

    const accepted = await scrubAttachment(huge, { acceptUnscrubbed: true });

    await expect(scrubAttachment(huge, { acceptUnscrubbed: false })).rejects.toMatchObject({ code: 'attachment/too-large' });
    expect(opened).toBe(0);
    expect(accepted.sizeBytes).toBe(2 ** 30);
  });
});
