import { fieldAt } from '../../shared/catalogue.ts';
import type { NoticeLine } from '../../shared/contract/notices.ts';
import { basisNames } from '../../shared/gate-names.ts';
import { purposes, type Purpose } from '../../shared/mark.ts';
import { purposeWords } from '../../shared/packet-words.ts';
import type { Reader } from '../../shared/reader.ts';
import { consentText } from '../../shared/text/consent.ts';
import { noticeText } from '../../shared/text/notice.ts';
import { valueText } from '../../shared/value-text.ts';
import { agencyIn } from './agency-named.ts';
import { caseNamed } from './case-commands.ts';
import { command, requiredText, textOf, type Command } from './command.ts';
import { facts, fieldNamed, table } from './lay-out.ts';
import { builtText } from './packet-commands.ts';
import { noticeGrounds, type NoticeGround } from '../../shared/overrides.ts';

const lineFacts = ({ id, direction, agency, recipient, names, purpose, ground }: NoticeLine, { say }: Reader) =>
  [
    [noticeText.notice, id],
    [consentText.direction, say(noticeText.directions[direction], { agency })],
    [consentText.recipient, `${recipient}, ${say(names)}`],
    [consentText.purpose, say(purposeWords[purpose])],
    [noticeText.ground, say(basisNames[ground])],
  ] as const;

/** Originators told that what they gave goes on without their consent, and we of ours. */
export const noticeCommands: readonly Command[] = [
  command({
    words: 'notice owed',
    takes: '[CASE]',
    counts: [0, 1],
    vault: 'open',
    about: { en: 'whom we must still tell, of one case or of all', es: 'a quién falta avisar, de un caso o de todos' },
    run: async (terminal, [name]) =>
      terminal.request('notice:owed', name === undefined ? {} : { caseId: await caseNamed(terminal, name) }),
    say: (lines, reader) =>
      table(
        lines,
        [
          { label: consentText.case, of: line => line.reference },
          { label: noticeText.originator, of: line => line.originator },
          { label: consentText.recipient, of: line => line.recipient },
          { label: noticeText.ground, of: line => reader.say(basisNames[line.ground]) },
          { label: noticeText.value, of: ({ entity, field }) => fieldNamed(entity, field, reader) },
          { label: noticeText.left, of: ({ hasLeft }) => (hasLeft ? reader.say(consentText.yes) : '') },
        ],
        reader,
        noticeText.noneOwed,
      ),
  }),
  command({
    words: 'notice give',
    takes: 'CASE DIR',
    counts: [2, 2],
    vault: 'open',
    about: {
      en: 'write a packet that tells an originator which values of its go on without its consent',
      es: 'escribir un paquete que avisa a una autoridad de origen qué datos suyos salen sin su consentimiento',
    },
    options: {
      originator: { type: 'string', about: { en: 'whose values they are', es: 'de quién son los datos' } },
      to: {
        type: 'string',
        about: {
          en: 'the counterpart that gets them: its code, name, acronym or city',
          es: 'la contraparte que los recibe: su clave, nombre, siglas o ciudad',
        },
      },
      basis: { type: 'string', values: noticeGrounds, about: { en: 'the ground', es: 'el fundamento' } },
      purpose: {
        type: 'string',
        values: purposes,
        about: {
          en: 'for which purpose they go; without it, that of what is owed first',
          es: 'para qué finalidad van; sin ella, la de lo que se debe primero',
        },
      },
    },
    run: async (terminal, [name = '', path = ''], options) => {
      const purpose = textOf(options, 'purpose') as Purpose | undefined; // as the ground
      return terminal.request('notice:give', {
        caseId: await caseNamed(terminal, name),
        originator: await agencyIn(terminal, options, 'originator'),
        recipient: await agencyIn(terminal, options, 'to'),
        ground: requiredText(options, 'basis') as NoticeGround, // the contract's schema refuses what is none
        ...(purpose === undefined ? {} : { purpose }),
        folder: await terminal.folder(path),
      });
    },
    say: builtText,
  }),
  command({
    words: 'notice list',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: { en: 'notices that we gave, and those given to us', es: 'avisos que dimos, y los que se nos dieron' },
    run: terminal => terminal.request('notice:list', {}),
    say: (lines, reader) =>
      table(
        lines,
        [
          { label: noticeText.notice, of: line => line.id },
          {
            label: consentText.direction,
            of: ({ direction, agency }) => reader.say(noticeText.directions[direction], { agency }),
          },
          { label: consentText.recipient, of: line => line.recipient },
          { label: noticeText.ground, of: line => reader.say(basisNames[line.ground]) },
          { label: consentText.values, of: line => String(line.values) },
        ],
        reader,
        noticeText.none,
      ),
  }),
  command({
    words: 'notice show',
    takes: 'NOTICE',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'one notice, value by value', es: 'un aviso, dato por dato' },
    run: (terminal, [id = '']) => terminal.request('notice:show', { id }),
    say: (notice, reader) =>
      [
        facts(lineFacts(notice, reader), reader),
        ...notice.contents.map(({ entity, field, name, value }) => {
          const said = value === null ? reader.say(consentText.unread) : valueText(fieldAt(`${entity}.${field}`), value, reader);
          return `  ${fieldNamed(entity, field, reader)}: ${said} [${name}]`;
        }),
      ].join('\n'),
  }),
];
