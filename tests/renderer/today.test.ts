// @vitest-environment jsdom
import '../support/page-door.ts';
import { describe, expect, it } from 'vitest';
import { awaitedOf } from '../../renderer/today/awaited.ts';
import { groupOf, movesOf, type DayGiven } from '../../renderer/today/moves.ts';
import { dueOn } from '../../shared/clocks/due.ts';
import type { CaseId, CivilDate, RecordId } from '../../shared/language.ts';
import type { DeadlineRow } from '../../shared/pipeline.ts';

const label = { en: 'Invented', es: 'Inventado' };
const day = (text: string) => text as CivilDate; // dates of this file
const lapsed: DeadlineRow = {
  caseId: 'c' as CaseId,
  reference: 'EX-0',
  title: 'Invented',
  officer: null,
  clock: 'ONE',
  label,
  startEvent: 'e' as RecordId,
  startedOn: day('2026-11-01'),
  mustStopBy: day('2026-11-20'),
  latest: null,
  warnOn: null,
  state: 'lapsed',
  ended: null,
  due: dueOn(day('2026-11-23'), { from: null, earliest: day('2026-11-20'), latest: null, weight: 'soft' }),
  weight: 'soft',
  bound: 'exact',
  citation: null,
  missing: [],
  isLive: true,
  stage: { label, since: day('2026-11-01'), days: 22, mover: 'US-DOJ-OIA' },
};
const theirs = { ...lapsed, stage: { ...lapsed.stage, mover: 'MX-SRE' } };

const TODAY = day('2026-11-23');
const nothing: DayGiven = { rows: [], duties: [], loosenings: [], returned: [], snoozes: [] };
const movesIn = (given: Partial<DayGiven>) => movesOf({ ...nothing, ...given }, 'US-DOJ-OIA');
const groupsOf = (row: DeadlineRow) => movesIn({ rows: [row] }).map(move => groupOf(move, TODAY));

it('calls a lapsed clock of ours overdue', () => {
  expect(groupsOf(lapsed)).toEqual(['overdue']);
});

it('leaves out the window of a stage that the case has left', () => {
  expect(groupsOf({ ...lapsed, isLive: false })).toEqual([]);
});

it('puts the other side’s soft clock among what is awaited, and its hard stop before us too', () => {
  expect(groupsOf(theirs)).toEqual([]);
  expect(groupsOf({ ...theirs, weight: 'hard' })).toEqual(['overdue']);
  expect(awaitedOf([theirs], { packets: [], promised: [] }, 'US-DOJ-OIA')).toMatchObject([{ who: 'MX-SRE', days: 22 }]);
});

describe('a row that was put off', () => {
  const row = 'clock c ONE e';
  const asleep = (change: Partial<DeadlineRow>, until: string) => {
    const mustStopBy = day('2026-11-30');
    const due = dueOn(TODAY, { from: null, earliest: mustStopBy, latest: null, weight: 'soft' });
    const rows = [{ ...lapsed, mustStopBy, due, state: 'running' as const, ...change }];
    return movesIn({ rows, snoozes: [{ row, until: day(until), reason: 'Invented' }] }).map(move => groupOf(move, TODAY));
  };

  it('is out of sight before its day, and back on it', () => {
    expect(asleep({}, '2026-11-24')).toEqual(['asleep']);
    expect(asleep({}, '2026-11-23')).toEqual(['week']);
  });

  it('comes back earlier if its hard stop has moved so that it warns by now', () => {
    expect(asleep({ weight: 'hard', warnOn: day('2026-11-28') }, '2026-11-27')).toEqual(['asleep']);
    expect(asleep({ weight: 'hard', warnOn: day('2026-11-23') }, '2026-11-27')).toEqual(['week']);
  });
});

it('puts what the other side is late with before what has waited longest', () => {
  const promise = {
    record: 'p' as RecordId,
    by: 'MX-SRE',
    what: 'Invented',
    dueOn: day('2026-11-20'),
    since: day('2026-11-19'),
    due: lapsed.due,
    days: 4,
  };
  const promised = [{ ...promise, caseId: 'd' as CaseId, reference: 'EX-1', title: 'Invented', officer: null }];

  expect(awaitedOf([theirs], { packets: [], promised }, 'US-DOJ-OIA').map(({ key }) => key)).toEqual(['promise p', 'case c']);
});
