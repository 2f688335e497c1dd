import type { ProfileMove } from '../../shared/contract/profiles.ts';
import type { Output } from '../../shared/contract.ts';
import type { Shown } from '../../shared/clocks/moved.ts';
import type { CaseMoved } from '../../shared/pipeline.ts';
import type { Reader } from '../../shared/reader.ts';
import { caseNamed } from './case-commands.ts';
import { command, textOf, type Command } from './command.ts';

/** The rules that a case runs under, and the deadlines that a change of rules moves. */
export const rulesCommands: readonly Command[] = [
  command<ProfileMove>({
    words: 'case rules',
    takes: 'CASE PROFILE',
    counts: [2, 2],
    vault: 'open',
    about: {
      en: 'the dates that would change if the case ran under that profile; with --reason it is moved (supervisors)',
      es: 'las fechas que cambiarían si el caso se rigiera por ese perfil; con --reason se le pasa (supervisión)',
    },
    options: { reason: { type: 'string', about: { en: 'move the case, and why', es: 'pasar el caso, y por qué' } } },
    run: async (terminal, [name = '', key = ''], options) => {
      const caseId = await caseNamed(terminal, name);
      const reason = textOf(options, 'reason');
      return reason === undefined
        ? terminal.request('profile:preview-move', { caseId, key })
        : terminal.request('profile:move-case', { caseId, key, reason });
    },
    say: ({ from, to, faults, moved }, reader) =>
      [`${from} → ${to}`, ...faults.map(({ code }) => `! ${code}`), ...linesOf(moved, reader)].join('\n'),
  }),
  command<Output<'rules:moved'>>({
    words: 'rules moved',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: {
      en: 'the deadlines that other rules of the program moved when the vault was first opened under them',
      es: 'los plazos que otras reglas del programa cambiaron al abrir la bóveda con ellas por primera vez',
    },
    run: terminal => terminal.request('rules:moved', {}),
    say: (change, reader) =>
      change === null
        ? reader.say({ en: 'No rules have moved a deadline.', es: 'Ninguna regla ha cambiado un plazo.' })
        : change.cases.flatMap(({ reference, moved }) => [reference, ...linesOf(moved, reader)]).join('\n'),
  }),
];

function linesOf(moved: CaseMoved['moved'], reader: Reader): readonly string[] {
  return moved.map(({ label, before, after }) => `  ${reader.say(label)}: ${dayOf(before)} → ${dayOf(after)}`);
}

const dayOf = (shown: Shown | null): string => shown?.mustStopBy ?? '—';
