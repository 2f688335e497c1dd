import type { Contact, Contacts } from '../../shared/deconflict/contacts.ts';
import { contactAnswers, contactKinds, type ContactAnswer, type ContactKind } from '../../shared/deconflict/kinds.ts';
import type { Reader } from '../../shared/reader.ts';
import { contactAnswerText, contactKindText, deconflictText } from '../../shared/text/deconflict.ts';
import { fill } from '../../shared/text/fill.ts';
import { caseNamed } from './case-commands.ts';
import { command, requiredText, unreadable, type Command } from './command.ts';
import { table } from './lay-out.ts';

/** What stands in two cases of the office, and whom to ask about it. */
export const deconflictCommands: readonly Command[] = [
  command({
    words: 'deconflict list',
    takes: '[CASE]',
    counts: [0, 1],
    vault: 'open',
    about: {
      en: 'whom to ask about what is in two cases: your open cases, or one case with what was answered',
      es: 'a quién preguntar por lo que consta en dos casos: sus casos abiertos, o un caso con lo ya respondido',
    },
    options: {
      office: { type: 'boolean', about: { en: 'of every case of the office', es: 'de todos los casos de la oficina' } },
      quiet: { type: 'boolean', about: { en: 'with what was answered', es: 'con lo ya respondido' } },
    },
    run: async (terminal, [name], { office, quiet }) =>
      terminal.request('deconflict:list', {
        ...(name === undefined ? { view: office === true ? 'office' : 'mine' } : { caseId: await caseNamed(terminal, name) }),
        ...(quiet === true ? { quiet } : {}),
        limit: 500,
      }),
    say: contactsText,
  }),
  command({
    words: 'deconflict answer',
    takes: 'CASE OTHER-CASE KIND',
    counts: [3, 3],
    vault: 'open',
    about: {
      en: 'answer what two cases have in common, which makes it quiet for both',
      es: 'responder lo que dos casos tienen en común, con lo que queda en silencio para ambos',
    },
    options: {
      as: {
        type: 'string',
        values: [...contactAnswers, 'none'],
        about: {
          en: 'known, not-same, in-touch, or none to take it back',
          es: 'known, not-same, in-touch, o none para retirarlo',
        },
      },
      since: { type: 'string', about: { en: 'the day since when, YYYY-MM-DD', es: 'el día desde cuándo, AAAA-MM-DD' } },
    },
    run: async (terminal, [one = '', other = '', kind = ''], options) => {
      const since = typeof options['since'] === 'string' ? options['since'] : undefined;
      return terminal.request('deconflict:answer', {
        kind: kindOf(kind),
        one: await caseNamed(terminal, one),
        other: await caseNamed(terminal, other),
        answer: answerOf(requiredText(options, 'as')),
        ...(since === undefined ? {} : { sinceOn: since }),
      });
    },
    say: contactsText,
  }),
];

function contactsText({ contacts, total, common }: Contacts, reader: Reader): string {
  return [
    table(
      contacts,
      [
        { label: { en: 'Case', es: 'Caso' }, of: ({ mine }) => mine.reference },
        { label: { en: 'Kind', es: 'Tipo' }, of: ({ kind }) => kind },
        { label: { en: 'What', es: 'Qué' }, of: ({ kind }) => reader.say(contactKindText[kind]) },
        { label: { en: 'Other case', es: 'Otro caso' }, of: ({ other }) => other.reference },
        { label: { en: 'Contact', es: 'Contacto' }, of: ({ other }) => other.officer ?? '—' },
        { label: { en: 'Answer', es: 'Respuesta' }, of: contact => saidText(contact, reader) },
      ],
      reader,
      { en: 'Nothing is in two cases.', es: 'Nada consta en dos casos.' },
    ),
    ...(total > contacts.length ? [reader.say(fill(deconflictText.more.other, { count: String(total - contacts.length) }))] : []),
    ...(common > 0
      ? [reader.say(common === 1 ? deconflictText.common.one : fill(deconflictText.common.other, { count: String(common) }))]
      : []),
  ].join('\n');
}

function saidText({ said }: Contact, reader: Reader): string {
  if (said === null) return '';
  return [reader.say(contactAnswerText[said.answer]), said.sinceOn ?? '', said.by].filter(part => part !== '').join(' ');
}

function kindOf(text: string): ContactKind {
  const kind = contactKinds.find(each => each === text);
  if (kind === undefined) throw unreadable('KIND');
  return kind;
}

function answerOf(text: string): ContactAnswer | null {
  if (text === 'none') return null;
  const answer = contactAnswers.find(each => each === text);
  if (answer === undefined) throw unreadable('--as');
  return answer;
}
