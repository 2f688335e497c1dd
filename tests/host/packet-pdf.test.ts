import { describe, expect, it } from 'vitest';
import { readPdfTexts } from '../../electron/host/packets/guard/pdf-reader.ts';
import { withPdf } from '../../electron/host/papers/draw/pdf-open.ts';
import { layOutPacketPdf } from '../../electron/host/packets/pdf/pdf.ts';
import type { Emission } from '../../shared/decision/types.ts';
import { emission, gap, released, sampleDisclosure } from '../support/disclosure.ts';

const flat = (text: string) => text.replaceAll(/\s+/g, ' ');

async function pagesOf(bytes: Uint8Array): Promise<readonly string[]> {
  const texts = await readPdfTexts(bytes);
  return texts.filter(({ part }) => part === 'text').map(({ text }) => flat(text));
}

/** The same emission, whose withheld values and unreleased elements cannot be read without failing the test. */
function guarded(of: Emission): Emission {
  const trap = (state: object, key: string) =>
    Object.defineProperty({ ...state }, key, {
      enumerable: true,
      get: () => {
        throw new Error('a withheld value was read');
      },
    });
  return {
    ...of,
    fields: Object.fromEntries(
      Object.entries(of.fields).map(([name, slot]) => [name, slot.state === 'withheld' ? trap(slot, 'value') : slot]),
    ),
    lists: Object.fromEntries(
      Object.entries(of.lists).map(([list, { emitted }]) => [list, trap({ emitted: emitted.map(guarded) }, 'unreleased')]),
    ),
  } as Emission; // traps have the shape of what they replace
}

