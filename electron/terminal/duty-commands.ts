import { isPast } from '../../shared/clocks/due.ts';
import type { DutyRow } from '../../shared/contract/duties.ts';
import { dutyNames, missingAtContact } from '../../shared/duties.ts';
import type { Bilingual } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { caseNamed } from './case-commands.ts';
import { command, requiredText, type Command } from './command.ts';
import { table, type Column } from './lay-out.ts';

const columns: readonly Column<DutyRow>[] = [
  { label: { en: 'Due by', es: 'A más tardar' }, of: ({ dueOn }) => dueOn ?? '—' },
  { label: { en: 'Latest count', es: 'Otro cómputo' }, of: ({ dueOn, latest }) => (latest === dueOn ? '' : (latest ?? '')) },
  { label: { en: 'State', es: 'Estado' }, of: ({ due }, reader) => reader.say(due !== null && isPast(due) ? overdue : owed) },
  { label: { en: 'Case', es: 'Caso' }, of: ({ reference }, reader) => reference ?? reader.say(wholeOffice) },
  { label: { en: 'Duty', es: 'Obligación' }, of: ({ kind }, reader) => reader.say(dutyNames[kind]) },
  { label: { en: 'Missing', es: 'Faltante' }, of: missingText },
];
const overdue: Bilingual = { en: 'overdue', es: 'vencido' };
const owed: Bilingual = { en: 'owed', es: 'pendiente' };
const wholeOffice: Bilingual = { en: '(office)', es: '(oficina)' };
const none: Bilingual = { en: 'No duties are pending.', es: 'No hay obligaciones pendientes.' };

export const dutyCommands: readonly Command[] = [
  command({
    words: 'duties list',
    takes: '[CASE]',
    counts: [0, 1],
    vault: 'open',
    about: {
      en: 'reports, acknowledgments and commitments owed, soonest first',
      es: 'informes, acuses y compromisos pendientes, primero los más próximos',
    },
    run: async (terminal, [name]) =>
      terminal.request('duty:list', name === undefined ? {} : { caseId: await caseNamed(terminal, name) }),
    say: dutiesText,
  }),
  command({
    words: 'duties filed',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: {
      en: 'enter that the monthly report (LSN 71-V) was filed',
      es: 'asentar que se rindió el informe mensual (LSN 71-V)',
    },
    options: {
      on: { type: 'string', about: { en: 'the day it was filed, YYYY-MM-DD', es: 'el día en que se rindió, AAAA-MM-DD' } },
    },
    run: (terminal, _, options) => terminal.request('duty:file-monthly', { on: requiredText(options, 'on') }),
    say: dutiesText,
  }),
];

/** What is owed, in columns; a sentence when nothing is. */
export function dutiesText(rows: readonly DutyRow[], reader: Reader): string {
  return table(rows, columns, reader, none);
}

function missingText({ missing }: DutyRow, reader: Reader): string {
  return missing.map(fact => reader.say(missingAtContact[fact])).join(' ');
}
