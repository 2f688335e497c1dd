import { auditActions } from '../../shared/audit-actions.ts';
import { catalogue, fieldAt, isEntity } from '../../shared/catalogue.ts';
import type { BroughtBack, Exchanged, Fork, OfficeStanding, TwoValues } from '../../shared/contract/stations.ts';
import { utcStamp } from '../../shared/clocks/civil-day.ts';
import { instantText } from '../../shared/instant-text.ts';
import type { Bilingual } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';

import { joiningText } from '../../shared/text/joining.ts';
import { asideValues, stationText as texts, unheardValues, waitingSaid, whyAside } from '../../shared/text/stations.ts';
import { command, Misused, requiredText, unreadable, type Command } from './command.ts';
import { facts, table } from './lay-out.ts';
import { everNamed } from './user-commands.ts';
import { watched } from './station-watch.ts';

const roles = ['officer', 'supervisor', 'auditor'] as const;
const file = { type: 'string', about: { en: 'the file to write', es: 'el archivo por escribir' } } as const;

/** An office on several machines. */
export const stationCommands: readonly Command[] = [
  command({
    words: 'office station ask',
    takes: 'DIR',
    counts: [1, 1],
    vault: 'none',
    writesFile: true,
    about: {
      en: 'on a new machine: ask an office to let it in; DIR will be its vault',
      es: 'en un equipo nuevo: pedir a una oficina que lo integre; DIR será su bóveda',
    },
    options: {
      name: { type: 'string', about: { en: 'what the machine is called', es: 'cómo se llama el equipo' } },
      label: { type: 'string', about: { en: 'its first person’s label', es: 'la etiqueta de su primera persona' } },
      to: file,
      synthetic: { type: 'boolean', about: { en: 'for synthetic data only', es: 'solo para datos sintéticos' } },
    },
    run: async (terminal, [path = ''], options) =>
      terminal.request('station:ask', {
        folder: await terminal.folder(path),
        file: await terminal.sink(requiredText(options, 'to')),
        station: requiredText(options, 'name'),
        label: requiredText(options, 'label'),
        passphrase: await terminal.passphrase('new'),
        synthetic: options['synthetic'] === true,
      }),
    say: ({ words }, reader) => [facts([[texts.words, reader.say(words)]], reader), reader.say(texts.asked)].join('\n'),
  }),
  command({
    words: 'office station forget',
    takes: 'DIR',
    counts: [1, 1],
    vault: 'none',
    about: {
      en: 'on a new machine: forget what was asked for DIR, so that it can be asked anew; an answer to it opens nothing more',
      es: 'en un equipo nuevo: olvidar lo que se pidió para DIR y poder pedirlo de nuevo; una respuesta a ello ya no abre nada',
    },
    run: async (terminal, [path = '']) => terminal.request('station:forget', { folder: await terminal.folder(path) }),
    say: (_, reader) => reader.say(joiningText.forgotten),
  }),
  command({
    words: 'office station read',
    takes: 'REQUEST',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'who asks to join, and the twelve words that the new machine shows too: compare them before it is added',
      es: 'quién pide integrarse, y las doce palabras que también muestra el equipo nuevo: compárelas antes de agregarlo',
    },
    options: {},
    run: async (terminal, [path = '']) => terminal.request('station:read', { file: await terminal.source(path) }),
    say: ({ station, label, words }, reader) =>
      facts(
        [
          [texts.station, station],
          [texts.person, label],
          [texts.words, reader.say(words)],
        ],
        reader,
      ),
  }),
  command({
    words: 'office station add',
    takes: 'REQUEST',
    counts: [1, 1],
    vault: 'open',
    writesFile: true,
    about: {
      en: 'let a machine and its first person in, and write the record that it begins with',
      es: 'integrar un equipo y su primera persona, y escribir el registro con el que empieza',
    },
    options: {
      role: { type: 'string', values: roles, about: { en: 'the person’s role', es: 'el rol de la persona' } },
      'same-person': {
        type: 'string',
        about: {
          en: 'the label of an account that this person has already: the two count as one person',
          es: 'la etiqueta de una cuenta que esta persona ya tiene: las dos cuentan como una sola persona',
        },
      },
      label: {
        type: 'string',
        about: {
          en: 'what the account is called, if not as the machine asked; a second one of a person gets its machine’s name beside it',
          es: 'cómo se llama la cuenta, si no es como pidió el equipo; la segunda de una persona lleva además el nombre del equipo',
        },
      },
      to: file,
    },
    run: async (terminal, [path = ''], options) => {
      const role = roles.find(each => each === requiredText(options, 'role'));
      if (role === undefined) throw unreadable('--role', roles);
      const other = options['same-person'];
      const samePerson = typeof other === 'string' ? { samePerson: (await everNamed(terminal, other)).id } : {};
      const name = options['label'];
      const label = typeof name === 'string' ? { label: name } : {};
      const request = await terminal.source(path);
      const answer = await terminal.sink(requiredText(options, 'to'));
      return terminal.request('station:add', { file: request, answer, role, ...samePerson, ...label });
    },
    say: ({ number, station, label, words }, reader) =>
      facts(
        [
          [texts.number, String(number)],
          [texts.station, station],
          [texts.person, label],
          [texts.words, reader.say(words)],
        ],
        reader,
      ),
  }),
  command({
    words: 'office station join',
    takes: 'DIR ANSWER',
    counts: [2, 2],
    vault: 'none',
    about: { en: 'on the new machine: make its vault of the answer', es: 'en el equipo nuevo: crear su bóveda con la respuesta' },
    options: {
      words: {
        type: 'string',
        about: { en: 'the twelve words that the other machine shows', es: 'las doce palabras que muestra el otro equipo' },
      },
    },
    run: async (terminal, [path = '', answer = ''], options) =>
      terminal.request('station:join', {
        folder: await terminal.folder(path),
        file: await terminal.source(answer),
        passphrase: await terminal.passphrase('current'),
        words: requiredText(options, 'words'),
      }),
    say: ({ number, recoveryCode }, reader) =>
      facts(
        [
          [texts.number, String(number)],
          [texts.recoveryCode, recoveryCode],
        ],
        reader,
      ),
  }),
  command({
    words: 'office station list',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: {
      en: 'the office’s stations, and how this one stands to them',
      es: 'las estaciones de la oficina y cómo está esta respecto a ellas',
    },
    run: terminal => terminal.request('station:list', {}),
    say: standing,
  }),
  command({
    words: 'office station remove',
    takes: 'NUMBER',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'take a station out; exchange first: what it wrote and is not taken in here counts nowhere after',
      es: 'retirar una estación; intercambie antes: lo que escribió y no se ha incorporado aquí ya no cuenta',
    },
    run: (terminal, [number = '']) => {
      if (!/^[1-9][0-9]{0,3}$/.test(number)) throw unreadable('NUMBER');
      return terminal.request('station:remove', { station: Number(number) });
    },
    say: standing,
  }),
  command({
    words: 'office exchange',
    takes: '[DIR]',
    counts: [0, 1],
    vault: 'open',
    about: {
      en: 'put what others lack where the office exchanges, or into a folder, and take in what is there',
      es: 'poner lo que falta a otras donde la oficina intercambia, o en una carpeta, e incorporar lo que hay',
    },
    options: {
      watch: {
        type: 'boolean',
        about: {
          en: 'go on, and exchange whenever something comes, until Ctrl C',
          es: 'seguir, e intercambiar cada vez que algo llegue, hasta Ctrl C',
        },
      },
    },
    run: async (terminal, [path], options) => {
      if (options['watch'] !== true)
        return terminal.request('office:exchange', path === undefined ? {} : { folder: await terminal.folder(path) });
      if (path !== undefined) throw new Misused({ code: 'usage/one-of-two', what: 'DIR, --watch' });
      return watched(terminal);
    },
    isWell: ({ setAside, damaged, forked }) => setAside === 0 && damaged === 0 && forked.length === 0,
    say: exchanged,
  }),
  command({
    words: 'office conflicts',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: {
      en: 'fields that got two values from people who did not know of each other',
      es: 'campos que recibieron dos valores de personas que no sabían una de otra',
    },
    run: terminal => terminal.request('office:conflicts', {}),
    say: twoValues,
  }),
  command({
    words: 'office brought-back',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: {
      en: 'records that were removed at one station and changed at another, and so stand again',
      es: 'registros que se eliminaron en una estación y se modificaron en otra, y por eso vuelven a valer',
    },
    run: terminal => terminal.request('office:brought-back', {}),
    say: broughtBack,
  }),
  command({
    words: 'office settle',
    takes: 'RECORD FIELD CHOICE',
    counts: [3, 3],
    vault: 'open',
    about: {
      en: 'say which of several values is right, by its number in the list',
      es: 'decir cuál de varios valores es el correcto, por su número en la lista',
    },
    run: (terminal, [record = '', field = '', choice = '']) => {
      if (!/^[1-9][0-9]?$/.test(choice)) throw unreadable('CHOICE');
      return terminal.request('office:settle', { record, field, choice: Number(choice) - 1 });
    },
    say: twoValues,
  }),
  command({
    words: 'office forks list',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: {
      en: 'stations that were stopped because their key signed two entries with one number',
      es: 'estaciones detenidas porque su llave firmó dos asientos con un mismo número',
    },
    run: terminal => terminal.request('office:forks', {}),
    say: forks,
  }),
  command({
    words: 'office forks decide',
    takes: 'NUMBER',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'take a stopped station out, with what stands of it here; its machine joins anew',
      es: 'retirar una estación detenida, con lo que aquí vale de ella; su equipo se integra de nuevo',
    },
    run: (terminal, [number = '']) => {
      if (!/^[1-9][0-9]{0,3}$/.test(number)) throw unreadable('NUMBER');
      return terminal.request('office:decide-fork', { station: Number(number) });
    },
    say: forks,
  }),
];

