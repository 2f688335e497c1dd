import { movers } from '../board.ts';
import { barsChart, stageTimesChart, survivalChart } from '../charts/review-charts.ts';
import { directionName } from '../direction-text.ts';
import type { Bilingual } from '../language.ts';
import type { ShownCount } from '../publish.ts';
import { sideFigures } from '../review-figures.ts';
import { reviewFigures, type Review } from '../review.ts';
import { flowText } from '../text/flow.ts';
import { reportsText } from '../text/reports.ts';
import { fill } from '../text/fill.ts';
import { reviewText } from '../text/review.ts';
import { indicatorsPart, nextPart, planPart, type Agreed } from './agreed.ts';
import { compared, jointFigures } from './figures.ts';
import { reviewPartIds, type PartCell, type PartTable, type ReviewPart, type ReviewPartId, type TheirFigures } from './parts.ts';

type Made = Pick<ReviewPart, 'charts' | 'tables'>;
type Given = { readonly review: Review; readonly agency: string; readonly theirs: TheirFigures | null; readonly agreed: Agreed };

/** Each part from the one review: a part that is not here does not compile. */
const makers: Readonly<Record<ReviewPartId, (given: Given) => Made>> = {
  results: ({ review }) => resultsPart(review),
  pipeline: ({ review }) => pipelinePart(review),
  times: ({ review }) => timesPart(review),
  reciprocity: ({ review }) => reciprocityPart(review),
  stalled: ({ review }) => stalledPart(review),
  plan: ({ agreed }) => planPart(agreed),
  next: ({ agreed }) => nextPart(agreed),
  indicators: ({ agreed }) => indicatorsPart(agreed),
  theirs: theirsPart,
};

/** The parts that were chosen, in the document's order, from figures that were suppressed together. */
export function reviewParts(chosen: readonly ReviewPartId[], given: Given): readonly ReviewPart[] {
  return reviewPartIds
    .filter(id => chosen.includes(id))
    .map(id => ({
      id,
      title: reviewText.part[id],
      basis: reviewText.basis[id],
      method: reviewText.method[id],
      ...makers[id](given),
    }));
}

function resultsPart({ figures }: Review): Made {
  const rows = reviewFigures.map(name => ({ label: reportsText.figure[name], cell: figures[name] }));
  return {
    charts: [
      barsChart(
        rows.map(({ label, cell }, place) => ({
          label: place === rows.length - 1 ? reviewText.otherRoute : label,
          parts: [{ cell, fill: place === 1 ? 'accent' : place === rows.length - 1 ? 'outline' : 'solid' }],
        })),
      ),
    ],
    tables: [{ heads: [reviewText.figure, reviewText.count], lines: rows.map(({ label, cell }) => [label, cell]) }],
  };
}

function pipelinePart({ funnel }: Review): Made {
  const { step, reached, share, still, ended } = reportsText;
  return {
    charts: [
      barsChart(
        funnel.map(one => ({
          label: one.label ?? reportsText.surrendered,
          parts: [
            { cell: one.reached, fill: one.label === null ? 'accent' : 'solid' },
            ...(one.still === null ? [] : [{ cell: one.still, fill: 'hatched' as const }]),
            ...(one.ended === null ? [] : [{ cell: one.ended, fill: 'outline' as const }]),
          ],
        })),
        [
          { fill: 'solid', label: reached },
          { fill: 'hatched', label: still },
          { fill: 'outline', label: ended },
        ],
      ),
    ],
    tables: [
      {
        heads: [step, reached, share, still, ended],
        lines: funnel.map(one => [
          one.label ?? reportsText.surrendered,
          one.reached,
          one.percent === null ? null : `${one.percent} %`,
          one.still,
          one.ended,
        ]),
      },
    ],
  };
}

function timesPart({ stages, survival }: Review): Made {
  const { stage, stays, quarter, median, threeQuarters, nine, before, month, atRisk, notYet, bandFrom, bandTo } = reportsText;
  const table: PartTable = {
    heads: [stage, stays, quarter, median, threeQuarters, nine, before],
    lines: stages.map(({ label, stays: n, days, before: earlier }) => [
      label,
      n,
      ...[days?.low, days?.median, days?.high, days?.nine, earlier].map(each => each ?? null),
    ]),
  };
  if (survival === null) return { charts: [stageTimesChart(stages)], tables: [table] };
  const curve: PartTable = {
    heads: [month, atRisk, notYet, bandFrom, bandTo],
    lines: survival.points.map(point => [point.month, point.atRisk, point.percent, point.low, point.high]),
  };
  return { charts: [stageTimesChart(stages), survivalChart(survival)], tables: [table, curve] };
}

