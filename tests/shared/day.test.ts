import { describe, expect, it } from 'vitest';
import { dayMarks, lapsesOn, placeOf, type Placed } from '../../shared/day.ts';
import type { CivilDate } from '../../shared/language.ts';
import { isAsleep, snoozeLimit } from '../../shared/snooze.ts';

const day = (text: string) => text as CivilDate; // dates of this file
const marks = dayMarks(day('2026-11-23'));
const ours: Placed = { whose: 'us', weight: 'soft', dueOn: day('2026-11-20'), askOn: null, lapsesOn: null };
const theirs: Placed = { ...ours, whose: 'them', askOn: day('2026-11-20') };

describe('where a row of the day stands', () => {
  it('of ours is by how near its day is, and none is too far off to stand somewhere', () => {
    const at = (dueOn: string) => placeOf({ ...ours, dueOn: day(dueOn) }, marks);

    expect(['2026-11-22', '2026-11-23', '2026-11-30', '2026-12-01', '2099-01-01'].map(at)).toEqual([
      'overdue',
      'today',
      'week',
      'later',
      'later',
    ]);
    expect(placeOf({ ...ours, dueOn: null }, marks)).toBe('undated');
  });

  it('of ours without a legal day is not overdue, however long it is expected', () => {
    expect(placeOf({ ...ours, weight: 'ask' }, marks)).toBe('expected');
    expect(placeOf({ ...ours, weight: 'ask', dueOn: day('2026-11-25') }, marks)).toBe('week');
  });

  it('of others is waited for, and asked about from its day on', () => {
    expect(placeOf(theirs, marks)).toBe('ask');
    expect(placeOf({ ...theirs, askOn: day('2026-11-24') }, marks)).toBe('waiting');
  });

  it('of a hard stop of others is before us once it is near', () => {
    expect(placeOf({ ...theirs, weight: 'hard' }, marks)).toBe('overdue');
    expect(placeOf({ ...theirs, weight: 'hard', dueOn: day('2026-11-25') }, marks)).toBe('week');
    expect(placeOf({ ...theirs, weight: 'hard', dueOn: day('2026-12-25'), askOn: day('2026-12-20') }, marks)).toBe('waiting');
  });
});

describe('a mandatory deadline that is past', () => {
  const hard: Placed = { ...ours, weight: 'hard' };

  it('has lapsed once its latest reading is over, and can still be met until then', () => {
    const at = (latest: string) => placeOf({ ...hard, lapsesOn: lapsesOn('clock', 'hard', day(latest)) }, marks);

    expect(['2026-11-22', '2026-11-23', '2026-11-24'].map(at)).toEqual(['lapsed', 'overdue', 'overdue']);
  });

  it('stays overdue where it is owed even so: a report that is late, and what no law ends', () => {
    expect(lapsesOn('duty', 'hard', day('2026-11-20'))).toBeNull();
    expect(lapsesOn('clock', 'soft', day('2026-11-20'))).toBeNull();
    expect(lapsesOn('deadline', 'hard', day('2026-11-20'))).toBe('2026-11-20');
  });
});

describe('a row that was put off', () => {
  const asleep = (until: string, limit: string | null = null) =>
    isAsleep({ row: 'r', until: day(until), reason: 'Invented' }, day('2026-11-23'), limit === null ? null : day(limit));

  it('is out of sight before its day, and back on it', () => {
    expect(asleep('2026-11-24')).toBe(true);
    expect(asleep('2026-11-23')).toBe(false);
  });

  it('comes back earlier if its hard stop has moved so that it warns by now', () => {
    expect(asleep('2026-11-27', '2026-11-28')).toBe(true);
    expect(asleep('2026-11-27', '2026-11-23')).toBe(false);
    expect(snoozeLimit({ weight: 'hard', mustStopBy: day('2026-11-30'), warnOn: null })).toBe('2026-11-23');
  });
});
