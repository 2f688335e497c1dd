import type { ManyChanged } from '../../shared/contract/case-list.ts';
import type { Reader } from '../../shared/reader.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { caseNamed } from './case-commands.ts';
import { command, missing, requiredText, textOf, type Command, type Terminal } from './command.ts';

const MOST_CASES = 1_000; // the contract's own limit of one act
const relations = Object.keys(catalogue.caseLink.fields['relation']?.options ?? {});

/** What an officer does with one case or several as a whole: whose they are, when they are looked at again, what they have to do with others. */
export const caseActCommands: readonly Command[] = [
  command({
    words: 'case assign',
    takes: 'CASE…',
    counts: [1, MOST_CASES],
    vault: 'open',
    about: {
      en: 'give cases to an officer, or to nobody; all of them or none',
      es: 'asignar casos a una persona oficial, o a nadie; todos o ninguno',
    },
    options: {
      officer: { type: 'string', about: { en: 'who has them from now on', es: 'quién los tiene en adelante' } },
      nobody: { type: 'boolean', about: { en: 'nobody has them', es: 'nadie los tiene' } },
    },
    run: async (terminal, names, options) => {
      const officer = textOf(options, 'officer');
      if (officer === undefined && options['nobody'] !== true) throw missing('--officer');
      return terminal.request('case:assign', { caseIds: await casesNamed(terminal, names), officer: officer ?? null });
    },
    say: changedText,
  }),
  command({
    words: 'case follow-up',
    takes: 'CASE…',
    counts: [1, MOST_CASES],
    vault: 'open',
    about: {
      en: 'set a day on which cases are looked at again; all of them or none',
      es: 'fijar el día en que se vuelve a revisar cada caso; todos o ninguno',
    },
    options: {
      what: { type: 'string', about: { en: 'what is to be done then', es: 'qué habrá que hacer ese día' } },
      on: { type: 'string', about: { en: 'the day, YYYY-MM-DD', es: 'el día, AAAA-MM-DD' } },
    },
    run: async (terminal, names, options) =>
      terminal.request('case:follow-up', {
        caseIds: await casesNamed(terminal, names),
        what: requiredText(options, 'what'),
        on: requiredText(options, 'on'), // the host checks it
      }),
    say: changedText,
  }),
  command({
    words: 'case link',
    takes: 'CASE [OTHER-CASE]',
    counts: [1, 2],
    vault: 'open',
    about: {
      en: 'say what a case has to do with another of ours, or with one of somebody else (--reference)',
      es: 'decir qué relación tiene un caso con otro nuestro, o con uno ajeno (--reference)',
    },
    options: {
      relation: { type: 'string', values: relations, about: { en: 'which relation', es: 'qué relación' } },
      reference: {
        type: 'string',
        about: { en: 'the other case’s reference, where it is not ours', es: 'la referencia del otro caso, si no es nuestro' },
      },
      note: { type: 'string', about: { en: 'more about it', es: 'más sobre ello' } },
    },
    run: async (terminal, [name = '', otherName], options) => {
      const [otherReference, note] = [textOf(options, 'reference'), textOf(options, 'note')];
      if (otherName === undefined && otherReference === undefined) throw missing('OTHER-CASE');
      return terminal.request('case:link', {
        caseId: await caseNamed(terminal, name),
        relation: requiredText(options, 'relation'),
        ...(otherName === undefined ? {} : { other: await caseNamed(terminal, otherName) }),
        ...(otherReference === undefined ? {} : { otherReference }),
        ...(note === undefined ? {} : { note }),
      });
    },
    say: (_, reader) => reader.say({ en: 'The cases are linked.', es: 'Los casos quedaron vinculados.' }),
  }),
];

/** One after the other: what one is not found is told before anything is asked of the host. */
async function casesNamed(terminal: Terminal, names: readonly string[]) {
  const found = [];
  for (const name of names) found.push(await caseNamed(terminal, name));
  return found;
}

function changedText({ cases, entry }: ManyChanged, reader: Reader): string {
  return `${reader.say({ en: 'Cases changed', es: 'Casos modificados' })}: ${cases} (${entry})`;
}
