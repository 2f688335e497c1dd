import type { Input } from '../../shared/contract.ts';
import type { CaseId, RecordId } from '../../shared/language.ts';
import { boxCodes } from '../../shared/redactions.ts';
import { agencyIn } from './agency-named.ts';
import { caseNamed } from './case-commands.ts';
import { command, missing, requiredText, textOf, unreadable, type Command, type Options, type Terminal } from './command.ts';
import { facts, table } from './lay-out.ts';

type Boxes = Input<'redaction:add'>['boxes'];

/** The places that an `add` names: one by its measures, or all of a word or name. */
async function wantedOf(terminal: Terminal, caseId: CaseId, document: RecordId, options: Options): Promise<Boxes> {
  const how = {
    code: (textOf(options, 'code') ?? 'R-PRIV') as Boxes[number]['code'], // the contract's schema refuses what is none
    audience: (textOf(options, 'for') ?? 'everyone') as Boxes[number]['audience'],
  };
  const words = textOf(options, 'words');
  if (words !== undefined) {
    const isWholeCase = options['whole-case'] === true;
    const { occurrences } = await terminal.request('redaction:find', {
      caseId,
      text: words,
      ...(isWholeCase ? {} : { document }),
    });
    return occurrences.flatMap(found =>
      found.boxes.map(box => ({ document: found.document, page: found.page, box, origin: 'occurrences' as const, ...how })),
    );
  }
  const shares = requiredText(options, 'box').split(',').map(Number);
  const [left = NaN, top = NaN, width = NaN, height = NaN] = shares;
  if (shares.length !== 4 || shares.some(share => !Number.isFinite(share))) throw unreadable('--box');
  const page = Number(requiredText(options, 'page'));
  return [{ document, page, box: { left, top, width, height }, origin: 'drawn', ...how }];
}

