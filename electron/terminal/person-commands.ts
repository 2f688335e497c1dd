import type { Bilingual, Json, RecordId } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import { failures } from '../../shared/failure.ts';
import type { PersonAt, PersonMatch } from '../../shared/same-person/matches.ts';
import { keptPlace, spokenRecord } from '../../shared/same-person/merge-words.ts';
import type { Bar, KeptBack, Side } from '../../shared/same-person/comparison.ts';
import type { SamenessGround } from '../../shared/same-person/same-person.ts';
import { fill } from '../../shared/text/fill.ts';
import { keptReasonText } from '../../shared/text/person-merge.ts';
import { valueText } from '../../shared/value-text.ts';
import { alikeReasonText, samenessReasonText, samePersonText } from '../../shared/text/same-person.ts';
import { caseNamed } from './case-commands.ts';
import { command, listOf, requiredText, unreadable, type Command, type Options, type Terminal } from './command.ts';
import { table } from './lay-out.ts';

const PAIR = 'CASE PERSON OTHER-CASE OTHER-PERSON';
const verdictOption = {
  type: 'string',
  values: ['same', 'other', 'none'],
  about: { en: 'same, other or none', es: 'same, other o none' },
} as const;
const nobody: Bilingual = { en: 'Nobody of this case is noticed in another.', es: 'Nadie de este caso se advierte en otro.' };

/** The same person in two cases: who may be one, and what the office says of it. */
export const personCommands: readonly Command[] = [
  command({
    words: 'person same',
    takes: 'CASE [PERSON]',
    counts: [1, 2],
    vault: 'open',
    about: {
      en: 'who of a case may be in another too, and why',
      es: 'quién de un caso quizá esté también en otro, y por qué',
    },
    run: async (terminal, [name = '', record]) =>
      terminal.request('person:same', {
        caseId: await caseNamed(terminal, name),
        ...(record === undefined ? {} : { record }),
      }),
    say: ({ persons, cases }, reader) =>
      [
        table(
          persons.flatMap(person => person.matches.map(match => ({ person, match }))),
          [
            { label: { en: 'Person', es: 'Persona' }, of: ({ person }) => person.name },
            { label: { en: 'Record', es: 'Registro' }, of: ({ person }) => person.record },
            { label: { en: 'Case', es: 'Caso' }, of: ({ match }) => match.reference },
            { label: { en: 'Named there', es: 'Nombre allá' }, of: ({ match }) => match.name },
            { label: { en: 'Record there', es: 'Registro allá' }, of: ({ match }) => match.record },
            { label: { en: 'Why', es: 'Por qué' }, of: ({ match }) => whyOf(match, reader) },
          ],
          reader,
          nobody,
        ),
        ...cases.map(({ reference, title, reason }) => `${reference}  ${title}  ${reader.say(alikeReasonText[reason])}`),
      ].join('\n'),
  }),
  command({
    words: 'person judge',
    takes: PAIR,
    counts: [4, 4],
    vault: 'open',
    about: {
      en: 'say that two records are of one person (same), never (other), or take that back (none)',
      es: 'declarar que dos registros son de una misma persona (same), nunca (other), o retirarlo (none)',
    },
    options: { as: verdictOption },
    run: async (terminal, [name = '', record = '', otherName = '', other = ''], options) =>
      terminal.request('person:judge', {
        one: { caseId: await caseNamed(terminal, name), record },
        other: { caseId: await caseNamed(terminal, otherName), record: other },
        verdict: verdictOf(requiredText(options, 'as')),
      }),
    say: (_, reader) => reader.say({ en: 'Kept.', es: 'Asentado.' }),
  }),
  command({
    words: 'case judge',
    takes: 'CASE OTHER-CASE',
    counts: [2, 2],
    vault: 'open',
    about: {
      en: 'say that two cases are one matter (same), never (other), or take that back (none)',
      es: 'declarar que dos casos son un mismo asunto (same), nunca (other), o retirarlo (none)',
    },
    options: { as: verdictOption },
    run: async (terminal, [name = '', otherName = ''], options) =>
      terminal.request('case:judge', {
        one: await caseNamed(terminal, name),
        other: await caseNamed(terminal, otherName),
        verdict: verdictOf(requiredText(options, 'as')),
      }),
    say: (_, reader) => reader.say({ en: 'Kept.', es: 'Asentado.' }),
  }),
  command({
    words: 'person compare',
    takes: PAIR,
    counts: [4, 4],
    vault: 'open',
    about: {
      en: 'what two records say of a person, side by side, and what may be merged',
      es: 'qué dicen dos registros de una persona, lado a lado, y qué puede unificarse',
    },
    run: async (terminal, words) => terminal.request('person:compare', await pairOf(terminal, words)),
    say: ({ differing, lone, alike }, reader) =>
      [
        table(
          differing,
          [
            { label: { en: 'Field', es: 'Campo' }, of: ({ field }) => field },
            {
              label: { en: 'Called', es: 'Nombre' },
              of: ({ field }) => reader.say(fieldAt(`subject.${field}`)?.label ?? { en: field, es: field }),
            },
            { label: { en: 'First', es: 'Primero' }, of: row => shown(row.field, row.values.one, row.bars.one, reader) },
            { label: { en: 'Second', es: 'Segundo' }, of: row => shown(row.field, row.values.other, row.bars.other, reader) },
          ],
          reader,
          { en: 'They differ in no field.', es: 'No difieren en ningún campo.' },
        ),
        ...lone.map(({ record, entity, fields, side, bar }) =>
          [record, reader.say(sideText[side]), spokenRecord({ entity, fields }, reader), ...barText(bar, reader)].join('  '),
        ),
        reader.say(fill({ en: 'Alike: {{count}}', es: 'Iguales: {{count}}' }, { count: String(alike) })),
        ...[...new Set([...differing.flatMap(({ bars }) => [bars.one, bars.other]), ...lone.map(({ bar }) => bar)])]
          .filter(bar => bar !== null && bar !== 'person/nothing-there')
          .map(bar => `${bar}: ${reader.say(failures[bar])}`),
      ].join('\n'),
  }),
  command({
    words: 'person merge',
    takes: PAIR,
    counts: [4, 4],
    vault: 'open',
    about: {
      en: 'let both records of a person have the chosen values, under the tightest of their marks',
      es: 'dejar en ambos registros de una persona los datos elegidos, con la más estricta de sus marcas',
    },
    options: {
      first: {
        type: 'string',
        multiple: true,
        about: {
          en: 'a field whose value is the first record’s (again for more)',
          es: 'un campo cuyo dato es el del primero (repita para más)',
        },
      },
      second: {
        type: 'string',
        multiple: true,
        about: { en: 'a field whose value is the second record’s', es: 'un campo cuyo dato es el del segundo' },
      },
      also: {
        type: 'string',
        multiple: true,
        about: {
          en: 'the id of an alias, document, contact point or address that both are to have',
          es: 'el id de un alias, documento, medio de contacto o domicilio que ambos tendrán',
        },
      },
    },
    run: async (terminal, words, options) =>
      terminal.request('person:merge', {
        ...(await pairOf(terminal, words)),
        values: { ...chosenFrom(options, 'first', 'one'), ...chosenFrom(options, 'second', 'other') },
        also: [...listOf(options, 'also')],
      }),
    say: (_, reader) =>
      reader.say({
        en: 'Merged. Each case keeps its own record; person unmerge takes it back.',
        es: 'Unificado. Cada caso conserva su registro; person unmerge lo deshace.',
      }),
  }),
  command({
    words: 'person unmerge',
    takes: 'CASE PERSON',
    counts: [2, 2],
    vault: 'open',
    about: {
      en: 'take the newest merge of a person back, as far as nobody changed its values since',
      es: 'deshacer la unificación más reciente de una persona, hasta donde nadie cambió después sus datos',
    },
    run: async (terminal, [name = '', record = '']) =>
      terminal.request('person:unmerge', { caseId: await caseNamed(terminal, name), record }),
    say: ({ restored, kept }, reader) =>
      [
        reader.say(fill({ en: 'Put back: {{count}}', es: 'Restituido: {{count}}' }, { count: String(restored) })),
        ...kept.map(each => keptText(each, reader)),
      ].join('\n'),
  }),
];

