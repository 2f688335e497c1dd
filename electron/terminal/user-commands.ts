import { dayAt } from '../../shared/clocks/civil-day.ts';
import { roles, type Role } from '../../shared/contract/row.ts';
import type { UserView } from '../../shared/contract/user.ts';
import { command, Refused, requiredText, type Command, type Terminal } from './command.ts';
import { facts, table } from './lay-out.ts';

/** What else one says who takes out the last person of a compartment. */
const givesUp = {
  'give-up-compartments': {
    type: 'boolean',
    about: {
      en: 'closed compartments that nobody else reads are lost for good: that is meant',
      es: 'los compartimentos cerrados que nadie más lee se pierden para siempre: así se quiere',
    },
  },
} as const;

export const userCommands: readonly Command[] = [
  command({
    words: 'user add',
    takes: 'LABEL',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'add an officer, supervisor or auditor', es: 'agregar un oficial, supervisor o auditor' },
    options: {
      role: {
        type: 'string',
        values: roles,
        about: { en: 'officer, supervisor or auditor', es: 'officer, supervisor o auditor' },
      },
    },
    run: async (terminal, [label = ''], options) => {
      const role = requiredText(options, 'role') as Role; // the line was read: it is one of the option's values
      return terminal.request('user:add', { label, role: role satisfies Role, passphrase: await terminal.passphrase('new') });
    },
    say: (user, reader) => facts([[{ en: 'Added', es: 'Agregado' }, `${user.label} (${user.role})`]], reader),
  }),
  command({
    words: 'user list',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: { en: 'who may open this vault', es: 'quién puede abrir esta bóveda' },
    run: async terminal => {
      const { zone } = await terminal.request('office:day', {});
      const day = (ms: number | null) => (ms === null ? null : dayAt(zone, ms));
      const users = await terminal.request('user:list', {});
      return users.map(user => ({
        ...user,
        createdOn: day(user.createdAtMs),
        disabledOn: day(user.disabledAtMs),
        sameAsLabel: users.find(({ id }) => id === user.sameAs)?.label ?? null,
      }));
    },
    say: (users, reader) =>
      table(
        users,
        [
          { label: { en: 'Label', es: 'Etiqueta' }, of: user => user.label },
          { label: { en: 'Role', es: 'Rol' }, of: user => user.role },
          { label: { en: 'Same person as', es: 'Misma persona que' }, of: user => user.sameAsLabel ?? '' },
          { label: { en: 'Since', es: 'Desde' }, of: user => user.createdOn ?? '' },
          { label: { en: 'Disabled', es: 'Desactivado' }, of: user => user.disabledOn ?? '' },
        ],
        reader,
        { en: 'No users.', es: 'Sin usuarios.' },
      ),
  }),
  command({
    words: 'user disable',
    takes: 'LABEL',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'disable a user and renew the vault’s keys', es: 'desactivar a un usuario y renovar las llaves de la bóveda' },
    options: givesUp,
    run: async (terminal, [label = ''], options) => {
      const { id } = await activeNamed(terminal, label);
      return terminal.request('user:disable', { userId: id, givesUpCompartments: options['give-up-compartments'] === true });
    },
    say: (user, reader) => facts([[{ en: 'Disabled', es: 'Desactivado' }, `${user.label} (${user.role})`]], reader),
  }),
  command({
    words: 'user renew',
    takes: 'LABEL',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'give a user other keys and a new passphrase, and renew the vault’s keys',
      es: 'dar a un usuario otras llaves y una frase nueva, y renovar las llaves de la bóveda',
    },
    options: givesUp,
    run: async (terminal, [label = ''], options) => {
      const { id } = await activeNamed(terminal, label);
      const givesUpCompartments = options['give-up-compartments'] === true;
      return terminal.request('user:renew', { userId: id, passphrase: await terminal.passphrase('new'), givesUpCompartments });
    },
    say: (user, reader) => facts([[{ en: 'New keys', es: 'Llaves nuevas' }, `${user.label} (${user.role})`]], reader),
  }),
  command({
    words: 'user passphrase',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: { en: 'change your own passphrase', es: 'cambiar su propia frase' },
    run: async terminal =>
      terminal.request('user:passphrase', {
        current: await terminal.passphrase('current'),
        next: await terminal.passphrase('new'),
      }),
    say: (_, reader) => reader.say({ en: 'Changed.', es: 'Cambiada.' }),
  }),
];

/** An account, also one that was ended, if none that works has that name; of several the one that was made last. */
export async function everNamed(terminal: Terminal, label: string): Promise<UserView> {
  const users = (await terminal.request('user:list', {})).filter(known => known.label === label);
  const user = users.find(known => known.disabledAtMs === null) ?? users.sort((a, b) => b.createdAtMs - a.createdAtMs)[0];
  if (user === undefined) throw new Refused({ code: 'user/not-found' });
  return user;
}

/** Who works here under a name; whoever was taken out may have had the same. @throws Refused `user/not-found`. */
export async function activeNamed(terminal: Terminal, label: string): Promise<UserView> {
  const users = await terminal.request('user:list', {});
  const user = users.find(known => known.label === label && known.disabledAtMs === null);
  if (user === undefined) throw new Refused({ code: 'user/not-found' });
  return user;
}
