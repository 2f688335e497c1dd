import { reviewPartIds, type ReviewPartId } from '../../shared/review-document/parts.ts';
import { documentText } from '../../shared/review-document/tables.ts';
import { directionName } from '../../shared/direction-text.ts';
import type { ReceivedReview } from '../../shared/contract/reviews.ts';
import type { Reader } from '../../shared/reader.ts';
import { fill } from '../../shared/text/fill.ts';
import { reportsText } from '../../shared/text/reports.ts';
import { reviewText } from '../../shared/text/review.ts';
import { aligned } from '../../shared/table-text.ts';
import { command, Refused, textOf, unreadable, type Command, type Options, type Terminal } from './command.ts';
import { periodIn, periodOptions } from './review-commands.ts';
import { tableOptions, filesAsked } from './table-options.ts';
import { tableForms } from '../../shared/tables.ts';

export const ministersCommands: readonly Command[] = [
  command({
    words: 'review show',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    writesFile: true,
    about: {
      en: 'the ministers’ review: one document of the chosen parts, small counts suppressed over all of them together; as a file or --json, or where the answer goes into a file or to another program, it counts as given out and is kept',
      es: 'la revisión ministerial: un documento con las partes elegidas, sin cuentas pequeñas en todas ellas juntas; en archivo o con --json, o si la respuesta va a un archivo o a otro programa, cuenta como entregada y se conserva',
    },
    options: {
      ...periodOptions,
      parts: {
        type: 'string',
        about: fill(reviewText.whichParts, { parts: reviewPartIds.join(', ') }),
      },
      with: {
        type: 'string',
        about: {
          en: 'beside the figures that this office gave us last, or those with this id',
          es: 'junto a las cifras que esa oficina nos dio por último, o las de este identificador',
        },
      },
      pdf: {
        type: 'string',
        about: { en: 'write the document to this .pdf file', es: 'escribir el documento en este archivo .pdf' },
      },
      ...tableOptions({ en: 'write the document', es: 'escribir el documento' }),
    },
    run: async (terminal, _, options) => {
      const theirs = await theirsIn(terminal, options);
      const parts = partsIn(options, theirs);
      const asked = { ...periodIn(options), parts, ...(theirs === undefined ? {} : { theirs }) };
      const files = await filesAsked(terminal, options, ['pdf', ...tableForms] as const);
      for (const { form, sink } of files)
        await terminal.request('review:export', {
          ...asked,
          form,
          sink,
          language: terminal.reader.language,
        });
      if (terminal.isCopied && files.length === 0) await terminal.request('review:print', { ...periodIn(options), parts });
      return terminal.request('review:document', asked);
    },
    say: documentText,
  }),
  command({
    words: 'review give-figures',
    takes: 'FILE',
    counts: [1, 1],
    vault: 'open',
    writesFile: true,
    about: {
      en: 'our figures for the other office to hold beside its own, signed; only what may be disclosed, and it counts as given out',
      es: 'nuestras cifras para que la otra oficina las compare con las suyas, firmadas; solo lo que puede comunicarse, y cuenta como entregado',
    },
    options: periodOptions,
    run: async (terminal, [file = ''], options) =>
      terminal.request('review:give-figures', { ...periodIn(options), sink: await terminal.sink(file) }),
    say: (_, reader) => reader.say(reviewText.figuresDone),
  }),
  command({
    words: 'review take-figures',
    takes: 'FILE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'take in the figures of another office, signed by the key that is held for it',
      es: 'recibir las cifras de otra oficina, firmadas con la llave que se tiene de ella',
    },
    run: async (terminal, [file = '']) => terminal.request('review:take-figures', { source: await terminal.source(file) }),
    say: ({ agency }, reader) => reader.say(reviewText.takenIn, { agency }),
  }),
  command({
    words: 'review received',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: { en: 'figures of other offices that came', es: 'cifras de otras oficinas que llegaron' },
    run: terminal => terminal.request('review:received', {}),
    say: receivedSaid,
  }),
];

function receivedSaid(received: readonly ReceivedReview[], reader: Reader): string {
  if (received.length === 0) return reader.say(reviewText.receivedNone);
  return aligned(
    received.map(({ id, agency, direction, from, to, asOf }) => [
      agency,
      reader.say(directionName(direction)),
      `${from} – ${to}`,
      reader.say(fill({ en: '{{word}} {{asOf}}', es: '{{word}} {{asOf}}' }, { word: reportsText.asOf, asOf })),
      id,
    ]),
  );
}

function partsIn(options: Options, theirs: string | undefined): ReviewPartId[] {
  const given = textOf(options, 'parts');
  if (given === undefined) return reviewPartIds.filter(id => id !== 'theirs' || theirs !== undefined);
  return given.split(',').map(name => {
    const found = reviewPartIds.find(id => id === name.trim());
    if (found === undefined) throw unreadable('--parts', reviewPartIds);
    return found;
  });
}

/** The figures that are meant: by their id, or the last of an office. */
async function theirsIn(terminal: Terminal, options: Options): Promise<string | undefined> {
  const given = textOf(options, 'with');
  if (given === undefined) return undefined;
  const received = await terminal.request('review:received', {});
  const found = received.find(({ id, agency }) => id === given || agency === given);
  if (found === undefined) throw new Refused({ code: 'review/no-figures' });
  return found.id;
}
