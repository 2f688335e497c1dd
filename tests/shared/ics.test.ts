import fc from 'fast-check';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { convertIcsCalendar } from 'ts-ics';
import { describe, expect, it } from 'vitest';
import { nextDay, type ClockDay, type GivenDay } from '../../shared/calendar-days.ts';
import { calendarText, type CalendarDay } from '../../shared/ics.ts';
import type { CivilDate } from '../../shared/language.ts';
import { icsFaults } from '../support/ics-grammar.ts';

const STAMP = Date.parse('2026-11-14T18:00:00Z');
const day = (text: string) => text as CivilDate; // dates of this file
const uid = (number: number) => `00000000-0000-8000-8000-${String(number).padStart(12, '0')}`;
const one: CalendarDay = {
  uid: uid(1),
  sequence: 0,
  day: day('2026-12-31'),
  isCancelled: false,
  title: 'LEI: detención provisional',
  description: 'Último día: 31 dic 2026.\nFuente: LEI, artículo 18.',
  remindDaysBefore: [15, 1],
};
const faultsOf = (days: readonly CalendarDay[]) => icsFaults(Buffer.from(calendarText(days, STAMP)));

/** What three readers that are not ours make of a file: the same of each. */
function readThrice(text: string) {
  const byMozilla = new ICAL.Component(ICAL.parse(text) as []).getAllSubcomponents('vevent').map(component => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      from: event.startDate.toString(),
      to: event.endDate.toString(),
      status: component.getFirstPropertyValue('status'),
      title: event.summary,
      description: event.description,
    };
  });
  const byNode = Object.values(nodeIcal.sync.parseICS(text)).flatMap(event =>
    event?.type !== 'VEVENT'
      ? []
      : [
          {
            uid: event.uid,
            sequence: Number(event.sequence),
            from: localDay(event.start),
            to: localDay(event.end),
            status: event.status,
            title: event.summary,
            description: event.description,
          },
        ],
  );
  const byTs = (convertIcsCalendar(undefined, text).events ?? []).map(event => ({
    uid: event.uid,
    sequence: event.sequence ?? 0, // it leaves out a zero
    from: event.start.date.toISOString().slice(0, 10),
    to: event.end?.date.toISOString().slice(0, 10),
    status: event.status,
    title: event.summary,
    description: event.description,
  }));
  return [byMozilla, byNode, byTs];
}

function localDay(date: Date | undefined): string | undefined {
  return date && [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(part => String(part).padStart(2, '0')).join('-');
}

describe('a calendar file', () => {
  it('is read alike by three readers that are not ours, the day after as its end', () => {
    const days = [
      one,
      { ...one, uid: uid(2), sequence: 3, isCancelled: true, day: day('2028-02-28'), title: 'Treaty, 60 days; \\ “quoted”' },
    ];
    const expected = [
      {
        uid: uid(1),
        sequence: 0,
        from: '2026-12-31',
        to: '2027-01-01',
        status: 'CONFIRMED',
        title: one.title,
        description: one.description,
      },
      {
        uid: uid(2),
        sequence: 3,
        from: '2028-02-28',
        to: '2028-02-29',
        status: 'CANCELLED',
        title: 'Treaty, 60 days; \\ “quoted”',
        description: one.description,
      },
    ];

    expect(faultsOf(days)).toEqual([]);
    expect(readThrice(calendarText(days, STAMP))).toEqual([expected, expected, expected]);
  });

  it('reminds at nine in the morning, as many days before as was asked, and never of what is cancelled', () => {
    expect(calendarText([one], STAMP).match(/^TRIGGER:.*$/gm)).toEqual(['TRIGGER:-P14DT15H', 'TRIGGER:-PT15H']);
    expect(calendarText([{ ...one, isCancelled: true }], STAMP)).not.toContain('VALARM');
  });

  it('folds by octets, escapes and keeps whatever text stands in it', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300, size: 'max' }).filter(value => value.isWellFormed());
    fc.assert(
      fc.property(text, text, (title, description) => {
        const days = [{ ...one, title, description }];
        expect(faultsOf(days)).toEqual([]);
        const event = new ICAL.Event(
          new ICAL.Component(ICAL.parse(calendarText(days, STAMP)) as []).getFirstSubcomponent('vevent')!,
        );
        const kept = (value: string) => value.replaceAll(/\r\n?/g, '\n').replaceAll(/(?!\n)\p{Cc}/gu, ' ');
        expect([event.summary, event.description ?? '']).toEqual([kept(title), kept(description)]);
      }),
    );
  });

  it('that breaks the format is found by the check', () => {
    const text = calendarText([one], STAMP);
    const broken = (from: string | RegExp, to: string) => icsFaults(Buffer.from(text.replace(from, to)));

    expect(broken(/\r\n/, '\n')).toContain('a bare CR or LF');
    expect(broken(/DTEND.*/, 'DURATION:P1DT')).toContain('a property that is not expected: DURATION');
    expect(broken('DTEND;VALUE=DATE:20270101', 'DTEND;VALUE=DATE:20261231')).toEqual(['DTEND is not after DTSTART']);
    expect(broken('STATUS:CONFIRMED', `STATUS:${'x'.repeat(80)}`)).toContain('a line of 87 octets');
    expect(broken(/UID.*\r\n/, '')).toEqual(['VEVENT needs one UID']);
    expect(broken('END:VALARM', 'END:VEVENT')).toContain('END:VEVENT without its BEGIN');
  });
});

describe('what a new file says of a clock', () => {
  const clock: ClockDay = { day: day('2026-12-01'), latest: null, state: 'running', isLive: true };
  const given: GivenDay = { day: day('2026-12-01'), latest: day('2026-12-01'), sequence: 4, isCancelled: false };

  it('begins at sequence 0, and stays at its sequence while the day stays', () => {
    expect(nextDay(clock, undefined)).toEqual({ ...given, sequence: 0 });
    expect(nextDay(clock, given)).toEqual(given);
  });

  it('has a higher sequence once either count of the day moved', () => {
    expect(nextDay({ ...clock, day: day('2026-12-02') }, given)).toMatchObject({ day: '2026-12-02', sequence: 5 });
    expect(nextDay({ ...clock, latest: day('2026-12-04') }, given)).toMatchObject({ latest: '2026-12-04', sequence: 5 });
  });

  it.each(['stopped', 'stopped-late', 'stopped-in-doubt', 'ended', 'suspended', 'needs-fact', 'no-term'] as const)(
    'is that the day is cancelled, once, where it was given out and the clock is %s',
    state => {
      const next = nextDay({ ...clock, state }, given);
      expect(next).toEqual({ ...given, isCancelled: true, sequence: 5 });
      expect(nextDay({ ...clock, state }, next!)).toEqual(next);
      expect(nextDay({ ...clock, state }, undefined)).toBeNull();
    },
  );

  it('is that the day is cancelled where its case, its stage or its start is no more', () => {
    expect(nextDay({ ...clock, isLive: false }, given)).toMatchObject({ isCancelled: true, sequence: 5 });
    expect(nextDay(null, given)).toMatchObject({ isCancelled: true, sequence: 5 });
  });

  it('is that it stands again, with a higher sequence, where it was cancelled and runs on', () => {
    expect(nextDay(clock, { ...given, isCancelled: true })).toMatchObject({ isCancelled: false, sequence: 5 });
  });

  it.each(['lapsed', 'for-counsel'] as const)('is nothing where it is %s: a calendar keeps the day that is past', state => {
    expect(nextDay({ ...clock, state }, given)).toBeNull();
  });
});
