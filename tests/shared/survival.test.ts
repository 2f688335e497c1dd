import { describe, expect, it } from 'vitest';
import type { ShownCount } from '../../shared/publish.ts';
import { dayOfMonth, estimateOf, survivalOf, type Followed } from '../../shared/survival.ts';
import { chanceOf } from '../support/random-office.ts';

const surrendered = (...days: readonly number[]): readonly Followed[] => days.map(each => ({ days: each, isSurrendered: true }));
const censored = (...days: readonly number[]): readonly Followed[] => days.map(each => ({ days: each, isSurrendered: false }));

/**
 * Worked by hand with the product-limit formula and Greenwood's sum, as exact fractions: [numerator, denominator]. Nothing here is taken from a
 * published table. Ten cases: surrendered on days 3, 5, 5, 8, 12; censored on days 3, 6, 8, 9, 15.
 *
 *   day  at risk  surrendered  share                     Greenwood's sum
 *    3     10         1        9/10                      1/(10·9) = 1/90
 *    5      8         2        9/10 · 6/8   = 27/40      1/90 + 2/(8·6)  = 19/360
 *    8      5         1        27/40 · 4/5  = 27/50      19/360 + 1/(5·4) = 37/360
 *   12      2         1        27/50 · 1/2  = 27/100     37/360 + 1/(2·1) = 217/360
 */
const worked = [...surrendered(3, 5, 5, 8, 12), ...censored(3, 6, 8, 9, 15)];
const byHand = [
  { day: 3, atRisk: 10, surrendered: 1, share: [9, 10], sum: [1, 90] },
  { day: 5, atRisk: 8, surrendered: 2, share: [27, 40], sum: [19, 360] },
  { day: 8, atRisk: 5, surrendered: 1, share: [27, 50], sum: [37, 360] },
  { day: 12, atRisk: 2, surrendered: 1, share: [27, 100], sum: [217, 360] },
] as const;

type Fraction = { readonly over: bigint; readonly under: bigint };

/** Both products in whole numbers without rounding, from the days alone: at risk is whoever was followed to the day or longer. */
function fractionsOf(cases: readonly Followed[]) {
  const days = [...new Set(cases.flatMap(one => (one.isSurrendered ? [one.days] : [])))].sort((a, b) => a - b);
  let share: Fraction = { over: 1n, under: 1n };
  let sum: Fraction = { over: 0n, under: 1n };
  return days.map(day => {
    const atRisk = BigInt(cases.filter(one => one.days >= day).length);
    const here = BigInt(cases.filter(one => one.days === day && one.isSurrendered).length);
    share = { over: share.over * (atRisk - here), under: share.under * atRisk };
    const under = atRisk * (atRisk - here);
    if (under > 0n) sum = { over: sum.over * under + here * sum.under, under: sum.under * under };
    return { day, share, sum };
  });
}

/** Twelve digits of a fraction, by whole division. */
const decimalOf = ({ over, under }: Fraction): number => Number((over * 10n ** 12n) / under) / 1e12;

/** Counted again, person by person, with nothing shared: the share after a day is the product over every earlier surrender day. */
function countedAgain(cases: readonly Followed[], until: number) {
  let share = 1;
  let sum = 0;
  for (let day = 0; day <= until; day++) {
    let [here, still] = [0, 0];
    for (const one of cases) {
      if (one.days >= day) still += 1;
      if (one.days === day && one.isSurrendered) here += 1;
    }
    if (here === 0) continue;
    share = (share * (still - here)) / still;
    sum += here / still / (still - here);
  }
  const spread = (1.959964 * Math.sqrt(sum)) / -Math.log(share);
  return {
    share,
    error: share * Math.sqrt(sum),
    low: Math.exp(Math.log(share) * Math.exp(spread)),
    high: Math.exp(Math.log(share) * Math.exp(-spread)),
  };
}