const noForks: Bilingual = { en: 'No station is stopped.', es: 'No hay ninguna estación detenida.' };
const action: Bilingual = { en: 'What was done', es: 'Qué se hizo' };

function forks(all: readonly Fork[], reader: Reader): string {
  const lines = all.flatMap(({ entries, ...one }) => entries.map(entry => ({ ...one, ...entry })));
  return table(
    lines,
    [
      { label: texts.number, of: one => String(one.station) },
      { label: texts.station, of: one => (one.isOwn ? `${one.label} (${reader.say(texts.own)})` : one.label) },
      { label: texts.entries, of: one => String(one.number) },
      { label: texts.person, of: one => one.userLabel ?? '' },
      { label: texts.at, of: one => instantText(utcStamp(one.atMs), reader) },
      { label: action, of: one => reader.say(auditActions[one.action] ?? { en: one.action, es: one.action }) },
    ],
    reader,
    noForks,
  );
}

function standing({ stations, unsent, waiting, setAside, unheard, rowsAside }: OfficeStanding, reader: Reader): string {
  const when = (atMs: number | null | undefined) => (atMs == null ? '' : instantText(utcStamp(atMs), reader));
  const rows = table(
    stations,
    [
      { label: texts.number, of: one => String(one.number) },
      { label: texts.station, of: one => (one.isOwn ? `${one.label} (${reader.say(texts.own)})` : one.label) },
      { label: texts.heard, of: one => when(one.heard?.atMs) },
      { label: texts.entries, of: one => (one.heard === null ? '' : String(one.heard.number)) },
      { label: texts.removed, of: one => when(one.removedAtMs) },
      { label: texts.stopped, of: one => (one.isForked ? reader.say(texts.forked) : '') },
    ],
    reader,
    texts.oneStation,
  );
  const lines = [
    ...(unsent > 0 ? [reader.say(texts.unsent, { count: String(unsent) })] : []),
    ...waiting.map(one => {
      const { text, values } = waitingSaid(one);
      return reader.say(text, values);
    }),
    ...setAside.map(one => {
      const values = asideValues(one, when(one.atMs), reader.say(texts.nobodyKnown));
      return reader.say(texts.setAside, { ...values, why: reader.say(whyAside(one.code)) });
    }),
    ...unheard.map(one =>
      reader.say(joiningText.unheard[one.how], unheardValues(one, { moment: when, say: text => reader.say(text) })),
    ),
    ...rowsAside.map(({ code }) => reader.say(whyAside(code))),
  ];
  return [rows, ...lines].join('\n');
}

