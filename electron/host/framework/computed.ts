import { listOutcomes, type OutcomeRow } from '../../../db/indicators.ts';
import { listServed } from '../../../db/framework.ts';
import type { Direction } from '../../../shared/case.ts';
import { figuresOf } from '../../../shared/review-figures.ts';
import type { Measure, ShownAmount } from '../../../shared/framework/indicators.ts';
import { areOneKind, converted, decimalOf, sumOf, unitOf } from '../../../shared/framework/units.ts';
import type { CivilDate } from '../../../shared/language.ts';
import { minorDigits } from '../../../shared/money/currency.ts';
import { FEWEST_SHOWN, type ShownCount } from '../../../shared/publish.ts';
import type { SessionContext } from '../ground/context.ts';
import { memo } from '../ground/memo.ts';
import { reviewCases, reviewIn } from '../stages/review.ts';

/** A cell of what is counted from cases: one direction of one year. */
export type Cell = { readonly direction: Direction | null; readonly shown: ShownAmount; readonly isPartial: boolean };
export type Year = { readonly from: CivilDate; readonly to: CivilDate };
export type Counting = (measure: Measure, unit: string, year: Year) => readonly Cell[];

/**
 * What the cases of this office count for, cell by cell. No two cells of an answer overlap and no sum of them is told, so that none tells
 * another: what the review of requests counts is the review's own figure of that year, as it would stand on its page; outcomes under five are
 * not shown. `action`: of the cases alone that serve it.
 */
export function countingOf(context: SessionContext, directions: readonly Direction[], action?: string): Counting {
  const { session } = context;
  const served =
    action === undefined
      ? undefined
      : new Set(session.visible().flatMap(db => listServed(db, { action }).map(({ caseId }) => caseId)));
  const isAsked = ({ caseId }: Pick<OutcomeRow, 'caseId'>): boolean => served === undefined || served.has(caseId);
  const rows = memo((which: string) => session.visible().flatMap(db => listOutcomes(db, { lines: which === 'lines' })));
  const review = memo((key: string) => {
    const [direction = '', from = '', to = ''] = key.split(' ');
    return reviewIn({ direction: direction as Direction, from: from as CivilDate, to: to as CivilDate }, context); // as it is put together below
  });
  const cases = memo((_: string) => reviewCases(context));
  return (measure, unit, year) => {
    const [from, kind = '', country] = measure.split(':');
    if (from !== 'review')
      return outcomeCells(
        rows(from === 'seized' ? 'lines' : 'outcomes'),
        isAsked,
        { from: from ?? '', kind, country },
        unit,
        year,
      );
    return directions.map(direction => {
      const page = review(`${direction} ${year.from} ${year.to}`);
      if (kind === 'days') {
        const days = page.sides.find(side => side.direction === direction)?.all.days ?? null;
        const isTold = days !== null && served === undefined;
        return { direction, shown: isTold ? { kind: 'shown', amount: String(days) } : { kind: 'none' }, isPartial: false };
      }
      const whole = page.figures[kind as keyof typeof page.figures]; // the measure's own name
      if (served === undefined) return { direction, shown: asAmount(whole), isPartial: false };
      const own = cases('all').filter(one => served.has(one.id) && one.direction === direction);
      const counted = figuresOf({ cases: own, stays: [] }, year, { columns: [], asOf: year.to, isWhole: true }).counts[kind] ?? 0;
      return { direction, shown: partOf(whole, counted), isPartial: false };
    });
  };
}

/** A part of a figure: what is left of it beside the part is no more told than a small count is. */
function partOf(whole: ShownCount, part: number): ShownAmount {
  if (part > 0 && part < FEWEST_SHOWN) return { kind: 'few' };
  if (whole.kind !== 'shown') return { kind: 'hidden' };
  const rest = whole.count - part;
  return rest > 0 && rest < FEWEST_SHOWN ? { kind: 'hidden' } : { kind: 'shown', amount: String(part) };
}

