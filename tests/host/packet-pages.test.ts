import { beforeAll, describe, expect, it } from 'vitest';
import { readPdfTexts } from '../../electron/host/packets/guard/pdf-reader.ts';
import { hexOf } from '../../electron/host/packets/pdf/files.ts';
import { layOutPacketPdf } from '../../electron/host/packets/pdf/pdf.ts';
import { withPdf } from '../../electron/host/papers/draw/pdf-open.ts';
import type { AttachedFile, Disclosure } from '../../shared/packet.ts';
import { accessibilityFaults } from '../support/accessible-pdf.ts';
import { emission, gap, released, sampleDisclosure } from '../support/disclosure.ts';

// The packet's pages as a court has them: found by contents and bookmarks, heard by a screen reader, and without a code that nobody knows.
const flat = (text: string) => text.replaceAll(/\s+/g, ' ');

async function pagesOf(bytes: Uint8Array): Promise<readonly string[]> {
  const texts = await readPdfTexts(bytes);
  return texts.filter(({ part }) => part === 'text').map(({ text }) => flat(text));
}

type Bookmark = { readonly title: string; readonly items: readonly Bookmark[] };
type Linked = { readonly dest: string; readonly contentsObj: { readonly str: string } };

const files: readonly AttachedFile[] = [
  {
    name: 'files/0001.pdf',
    document: 'DOC-0001',
    sizeBytes: 1_234_567,
    sha256: 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg',
    form: 'redrawn',
    pages: 3,
  },
];

/** A person with a name in another script, a seizure, an event, a document that leaves as a file, and one that nothing names. */
function disclosure(): Disclosure {
  const { content } = sampleDisclosure();
  const added = {
    documents: [
      emission('document', 'DOC-0001', {
        title: released('Declaración del agente en apoyo de la solicitud'),
        type: released('affidavit'),
        content: released('DOC-0001'),
        packageItem: released('pa-offence'),
        mediaType: released('application/pdf'),
        from: released('US-DOJ-OIA'),
        subject: released('PER-7Q2M4K9TXA'),
        language: released('en'),
      }),
      emission('document', 'DOC-0002', { title: gap('R-INV'), translationOf: released('DOC-0001') }),
    ],
    events: [
      emission('event', 'EVE-0001', {
        type: released('defect-notice'),
        on: released('2026-02-03'),
        facts: released(['effectDate=2026-02-04', 'noteNumber=3']),
      }),
    ],
  };
  const sought = emission('subject', 'PER-ZHANG00001', {
    nativeScriptName: released('张伟 김철수 محمد'),
    transliteratedName: released('Zhang Wei'),
    nationalities: released(['MX', 'CN']),
    languages: released(['es', 'zh', 'Náhuatl de Guerrero']),
  });
  const seized = emission('evidence', 'EVI-0002', {
    exhibit: released('B-1'),
    quantity: released({ amount: '41.7', unit: 'KGM' }),
  });
  const lists = Object.fromEntries(Object.entries(added).map(([list, emitted]) => [list, { emitted, unreleased: [] }]));
  const grown = {
    ...content.lists,
    ...lists,
    subjects: { emitted: [...content.lists['subjects']!.emitted, sought], unreleased: [] },
    evidence: { emitted: [...content.lists['evidence']!.emitted, seized], unreleased: [] },
  };
  return sampleDisclosure({ content: { ...content, lists: grown }, files, words: { en: 'one two', es: 'uno dos' } });
}

