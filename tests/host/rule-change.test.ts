import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import type { ShippedRules } from '../../electron/host/ground/shipped-rules.ts';
import { HOLIDAY_LIBRARY } from '../../electron/host/stages/holidays.ts';
import { civilDate, dayNumber } from '../../shared/clocks/civil-date.ts';
import { countries } from '../../shared/countries.ts';
import type { CaseId, CivilDate } from '../../shared/language.ts';
import type { Profile } from '../../shared/profile.ts';
import { profiles } from '../../shared/profiles.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
afterEach(() => vault.cleanup());

const TODAY = '2026-03-02' as CivilDate;
const ago = (days: number): CivilDate => civilDate(dayNumber(TODAY) - days);

/** A case that was taken over in a stage, and what happened since. */
async function caseAt(
  reference: string,
  fields: Record<string, string>,
  stage: string,
  moves: readonly { readonly to: string; readonly event: string; readonly on: CivilDate }[],
): Promise<CaseId> {
  const { id } = await vault.ask('case:create', {
    fields: { kind: 'extradition', reference, title: 'Invented', stage, ...fields },
  });
  for (const move of moves) await vault.ask('case:move-stage', { caseId: id, ...move });
  return id;
}

/** What every screen and file says of each open clock, by the same names. */
async function sayings() {
  const { rows } = await vault.ask('deadline:list', { limit: 500 });
  const open = rows.filter(({ clock, mustStopBy }) => clock !== null && mustStopBy !== null);
  const path = join(vault.root, 'plazos.ics');
  const sink = vault.services.handles.register({ kind: 'sink', name: 'plazos.ics', path });
  await vault.ask('deadline:export', { sink, language: 'en', withReferences: true });
  const file = readFileSync(path, 'utf8').replace(/\r\n[ \t]/g, '');
  const events = [...file.matchAll(/BEGIN:VEVENT[\s\S]*?END:VEVENT/g)].map(([event]) => {
    const day = /DTSTART;VALUE=DATE:(\d{4})(\d{2})(\d{2})/.exec(event)!;
    const summary = /SUMMARY:(.*)/
      .exec(event)![1]!
      .trim()
      .replace(/\\([,;\\])/g, '$1'); // RFC 5545 §3.3.11
    return `${summary} ${day[1]}-${day[2]}-${day[3]}`;
  });
  const board = await vault.ask('board:cases', { kind: 'extradition', limit: 500 });
  const report = await vault.ask('pipeline:report', { top: 500 });
  return { open, events, board: board.cases, report: [...report.lapsed, ...report.next] };
}

/** The law: for every open clock, list, explanation, board, report and calendar file give one date. */
async function expectAgreement(): Promise<void> {
  const { open, events, board, report } = await sayings();
  expect(open.length).toBeGreaterThan(0);
  for (const { caseId, clock, startEvent, mustStopBy, latest } of open) {
    const { explanation } = await vault.ask('deadline:explain', { caseId, clock: clock!, startEvent });
    const days = explanation!.readings.map(({ lastDay }) => lastDay).toSorted();
    expect({ clock, mustStopBy: days[0], latest: days.at(-1) }).toEqual({ clock, mustStopBy, latest });
  }
  expect(events.toSorted()).toEqual(
    open.map(({ label, reference, mustStopBy }) => `${label.en} · ${reference} ${mustStopBy}`).toSorted(),
  );
  const soonest = new Map<string, string>();
  for (const { caseId, weight, mustStopBy } of open)
    if (weight === 'hard' && mustStopBy! < (soonest.get(caseId) ?? '9')) soonest.set(caseId, mustStopBy!);
  const hard = [...soonest].toSorted();
  const stopsOf = (lines: readonly { readonly nextStopOn: string | null }[], idOf: (at: number) => string) =>
    lines.flatMap(({ nextStopOn }, at) => (nextStopOn === null ? [] : [[idOf(at), nextStopOn]])).toSorted();
  expect(stopsOf(board, at => board[at]!.id)).toEqual(hard);
  expect(stopsOf(report, at => report[at]!.caseId)).toEqual(hard);
}