describe('the packet’s PDF', () => {
  it('is the same bytes for the same disclosure', async () => {
    const [first, second] = await Promise.all([layOutPacketPdf(sampleDisclosure()), layOutPacketPdf(sampleDisclosure())]);

    expect(Buffer.compare(first, second)).toBe(0);
  });

  it('is the same bytes whatever was laid out before it', async () => {
    const first = await layOutPacketPdf(sampleDisclosure());
    const fields = { title: released('Żółw Ñandú Übung, 12.345') };

    await layOutPacketPdf(sampleDisclosure({ content: emission('case', 'CAS-2', fields) }));

    expect(Buffer.compare(first, await layOutPacketPdf(sampleDisclosure()))).toBe(0);
  });

  it('never reads a withheld value, not even whether there is one', async () => {
    const plain = sampleDisclosure();

    const bytes = await layOutPacketPdf({ ...plain, content: guarded(plain.content) });

    expect(Buffer.compare(bytes, await layOutPacketPdf(plain))).toBe(0);
  });

  it('carries handling, purpose, notice and its number on every page', async () => {
    const pages = await pagesOf(await layOutPacketPdf(sampleDisclosure()));

    pages.forEach((text, at) => {
      expect(text.split('TLP:AMBER+STRICT · PAP:AMBER · REL TO US, MX · H1 · H2')).toHaveLength(3); // head and foot
      expect(text).toContain('Purpose: Prosecution / Finalidad: Proceso penal');
      expect(text).toContain('Synthetic data.');
      expect(text).toContain('Datos sintéticos.');
      expect(text).toContain(`Page ${at + 1} of ${pages.length} / Página ${at + 1} de ${pages.length}`);
    });
  });

  it('prints the twelve words that its last page asks to compare, in both languages', async () => {
    const words = { en: 'one two three four', es: 'uno dos tres cuatro' };
    const pages = await pagesOf(await layOutPacketPdf(sampleDisclosure({ words })));

    for (const said of ['Sender’s twelve words', 'Doce palabras de quien envía', words.en, words.es, 'Compare the twelve words'])
      expect(pages.at(-1)).toContain(said);
  });

  it('leaves the synthetic notice out of a real packet', async () => {
    const pages = await pagesOf(await layOutPacketPdf(sampleDisclosure({ synthetic: false })));

    expect(pages.join()).not.toContain('Synthetic');
  });

  it('gives back every accent, both languages, and other scripts as code points', async () => {
    const text = (await pagesOf(await layOutPacketPdf(sampleDisclosure()))).join(' ');

    expect(text).toContain('Łukasz Żółć-Ñandú declaró sobre la «pureza» del material');
    expect(text).toContain('Подпись [U+5F20][U+4F1F]');
    expect(text).toContain('Extradition request / Solicitud de extradición');
    expect(text).toContain('Armed, Escape risk / Porta armas, Riesgo de fuga');
    expect(text).toContain('Fiscalía General de la República');
    expect(text).toContain('9 Jan 2026 / 9 ene 2026');
  });

  it('draws one block of 96 × 18 points for every gap, whatever is behind it', async () => {
    const gaps = { curp: gap('R-PRIV', 'X'), health: gap('R-PRIV', 'a long history '.repeat(200)), rfc: gap('R-PRIV') };
    const content = emission('case', 'CAS-1', {}, { subjects: [emission('subject', 'PER-1', gaps)] });

    const bytes = await layOutPacketPdf(sampleDisclosure({ content }));

    const blocks = await withPdf(bytes, async pdf => {
      const page = await pdf.getPage(3); // behind the cover and the contents
      const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
      const list = await page.getOperatorList();
      const boxes: string[] = [];
      list.fnArray.forEach((operation, at) => {
        const box = (list.argsArray[at] as unknown[] | null)?.[2] as ArrayLike<number> | undefined;
        if (operation === OPS.constructPath && box)
          boxes.push(`${Math.round(box[2]! - box[0]!)}×${Math.round(box[3]! - box[1]!)}`);
      });
      return boxes.filter(box => box === '96×18');
    });
    expect(blocks).toHaveLength(3);
  });

  it('is tagged: language, title, headings, tables with row headers, words for blocks', async () => {
    const bytes = await layOutPacketPdf(sampleDisclosure());

    const told = await withPdf(bytes, async pdf => {
      const trees = await Promise.all(
        Array.from({ length: pdf.numPages }, async (_, at) => (await pdf.getPage(at + 1)).getStructTree()),
      );
      const { info } = await pdf.getMetadata();
      return {
        trees: JSON.stringify(trees),
        info: info as Record<string, unknown>,
        marked: JSON.stringify([...((await pdf.getMarkInfo()) as unknown as Map<string, boolean>)]),
      };
    });
    expect(told.marked).toContain('["Marked",true]');
    expect(told.info.Title).toBe('Information packet / Paquete de información 000042');
    expect(told.info.Language).toBe('en-US');
    for (const role of ['Document', 'H1', 'H2', 'H3', 'Table', 'TR', 'TH', 'TD', 'P', 'Span'])
      expect(told.trees).toContain(`"role":"${role}"`);
    expect(told.trees).toContain('es-MX');
    expect(told.trees).toContain('"alt":"R-ORIG. The authority it comes from has not consented."');
    expect(told.trees).toContain('"alt":"La autoridad de la que procede no ha consentido.","lang":"es-MX"');
  });

  it('has every font inside', async () => {
    const bytes = Buffer.from(await layOutPacketPdf(sampleDisclosure())).toString('latin1');

    const fonts = bytes.match(/\/Type \/FontDescriptor/g) ?? [];
    expect(fonts.length).toBeGreaterThan(2);
    expect(bytes.match(/\/FontFile2 /g)).toHaveLength(fonts.length);
    expect(bytes).not.toMatch(/\/Subtype \/Type1\b/);
  });

  it('carries a text longer than a page over to the next', async () => {
    const long = Array.from({ length: 1500 }, (_, at) => `palabra${at}`).join(' ');
    const content = emission('case', 'CAS-1', { purpose: released(long), agreement: released('después del texto largo') });

    const pages = await pagesOf(await layOutPacketPdf(sampleDisclosure({ content })));

    expect(pages.join(' ')).toContain('palabra0 palabra1');
    expect(pages.join(' ')).toContain('palabra1499');
    expect(pages.join(' ')).toContain('después del texto largo');
    expect(pages.length).toBeGreaterThan(4);
  });
});
