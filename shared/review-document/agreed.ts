import type { Fill } from '../charts/chart.ts';
import { barsChart } from '../charts/review-charts.ts';
import type { YearAction } from '../contract/frameworks.ts';
import { directionName } from '../direction-text.ts';
import { countedInReview, reachCautions, type IndicatorFields, type Point } from '../framework/indicators.ts';
import { actionStatuses, statusNames, type ActionStatus } from '../framework/items.ts';
import type { Progress } from '../framework/tree.ts';
import { unitName } from '../framework/units.ts';
import type { Bilingual, CivilDate } from '../language.ts';
import { fill, listed } from '../text/fill.ts';
import { frameworkText } from '../text/framework.ts';
import { reportsText } from '../text/reports.ts';
import { reviewText } from '../text/review.ts';
import type { PartCell, PartTable, ReviewPart } from './parts.ts';

/** A framework's plan of the review's year, as it stands or as it was frozen when the year was closed, and its plan of the next. */
export type AgreedPlan = {
  readonly framework: Bilingual;
  readonly closedOn: CivilDate | null;
  readonly progress: Progress;
  /** What was frozen is not what was closed: nothing of it is told. */
  readonly isDamaged: boolean;
  readonly next: readonly YearAction[];
};
export type StalledAction = {
  readonly title: Bilingual;
  readonly isStalled: boolean;
  readonly isLate: boolean;
  readonly dueOn: CivilDate | null;
  readonly why: string | null;
};
export type AgreedValue = { readonly fields: IndicatorFields; readonly action: Bilingual | null; readonly point: Point };

/** What two countries agreed, and what was said of it: nothing of it is counted from cases. */
export type Agreed = {
  readonly year: number; // in which the review's period ends
  readonly plans: readonly AgreedPlan[];
  readonly stalled: readonly StalledAction[];
  readonly values: readonly AgreedValue[];
};

type Made = Pick<ReviewPart, 'charts' | 'tables'>;
const fills: Readonly<Record<ActionStatus, Fill>> = {
  planned: 'outline',
  'under-way': 'hatched',
  stalled: 'crossed',
  done: 'solid',
  dropped: 'outline',
};

/** How far each plan of the year has come, and what stands still or is late, with the reason that was given. */
export function planPart({ year, plans, stalled }: Agreed): Made {
  const planned = plans.filter(({ progress, isDamaged }) => progress.actions > 0 && !isDamaged);
  const damaged = plans
    .filter(({ isDamaged }) => isDamaged)
    .map(({ framework }): PartTable => ({
      heads: [fill(reviewText.planOf, { framework, year: String(year) })],
      lines: [[reviewText.planDamaged]],
    }));
  const charts = planned.map(({ progress }) =>
    barsChart(
      actionStatuses.map(status => ({
        label: statusNames[status],
        parts: [{ cell: { kind: 'shown', count: progress.byStatus[status] }, fill: fills[status] }],
      })),
    ),
  );
  const tables = planned.map(({ framework, closedOn, progress }): PartTable => {
    const name = fill(reviewText.planOf, { framework, year: String(year) });
    return {
      heads: [closedOn === null ? name : fill(reviewText.planClosed, { name, date: closedOn }), reviewText.count],
      lines: [
        [reviewText.actions, progress.actions],
        ...actionStatuses.map((status): readonly PartCell[] => [statusNames[status], progress.byStatus[status]]),
        [reviewText.lateActions, progress.late],
        [frameworkText.milestones, progress.milestones],
        [reviewText.milestonesReached, progress.reached],
      ],
    };
  });
  const still: PartTable = {
    heads: [reviewText.stillActions, frameworkText.state, frameworkText.reason, frameworkText.due],
    lines:
      stalled.length === 0
        ? [[reviewText.nothingStill, null, null, null]]
        : stalled.map(({ title, isStalled, isLate, dueOn, why }) => [
            title,
            listed([...(isStalled ? [statusNames.stalled] : []), ...(isLate ? [frameworkText.late] : [])]),
            why === null ? null : asTyped(why),
            dueOn,
          ]),
  };
  const told = [...tables, ...damaged];
  return told.length === 0 ? { charts: [], tables: [nothingPlanned(year), still] } : { charts, tables: [...told, still] };
}

/** What each framework plans for the year after the review's. */
export function nextPart({ year, plans }: Agreed): Made {
  const tables = plans
    .filter(({ next }) => next.length > 0)
    .map(({ framework, next }): PartTable => ({
      heads: [
        fill(reviewText.planOf, { framework, year: String(year + 1) }),
        frameworkText.owner,
        frameworkText.due,
        reviewText.carriedFrom,
      ],
      lines: next.map(({ title, agency, dueOn, carriedFrom }) => [
        title,
        agency,
        dueOn,
        carriedFrom === null ? null : String(carriedFrom),
      ]),
    }));
  return { charts: [], tables: tables.length === 0 ? [nothingPlanned(year + 1)] : tables };
}

/**
 * What was given of each indicator, with its unit, source and caution. Those that this review counts itself are left out: a figure of somebody
 * else's of the same requests could tell what the other parts keep.
 */
export function indicatorsPart({ values }: Agreed): Made {
  const shown = values.filter(({ fields }) => !countedInReview(fields.measure));
  if (shown.length === 0) return { charts: [], tables: [{ heads: [frameworkText.indicator], lines: [[reviewText.noValues]] }] };
  const byCode = new Map(shown.map(({ fields }) => [fields.code, fields]));
  const amounts: PartTable = {
    heads: [frameworkText.indicator, reviewText.period, reviewText.amount, reviewText.asGiven, reportsText.asOf],
    lines: shown.map(value => {
      const { from, to, shown: cell, given, asOf } = value.point;
      const amount = cell.kind === 'shown' ? cell.amount : null;
      return [labelOf(value), spanOf(from, to), amount, given === null ? null : `${given.amount} ${given.unit}`, asOf];
    }),
  };
  const sources: PartTable = {
    heads: [reviewText.valueSources, frameworkText.source, reviewText.period],
    lines: shown.flatMap(value => {
      const { from, to, given } = value.point;
      if (given === null) return [];
      const { source, document } = given;
      return [[labelOf(value), asTyped(document === undefined ? source : `${source}, ${document}`), spanOf(from, to)]];
    }),
  };
  const cautions: PartTable = {
    heads: [reviewText.valueCautions, frameworkText.counting, frameworkText.caution],
    lines: [...byCode.values()].map(({ names, counting, reach }) => [names, counting, reachCautions[reach]]),
  };
  return { charts: [], tables: [amounts, sources, cautions] };
}

/** What a value is of: its indicator and unit, and its direction and action where it has them. */
function labelOf({ fields, action, point: { direction } }: AgreedValue): Bilingual {
  return listed([
    fields.names,
    unitName(fields.unit),
    ...(direction === null ? [] : [directionName(direction)]),
    ...(action === null ? [] : [action]),
  ]);
}

function nothingPlanned(year: number): PartTable {
  return { heads: [frameworkText.yearPlan], lines: [[fill(frameworkText.nothingPlanned, { year: String(year) })]] };
}

/** A whole year by its number. */
function spanOf(from: CivilDate, to: CivilDate): string {
  const [year] = from.split('-');
  return from === `${year}-01-01` && to === `${year}-12-31` ? year! : `${from}–${to}`; // a day has three parts
}

/** What a person typed, which nobody translated. */
const asTyped = (text: string): Bilingual => ({ en: text, es: text });
