import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillOffice } from '../../electron/host/demo/demo-vault.ts';
import { dutiesText } from '../../electron/terminal/duty-commands.ts';
import type { CivilDate } from '../../shared/language.ts';
import { english } from '../../shared/reader.ts';
import { deadlinesText, pipelineText } from '../../shared/report-text.ts';
import { tempVault, type TempVault } from './temp-vault.ts';

const FILLED = '2026-11-13T18:00:00Z';

/** Around midnight in Tijuana, in the two capitals, in UTC and in Tokyo. */
export const instants = [
  '2026-11-14T04:59:59Z',
  '2026-11-14T05:00:00Z',
  '2026-11-14T05:30:00Z',
  '2026-11-14T06:00:00Z',
  '2026-11-14T07:59:59Z',
  '2026-11-14T08:00:00Z',
  '2026-11-14T15:00:00Z',
  '2026-11-15T00:00:01Z',
];

/**
 * The synthetic office with an exchange at half past eleven at night in Tijuana, what was promised in it, and a day that the office set
 * itself: both are due on the day before and on the day of the instants above.
 */
export async function officeOfTwoZones(agency = 'MX-FGJ-BC'): Promise<TempVault> {
  const names = { en: 'Invented', es: 'Inventada' };
  const vault = await tempVault({ nowMs: Date.parse(FILLED), agency: { code: agency, names } });
  const { services, session } = vault;
  await fillOffice({ ...services, session, signal: new AbortController().signal, progress: () => undefined });
  const [caseId] = (await vault.ask('case:list', { text: 'EX-2026-0117' })).cases.map(({ id }) => id);
  for (const dueOn of ['2026-11-13', '2026-11-14']) {
    await vault.ask('case:add-record', { caseId: caseId!, entity: 'deadline', fields: { label: dueOn, dueOn, hardStop: true } });
    for (const by of [agency, 'US-DEA'])
      await vault.ask('exchange:log', {
        caseId: caseId!,
        fields: { startAt: '2026-11-13T23:30:00-08:00[America/Tijuana]', mode: 'call', counterpart: 'US-DEA' },
        children: [{ entity: 'commitment', fields: { what: 'Invented promise', by, dueOn } }],
      });
  }
  return vault;
}

/** Everything that says how near a day is, as the host answers it and as the terminal prints it. */
export async function everyView(vault: TempVault, atMs: number) {
  vault.setNowMs(atMs);
  const { rows } = await vault.ask('deadline:list', { limit: 500 });
  const duties = await vault.ask('duty:list', {});
  const report = await vault.ask('pipeline:report', {});
  const explained = await Promise.all(
    rows.flatMap(({ caseId, clock, startEvent }) =>
      clock === null ? [] : [vault.ask('deadline:explain', { caseId, clock, startEvent })],
    ),
  );
  const within = async (stopWithinDays: number) =>
    (await vault.ask('case:list', { stopWithinDays, limit: 500 })).cases.map(({ reference }) => reference);
  return {
    day: await vault.ask('office:day', {}),
    rows,
    explained: explained.map(({ explanation }) => explanation),
    duties,
    promised: await promisedIn(vault),
    list: (await vault.ask('case:list', { limit: 500 })).cases,
    overdue: await within(-1),
    today: await within(0),
    board: (await vault.ask('board:cases', { kind: 'extradition', limit: 200 })).cases,
    report,
    exchanges: (await vault.ask('exchange:list', { from: day('2026-11-13'), to: day('2026-11-13') })).exchanges,
    review: await vault.ask('review:read', { direction: 'US-MX', from: day('2026-01-01'), to: day('2026-12-31') }),
    calendar: await calendarFile(vault),
    terminal: [deadlinesText(rows, english), pipelineText(report, english), dutiesText(duties, english)],
  };
}

/** What others promised, as the day shows it. */
async function promisedIn(vault: TempVault) {
  const { groups } = await vault.ask('today:read', { view: 'office', rows: 500 });
  const rows = groups.flatMap(group => group.rows).filter(({ kind }) => kind === 'promise');
  return rows.map(({ what, due }) => ({ what: what.en, dueOn: due?.earliest ?? null, due }));
}

async function calendarFile(vault: TempVault): Promise<string> {
  const path = join(vault.root, 'calendar.ics');
  const sink = vault.services.handles.register({ kind: 'sink', name: 'calendar.ics', path });
  await vault.ask('deadline:export', { sink, language: 'en' });
  return readFileSync(path, 'utf8').replaceAll(/UID:\S+/g, '');
}

function day(text: string): CivilDate {
  return text as CivilDate; // dates of this file
}