function asAmount(count: ShownCount): ShownAmount {
  if (count.kind === 'shown' || count.kind === 'about') return { kind: count.kind, amount: String(count.count) };
  return { kind: count.kind === 'few' ? 'few' : 'hidden' };
}

/** What kinds of goods are called, by the beginnings of words in either language, without accents. */
const goods: Readonly<Record<string, RegExp>> = {
  fentanyl: /fentan/,
  heroin: /hero(?:in|ina)/,
  methamphetamine: /meth?amph?et|metanfet|crystal|cristal/,
  cocaine: /coca(?:in|ina)/,
  precursor: /precurs|efedrin|ephedrin|p-?2-?p|fenilacet|phenylacet|metilamin|methylamin|apaan|npp/,
  firearm: /firearm|weapon|rifle|pistol|arma|fusil|revolver/,
  ammunition: /ammunit|cartridge|round|cartucho|munici/,
  cash: /cash|currency|efectivo|dinero|numerario/,
};

type Kind = { readonly from: string; readonly kind: string; readonly country: string | undefined };

/** What the rows of one cell add up to. `base`: of how many persons or cases that tells. */
type Sum = { readonly amount: string; readonly base: number; readonly isPartial: boolean };

/** The cells of outcomes, by direction, of those that are asked for. */
function outcomeCells(
  all: readonly OutcomeRow[],
  isAsked: (row: OutcomeRow) => boolean,
  asked: Kind,
  unit: string,
  year: Year,
): readonly Cell[] {
  const own = all.filter(row => isOfKind(row, asked));
  return [...Map.groupBy(own, ({ direction }) => direction)]
    .toSorted(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .map(([direction, rows]) => {
      const whole = sumIn(rows, asked, unit, year);
      const part = sumIn(rows.filter(isAsked), asked, unit, year);
      return { direction, shown: shownOf(part, whole.base - part.base), isPartial: part.isPartial };
    });
}

function shownOf({ amount, base }: Sum, rest: number): ShownAmount {
  if (base > 0 && base < FEWEST_SHOWN) return { kind: 'few' };
  return rest > 0 && rest < FEWEST_SHOWN ? { kind: 'hidden' } : { kind: 'shown', amount };
}

/** Rows without a day, a country, or an amount in a unit of this kind are not in it: then it is partial. */
function sumIn(rows: readonly OutcomeRow[], asked: Kind, unit: string, { from }: Year): Sum {
  const inYear = rows.filter(({ on }) => on?.slice(0, 4) === from.slice(0, 4));
  const counted = inYear.flatMap(row => {
    const amount = amountOf(row, asked, unit);
    return amount === null ? [] : [{ caseId: row.caseId, amount }];
  });
  const amount = sumOf(counted.map(each => each.amount));
  const base = asked.from === 'seized' ? new Set(counted.map(({ caseId }) => caseId)).size : Number(amount);
  return { amount, base, isPartial: counted.length < inYear.length || rows.some(({ on }) => on === null) };
}

function isOfKind({ type, commodity, country }: OutcomeRow, asked: Kind): boolean {
  if (asked.from !== 'seized')
    return type === asked.kind && (asked.country === undefined || country === asked.country || country === null);
  const plain = (commodity ?? '').toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
  return type === 'seizure' && goods[asked.kind]?.test(plain) === true;
}

function amountOf({ persons, country, amount, unit, minor, currency }: OutcomeRow, asked: Kind, into: string): string | null {
  if (asked.from !== 'seized') return asked.country !== undefined && country === null ? null : String(persons ?? 1);
  if (asked.kind === 'cash')
    return currency === into && minor !== null ? decimalOf(BigInt(minor) * 10n ** BigInt(6 - minorDigits(into))) : null;
  const own = unit === null ? undefined : unitOf(unit);
  if (amount === null || own === undefined || !areOneKind(own, into) || !/^\d+(?:\.\d+)?$/.test(amount)) return null;
  return converted(amount, own, into);
}
