import type { Day, FollowUp } from '../../shared/contract/today.ts';
import { dayGroups, type DayGroup, type DayRow } from '../../shared/day.ts';
import { owedBy } from '../../shared/owed-text.ts';
import type { CivilDate } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { fill } from '../../shared/text/fill.ts';
import { todayText } from '../../shared/text/today.ts';
import { caseNamed } from './case-commands.ts';
import { command, missing, requiredText, textOf, unreadable, type Command } from './command.ts';
import { table, type Column } from './lay-out.ts';

const ROWS = 20;
const MOST_ROWS = 500;

const columns: readonly Column<DayRow>[] = [
  { label: { en: 'Due by', es: 'A más tardar' }, of: ({ askOn, due }) => askOn ?? due?.earliest ?? '—' },
  { label: { en: 'Case', es: 'Caso' }, of: ({ reference }) => reference ?? '' },
  { label: { en: 'Owed by', es: 'Lo debe' }, of: (row, reader) => reader.say(owedBy(row)) },
  { label: { en: 'Since', es: 'Desde' }, of: ({ since }) => since ?? '' },
  { label: { en: 'Act', es: 'Actuación' }, of: ({ what }, reader) => reader.say(what) },
  {
    label: { en: 'Reminded', es: 'Recordado' },
    of: ({ reminder }) => (reminder === null ? '' : `${reminder.on} ${reminder.by}`),
  },
  { label: { en: 'Key', es: 'Clave' }, of: ({ act, whose }) => (whose === 'us' ? '' : (act ?? '')) },
];

export const todayCommands: readonly Command[] = [
  command<Day>({
    words: 'today',
    takes: '[CASE]',
    counts: [0, 1],
    vault: 'open',
    about: {
      en: 'what is owed, by whom and when, in every open case or in one',
      es: 'qué se debe, quién y cuándo, en cada caso abierto o en uno',
    },
    options: {
      mine: { type: 'boolean', about: { en: 'of the cases that I keep', es: 'de los casos a mi cargo' } },
      rows: { type: 'string', about: { en: 'rows of each group (20)', es: 'renglones de cada grupo (20)' } },
    },
    run: async (terminal, [name], options) => {
      const rows = Number(textOf(options, 'rows') ?? ROWS);
      if (!Number.isInteger(rows) || rows < 0 || rows > MOST_ROWS) throw unreadable('--rows');
      const of = name === undefined ? {} : { caseId: await caseNamed(terminal, name) };
      return terminal.request('today:read', { view: options['mine'] === true ? 'mine' : 'office', rows, ...of });
    },
    say: dayText,
  }),
  command<readonly FollowUp[]>({
    words: 'case remind',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'the reminders of what a case waits for; with --act, record one',
      es: 'los recordatorios de lo que un caso espera; con --act, asentar uno',
    },
    options: {
      act: {
        type: 'string',
        about: { en: 'the act’s key, as `today CASE` shows it', es: 'la clave de la actuación, como la muestra `today CASE`' },
      },
      on: { type: 'string', about: { en: 'the day of the reminder, YYYY-MM-DD', es: 'el día del recordatorio, AAAA-MM-DD' } },
      next: { type: 'string', about: { en: 'when to ask again, YYYY-MM-DD', es: 'cuándo volver a preguntar, AAAA-MM-DD' } },
      note: { type: 'string', about: { en: 'how, and what was said', es: 'cómo, y qué se dijo' } },
    },
    run: async (terminal, [name = ''], options) => {
      const caseId = await caseNamed(terminal, name);
      const act = textOf(options, 'act');
      if (act === undefined) {
        if (textOf(options, 'on') !== undefined) throw missing('--act');
        return terminal.request('follow-up:list', { caseId });
      }
      const note = textOf(options, 'note');
      const [on, nextOn] = [requiredText(options, 'on'), requiredText(options, 'next')] as [CivilDate, CivilDate]; // the host checks both
      return terminal.request('follow-up:add', { caseId, act, on, nextOn, ...(note === undefined ? {} : { note }) });
    },
    say: remindersText,
  }),
];

/** The groups that have rows, each with its count, and how many more it has than are shown. */
export function dayText({ asOf, groups }: Day, reader: Reader): string {
  const shown = dayGroups.flatMap(id => groups.find(group => group.id === id && group.total > 0) ?? []);
  return [asOf, ...shown.map(group => groupText(group, reader))].join('\n\n');
}

function groupText({ id, total, rows }: DayGroup, reader: Reader): string {
  const head = `${reader.say(todayText.group[id])}: ${total}`;
  const more = total > rows.length ? [reader.say(fill(todayText.more, { count: String(total - rows.length) }))] : [];
  return [head, ...(rows.length === 0 ? [] : [table(rows, columns, reader, todayText.empty)]), ...more].join('\n');
}

const reminderColumns: readonly Column<FollowUp>[] = [
  { label: { en: 'Reminded', es: 'Recordado' }, of: ({ on }) => on },
  { label: { en: 'Ask again', es: 'Volver a preguntar' }, of: ({ nextOn }) => nextOn },
  { label: { en: 'By', es: 'Por' }, of: ({ by }) => by },
  { label: { en: 'Act', es: 'Actuación' }, of: ({ act }) => act },
  { label: { en: 'Note', es: 'Nota' }, of: ({ note }) => note ?? '' },
];

export function remindersText(reminders: readonly FollowUp[], reader: Reader): string {
  return table(reminders, reminderColumns, reader, todayText.neverReminded);
}
