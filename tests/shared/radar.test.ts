import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStalled, quartilesOf, yardstickOf, type StayLength } from '../../shared/radar.ts';
import { comparedWith } from '../../shared/radar-text.ts';
import { precisionOf, radarScore, recallOf } from '../support/radar-score.ts';
import { natures } from '../support/stall-office.ts';

const ended = (...days: number[]): StayLength[] => days.map(each => ({ days: each, hasEnded: true }));
const open = (...days: number[]): StayLength[] => days.map(each => ({ days: each, hasEnded: false }));
const eight = ended(10, 12, 14, 16, 18, 20, 22, 24);
const stay = fc.record({ days: fc.nat({ max: 900 }), hasEnded: fc.boolean() });

describe('what a case is compared with', () => {
  it('is the profile’s expectation while fewer than eight stays have ended, however many are open', () => {
    const stays = [...ended(1, 2, 3, 4, 5, 6, 7), ...open(...Array<number>(40).fill(500))];

    expect(yardstickOf(stays, 30)).toEqual({ kind: 'profile', expected: 30, ended: 7, limit: 90 });
    expect(yardstickOf(stays, null)).toBeNull();
    expect(yardstickOf([...stays, ...ended(8)], 30)).toMatchObject({ kind: 'history', ended: 8 });
  });

  it('is the median of the stays that ended, where none is open', () => {
    expect(yardstickOf(eight, 90)).toEqual({ kind: 'history', low: 13, median: 17, high: 21, ended: 8, open: 0, limit: 51 });
  });

  it('counts a stay that goes on as not ended yet: a young stage is not thought quicker than it is', () => {
    expect(yardstickOf([...eight, ...open(15, 19, 23, 25, 30, 30, 30, 30)], null)).toMatchObject({
      low: 16,
      median: 24,
      ended: 8,
    });
  });

  it('is said in one sentence that names all that is counted, in both languages', () => {
    expect(comparedWith(yardstickOf(eight, null))).toMatchObject({
      en: 'median 17 days of 8 ended stays',
      es: 'mediana de 17 días en 8 estancias concluidas',
    });
    expect(comparedWith(yardstickOf([...eight, ...open(15, 19, 23, 25, 30, 30, 30, 30, 400)], null))).toMatchObject({
      en: 'median 24 days, estimated from 8 ended stays and 8 still open',
      es: 'mediana de 24 días, estimada con 8 estancias concluidas y 8 en curso',
    });
    expect(comparedWith(yardstickOf([], 1))).toMatchObject({
      en: 'the profile expects 1 day: fewer than eight stays have ended',
      es: 'el perfil prevé 1 día: han concluido menos de ocho estancias',
    });
  });
});

/** The same estimate another way (Efron): the weight of a stay that goes on is spread over those that lasted longer. */
function quartilesByWeights(stays: readonly StayLength[]): {
  readonly low: number;
  readonly median: number;
  readonly high: number;
} {
  const sorted = stays.toSorted((a, b) => a.days - b.days || (a.hasEnded ? -1 : 1));
  const weights = sorted.map(() => 1 / sorted.length);
  for (const [place, { hasEnded }] of sorted.entries()) {
    if (hasEnded) continue;
    const after = sorted.length - place - 1;
    for (let later = place + 1; later < sorted.length; later++) weights[later]! += weights[place]! / after;
    weights[place] = 0;
  }
  const at = (share: number): number => {
    let sum = 0;
    for (const [place, { days }] of sorted.entries()) {
      sum += weights[place]!;
      if (weights[place] === 0 || sum < share - 1e-9) continue;
      const next = sorted.slice(place + 1).find(({ hasEnded }) => hasEnded);
      return Math.round(Math.abs(sum - share) < 1e-9 && next !== undefined ? (days + next.days) / 2 : days);
    }
    return sorted.findLast(({ hasEnded }) => hasEnded)?.days ?? 0;
  };
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}

it('quartiles with open stays agree with the estimate by spread weights', () => {
  fc.assert(
    fc.property(fc.array(stay, { maxLength: 40 }), stays => {
      expect(quartilesOf(stays)).toEqual(quartilesByWeights(stays));
    }),
  );
});

describe('a stalled case', () => {
  const limitAlone = (stays: readonly StayLength[]): number =>
    yardstickOf(
      stays.filter(({ hasEnded }) => hasEnded),
      30,
    )!.limit;

  it('never hides itself: once it stands out, it does however long it goes on', () => {
    fc.assert(
      fc.property(fc.array(stay), fc.nat({ max: 900 }), fc.nat({ max: 900 }), (stays, days, more) => {
        const shown = (at: number) => isStalled(at, yardstickOf([...stays, ...open(at)], 30));
        fc.pre(shown(days));
        expect(shown(days + more)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('hides no other: any number of them leaves what the others are compared with as it was', () => {
    fc.assert(
      fc.property(fc.array(stay), fc.array(fc.integer({ min: 1, max: 900 })), (stays, over) => {
        const limit = limitAlone(stays);
        expect(yardstickOf([...stays, ...open(...over.map(days => limit + days))], 30)).toEqual(yardstickOf(stays, 30));
      }),
      { numRuns: 2_000 },
    );
  });

  it('stands out though every case of its stage is stalled', () => {
    const stays = [...eight, ...open(...Array<number>(200).fill(400))];

    expect(isStalled(400, yardstickOf(stays, null))).toBe(true);
  });

  it('is none on the second day of a stage that usually ends on its first', () => {
    const yardstick = yardstickOf(ended(...Array<number>(8).fill(0)), null);

    expect([isStalled(7, yardstick), isStalled(8, yardstick)]).toEqual([false, true]);
  });

  it('is none where its day of entry is not known, or where there is nothing to compare with', () => {
    expect([isStalled(null, yardstickOf(eight, 30)), isStalled(900, null)]).toEqual([false, false]);
  });
});

describe('in simulated offices with planted stalls, the radar', () => {
  it.each(['usual', 'few stalls', 'many stalls', 'another pace than the profile’s', 'very uneven stays'] as const)(
    'finds 95 in 100 of them from the twentieth case on, and 4 in 5 that it shows are stalled: %s',
    name => {
      const score = radarScore({
        nature: natures[name],
        seeds: Array.from({ length: 20 }, (_, place) => place + 101),
        cases: 60,
      });

      expect(score.found).toBeGreaterThan(500);
      expect(recallOf(score)).toBeGreaterThanOrEqual(0.95);
      expect(precisionOf(score)).toBeGreaterThanOrEqual(0.8);
    },
  );
});