export const redactionCommands: readonly Command[] = [
  command({
    words: 'doc redact list',
    takes: 'CASE DOCUMENT',
    counts: [2, 2],
    vault: 'open',
    about: { en: 'what is blacked out of a document, for whom and why', es: 'lo testado en un documento, para quién y por qué' },
    run: async (terminal, [name = '', document = '']) =>
      terminal.request('redaction:list', { caseId: await caseNamed(terminal, name), document: document }), // the schema refuses what is no id
    say: (boxes, reader) =>
      table(
        boxes,
        [
          { label: { en: 'Box', es: 'Recuadro' }, of: box => box.id },
          { label: { en: 'Page', es: 'Página' }, of: box => String(box.page) },
          { label: { en: 'Reason', es: 'Motivo' }, of: box => box.code },
          { label: { en: 'For', es: 'Para' }, of: box => box.audience },
          { label: { en: 'By', es: 'Por' }, of: box => box.by ?? '' },
        ],
        reader,
        { en: 'Nothing is blacked out yet.', es: 'Aún no se testa nada.' },
      ),
  }),
  command({
    words: 'doc redact add',
    takes: 'CASE DOCUMENT',
    counts: [2, 2],
    vault: 'open',
    about: {
      en: 'black out a place, or all places of a word or name',
      es: 'testar un lugar, o todos los de una palabra o nombre',
    },
    options: {
      words: { type: 'string', about: { en: 'the word or name', es: 'la palabra o el nombre' } },
      'whole-case': { type: 'boolean', about: { en: 'in all documents of the case', es: 'en todos los documentos del caso' } },
      page: { type: 'string', about: { en: 'a page, from 1', es: 'una página, desde 1' } },
      box: {
        type: 'string',
        about: {
          en: 'left,top,width,height as shares of the page, such as 0.1,0.2,0.3,0.02',
          es: 'izquierda,arriba,ancho,alto en fracciones de la página, como 0.1,0.2,0.3,0.02',
        },
      },
      code: {
        type: 'string',
        values: boxCodes,
        about: { en: 'the reason, R-PRIV where left out', es: 'el motivo; R-PRIV si se omite' },
      },
      for: {
        type: 'string',
        about: {
          en: 'everyone, standing:vetted, standing:other or agency: and a code',
          es: 'everyone, standing:vetted, standing:other o agency: y la clave de una autoridad',
        },
      },
    },
    run: async (terminal, [name = '', document = ''], options) => {
      const caseId = await caseNamed(terminal, name);
      const boxes = await wantedOf(terminal, caseId, document as RecordId, options);
      return boxes.length === 0 ? { ids: [] } : terminal.request('redaction:add', { caseId, boxes });
    },
    say: ({ ids }, reader) =>
      reader.say(
        {
          one: { en: '{{count}} box placed.', es: '{{count}} recuadro puesto.' },
          other: { en: '{{count}} boxes placed.', es: '{{count}} recuadros puestos.' },
        },
        { count: ids.length },
      ),
  }),
  command({
    words: 'doc redact remove',
    takes: 'CASE BOX…',
    counts: [2, 500],
    vault: 'open',
    about: {
      en: 'take boxes away; others’ boxes wait for a second person',
      es: 'quitar recuadros; los de otras personas esperan a una segunda',
    },
    options: { ground: { type: 'string', about: { en: 'why it may be read', es: 'por qué puede leerse' } } },
    run: async (terminal, [name = '', ...ids], options) => {
      const ground = textOf(options, 'ground');
      return terminal.request('redaction:remove', {
        caseId: await caseNamed(terminal, name),
        ids,
        ...(ground === undefined ? {} : { ground }),
      });
    },
    say: ({ removed, waiting }, reader) =>
      facts(
        [
          [{ en: 'Taken away', es: 'Quitados' }, String(removed.length)],
          [{ en: 'Waiting for a supervisor', es: 'En espera de una persona supervisora' }, String(waiting.length)],
        ],
        reader,
      ),
  }),
  command({
    words: 'doc redact decide',
    takes: 'CASE BOX…',
    counts: [2, 500],
    vault: 'open',
    about: {
      en: 'a supervisor’s word on boxes that somebody asked to take away: taken away, or kept with --refuse',
      es: 'resolución sobre recuadros que alguien pidió quitar: se quitan, o se conservan con --refuse',
    },
    options: { refuse: { type: 'boolean', about: { en: 'the boxes stay', es: 'los recuadros se conservan' } } },
    run: async (terminal, [name = '', ...ids], options) =>
      terminal.request('redaction:decide-removal', {
        caseId: await caseNamed(terminal, name),
        ids,
        approve: options['refuse'] !== true,
      }),
    say: (_, reader) => reader.say({ en: 'Recorded.', es: 'Asentado.' }),
  }),
  command({
    words: 'doc redact preview',
    takes: 'CASE DOCUMENT FILE.pdf',
    counts: [3, 3],
    vault: 'open',
    writesFile: true,
    about: { en: 'write the very file that a packet would carry', es: 'escribir el mismo archivo que llevaría un paquete' },
    options: {
      to: {
        type: 'string',
        about: {
          en: 'the counterpart: its code, name, acronym or city',
          es: 'la contraparte: su clave, nombre, siglas o ciudad',
        },
      },
    },
    run: async (terminal, [name = '', document = '', path], options) => {
      if (path === undefined) throw missing('FILE.pdf');
      return terminal.request('redaction:preview', {
        caseId: await caseNamed(terminal, name),
        document: document,
        recipient: await agencyIn(terminal, options, 'to'),
        sink: await terminal.sink(path),
      });
    },
    say: ({ boxes, sizeBytes, sha256 }, reader) =>
      facts(
        [
          [{ en: 'Boxes', es: 'Recuadros' }, String(boxes)],
          [{ en: 'Bytes', es: 'Bytes' }, String(sizeBytes)],
          [{ en: 'SHA-256', es: 'SHA-256' }, sha256],
        ],
        reader,
      ),
  }),
];
