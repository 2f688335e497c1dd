import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayWatch } from '../../electron/host/stages/day-watch.ts';
import { isPast, NEAR_DAYS, type Due } from '../../shared/clocks/due.ts';
import { profileKey, profiles } from '../../shared/profiles.ts';
import { everyView, instants, officeOfTwoZones } from '../support/every-view.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

const run = promisify(execFile);
const OFFICE_ZONE = 'America/Tijuana';
let vault: TempVault;
beforeAll(async () => {
  vault = await officeOfTwoZones();
  await vault.ask('office:set-zone', { zone: OFFICE_ZONE });
});
afterAll(() => vault.cleanup());

/** The day as the platform's own formatter writes it. */
function platformDay(timeZone: string, atMs: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(atMs); // Swedish writes year-month-day
}
const daysTo = (today: string, date: string) => (Date.parse(date) - Date.parse(today)) / 86_400_000; // dates are read as UTC

describe.each(instants)('at %s', instant => {
  const atMs = Date.parse(instant);
  const viewed = async () => everyView(vault, atMs);

  it('every clock is measured by the day of its own rule, and what the office entered by the office’s', async () => {
    const { rows, day } = await viewed();
    const zoneOf = new Map(profiles.map(profile => [profileKey(profile), profile.zone]));
    const keyOf = new Map<string, string>();
    for (const { caseId } of rows) keyOf.set(caseId, (await vault.ask('case:stage', { caseId })).profile);

    expect(day).toEqual({ zone: OFFICE_ZONE, on: platformDay(OFFICE_ZONE, atMs) });
    expect(new Set([...keyOf.values()].map(key => zoneOf.get(key))).size).toBeGreaterThan(1);
    for (const { caseId, clock, mustStopBy, due } of rows) {
      const zone = clock === null ? OFFICE_ZONE : zoneOf.get(keyOf.get(caseId)!)!;
      if (mustStopBy !== null) expect(due?.daysToEarliest).toBe(daysTo(platformDay(zone, atMs), mustStopBy));
    }
  });

  it('list, board, explanation, report and terminal say the same of one stop as Today', async () => {
    const { rows, list, board, report, explained, terminal } = await viewed();
    const nextOf = (caseId: string) => rows.find(row => row.caseId === caseId && row.weight === 'hard' && row.due !== null)?.due;
    const stops = list.filter(({ stop }) => stop !== null);

    expect(stops.length).toBeGreaterThan(3);
    for (const { id, stop } of stops) expect(stop).toEqual(nextOf(id));
    for (const { id, stop } of board) expect(stop).toEqual(stops.find(one => one.id === id)?.stop ?? null);
    const firsts = [...report.lapsed, ...report.next].filter(
      ({ caseId }, at, all) => all.findIndex(one => one.caseId === caseId) === at,
    );
    for (const { caseId, stop } of firsts) expect(stop).toEqual(nextOf(caseId));
    expect(explained.map(one => one?.due)).toEqual(rows.filter(({ clock }) => clock !== null).map(({ due }) => due));
    expect(rows.map(row => row.state === 'lapsed')).toEqual(rows.map(row => row.due?.tone === 'lapsed'));
    for (const { reference, due } of rows) {
      if (due?.tone === 'today') expect(terminal[0]).toMatch(new RegExp(` today .*${reference}`));
      if (due !== null && isPast(due)) expect(terminal[0]).toMatch(new RegExp(` −${-due.daysToEarliest} .*${reference}`));
    }
  });

  it('the list’s windows of days hold exactly the cases whose stop they say', async () => {
    const { list, overdue, today } = await viewed();
    const named = (fits: (due: Due) => boolean) =>
      list.flatMap(({ reference, stop }) => (stop !== null && fits(stop) ? [reference] : [])).toSorted();

    expect(overdue.toSorted()).toEqual(named(due => due.daysToEarliest < 0));
    expect(today.toSorted()).toEqual(named(due => due.daysToEarliest <= 0));
  });

  it('what was promised either way is near or late by the office’s day, and the exchange is on its own', async () => {
    const { duties, promised, exchanges } = await viewed();
    const today = platformDay(OFFICE_ZONE, atMs);
    const all = [...duties.filter(({ kind }) => kind === 'commitment'), ...promised].filter(
      ({ what }) => what === 'Invented promise',
    );

    expect(all).toHaveLength(4);
    for (const { dueOn, due } of all) {
      const left = daysTo(today, dueOn!);
      expect(due).toMatchObject({ tone: left < 0 ? 'lapsed' : left === 0 ? 'today' : 'soon', daysToEarliest: left });
      expect(left).toBeLessThanOrEqual(NEAR_DAYS.soft);
    }
    expect(exchanges.filter(({ startAt }) => startAt.startsWith('2026-11-13T23:30'))).toHaveLength(4);
  });
});

