import type { Day, FollowUp } from '../../shared/contract/today.ts';
import { dayGroups, FOLDED_FROM, type DayFold, type DayGroup, type DayRow } from '../../shared/day.ts';
import { owedBy } from '../../shared/owed-text.ts';
import type { CivilDate } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { fill } from '../../shared/text/fill.ts';
import { todayText } from '../../shared/text/today.ts';
import { caseNamed } from './case-commands.ts';
import { command, missing, requiredText, textOf, unreadable, type Command } from './command.ts';
import { table, type Column } from './lay-out.ts';

const MOST_ROWS = 500;

/** When it is asked about next stands apart: of a deadline that is no day to keep. */
const dueDay = ({ due, askOn }: Pick<DayRow, 'due' | 'askOn'>): string => due?.earliest ?? askOn ?? '—';

const columns: readonly Column<DayRow>[] = [
  { label: { en: 'Due by', es: 'A más tardar' }, of: dueDay },
  { label: { en: 'Case', es: 'Caso' }, of: ({ reference }) => reference ?? '' },
  { label: { en: 'Owed by', es: 'Lo debe' }, of: (row, reader) => reader.say(owedBy(row)) },
  { label: { en: 'Since', es: 'Desde' }, of: ({ since }) => since ?? '' },
  { label: { en: 'Act', es: 'Actuación' }, of: ({ what }, reader) => reader.say(what) },
  { label: { en: 'Ask on', es: 'Preguntar el' }, of: ({ askOn }) => askOn ?? '' },
  {
    label: { en: 'Reminded', es: 'Recordado' },
    of: ({ reminder }) => (reminder === null ? '' : `${reminder.on} ${reminder.by}`),
  },
  { label: { en: 'Key', es: 'Clave' }, of: ({ act, whose }) => (whose === 'us' ? '' : (act ?? '')) },
];

/** Of a long group, what is alike with its count; `--rows` gives the rows themselves. */
const foldColumns: readonly Column<DayFold>[] = [
  { label: { en: 'Rows', es: 'Renglones' }, of: ({ total }) => String(total) },
  { label: { en: 'Day', es: 'Fecha' }, of: ({ first }) => dueDay(first) },
  { label: { en: 'Owed by', es: 'Lo debe' }, of: ({ first }, reader) => reader.say(owedBy(first)) },
  { label: { en: 'Act', es: 'Actuación' }, of: ({ what }, reader) => reader.say(what) },
  { label: { en: 'Case', es: 'Caso' }, of: ({ total, first }) => (total === 1 ? (first.reference ?? '') : '') },
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
      rows: {
        type: 'string',
        about: {
          en: 'so many rows of each group (up to 500), instead of what is alike in the long ones',
          es: 'tantos renglones de cada grupo (hasta 500), en vez de lo que se repite en los largos',
        },
      },
    },
    run: async (terminal, [name], options) => {
      const asked = textOf(options, 'rows');
      const rows = Number(asked ?? 0);
      if (!Number.isInteger(rows) || rows < 0 || rows > MOST_ROWS) throw unreadable('--rows', [`0…${MOST_ROWS}`]);
      const of = name === undefined ? {} : { caseId: await caseNamed(terminal, name) };
      const given = { view: options['mine'] === true ? 'mine' : 'office', ...of } as const;
      if (asked !== undefined) return withoutFolds(await terminal.request('today:read', { ...given, rows }));
      return terminal.request('today:read', { ...given, rows: FOLDED_FROM - 1 });
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

/** The day row by row, for whoever asked for so many rows. */
export function withoutFolds(day: Day): Day {
  return { ...day, groups: day.groups.map(group => ({ ...group, folds: [] })) };
}

function groupText({ id, total, rows, folds }: DayGroup, reader: Reader): string {
  if (folds.length > 0) return [headText(id, total, reader), table(folds, foldColumns, reader, todayText.empty)].join('\n');
  const more = total > rows.length ? [reader.say(fill(todayText.more, { count: String(total - rows.length) }))] : [];
  return [
    headText(id, total, reader),
    ...(rows.length === 0 ? [] : [table(rows, columns, reader, todayText.empty)]),
    ...more,
  ].join('\n');
}

function headText(id: DayGroup['id'], total: number, reader: Reader): string {
  return `${reader.say(todayText.group[id])}: ${total}`;
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
