import type { PersonLine, SearchHit } from '../../shared/case-view.ts';
import { catalogue, fieldAt, isEntity } from '../../shared/catalogue.ts';
import { personEntities } from '../../shared/catalogue/person.ts';
import type { Bilingual } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { dateText } from '../../shared/value-text.ts';
import { command, textOf, type Command } from './command.ts';
import { shownOf, table } from './lay-out.ts';

const MOST: Bilingual = { en: 'how many (up to 200)', es: 'cuántos (hasta 200)' };
const caseLabel: Bilingual = { en: 'Case', es: 'Caso' };
const roleNames: Readonly<Record<string, Bilingual>> = personEntities.subject.fields.roles.options ?? {};

/** What is looked for in every case: words of any field, and people by any of their names and numbers. */
export const findCommands: readonly Command[] = [
  command({
    words: 'case find',
    takes: 'WORDS',
    counts: [1, 20],
    vault: 'open',
    about: {
      en: 'where these words stand, in any field of any case and in documents that were read',
      es: 'dónde están estas palabras, en cualquier campo de cualquier caso y en los documentos leídos',
    },
    options: { limit: { type: 'string', about: MOST } },
    run: async (terminal, words, options) => {
      const limit = textOf(options, 'limit');
      return terminal.request('case:search', {
        text: words.join(' '),
        ...(limit === undefined ? {} : { limit: Number(limit) }),
      });
    },
    say: ({ hits, more }, reader) =>
      [
        table(
          hits,
          [
            { label: caseLabel, of: hit => hit.reference },
            { label: { en: 'Where', es: 'Dónde' }, of: hit => whereText(hit, reader) },
            { label: { en: 'What it says', es: 'Qué dice' }, of: ({ pieces }) => pieces.map(({ text }) => text).join('') },
          ],
          reader,
          { en: 'These words stand nowhere.', es: 'Estas palabras no están en ninguna parte.' },
        ),
        ...(more ? [reader.say({ en: 'There are more: add a word.', es: 'Hay más: agregue una palabra.' })] : []),
      ].join('\n'),
  }),
  command({
    words: 'person list',
    takes: '[WORDS]',
    counts: [0, 20],
    vault: 'open',
    about: {
      en: 'people of all cases, or those with this in a name, an alias, a number or a telephone',
      es: 'personas de todos los casos, o las que tengan esto en un nombre, alias, número o teléfono',
    },
    options: { limit: { type: 'string', about: MOST } },
    run: async (terminal, words, options) =>
      terminal.request('person:list', {
        text: words.join(' '),
        offset: 0,
        limit: Number(textOf(options, 'limit') ?? 200),
        language: terminal.reader.language,
      }),
    say: ({ persons, total }, reader) =>
      `${table(
        persons,
        [
          { label: { en: 'Name', es: 'Nombre' }, of: ({ name }) => name },
          { label: { en: 'Born', es: 'Nacimiento' }, of: ({ dob }) => (dob === null ? '' : dateText(dob, reader)) },
          { label: { en: 'Roles in the case', es: 'Calidad en el caso' }, of: person => rolesText(person, reader) },
          { label: caseLabel, of: ({ reference }) => reference },
          { label: { en: 'Record', es: 'Registro' }, of: ({ record }) => record },
        ],
        reader,
        { en: 'Nobody has that name.', es: 'Nadie tiene ese nombre.' },
      )}\n${reader.say(shownOf, { shown: persons.length, total })}`,
  }),
];

function whereText({ entity, field, page }: SearchHit, reader: Reader): string {
  const record = isEntity(entity) ? reader.say(catalogue[entity].label) : entity;
  const label = fieldAt(`${entity}.${field}`)?.label;
  const place = label === undefined ? record : `${record}, ${reader.say(label)}`;
  return page === undefined ? place : `${place}, ${reader.say({ en: 'page {{page}}', es: 'página {{page}}' }, { page })}`;
}

function rolesText({ roles }: PersonLine, reader: Reader): string {
  return roles.map(role => (roleNames[role] ? reader.say(roleNames[role]) : role)).join(', ');
}
