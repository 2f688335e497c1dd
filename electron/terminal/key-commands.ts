import type { OwnKeyView } from '../../shared/contract/own-keys.ts';
import type { Bilingual } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { lostText } from '../../shared/text/lost.ts';
import { command, requiredText, type Command, type OptionSpec } from './command.ts';
import { table } from './lay-out.ts';

const why: OptionSpec = {
  type: 'string',
  about: { en: 'why, for the chain of events', es: 'por qué, para la cadena de eventos' },
};

const states: Readonly<Record<'current' | 'replaced' | 'revoked', Bilingual>> = {
  current: { en: 'in use', es: 'en uso' },
  replaced: { en: 'replaced', es: 'sustituidas' },
  revoked: { en: 'revoked', es: 'revocadas' },
};

function keysText(keys: readonly OwnKeyView[], reader: Reader): string {
  return table(
    keys,
    [
      { label: { en: 'Fingerprint', es: 'Huella' }, of: ({ fingerprint }) => fingerprint },
      { label: { en: 'State', es: 'Estado' }, of: ({ ended }) => reader.say(states[ended ?? 'current']) },
      { label: { en: 'Words', es: 'Palabras' }, of: ({ words }) => reader.say(words) },
    ],
    reader,
    { en: 'No keys.', es: 'Sin llaves.' },
  );
}

/** Of an office of several machines; the window shows its stations elsewhere. */
const stationText = {
  title: { en: 'Take out the station, where the office has several', es: 'Retirar la estación, si la oficina tiene varias' },
  note: {
    en: 'At another station: nothing more is encrypted for that machine, what it signs no longer counts, and the agency’s keys, which it had, are replaced with it. Then exchange, so that the others hear of it.',
    es: 'En otra estación: nada más se cifra para ese equipo, lo que firme ya no cuenta y con ello se sustituyen las llaves de la autoridad, que ese equipo tenía. Después, intercambie para que las demás lo sepan.',
  },
};

/** The steps of the page, each with its command. */
const steps = [
  ['station', 'office station remove NUMBER'],
  ['person', 'user renew LABEL'],
  ['keys', 'keys renew --why TEXT'],
  ['card', 'agency card FILE'],
  ['revoke', 'keys revoke FINGERPRINT FILE --why TEXT'],
  ['whole', 'vault check; vault backup DIR'],
  ['again', 'office station add REQUEST --role ROLE --same-person LABEL --to FILE'],
  ['past', 'audit list; packet list'],
] as const;

/** Our agency's own keys, and what to do when a laptop is lost. */
export const keyCommands: readonly Command[] = [
  command({
    words: 'keys list',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: { en: 'our agency’s keys, those in use first', es: 'las llaves de nuestra autoridad, primero las que están en uso' },
    run: terminal => terminal.request('own-keys:list', {}),
    say: keysText,
  }),
  command({
    words: 'keys renew',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: {
      en: 'replace our agency’s keys; then hand out the new card',
      es: 'sustituir las llaves de nuestra autoridad; después, entregar la tarjeta nueva',
    },
    options: { why },
    run: (terminal, _, options) => terminal.request('own-keys:renew', { why: requiredText(options, 'why') }),
    say: keysText,
  }),
  command({
    words: 'keys revoke',
    takes: 'FINGERPRINT FILE',
    counts: [2, 2],
    vault: 'open',
    writesFile: true,
    about: {
      en: 'write a card that revokes keys which were replaced',
      es: 'escribir una tarjeta que revoca llaves que fueron sustituidas',
    },
    options: { why },
    run: async (terminal, [fingerprint = '', path = ''], options) => {
      const said = requiredText(options, 'why');
      return terminal.request('own-keys:revoke', { fingerprint, file: await terminal.sink(path), why: said });
    },
    say: keysText,
  }),
  command({
    words: 'keys lost',
    takes: '',
    counts: [0, 0],
    vault: 'none',
    about: {
      en: 'what to do when a laptop is lost, stolen or no longer to be trusted, step by step',
      es: 'qué hacer cuando un equipo se perdió, fue robado o ya no es de confianza, paso por paso',
    },
    run: async () =>
      steps.map(([step, does]) => {
        const { title, note } = step === 'station' ? stationText : lostText[step];
        return { step, title, note, command: does };
      }),
    say: (list, reader) =>
      [
        reader.say(lostText.lead),
        reader.say(lostText.yours),
        ...list.map(({ title, note, command: does }, at) =>
          [`\n${at + 1}. ${reader.say(title)}`, `   ${reader.say(note)}`, `   enlace ${does}`].join('\n'),
        ),
      ].join('\n'),
  }),
];