function reciprocityPart({ sides }: Review): Made {
  const groups = sides[0]?.groups ?? [];
  const lines = groups.map(({ group, label }) => ({
    label: label,
    both: sides.flatMap(side => side.groups.find(each => each.group === group) ?? []),
  }));
  const all = { label: reportsText.all as Bilingual, both: sides.map(side => side.all) };
  return {
    charts: [
      barsChart(
        lines.map(({ label, both }) => ({
          label,
          parts: both.map(({ filed }, place) => ({ cell: filed, fill: place === 0 ? ('solid' as const) : ('hatched' as const) })),
        })),
        sides.map(({ direction }, place) => ({
          fill: place === 0 ? ('solid' as const) : ('hatched' as const),
          label: directionName(direction),
        })),
      ),
    ],
    tables: sides.map(({ direction }, place): PartTable => ({
      heads: [directionName(direction), ...sideFigures.map(name => reportsText.side[name]), reportsText.side.days],
      lines: [...lines, all].map(({ label, both }) => [
        label,
        ...sideFigures.map((name): PartCell => both[place]?.[name] ?? null),
        both[place]?.days ?? null,
      ]),
    })),
  };
}

function stalledPart({ stalled }: Review): Made {
  if (stalled === null) return { charts: [], tables: [] };
  const steps = stalled.steps.map(({ label, ...cells }) => ({ label: label ?? reportsText.surrendered, ...cells }));
  return {
    charts: [
      barsChart(
        steps.map(({ label, still, stalled: cell }) => ({
          label,
          parts: [
            { cell: still, fill: 'outline' },
            { cell, fill: 'crossed' },
          ],
        })),
        [
          { fill: 'outline', label: reportsText.still },
          { fill: 'crossed', label: reviewText.stalledHere },
        ],
      ),
    ],
    tables: [
      {
        heads: [reportsText.step, reportsText.still, reviewText.stalledHere],
        lines: [
          ...steps.map(({ label, still, stalled: cell }): readonly PartCell[] => [label, still, cell]),
          [reviewText.stalledAll, null, stalled.all],
        ],
      },
      {
        heads: [reviewText.waitsFor, reviewText.stalledHere],
        lines: movers.map(whose => [flowText.side[whose], stalled.movers[whose]]),
      },
    ],
  };
}

function theirsPart({ review, agency, theirs }: Given): Made {
  const rows = compared(jointFigures(review), theirs?.figures ?? {}).filter(
    ({ cell, theirs: other }) => !isNothing(cell) || (other !== null && !isNothing(other)),
  );
  const named = (words: Bilingual, office: string): Bilingual => fill(reviewText.byOffice, { words, agency: office });
  const differing = rows.filter(({ difference }) => difference !== null && difference !== 0);
  return {
    charts: [
      barsChart(
        differing.slice(0, MOST_BARS).map(({ label, cell, theirs: other }) => ({
          label,
          parts: [
            { cell, fill: 'solid' },
            { cell: other ?? { kind: 'hidden' }, fill: 'hatched' },
          ],
        })),
        [
          { fill: 'solid', label: reviewText.ours },
          { fill: 'hatched', label: reviewText.theirs },
        ],
      ),
    ],
    tables: [
      {
        heads: [
          reviewText.figure,
          named(reviewText.ours, agency),
          theirs === null ? reviewText.theirs : named(reviewText.theirs, theirs.agency),
          reviewText.difference,
        ],
        lines: [
          ...(theirs === null
            ? [[reviewText.onlyOurs, null, null, null]]
            : [
                [
                  reviewText.theirPeriod,
                  `${review.from}–${review.to}, ${review.asOf}`,
                  `${theirs.from}–${theirs.to}, ${theirs.asOf}`,
                  null,
                ],
              ]),
          ...rows.map(({ label, cell, theirs: other, difference }) => [
            label,
            cell,
            other,
            difference === null ? null : signed(difference),
          ]),
        ],
      },
    ],
  };
}

const MOST_BARS = 10;
const isNothing = (cell: ShownCount): boolean => cell.kind === 'shown' && cell.count === 0;
const signed = (difference: number): string => (difference > 0 ? `+${difference}` : difference < 0 ? `−${-difference}` : '0');
