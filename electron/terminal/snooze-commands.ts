import type { DayRow } from '../../shared/day.ts';
import type { CaseId } from '../../shared/language.ts';
import { snoozeKey, type SnoozableRow, type Snooze } from '../../shared/snooze.ts';
import { caseNamed } from './case-commands.ts';
import { command, Refused, requiredText, type Command, type Terminal } from './command.ts';
import { table, type Column } from './lay-out.ts';

const MOST_ROWS = 500;
const until = { type: 'string', about: { en: 'until when, YYYY-MM-DD', es: 'hasta cuándo, AAAA-MM-DD' } } as const;
const why = { type: 'string', about: { en: 'the reason', es: 'el motivo' } } as const;

type Own = DayRow & { readonly row: SnoozableRow };

const columns: readonly Column<Own>[] = [
  { label: { en: 'Key', es: 'Clave' }, of: ({ row }) => snoozeKey(row) },
  { label: { en: 'Case', es: 'Caso' }, of: ({ reference }) => reference ?? '' },
  { label: { en: 'Act', es: 'Actuación' }, of: ({ what }, reader) => reader.say(what) },
  { label: { en: 'Due by', es: 'A más tardar' }, of: ({ due }) => due?.earliest ?? '—' },
  { label: { en: 'Can wait until', es: 'Puede esperar hasta' }, of: ({ limit }) => limit ?? '—' },
  { label: { en: 'Snoozed until', es: 'Pospuesto hasta' }, of: ({ snooze }) => snooze?.until ?? '' },
  { label: { en: 'Why', es: 'Motivo' }, of: ({ snooze }) => snooze?.reason ?? '' },
];

/** What of a person's own day is put off, and brought back. */
export const snoozeCommands: readonly Command[] = [
  command<readonly Own[]>({
    words: 'snooze list',
    takes: '[CASE]',
    counts: [0, 1],
    vault: 'open',
    about: {
      en: 'what of the day can be snoozed, by its key, and what is',
      es: 'qué del día puede posponerse, por su clave, y qué está pospuesto',
    },
    run: async (terminal, [name]) => ownRows(terminal, name === undefined ? null : await caseNamed(terminal, name)),
    say: (rows, reader) => table(rows, columns, reader, { en: 'Nothing can be snoozed.', es: 'Nada puede posponerse.' }),
  }),
  command<readonly Snooze[]>({
    words: 'snooze set',
    takes: 'KEY',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'snooze a row of the day; a mandatory deadline comes back at the latest when it warns',
      es: 'posponer un renglón del día; un plazo fatal vuelve a más tardar el día en que avisa',
    },
    options: { until, why },
    run: async (terminal, [key = ''], options) =>
      terminal.request('snooze:set', {
        row: await rowOf(terminal, key),
        until: requiredText(options, 'until'), // the host checks it
        reason: requiredText(options, 'why'),
      }),
    say: (_, reader) => reader.say({ en: 'Snoozed.', es: 'Pospuesto.' }),
  }),
  command<readonly Snooze[]>({
    words: 'snooze end',
    takes: 'KEY',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'bring back what was snoozed', es: 'traer de vuelta lo pospuesto' },
    run: async (terminal, [key = '']) => terminal.request('snooze:end', { row: await rowOf(terminal, key) }),
    say: (_, reader) => reader.say({ en: 'It is on the day again.', es: 'Vuelve a estar en el día.' }),
  }),
];

/** The rows of the day, of one case or of all, that this person may put off; of each group as many as one answer holds. */
async function ownRows(terminal: Terminal, caseId: CaseId | null): Promise<readonly Own[]> {
  const of = caseId === null ? {} : { caseId };
  const { groups } = await terminal.request('today:read', { view: 'office', rows: MOST_ROWS, ...of });
  return groups.flatMap(({ rows }) => rows).flatMap(one => (one.row === null ? [] : [{ ...one, row: one.row }]));
}

/** Read from the day, so that what is put off is there. What a key says of its case spares reading the others. */
async function rowOf(terminal: Terminal, key: string): Promise<SnoozableRow> {
  const caseId = /^(?:clock|act) ([0-9a-f-]{36}) /.exec(key)?.[1];
  const rows = await ownRows(terminal, caseId === undefined ? null : (caseId as CaseId)); // the contract's schema checks it
  const found = rows.find(({ row }) => snoozeKey(row) === key);
  if (found === undefined) throw new Refused({ code: 'record/not-found' });
  return found.row;
}
