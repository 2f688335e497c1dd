import type { RecordId } from '../../shared/language.ts';
import type { DocumentReading } from '../../shared/page-reading.ts';
import { textOfPage } from '../../shared/page-reading.ts';
import type { Reader } from '../../shared/reader.ts';
import { readingText } from '../../shared/text/reading.ts';
import { failures } from '../../shared/failure.ts';
import { caseNamed } from './case-commands.ts';
import { command, unreadable, type Command } from './command.ts';
import { table } from './lay-out.ts';

/** What is read of documents, and the looks that pages need. */
export const readingCommands: readonly Command[] = [
  command({
    words: 'doc readings',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'how far the words of its documents are read, and pages that need a look',
      es: 'hasta dónde se leyeron sus documentos, y páginas que requieren revisión',
    },
    run: async (terminal, [name = '']) => terminal.request('doc:readings', { caseId: await caseNamed(terminal, name) }),
    say: ({ documents }, reader) =>
      table(
        documents,
        [
          { label: { en: 'Document', es: 'Documento' }, of: ({ record }) => record },
          { label: { en: 'Pages', es: 'Páginas' }, of: ({ readPages, pages }) => `${readPages}/${pages ?? '?'}` },
          { label: { en: 'Words', es: 'Palabras' }, of: ({ words }) => String(words) },
          { label: { en: 'To look at', es: 'Por revisar' }, of: ({ toLook }) => toLook.join(', ') },
          { label: { en: 'Reading', es: 'Lectura' }, of: document => stateOf(document, reader) },
        ],
        reader,
        { en: 'No documents yet.', es: 'Aún no hay documentos.' },
      ),
  }),
  command({
    words: 'doc read',
    takes: 'CASE DOCUMENT',
    counts: [2, 2],
    vault: 'open',
    about: { en: 'read the words of a document’s pages now', es: 'leer ahora las palabras de un documento' },
    run: async (terminal, [name = '', record = '']) => {
      const caseId = await caseNamed(terminal, name);
      await terminal.request('doc:read', { caseId, record: record });
      const { documents } = await terminal.request('doc:readings', { caseId });
      return documents.filter(document => document.record === record);
    },
    say: ([document], reader) =>
      document === undefined
        ? ''
        : [stateOf(document, reader), ...(document.toLook.length === 0 ? [] : [document.toLook.join(', ')])].join(': '),
  }),
  command({
    words: 'doc page',
    takes: 'CASE DOCUMENT PAGE',
    counts: [3, 3],
    vault: 'open',
    about: { en: 'the words read on a page', es: 'las palabras leídas en una página' },
    run: async (terminal, [name = '', record = '', page = '']) =>
      terminal.request('doc:page', {
        caseId: await caseNamed(terminal, name),
        record: record,
        page: pageNumber(page),
      }),
    say: ({ words, looked }, reader) => {
      const said = words.length === 0 ? reader.say(readingText.nothing) : textOfPage(words);
      const look = looked?.look === 'as-read' ? readingText.lookedBy : readingText.lookedMore;
      return looked === null ? said : `${said}\n\n${reader.say(look, { by: looked.by })}`;
    },
  }),
  command({
    words: 'doc look',
    takes: 'CASE DOCUMENT PAGE',
    counts: [3, 3],
    vault: 'open',
    about: {
      en: 'record that you looked at a page beside the words read on it',
      es: 'dejar constancia de que revisó una página junto a sus palabras leídas',
    },
    options: {
      'holds-more': {
        type: 'boolean',
        about: { en: 'it holds more than was read', es: 'contiene más de lo que se leyó' },
      },
    },
    run: async (terminal, [name = '', record = '', page = ''], options) => {
      const place = { caseId: await caseNamed(terminal, name), record: record as RecordId, page: pageNumber(page) };
      const { digest } = await terminal.request('doc:page', place);
      const look = options['holds-more'] === true ? 'holds-more' : 'as-read';
      await terminal.request('doc:look', { ...place, digest, look });
      return { page: place.page, look };
    },
    say: ({ page }, reader) => reader.say(readingText.lookKept, { page }),
  }),
];

function stateOf({ state, code, pages, words, readPages }: DocumentReading, reader: Reader): string {
  if (state === 'waiting') return reader.say(readingText.waiting);
  if (state === 'failed') return reader.say(code === null ? readingText.unread : failures[code]);
  if (state === 'reading') return reader.say(readingText.page, { page: readPages + 1, total: pages ?? 0 });
  return reader.say(readingText.words, { count: words });
}

function pageNumber(text: string): number {
  const page = Number(text);
  if (!Number.isInteger(page) || page < 1) throw unreadable('PAGE');
  return page;
}
