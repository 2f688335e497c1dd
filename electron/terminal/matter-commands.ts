import type { MatterView } from '../../shared/contract/matters.ts';
import type { CivilDate } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { caseNamed } from './case-commands.ts';
import { command, Refused, requiredText, textOf, type Command } from './command.ts';
import { factsOf, moveOptions } from './stage-commands.ts';

const { to, on, fact } = moveOptions;

export const matterCommands: readonly Command[] = [
  command<readonly MatterView[]>({
    words: 'case matters',
    takes: 'CASE [WHICH]',
    counts: [1, 2],
    vault: 'open',
    about: {
      en: 'where its requests and assets stand and what may follow; with --to, move one on',
      es: 'dónde están sus solicitudes y bienes y qué sigue; con --to, avanzar uno',
    },
    options: { to, on, fact },
    run: async (terminal, [name = '', which = ''], options) => {
      const caseId = await caseNamed(terminal, name);
      const stage = textOf(options, 'to');
      const found = (await terminal.request('matter:list', { caseId })).filter(one => isCalled(one, which));
      if (stage === undefined) return found;
      const [only, ...others] = found;
      if (only === undefined || others.length > 0) throw new Refused({ code: 'record/not-found' });
      const { record } = only;
      const day = requiredText(options, 'on') as CivilDate; // the host checks it
      await terminal.request('matter:move', { caseId, record, to: stage, on: day, facts: factsOf(options) });
      return (await terminal.request('matter:list', { caseId })).filter(one => one.record === record);
    },
    say: (matters, reader) => matters.map(one => linesOf(one, reader)).join('\n'),
  }),
];

/** By its record's id, or a part of what it is called; nothing means each. */
function isCalled({ record, label }: MatterView, which: string): boolean {
  return record === which || Object.values(label).some(words => words.toLowerCase().includes(which.toLowerCase()));
}

function linesOf({ label, stage, stageLabel, since, exits }: MatterView, { say }: Reader): string {
  const asks = (exit: MatterView['exits'][number]): string =>
    exit.asks.map(one => ` · ${one.fact}: ${say(one.label)}${choices(Object.keys(one.options ?? {}))}`).join('');
  return [
    `${say(label)}: ${say(stageLabel)} (${stage})${since === null ? '' : ` · ${since}`}`,
    ...exits.map(exit => `  ${exit.to}  ${say(exit.label)}${asks(exit)}`),
  ].join('\n');
}

const choices = (ids: readonly string[]): string => (ids.length === 0 ? '' : ` (${ids.join(', ')})`);