const newerOf = ({ newer, needs }: Exchanged): string => (needs === null ? String(newer) : `${newer} (Enlace ${needs})`);

function exchanged(done: Exchanged, reader: Reader): string {
  return facts(
    [
      [texts.sent, String(done.sent)],
      [texts.received, String(done.received)],
      [texts.documentsSent, String(done.documentsSent)],
      [texts.documentsReceived, String(done.documentsReceived)],
      ...(done.setAside > 0 ? [[texts.asideCount, String(done.setAside)] as const] : []),
      ...(done.damaged > 0 ? [[texts.damaged, String(done.damaged)] as const] : []),
      ...(done.newer > 0 ? [[texts.newer, newerOf(done)] as const] : []),
      ...(done.forked.length > 0 ? [[texts.stopped, done.forked.join(', ')] as const] : []),
    ],
    reader,
  );
}

function twoValues(all: readonly TwoValues[], reader: Reader): string {
  const lines = all.flatMap(({ values, ...one }) => values.map((value, at) => ({ ...one, ...value, at: at + 1 })));
  return table(
    lines,
    [
      { label: texts.reference, of: one => one.reference },
      { label: texts.record, of: one => `${named(one, reader)} ${one.record}` },
      { label: texts.field, of: one => `${one.field} (${nameOfField(one, reader)})` },
      { label: texts.choice, of: one => String(one.at) },
      { label: texts.value, of: one => one.value },
      { label: texts.by, of: one => reader.say(texts.how[one.how], { who: one.userLabel ?? '', station: String(one.station) }) },
      { label: texts.at, of: one => instantText(utcStamp(one.atMs), reader) },
    ],
    reader,
    texts.noConflicts,
  );
}

const named = ({ entity }: { readonly entity: string }, reader: Reader) =>
  isEntity(entity) ? reader.say(catalogue[entity].label) : entity;
const nameOfField = ({ entity, field }: Pick<TwoValues, 'entity' | 'field'>, reader: Reader) =>
  reader.say(fieldAt(`${entity}.${field}`)?.label ?? { en: field, es: field });

function broughtBack(all: readonly BroughtBack[], reader: Reader): string {
  const said = ({ userLabel, station, atMs }: BroughtBack['removed']) =>
    `${userLabel ?? ''} (${station}) ${instantText(utcStamp(atMs), reader)}`;
  return table(
    all,
    [
      { label: texts.reference, of: one => one.reference },
      { label: texts.record, of: one => `${named(one, reader)} ${one.record}` },
      { label: texts.removedBy, of: one => said(one.removed) },
      { label: texts.changedBy, of: one => said(one.changed) },
    ],
    reader,
    texts.noneBroughtBack,
  );
}