describe('how long until surrender', () => {
  it('is the product-limit estimate with Greenwood’s error of an example worked by hand in fractions', () => {
    const steps = estimateOf(worked);

    expect(steps.map(({ day, atRisk, surrendered: here }) => [day, atRisk, here])).toEqual(
      byHand.map(({ day, atRisk, surrendered: here }) => [day, atRisk, here]),
    );
    for (const [place, { share, sum }] of byHand.entries()) {
      const exact = share[0] / share[1];
      expect(steps[place]?.share).toBeCloseTo(exact, 12);
      expect(steps[place]?.error).toBeCloseTo(exact * Math.sqrt(sum[0] / sum[1]), 12);
    }
  });

  it('bounds the share where the log of its log lies 1.96 errors to either side', () => {
    for (const { share, error, low, high } of estimateOf(worked)) {
      const logLog = (each: number): number => Math.log(-Math.log(each));
      const wide = 1.959964 * (error / (share * Math.abs(Math.log(share)))); // the error of log(−log), by the delta method
      expect(logLog(low) - logLog(share)).toBeCloseTo(wide, 10);
      expect(logLog(share) - logLog(high)).toBeCloseTo(wide, 10);
    }
  });

  it('is what exact fractions give, in random offices', () => {
    for (let seed = 0; seed < 20; seed++) {
      const chance = chanceOf(100 + seed);
      const cases = Array.from({ length: 40 }, () => ({ days: Math.floor(60 * chance()), isSurrendered: chance() < 0.6 }));
      const steps = estimateOf(cases);
      const exact = fractionsOf(cases);
      expect(steps.map(({ day }) => day)).toEqual(exact.map(({ day }) => day));
      for (const [place, { share, sum }] of exact.entries()) {
        expect(steps[place]?.share).toBeCloseTo(decimalOf(share), 10);
        expect(steps[place]?.error).toBeCloseTo(decimalOf(share) * Math.sqrt(decimalOf(sum)), 10);
      }
    }
  });

  it('is what a count of each day from the beginning gives, in random offices', () => {
    for (let seed = 0; seed < 20; seed++) {
      const chance = chanceOf(seed);
      const cases = Array.from({ length: 60 }, () => ({ days: Math.floor(900 * chance()), isSurrendered: chance() < 0.6 }));
      for (const { day, share, error, low, high } of estimateOf(cases).filter(step => step.share > 0)) {
        const again = countedAgain(cases, day);
        for (const [mine, other] of [
          [share, again.share],
          [error, again.error],
          [low, again.low],
          [high, again.high],
        ] as const)
          expect(mine).toBeCloseTo(other, 10);
      }
    }
  });

  it('censors a case that is open or ended otherwise after the surrenders of its last day', () => {
    const [step] = estimateOf([...surrendered(40), ...censored(40, 40, 90)]);
    expect(step).toMatchObject({ day: 40, atRisk: 4, share: 0.75 });
  });

  it('counts a month’s surrenders at its end, and half from the month in which it is reached', () => {
    const cases = [
      ...surrendered(...Array.from({ length: 12 }, () => dayOfMonth(6) - 1)),
      ...censored(...Array.from({ length: 8 }, () => 900)),
    ];
    const shown: ShownCount = { kind: 'shown', count: 20 };

    const curve = survivalOf(cases, month => (month <= 9 ? shown : null));

    expect(curve?.points.map(({ month, percent }) => [month, percent])).toEqual([
      [0, 100],
      [3, 100],
      [6, 40],
      [9, 40],
    ]);
    expect(curve?.half).toMatchObject({ month: 6 });
  });

  it('says that half were surrendered where half were, not where rounding makes it half', () => {
    const told: ShownCount = { kind: 'shown', count: 250 };
    const halfWith = (done: number) =>
      survivalOf([...surrendered(...Array<number>(done).fill(20)), ...censored(...Array<number>(250 - done).fill(900))], month =>
        month <= 6 ? told : null,
      );

    expect(halfWith(124)?.points.map(({ percent }) => percent)).toEqual([100, 50, 50]);
    expect(halfWith(124)?.half).toBeNull();
    expect(halfWith(125)?.half).toMatchObject({ month: 3 });
  });

  it('says that half were surrendered where the steps lead to half through fractions that no computer keeps', () => {
    const days = Array.from({ length: 12 }, (_, place) => place + 1); // (23/24) · (22/23) · … · (12/13)
    const curve = survivalOf([...surrendered(...days), ...censored(...Array<number>(12).fill(900))], () => ({
      kind: 'shown',
      count: 24,
    }));

    expect(curve?.half).toMatchObject({ month: 3 });
  });

  it('says by the band itself, not by its rounding, where it crosses half', () => {
    for (let done = 120; done < 150; done++) {
      const cases = [...surrendered(...Array<number>(done).fill(20)), ...censored(...Array<number>(270 - done).fill(900))];
      const band = estimateOf(cases)[0]!;
      const curve = survivalOf(cases, month => (month === 3 ? { kind: 'shown', count: 270 } : null));

      const at = (reached: boolean): number | null => (reached ? 3 : null);
      expect(curve?.half ?? null).toEqual(
        band.share <= 0.5 ? { month: 3, from: at(band.low <= 0.5), to: at(band.high <= 0.5) } : null,
      );
    }
  });

  it('is drawn nowhere where no month may be told', () => {
    expect(survivalOf(surrendered(10, 20, 30), () => null)).toBeNull();
  });
});
