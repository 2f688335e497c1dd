// @vitest-environment jsdom
import './stand-in.ts';
import { expect, it } from 'vitest';
import { awaitedOf, groupOf, movesOf } from '../../renderer/today/moves.ts';
import type { CaseId, CivilDate, RecordId } from '../../shared/language.ts';
import type { DeadlineRow } from '../../shared/pipeline.ts';

const label = { en: 'Invented', es: 'Inventado' };
const day = (text: string) => text as CivilDate; // dates of this file
const lapsed: DeadlineRow = {
  caseId: 'c' as CaseId,
  reference: 'EX-0',
  title: 'Invented',
  clock: 'ONE',
  label,
  startEvent: 'e' as RecordId,
  startedOn: day('2026-11-01'),
  mustStopBy: day('2026-11-20'),
  latest: null,
  warnOn: null,
  state: 'lapsed',
  daysLeft: -3,
  weight: 'soft',
  bound: 'exact',
  citation: null,
  missing: [],
  isLive: true,
  stage: { label, since: day('2026-11-01'), mover: 'US-DOJ-OIA' },
};
const theirs = { ...lapsed, stage: { ...lapsed.stage, mover: 'MX-SRE' } };

const groupsOf = (row: DeadlineRow) => movesOf([row], [], 'US-DOJ-OIA', '2026-11-23').map(groupOf);

it('calls a lapsed clock of ours overdue', () => {
  expect(groupsOf(lapsed)).toEqual(['overdue']);
});

it('leaves out the window of a stage that the case has left', () => {
  expect(groupsOf({ ...lapsed, isLive: false })).toEqual([]);
});

it('puts the other side’s soft clock among what is awaited, and its hard stop before us too', () => {
  expect(groupsOf(theirs)).toEqual([]);
  expect(groupsOf({ ...theirs, weight: 'hard' })).toEqual(['overdue']);
  expect(awaitedOf([theirs], [], 'US-DOJ-OIA', '2026-11-23')).toMatchObject([{ who: 'MX-SRE', days: 22 }]);
});