const sideText: Readonly<Record<Side, Bilingual>> = {
  one: { en: 'first alone', es: 'solo el primero' },
  other: { en: 'second alone', es: 'solo el segundo' },
};

async function pairOf(
  terminal: Terminal,
  [name = '', record = '', otherName = '', other = '']: readonly string[],
): Promise<{ readonly one: PersonAt; readonly other: PersonAt }> {
  return {
    one: { caseId: await caseNamed(terminal, name), record: record as RecordId }, // the contract's schema checks that it is a UUID
    other: { caseId: await caseNamed(terminal, otherName), record: other as RecordId },
  };
}

function chosenFrom(options: Options, name: string, side: Side): Readonly<Record<string, Side>> {
  return Object.fromEntries(listOf(options, name).map(field => [field, side]));
}

function shown(field: string, value: Json, bar: Bar, reader: Reader): string {
  if (value === null) return '–';
  return [valueText(fieldAt(`subject.${field}`), value, reader), ...barText(bar, reader)].join(' ');
}

function barText(bar: Bar, reader: Reader): readonly string[] {
  return bar === null ? [] : [`[${reader.say({ en: 'stays', es: 'se queda' })}: ${bar}]`];
}

function keptText({ caseId, entity, field, why }: KeptBack, reader: Reader): string {
  return `${reader.say({ en: 'not put back', es: 'no restituido' })}: ${caseId}  ${reader.say(keptPlace(entity, field))}  ${reader.say(keptReasonText[why])}`;
}

function verdictOf(text: string): 'same' | 'other' | null {
  if (text === 'same' || text === 'other') return text;
  if (text === 'none') return null;
  throw unreadable('--as');
}

function whyOf({ isSaid, grounds }: PersonMatch, reader: Reader): string {
  return [...(isSaid ? [samePersonText.said] : []), ...grounds.map(groundText)].map(text => reader.say(text)).join('; ');
}

/** A reason in words; of a number, which one. */
function groundText({ reason, fields }: SamenessGround): Bilingual {
  return (fields === undefined ? undefined : fieldAt(fields[0])?.label) ?? samenessReasonText[reason];
}
