import type { CompartmentView } from '../../shared/contract/compartments.ts';
import type { Bilingual, UserId } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { caseNamed } from './case-commands.ts';
import { command, listOf, Refused, requiredText, type Command, type Options, type Terminal } from './command.ts';
import { facts, table } from './lay-out.ts';

const person = {
  type: 'string',
  multiple: true,
  about: { en: 'the label of one who may read it; repeat it', es: 'la etiqueta de quien puede leerlo; repítala' },
} as const;
const compartment = { type: 'string', about: { en: 'its name or id', es: 'su nombre o identificador' } } as const;

/** Cases marked for named people. */
export const compartmentCommands: readonly Command[] = [
  command({
    words: 'compartment list',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: { en: 'your closed compartments and their cases', es: 'sus compartimentos cerrados y los casos que guardan' },
    run: async terminal => terminal.request('compartment:list', {}),
    say: (all, reader) =>
      table(
        all,
        [
          { label: { en: 'Name', es: 'Nombre' }, of: one => one.name },
          { label: { en: 'People', es: 'Personas' }, of: one => one.people.map(({ label }) => label).join(', ') },
          { label: { en: 'Cases', es: 'Casos' }, of: one => one.cases.map(({ reference }) => reference).join(', ') },
          {
            label: { en: 'File', es: 'Archivo' },
            of: ({ setBack }) =>
              setBack === null
                ? ''
                : reader.say(
                    {
                      en: 'older than remembered, closed: {{held}} of {{remembered}} acts',
                      es: 'anterior a lo recordado, cerrado: {{held}} de {{remembered}} actos',
                    },
                    { held: String(setBack.held), remembered: String(setBack.remembered) },
                  ),
          },
          {
            label: { en: 'Same case outside', es: 'El mismo caso fuera' },
            of: one => one.doubles.map(({ reference }) => reference).join(', '),
          },
        ],
        reader,
        { en: 'No compartments of yours.', es: 'Ningún compartimento suyo.' },
      ),
  }),
  command({
    words: 'compartment create',
    takes: 'NAME',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'make a closed compartment for named people', es: 'crear un compartimento cerrado para personas nombradas' },
    options: { person },
    run: async (terminal, [name = ''], options) =>
      terminal.request('compartment:create', { name, people: await peopleNamed(terminal, options) }),
    say: said,
  }),
  command({
    words: 'compartment people',
    takes: 'COMPARTMENT',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'say anew who may read it, all of them, and renew its keys',
      es: 'decir de nuevo quiénes pueden leerlo, todas las personas, y renovar sus llaves',
    },
    options: { person },
    run: async (terminal, [name = ''], options) =>
      terminal.request('compartment:people', {
        compartment: (await compartmentNamed(terminal, name)).id,
        people: await peopleNamed(terminal, options),
      }),
    say: said,
  }),
  command({
    words: 'compartment accept',
    takes: 'COMPARTMENT',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'go on with a compartment whose file is older than remembered: what it had since is lost',
      es: 'seguir con un compartimento cuyo archivo es anterior a lo recordado: se pierde lo que tuvo después',
    },
    options: { why: { type: 'string', about: { en: 'the reason', es: 'el motivo' } } },
    run: async (terminal, [name = ''], options) =>
      terminal.request('compartment:accept', {
        compartment: (await compartmentNamed(terminal, name)).id,
        reason: requiredText(options, 'why'),
      }),
    say: said,
  }),
  command({
    words: 'case enclose',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'put a case into a closed compartment', es: 'poner un caso en un compartimento cerrado' },
    options: { compartment },
    run: async (terminal, [name = ''], options) => {
      const { id } = await compartmentNamed(terminal, requiredText(options, 'compartment'));
      return terminal.request('case:enclose', { caseId: await caseNamed(terminal, name), compartment: id });
    },
    say: ({ unlinked }, reader) =>
      reader.say(
        {
          en: 'Enclosed. Links of other cases to it that went: {{unlinked}}. Backups made before stay readable.',
          es: 'Resguardado. Vínculos de otros casos a este que se quitaron: {{unlinked}}. Los respaldos anteriores siguen legibles.',
        },
        { unlinked: String(unlinked) },
      ),
  }),
  command({
    words: 'case take-out',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'take a case out of its compartment: the whole office reads it',
      es: 'sacar un caso de su compartimento: lo lee toda la oficina',
    },
    options: { why: { type: 'string', about: { en: 'the reason', es: 'el motivo' } } },
    run: async (terminal, [name = ''], options) =>
      terminal.request('case:take-out', { caseId: await caseNamed(terminal, name), reason: requiredText(options, 'why') }),
    say: (_, reader) => reader.say({ en: 'The case is the office’s again.', es: 'El caso es de nuevo de la oficina.' }),
  }),
];

const names: Bilingual = { en: 'Compartment', es: 'Compartimento' };
const people: Bilingual = { en: 'People', es: 'Personas' };

function said({ name, people: all }: CompartmentView, reader: Reader): string {
  return facts(
    [
      [names, name],
      [people, all.map(({ label }) => label).join(', ')],
    ],
    reader,
  );
}

async function compartmentNamed(terminal: Terminal, name: string): Promise<CompartmentView> {
  const all = await terminal.request('compartment:list', {});
  const found = all.find(one => one.id === name || one.name === name);
  if (found === undefined) throw new Refused({ code: 'compartment/not-found' });
  return found;
}

async function peopleNamed(terminal: Terminal, options: Options): Promise<UserId[]> {
  const users = await terminal.request('user:list', {});
  return listOf(options, 'person').map(label => {
    const found = users.find(user => user.label === label && user.disabledAtMs === null);
    if (found === undefined) throw new Refused({ code: 'user/not-found' });
    return found.id;
  });
}
