import { isPast } from '../../shared/clocks/due.ts';
import type { LooseningProposal } from '../../shared/case-view.ts';
import type { DutyRow } from '../../shared/contract/duties.ts';
import type { ReturnedPaper } from '../../shared/contract/today.ts';
import { dutyNames, WEIGHTS } from '../../shared/duties.ts';
import type { Bilingual, CaseId, CivilDate } from '../../shared/language.ts';
import type { DeadlineRow } from '../../shared/pipeline.ts';
import { isAsleep, snoozeKey, snoozeLimit, type SnoozableRow, type Snooze } from '../../shared/snooze.ts';
import { fill } from '../../shared/text/fill.ts';
import { todayText } from '../../shared/text/today.ts';
import { isOthers } from './awaited.ts';
import type { DrawnClock } from '../clocks/clock-reading.ts';

export const groupIds = ['overdue', 'today', 'week', 'undated', 'later', 'asleep'] as const;
export type GroupId = (typeof groupIds)[number];

/** One thing that this office has to do, by a day if it has one. `caseId` is null for what the office owes for no case. */
export type Move = {
  readonly key: string;
  readonly row: SnoozableRow;
  readonly what: Bilingual;
  readonly kind: 'hard' | 'soft' | 'duty' | 'loosening' | 'document';
  readonly caseId: CaseId | null;
  readonly reference: string | null;
  readonly title: string | null;
  readonly officer: string | null;
  /** What stands after the title: to whom it was promised, what was deficient. */
  readonly note: Bilingual | null;
  readonly clock: DrawnClock | null;
  /** Until when it may be put off at most; null for any time. */
  readonly limit: CivilDate | null;
  readonly snooze: Snooze | undefined;
};

/** What the day is made of. */
export type DayGiven = {
  readonly rows: readonly DeadlineRow[];
  readonly duties: readonly DutyRow[];
  readonly loosenings: readonly LooseningProposal[];
  readonly returned: readonly ReturnedPaper[];
  readonly snoozes: readonly Snooze[];
};

const WEEK_DAYS = 7;
const LATER_DAYS = 30;

/** Ours to do, soonest first: live clocks whose move is ours or that are hard stops, what we owe, what waits for a second person, what came back. */
export function movesOf(given: DayGiven, office: string): readonly Move[] {
  const sleeping = new Map(given.snoozes.map(snooze => [snooze.row, snooze]));
  const moves = [
    ...given.rows
      .filter(row => row.isLive && (row.weight === 'hard' || row.clock === null || !isOthers(row, office)))
      .flatMap(moveOfClock),
    ...given.duties.map(moveOfDuty),
    ...given.loosenings.map(proposal => moveOfLoosening(proposal, given.rows)),
    ...given.returned.map(moveOfPaper),
  ];
  return moves
    .map((move): Move => ({ ...move, snooze: sleeping.get(move.key) }))
    .toSorted((a, b) => ((a.clock?.earliest ?? '9') < (b.clock?.earliest ?? '9') ? -1 : 1));
}

/** Where a move stands in the list; null if it is further off than the list reaches. */
export function groupOf({ clock, snooze, limit }: Move, today: CivilDate): GroupId | null {
  if (isAsleep(snooze, today, limit)) return 'asleep';
  if (clock === null) return 'undated';
  if (isPast(clock)) return 'overdue';
  if (clock.tone === 'today') return 'today';
  const left = clock.daysToEarliest;
  if (left <= WEEK_DAYS) return 'week';
  return left <= LATER_DAYS ? 'later' : null;
}

/** Whether it is a person's own: of a case that the person keeps, or of no case. */
export function isMine({ caseId, officer }: Pick<Move, 'caseId' | 'officer'>, person: string): boolean {
  return caseId === null || officer === person;
}

type Unslept = Omit<Move, 'snooze'>;

function moveOfClock(row: DeadlineRow): readonly Unslept[] {
  const { due: clock } = row;
  if (clock === null) return [];
  const { caseId, reference, title, officer, weight: kind, label: what, startEvent } = row;
  const named: SnoozableRow = { kind: 'clock', caseId, clock: row.clock ?? '', startEvent };
  return [
    {
      key: snoozeKey(named),
      row: named,
      what,
      kind,
      caseId,
      reference,
      title,
      officer,
      note: null,
      clock,
      limit: snoozeLimit(row),
    },
  ];
}

function moveOfDuty(duty: DutyRow): Unslept {
  const { caseId, reference, title, officer, kind, record, what, to } = duty;
  const row: SnoozableRow = { kind: 'duty', caseId, duty: kind, record };
  return {
    key: snoozeKey(row),
    row,
    what: what === undefined ? dutyNames[kind] : { en: what, es: what },
    kind: 'duty',
    caseId,
    reference,
    title,
    officer,
    note: to === undefined ? null : fill(todayText.promisedTo, { who: to }),
    clock: duty.due,
    limit: snoozeLimit({ weight: WEIGHTS[kind], mustStopBy: duty.dueOn, warnOn: duty.clock?.warnOn ?? null }),
  };
}

function moveOfLoosening({ id, caseId, ground }: LooseningProposal, rows: readonly DeadlineRow[]): Unslept {
  const row: SnoozableRow = { kind: 'loosening', caseId, id };
  const found = rows.find(each => each.caseId === caseId);
  return {
    key: snoozeKey(row),
    row,
    what: todayText.loosening,
    kind: 'loosening',
    caseId,
    reference: found?.reference ?? null,
    title: found?.title ?? null,
    officer: found?.officer ?? null,
    note: { en: ground, es: ground },
    clock: null,
    limit: null,
  };
}

function moveOfPaper({ caseId, reference, title, officer, record, item, deficiency }: ReturnedPaper): Unslept {
  const row: SnoozableRow = { kind: 'document', caseId, record };
  return {
    key: snoozeKey(row),
    row,
    what: fill({ en: '{{cure}}: {{item}}', es: '{{cure}}: {{item}}' }, { cure: todayText.cure, item }),
    kind: 'document',
    caseId,
    reference,
    title,
    officer,
    note: deficiency === null ? null : { en: deficiency, es: deficiency },
    clock: null,
    limit: null,
  };
}