describe('the packet’s pages', () => {
  let bytes: Uint8Array;
  let pages: readonly string[];
  beforeAll(async () => {
    bytes = await layOutPacketPdf(disclosure());
    pages = await pagesOf(bytes);
  });

  it('keep PDF/UA-1 as far as a program can tell: tags, headings in order, tables, links, fonts, languages', async () => {
    expect(await accessibilityFaults(bytes)).toEqual([]);
  });

  it('begin with a contents page that is right, and the same as bookmarks and links', async () => {
    const contents = pages[1]!;
    const told = await withPdf(bytes, async pdf => {
      const places = await pdf.getDestinations();
      const links = (await (await pdf.getPage(2)).getAnnotations()) as readonly Linked[];
      const pageOf = async (name: string) => (await pdf.getPageIndex(places.get(name)![0] as never)) + 1;
      const outline = (await pdf.getOutline()) as readonly Bookmark[];
      const bookmarks = outline.flatMap(({ title, items }) => [title, ...items.map(item => item.title)]);
      return {
        bookmarks,
        links: await Promise.all(links.map(async ({ dest, contentsObj }) => [contentsObj.str, await pageOf(dest)] as const)),
      };
    });

    for (const entry of [
      'Ismael Fabricio Montejano Urrea',
      'PER-3NV8RH51WD',
      'Attached files',
      'Archivos adjuntos',
      'How to check it',
    ])
      expect(contents).toContain(entry);
    expect(told.links.length).toBeGreaterThan(10);
    for (const [said, page] of told.links) expect(said).toMatch(new RegExp(`, ${page}$`));
    expect(told.bookmarks).toContain('Person / Persona: Ismael Fabricio Montejano Urrea');
    expect(told.bookmarks).toContain('Attached files / Archivos adjuntos');
    const place = told.links.find(([said]) => said.startsWith('Physical evidence: B-1'))!;
    expect(pages[place[1] - 1]).toContain('B-1');
  });

  it('say again whose record it is, where a page begins within it', async () => {
    const filled = Object.fromEntries(
      ['curp', 'rfc', 'ine', 'nss', 'health', 'family'].map(name => [name, released('palabra '.repeat(190))]),
    );
    const aliases = [emission('alias', 'ALI-9', { text: released('otra '.repeat(900)) })];
    const known = emission(
      'subject',
      'PER-A',
      { given: released('Eulalia'), paternal: released('Ponce'), ...filled },
      { aliases },
    );
    const veiled = emission('subject', 'PER-B', { given: released('PER-B', 'PSEUDONYM'), ...filled });
    const long = await pagesOf(
      await layOutPacketPdf(sampleDisclosure({ content: emission('case', 'CAS-1', {}, { subjects: [known, veiled] }) })),
    );

    const continued = long.flatMap(text => /(\S+ \/ \S+: [^()]*) \(continued \/ continúa\)/.exec(text)?.[1] ?? []);
    expect(continued).toContain('Person / Persona: Eulalia Ponce, PER-A');
    expect(continued.some(text => text.startsWith('Person / Persona: Eulalia Ponce, PER-A · Alias: otra otra'))).toBe(true);
    expect(continued).toContain('Person / Persona: PER-B');
  });

  it('name each attached file with its document, pages, size and hash as programs print it', () => {
    const text = pages.join(' ');

    for (const said of ['files/0001.pdf', '1 234 567 bytes', 'Redrawn: a new PDF', hexOf(files[0]!.sha256)])
      expect(text).toContain(said);
    expect(hexOf(files[0]!.sha256).replaceAll(' ', '')).toBe(Buffer.from(files[0]!.sha256, 'base64url').toString('hex'));
    expect(text).toMatch(/Pages \/ Páginas 3 /);
  });

  it('show names, not codes', () => {
    const text = pages.join(' ');

    for (const code of ['pa-offence', 'KGM', 'application/pdf', 'defect-notice', 'effectDate', 'affidavit'])
      expect(text).not.toContain(code);
    for (const said of [
      'Provisional request: description of the offense',
      'Solicitud provisional: descripción del delito',
      '41.7 kg',
      'Mexico, China / México, China',
      'Spanish, Chinese, Náhuatl de Guerrero',
      'Notice of deficiencies',
      'Date on which the notice takes effect: 4 Feb 2026',
      'Department of Justice, Office of International Affairs (US-DOJ-OIA)',
      'Ismael Fabricio Montejano Urrea (PER-7Q2M4K9TXA)',
    ])
      expect(text).toContain(said);
  });

  it('explain letters that they cannot draw, and keep them for who copies or hears', async () => {
    const text = pages.join(' ');
    const trees = await withPdf(bytes, async pdf =>
      JSON.stringify(
        await Promise.all(Array.from({ length: pdf.numPages }, async (_, at) => (await pdf.getPage(at + 1)).getStructTree())),
      ),
    );

    expect(text).toContain('[U+5F20][U+4F1F] [U+AE40]');
    expect(text).toContain('in letters that this PDF cannot draw');
    expect(text).toContain('en letras que este PDF no puede dibujar');
    expect(text).toContain('Zhang Wei');
    expect(trees).toContain('张伟 김철수 محمد');
    const plain = (
      await pagesOf(await layOutPacketPdf(sampleDisclosure({ content: emission('case', 'CAS-1', { title: released('Ñandú') }) })))
    ).join();
    expect(plain).not.toContain('cannot draw');
  });
});