/** The program of a later day: a new version of every profile with longer clocks, and three more days off in every calendar. */
function later(inDays: number, daysMore: number): ShippedRules {
  const [monthDay, through] = [inDays, inDays + 2].map(more => civilDate(dayNumber(TODAY) + more).slice(5)) as [string, string]; // two
  const newer = profiles.map((profile): Profile => ({
    ...profile,
    version: '2099-01',
    clocks: profile.clocks.map(clock =>
      clock.length.kind === 'days' ? { ...clock, length: { kind: 'days', days: clock.length.days + daysMore } } : clock,
    ),
  }));
  const name = { en: 'Invented day', es: 'Día inventado' };
  const calendars = countries.map(country => ({
    ...country,
    calendars: country.calendars.map(calendar => ({ ...calendar, days: [...calendar.days, { monthDay, through, name }] })),
  }));
  return { profiles: [...profiles, ...newer], countries: calendars };
}

const underRules = async (shipped: ShippedRules) => {
  vault.lock();
  (vault.services as { shipped?: ShippedRules }).shipped = shipped; // the program is another from here on
  return vault.unlock();
};

async function office(days: readonly number[]): Promise<void> {
  vault = await tempVault({ nowMs: Date.parse(`${TODAY}T18:00:00Z`) });
  const [arrested = 1, heard = 1, decided = 1, certified = 1] = days;
  await caseAt('EX-1', { direction: 'US_REQ' }, 'X04', [{ to: 'X05', event: 'arrest', on: ago(arrested) }]);
  await caseAt('EX-2', { direction: 'US_REQ' }, 'X09', [{ to: 'X10', event: 'first-hearing', on: ago(heard) }]);
  await caseAt('EX-3', { direction: 'US_REQ' }, 'X11', [{ to: 'X12', event: 'file-received-by-executive', on: ago(decided) }]);
  await caseAt('EX-4', { direction: 'MX_REQ' }, 'X10', [{ to: 'X11', event: 'certified-and-committed', on: ago(certified) }]);
}

it('list, explanation, board, report and calendar file agree on every open clock, also under other rules', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 4, maxLength: 4 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 30 }),
      async (days, off, more) => {
        await office(days);
        await expectAgreement();
        const before = await vault.ask('deadline:list', { limit: 500 });

        await underRules(later(off, more));
        await expectAgreement();

        const after = await vault.ask('deadline:list', { limit: 500 });
        const key = ({ reference, clock }: { readonly reference: string; readonly clock: string | null }) =>
          `${reference} ${clock}`;
        const was = new Map(before.rows.map(row => [key(row), `${row.mustStopBy} ${row.latest}`]));
        const moved = after.rows.filter(row => was.get(key(row)) !== `${row.mustStopBy} ${row.latest}`).map(key);
        const told = (await vault.ask('rules:moved', {}))?.cases ?? [];
        expect(
          told.flatMap(({ reference, moved: clocks }) => clocks.map(({ clock }) => key({ reference, clock }))).toSorted(),
        ).toEqual(moved.toSorted());
        expect(moved).toContain('EX-3 SRE_DECISION');
        expect(vault.session.notices).toContain('rules-changed');
        expect(moved.filter(one => /PA_|SURR_/.test(one))).toEqual([]); // calendar days of a kept profile stay
        vault.cleanup();
      },
    ),
    { numRuns: 6, endOnFailure: true },
  );
});

it('a vault that opens under the rules it knows is not derived anew', async () => {
  await office([5]);
  vault.session.office.exec("UPDATE case_clocks SET must_stop_by = '2030-01-01'");

  await vault.unlock();

  expect((await vault.ask('deadline:list', {})).rows[0]?.mustStopBy).toBe('2030-01-01');
});

it('what moved is one signed entry of the audit chain, told once', async () => {
  await office([5, 1]);
  const { notices } = await underRules(later(3, 9));

  expect(notices).toContain('rules-changed');
  expect(await vault.ask('audit:verify', {})).toMatchObject({ ok: true });
  expect((await vault.unlock()).notices).not.toContain('rules-changed');
});

it('names the holidays’ library as package.json pins it', () => {
  expect(HOLIDAY_LIBRARY).toBe(`date-holidays@${packageJson.devDependencies['date-holidays']}`);
});
