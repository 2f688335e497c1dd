import { describe, expect, it } from 'vitest';
import type { ShownCount } from '../../shared/publish.ts';
import { dayOfMonth, estimateOf, survivalOf, type Followed } from '../../shared/survival.ts';
import { chanceOf } from '../support/random-office.ts';

const surrendered = (...days: readonly number[]): readonly Followed[] => days.map(each => ({ days: each, isSurrendered: true }));
const censored = (...days: readonly number[]): readonly Followed[] => days.map(each => ({ days: each, isSurrendered: false }));

/** Remission in weeks under 6-mercaptopurine: Freireich et al., Blood 21 (1963) 699–716, the example of most textbooks. */
const remission = [...surrendered(6, 6, 6, 7, 10, 13, 16, 22, 23), ...censored(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)];
/** Its table, as Kleinbaum and Klein (Survival Analysis, chapter 2) and Stata's `sts list` print it: share, error, and the log(−log) band. */
const table = [
  [6, 21, 0.8571, 0.0764, 0.6197, 0.9516],
  [7, 17, 0.8067, 0.0869, 0.5631, 0.9228],
  [10, 15, 0.7529, 0.0963, 0.5032, 0.8894],
  [13, 12, 0.6902, 0.1068, 0.4316, 0.8491],
  [16, 11, 0.6275, 0.1141, 0.3675, 0.8049],
  [22, 7, 0.5378, 0.1282, 0.2678, 0.7468],
  [23, 6, 0.4482, 0.1346, 0.1881, 0.6801],
] as const;

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
  it('is Kaplan and Meier’s estimate, Greenwood’s error and the log-log band of a published table', () => {
    const rounded = estimateOf(remission).map(({ day, atRisk, share, error, low, high }) => [
      day,
      atRisk,
      ...[share, error, low, high].map(each => Number(each.toFixed(4))),
    ]);

    expect(rounded).toEqual(table);
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

  it('is drawn nowhere where no month may be told', () => {
    expect(survivalOf(surrendered(10, 20, 30), () => null)).toBeNull();
  });
});
