import type { Output } from '../../shared/contract.ts';
import type { Bilingual } from '../../shared/language.ts';
import { profileFaults } from '../../shared/profile-lint.ts';
import { command, type Command } from './command.ts';

const well: Bilingual = { en: 'Nothing is wrong in it.', es: 'No se encontró ninguna falla.' };

/** A treaty as a file: what is wrong in it, and keeping one in the vault beside those that are shipped. */
export const profileCommands: readonly Command[] = [
  command<Output<'profile:lint'>>({
    words: 'profile lint',
    takes: 'FILE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'what is wrong in a treaty profile, and where',
      es: 'qué está mal en un perfil de tratado, y dónde',
    },
    run: async (terminal, [path = '']) => terminal.request('profile:lint', { source: await terminal.source(path) }),
    say: ({ faults }, reader) =>
      faults.length === 0
        ? reader.say(well)
        : faults.map(({ code, place }) => `${place}  ${code}  ${reader.say(profileFaults[code])}`).join('\n'),
    isWell: ({ faults }) => faults.length === 0,
  }),
  command<Output<'profile:add'>>({
    words: 'profile add',
    takes: 'FILE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'keep a treaty profile in this vault (supervisors)',
      es: 'guardar un perfil de tratado en esta bóveda (supervisión)',
    },
    run: async (terminal, [path = '']) => terminal.request('profile:add', { source: await terminal.source(path) }),
    say: ({ key }) => key,
  }),
];
