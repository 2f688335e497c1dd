import { directionName } from './direction-text.ts';
import type { Bilingual } from './language.ts';
import type { Reader } from './reader.ts';
import type { ShownCount } from './publish.ts';
import { FEWEST_SHOWN } from './publish.ts';
import { sideFigures } from './review-figures.ts';
import { reviewFigures, type FunnelStep, type Review } from './review.ts';
import { aligned } from './table-text.ts';
import type { TableCell, TablePart } from './tables.ts';
import { reportsText } from './text/reports.ts';

type Line = readonly TableCell[];
type Part = { readonly title: string; readonly heads: Line; readonly lines: readonly Line[] };

/** The review as tables of a file, suppressed where the screen is. */
export function reviewTables(review: Review, reader: Reader): readonly TablePart[] {
  const parts = partsOf(review, reader).map(({ title, heads, lines }) => ({ title, lines: [heads, ...lines] }));
  return [{ title: reader.say(reportsText.review), lines: headOf(review, reader) }, ...parts];
}

/** The review for a terminal. */
export function reviewText(review: Review, reader: Reader): string {
  const parts = partsOf(review, reader).map(({ title, heads, lines }) => `\n${title}\n${aligned([heads, ...lines])}`);
  return [aligned(headOf(review, reader)), ...parts].join('\n');
}

function headOf(review: Review, reader: Reader): readonly Line[] {
  const { say } = reader;
  return [
    [say(reportsText.review), say(directionName(review.direction))],
    [say(reportsText.filedFrom), review.from, review.to],
    [say(reportsText.asOf), review.asOf],
    [say(reportsText.basis), say(reportsText.basisText)],
    [say(reportsText.suppressed), say(reportsText.suppressedText)],
    ...(review.isHeld ? [[say(reportsText.heldBack), say(reportsText.heldText)]] : []),
  ];
}

function partsOf(review: Review, reader: Reader): readonly Part[] {
  const say = (text: Bilingual): string => reader.say(text);
  const figures = reviewFigures.map(name => [say(reportsText.figure[name]), countCell(review.figures[name])]);
  const stages = review.stages.map(({ label, stays, days, before }) => [
    say(label),
    countCell(stays),
    ...[days?.low, days?.median, days?.high, days?.nine, before].map(numberCell),
  ]);
  const funnel = review.funnel.map(step => [say(step.label ?? reportsText.surrendered), ...funnelCells(step)]);
  const sides = review.sides.flatMap(side => {
    const way = say(directionName(side.direction));
    const lines = [...side.groups, { ...side.all, label: reportsText.all }];
    return lines.map(line => [way, say(line.label), ...sideFigures.map(name => countCell(line[name])), numberCell(line.days)]);
  });
  const parts: Part[] = [
    { title: say(reportsText.totals), heads: [], lines: figures },
    {
      title: say(reportsText.timeInStage),
      heads: [
        reportsText.stage,
        reportsText.stays,
        reportsText.quarter,
        reportsText.median,
        reportsText.threeQuarters,
        reportsText.nine,
        reportsText.before,
      ].map(say),
      lines: stages,
    },
    {
      title: say(reportsText.funnel),
      heads: [reportsText.step, reportsText.reached, reportsText.share, reportsText.still, reportsText.ended].map(say),
      lines: funnel,
    },
    {
      title: say(reportsText.reciprocity),
      heads: [
        say(reportsText.direction),
        say(reportsText.offence),
        ...sideFigures.map(name => say(reportsText.side[name])),
        say(reportsText.side.days),
      ],
      lines: sides,
    },
  ];
  const { survival } = review;
  if (survival === null) return parts;
  const points = survival.points.map(({ month, atRisk, ...shares }) => [
    month,
    countCell(atRisk),
    ...[shares.percent, shares.low, shares.high],
  ]);
  const heads = [reportsText.month, reportsText.atRisk, reportsText.notYet, reportsText.bandFrom, reportsText.bandTo].map(say);
  return [...parts, { title: say(reportsText.survival), heads, lines: points }];
}

function funnelCells({ reached, percent, still, ended }: FunnelStep): Line {
  return [
    countCell(reached),
    percent === null ? '' : `${percent} %`,
    still === null ? '' : countCell(still),
    ended === null ? '' : countCell(ended),
  ];
}

/** '12', '<5', '*', '**'. */
export function cellText(cell: ShownCount): string {
  if (cell.kind === 'about') return `≈${cell.count}`;
  return cell.kind === 'shown' ? String(cell.count) : signs[cell.kind];
}
const signs = { few: `<${FEWEST_SHOWN}`, hidden: '*', held: '**' } as const;

/** A number where it is one, so that a spreadsheet can count with it. */
function countCell(cell: ShownCount): TableCell {
  return cell.kind === 'shown' ? cell.count : cellText(cell);
}

function numberCell(number: number | null | undefined): TableCell {
  return number ?? '';
}
