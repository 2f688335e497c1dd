import type { Bilingual } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import type { PersonMatch } from '../../shared/same-person/matches.ts';
import type { SamenessGround } from '../../shared/same-person/same-person.ts';
import { alikeReasonText, samenessReasonText, samePersonText } from '../../shared/text/same-person.ts';
import { caseNamed } from './case-commands.ts';
import { command, requiredText, unreadable, type Command } from './command.ts';
import { table } from './lay-out.ts';

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
    takes: 'CASE PERSON OTHER-CASE OTHER-PERSON',
    counts: [4, 4],
    vault: 'open',
    about: {
      en: 'say that two records are of one person (same), never (other), or take that back (none)',
      es: 'declarar que dos registros son de una misma persona (same), nunca (other), o retirarlo (none)',
    },
    options: {
      as: { type: 'string', values: ['same', 'other', 'none'], about: { en: 'same, other or none', es: 'same, other o none' } },
    },
    run: async (terminal, [name = '', record = '', otherName = '', other = ''], options) =>
      terminal.request('person:judge', {
        one: { caseId: await caseNamed(terminal, name), record },
        other: { caseId: await caseNamed(terminal, otherName), record: other },
        verdict: verdictOf(requiredText(options, 'as')),
      }),
    say: (_, reader) => reader.say({ en: 'Kept.', es: 'Asentado.' }),
  }),
];

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
