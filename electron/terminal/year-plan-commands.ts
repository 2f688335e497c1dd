import { command, listOf, requiredText, textOf, unreadable, type Command, type Terminal } from './command.ts';
import { frameworkNamed, given, saved, text, yearText } from './framework-text.ts';
import { facts } from './lay-out.ts';

const why = text('the reason', 'el motivo');

/** Plans of years: what is in one, closing it, and reopening it. */
export const yearPlanCommands: readonly Command[] = [
  command({
    words: 'framework year',
    takes: 'FRAMEWORK YEAR',
    counts: [2, 2],
    vault: 'open',
    about: {
      en: 'the plan of a year; --plan and --unplan put an action in or take it out',
      es: 'el plan de un año; --plan y --unplan incluyen o quitan una acción',
    },
    options: {
      plan: text('an action to put in', 'una acción por incluir'),
      unplan: text('an action to take out', 'una acción por quitar'),
      why,
    },
    run: async (terminal, [name = '', written = ''], options) => {
      const asked = await yearNamed(terminal, name, written);
      for (const which of ['plan', 'unplan'] as const) {
        const action = textOf(options, which);
        if (action === undefined) continue;
        await terminal.request('framework:plan-year', {
          action,
          year: asked.year,
          isPlanned: which === 'plan',
          ...given(options, 'why', 'reason'),
        });
      }
      return terminal.request('framework:year', asked);
    },
    say: yearText,
  }),
  command({
    words: 'framework close',
    takes: 'FRAMEWORK YEAR',
    counts: [2, 2],
    vault: 'open',
    about: {
      en: 'close the plan of a year: each unfinished action is carried over or left, ID=reason',
      es: 'cerrar el plan de un año: cada acción sin concluir pasa al siguiente o se deja, ID=motivo',
    },
    options: {
      carry: text(
        'goes into the next year’s plan: ID=reason; may repeat',
        'pasa al plan del año siguiente: ID=motivo; puede repetirse',
        { multiple: true },
      ),
      leave: text('does not: ID=reason; may repeat', 'no pasa: ID=motivo; puede repetirse', { multiple: true }),
    },
    run: async (terminal, [name = '', written = ''], options) => {
      const decided = (which: string, carry: boolean) =>
        listOf(options, which).map(each => {
          const [action = '', ...rest] = each.split('=');
          if (rest.length === 0) throw unreadable(`--${which}`);
          return { action, carry, reason: rest.join('=') };
        });
      const decisions = [...decided('carry', true), ...decided('leave', false)];
      return terminal.request('framework:close-year', { ...(await yearNamed(terminal, name, written)), decisions });
    },
    say: ({ digest, carried }, reader) =>
      facts(
        [
          [{ en: 'Digest of what was frozen', es: 'Huella de lo que quedó fijo' }, digest],
          [{ en: 'Actions carried over', es: 'Acciones que pasan al año siguiente' }, String(carried)],
        ],
        reader,
      ),
  }),
  command({
    words: 'framework reopen',
    takes: 'FRAMEWORK YEAR',
    counts: [2, 2],
    vault: 'open',
    about: { en: 'reopen the plan of a year that was closed', es: 'reabrir el plan de un año cerrado' },
    options: { why },
    run: async (terminal, [name = '', written = ''], options) =>
      terminal.request('framework:reopen-year', {
        ...(await yearNamed(terminal, name, written)),
        reason: requiredText(options, 'why'),
      }),
    say: saved,
  }),
];

async function yearNamed(terminal: Terminal, name: string, written: string) {
  if (!/^\d{4}$/.test(written)) throw unreadable('YEAR');
  return { framework: (await frameworkNamed(terminal, name)) ?? name, year: Number(written) };
}