it('looks the same from a computer in any zone', { timeout: 240_000 }, async () => {
  const script = join(import.meta.dirname, '../support/print-today.ts');
  const printed: string[] = [];
  for (const TZ of ['Asia/Tokyo', 'America/Tijuana', 'UTC']) {
    const { stdout } = await run(process.execPath, [script], { env: { ...process.env, TZ }, maxBuffer: 1 << 28 });
    printed.push(createHash('sha256').update(stdout).digest('hex'));
    expect(stdout.length).toBeGreaterThan(10_000);
  }

  expect(new Set(printed).size).toBe(1);
});

describe('an office’s zone', () => {
  let office: TempVault;
  beforeAll(async () => void (office = await tempVault({ nowMs: Date.parse('2026-11-14T05:30:00Z') })));
  afterAll(() => office.cleanup());

  it('is its capital’s until a supervisor sets another, which the audit keeps and the page is told', async () => {
    expect(await office.ask('office:day', {})).toEqual({ zone: 'America/New_York', on: '2026-11-14' });

    expect(await office.ask('office:set-zone', { zone: OFFICE_ZONE })).toEqual({ zone: OFFICE_ZONE, on: '2026-11-13' });

    expect(office.events.at(-1)).toEqual({ event: 'day:changed', payload: { day: { zone: OFFICE_ZONE, on: '2026-11-13' } } });
    expect((await office.ask('audit:list', { limit: 1 })).events[0]?.action).toBe('office:set-zone');
  });

  it('is refused where there is no such place, and to whoever is no supervisor', async () => {
    const none = await office.request('office:set-zone', { zone: 'America/Nowhere' });
    await office.ask('user:add', { label: 'second', role: 'officer', passphrase: 'synthetic lantern orchard quay officer' });
    await office.unlock('synthetic lantern orchard quay officer', 'second');
    const officer = await office.request('office:set-zone', { zone: 'UTC' });

    expect(none).toMatchObject({ ok: false, failure: { code: 'office/no-such-zone' } });
    expect(officer).toMatchObject({ ok: false });
    expect((await office.ask('office:day', {})).zone).toBe(OFFICE_ZONE);
  });
});

describe('a report that the office owes for no case', () => {
  it('stands in the group that its words say, at every hour and wherever the office is', async () => {
    const office = await tempVault({ nowMs: Date.parse('2026-11-02T18:00:00Z') });
    try {
      await office.ask('duty:set', { standing: 'foreign', monthlyDay: 1 });
      const seen = new Set<string>();
      for (const zone of ['America/New_York', OFFICE_ZONE, 'Asia/Tokyo']) {
        await office.ask('office:set-zone', { zone });
        for (let hour = 0; hour < 72; hour += 3) {
          office.setNowMs(Date.parse('2026-11-30T02:30:00Z') + hour * 3_600_000);
          for (const { id, rows } of (await office.ask('today:read', { view: 'office', rows: 50 })).groups)
            for (const { due } of rows) {
              const days = due!.daysToEarliest;
              expect(id).toBe(days < 0 ? 'overdue' : days === 0 ? 'today' : days <= 7 ? 'week' : 'later');
              seen.add(id);
            }
        }
      }
      expect([...seen].toSorted()).toEqual(['overdue', 'today', 'week']);
    } finally {
      office.cleanup();
    }
  });
});

describe('a vault left open over midnight', () => {
  it('says once that the day is over, at the midnight of the office and at that of each rule', async () => {
    const office = await tempVault({ nowMs: Date.parse('2026-11-14T04:00:00Z') }); // eleven at night in the office’s capital
    try {
      const watch = dayWatch(office.services);
      const heardAt = (time: string) => {
        office.setNowMs(Date.parse(`2026-11-14T${time}Z`));
        const before = office.events.length;
        watch.look();
        return office.events.slice(before).map(({ event }) => event);
      };

      expect(heardAt('04:00:00')).toEqual([]);
      expect(heardAt('04:59:59')).toEqual([]);
      expect(heardAt('05:00:10')).toEqual(['day:changed']); // New York
      expect(heardAt('05:59:59')).toEqual([]);
      expect(heardAt('06:00:10')).toEqual(['day:changed']); // Mexico City, whose courts count
      expect(heardAt('06:00:20')).toEqual([]);
      office.lock();
      expect(heardAt('23:30:00')).toEqual([]);
    } finally {
      office.cleanup();
    }
  });
});
