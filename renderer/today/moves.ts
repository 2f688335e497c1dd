import type { DutyRow } from '../../shared/contract/stages.ts';
import type { LedgerLine } from '../../shared/contract/packets.ts';
import { dutyNames } from '../../shared/duties.ts';
import type { Bilingual, CaseId } from '../../shared/language.ts';
import type { DeadlineRow } from '../../shared/pipeline.ts';
import { readingOf } from '../cases/readings.ts';
import { daysBetween } from '../format.ts';
import { isAwaited } from '../releases/release-store.ts';
import type { ClockReading } from '../ui/clocks/clock-reading.ts';

export type GroupId = 'overdue' | 'today' | 'week';

/** One thing that this office has to do by a day. `caseId` is null for what the office owes for no case. */
export type Move = {
  readonly key: string;
  readonly what: Bilingual;
  readonly kind: 'hard' | 'soft' | 'duty';
  readonly caseId: CaseId | null;
  readonly reference: string | null;
  readonly title: string | null;
  readonly clock: ClockReading;
};

/** What another side has to do. `days` since the case entered its stage, or since the packet left. */
export type Awaited = {
  readonly key: string;
  readonly who: string;
  readonly side: 'them' | 'court';
  readonly what: { readonly stage: Bilingual; readonly title: string } | { readonly packet: number };
  readonly caseId: CaseId | null;
  readonly days: number | null;
};

const WEEK_DAYS = 7;

/** Ours to do, soonest first: live clocks whose move is ours or that are hard stops, and what we owe. */
export function movesOf(
  rows: readonly DeadlineRow[],
  duties: readonly DutyRow[],
  office: string,
  today: string,
): readonly Move[] {
  const titles = new Map(rows.map(row => [row.caseId, row.title]));
  const ofClocks = rows
    .filter(row => row.isLive && (row.weight === 'hard' || row.clock === null || !isOthers(row, office)))
    .flatMap(row => moveOfClock(row, today));
  const owed = duties.flatMap((duty, place) => moveOfDuty(duty, `${place}`, titles, today));
  return [...ofClocks, ...owed].toSorted((a, b) => (a.clock.earliest < b.clock.earliest ? -1 : 1));
}

export function groupOf({ clock }: Move): GroupId | 'later' {
  if (clock.daysToEarliest < 0) return 'overdue';
  if (clock.daysToEarliest === 0) return 'today';
  return clock.daysToEarliest <= WEEK_DAYS ? 'week' : 'later';
}

/** Cases whose next step is another side's, and packets without their receipt; longest waiting first. */
export function awaitedOf(
  rows: readonly DeadlineRow[],
  packets: readonly LedgerLine[],
  office: string,
  today: string,
): readonly Awaited[] {
  const cases = new Map<CaseId, DeadlineRow>();
  for (const row of rows) if (row.isLive && isOthers(row, office) && !cases.has(row.caseId)) cases.set(row.caseId, row);
  const ofCases = [...cases.values()].map(({ caseId, stage, title }): Awaited => {
    const who = stage.mover ?? '';
    const days = stage.since === null ? null : daysBetween(stage.since, today);
    return { key: `case ${caseId}`, who, side: sideOf(who), what: { stage: stage.label, title }, caseId, days };
  });
  const receipts = packets.filter(isAwaited).map(({ packetId, agency, number, caseId, atMs }): Awaited => {
    const days = daysBetween(new Date(atMs).toISOString().slice(0, 10), today);
    return { key: `packet ${packetId}`, who: agency, side: 'them', what: { packet: number }, caseId, days };
  });
  return [...ofCases, ...receipts].toSorted((a, b) => (b.days ?? 0) - (a.days ?? 0));
}

/** Agencies of one country stand on one side; a code begins with its country. */
function isOthers({ stage: { mover } }: DeadlineRow, office: string): boolean {
  return mover !== null && mover.slice(0, 2) !== office.slice(0, 2);
}

function sideOf(agency: string): Awaited['side'] {
  return /JUEZ|AMPARO|COURT/.test(agency) ? 'court' : 'them';
}

function moveOfClock(row: DeadlineRow, today: string): readonly Move[] {
  const clock = readingOf(row, today);
  if (clock === null) return [];
  const { caseId, reference, title, weight: kind, label: what } = row;
  return [{ key: `${caseId} ${row.clock ?? ''} ${row.startEvent}`, what, kind, caseId, reference, title, clock }];
}

function moveOfDuty(duty: DutyRow, place: string, titles: ReadonlyMap<CaseId, string>, today: string): readonly Move[] {
  const { dueOn, latest, caseId, reference, kind } = duty;
  if (dueOn === null) return [];
  const last = latest ?? dueOn;
  const daysToEarliest = daysBetween(today, dueOn);
  const tone = daysToEarliest < 0 ? 'over' : daysToEarliest <= 3 ? 'soon' : 'later';
  const daysToLatest = daysBetween(today, last);
  const clock: ClockReading = {
    tone,
    earliest: dueOn,
    latest: last,
    daysToEarliest,
    daysToLatest,
    elapsed: tone === 'soon' ? 0.8 : 0.4,
  };
  const title = caseId === null ? null : (titles.get(caseId) ?? null);
  return [{ key: `duty ${duty.record ?? place}`, what: dutyNames[kind], kind: 'duty', caseId, reference, title, clock }];
}
