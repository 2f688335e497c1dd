import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStalled, yardstickOf, yardsticksOf } from '../../shared/radar.ts';
import { comparedWith } from '../../shared/radar-text.ts';
import { stageLengths } from '../../shared/stage-lengths.ts';
import { sortedStays, stayQuantile, type StayLength } from '../../shared/stay-quantile.ts';
import { precisionOf, radarScore, recallOf } from '../support/radar-score.ts';
import { natures } from '../support/stall-office.ts';

const ended = (...days: number[]): StayLength[] => days.map(each => ({ days: each, hasEnded: true }));
const open = (...days: number[]): StayLength[] => days.map(each => ({ days: each, hasEnded: false }));
const eight = ended(10, 12, 14, 16, 18, 20, 22, 24);
const stay = fc.record({ days: fc.nat({ max: 900 }), hasEnded: fc.boolean() });

const usualIn = (stays: readonly StayLength[], expected: number | null) =>
  stageLengths([{ stays: sortedStays(stays), expected }])[0]!.usual;

describe('what a case is compared with', () => {
  it('is the profile’s expectation while fewer than eight stays have ended in its direction, however many are open', () => {
    const stays = [...ended(1, 2, 3, 4, 5, 6, 7), ...open(...Array<number>(40).fill(500))];

    expect(yardstickOf(stays, 30)).toEqual({ kind: 'profile', expected: 30, limit: 90 });
    expect(yardstickOf(stays, null)).toBeNull();
    expect(yardstickOf([...stays, ...ended(8)], 30)).toMatchObject({ kind: 'history', ended: 8 });
  });

  it('is the median of its own stage where the profile expects nothing there', () => {
    expect(usualIn(eight, null)).toBe(17);
  });

  it('lies between what the stage has shown and what the profile expects at the office’s pace, nearer the more stays have ended', () => {
    const far = Array.from({ length: 40 }, (_, place) => ended(...Array<number>(place + 1).fill(10)));
    const elsewhere = { stays: ended(...Array<number>(60).fill(60)), expected: 30 }; // twice as long as expected
    const usual = far.map(stays => stageLengths([{ stays: sortedStays(stays), expected: 30 }, elsewhere])[0]!.usual);

    expect(usual[0]).toBeGreaterThan(30);
    expect(usual.at(-1)).toBeCloseTo(10, -1);
    expect(usual).toEqual(usual.toSorted((a, b) => b - a));
  });

  it('counts a stay that goes on as not ended yet: a young stage is not thought quicker than it is', () => {
    const young = [...eight, ...open(15, 19, 23, 25, 30, 30, 30, 30)];

    expect(usualIn(young, null)).toBe(24);
    expect(yardstickOf(young, null)).toMatchObject({ usual: 24, ended: 8, open: 8 });
  });

  it('is of a stage in which no stay has ended yet what the other stages of its direction tell of the office', () => {
    const slow = ended(...Array<number>(40).fill(90));
    const [, untouched] = yardsticksOf([
      { stays: slow, expected: 30 },
      { stays: [], expected: 20 },
    ]);

    expect(untouched).toMatchObject({ kind: 'history', ended: 0, open: 0 });
    expect(untouched!.kind === 'history' ? untouched!.usual : 0).toBeGreaterThan(50); // three times what is expected, but for doubt
  });

  it('leaves more room where stays are uneven, in this stage or in the others', () => {
    const spreadOver = (times: number) =>
      ended(...Array.from({ length: 30 }, (_, place) => 100 * times ** ((place - 14.5) / 14.5)));
    const limitOf = (own: number, others: number) =>
      yardsticksOf([
        { stays: spreadOver(own), expected: 100 },
        { stays: spreadOver(others), expected: 100 },
      ])[0]!.limit;

    expect(limitOf(4, 1.5)).toBeGreaterThan(limitOf(1.5, 1.5));
    expect(limitOf(1.5, 4)).toBeGreaterThan(limitOf(1.5, 1.5));
  });

  it('is said in one sentence that names all that is counted, in both languages', () => {
    expect(comparedWith(yardstickOf([...eight, ...open(15, 19, 23, 25, 30, 30, 30, 30, 400)], null)).en).toMatch(
      /^usual 24 days, by 8 ended and 8 open stays and the office’s pace; stalled beyond \d+$/,
    );
    expect(comparedWith({ kind: 'history', usual: 1, ended: 8, open: 0, limit: 7 })).toMatchObject({
      en: 'usual 1 day, by 8 ended stays and the office’s pace; stalled beyond 7',
      es: 'lo usual, 1 día, según 8 estancias concluidas y el ritmo de la oficina; sin avance tras 7',
    });
    expect(comparedWith(yardstickOf([], 1))).toMatchObject({
      en: 'the profile expects 1 day: fewer than eight stays have ended; stalled beyond 7',
      es: 'el perfil prevé 1 día: han concluido menos de ocho estancias; sin avance tras 7',
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
      const sorted = sortedStays(stays);
      expect({
        low: Math.round(stayQuantile(sorted, 0.25)),
        median: Math.round(stayQuantile(sorted, 0.5)),
        high: Math.round(stayQuantile(sorted, 0.75)),
      }).toEqual(quartilesByWeights(stays));
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

  it('hides no other in its stage: any number of them leaves what the others are compared with as it was', () => {
    fc.assert(
      fc.property(fc.array(stay), fc.array(fc.integer({ min: 1, max: 900 })), (stays, over) => {
        const limit = limitAlone(stays);
        expect(yardstickOf([...stays, ...open(...over.map(days => limit + days))], 30)).toEqual(yardstickOf(stays, 30));
      }),
      { numRuns: 2_000 },
    );
  });

  it('hides no other in another stage of its direction', () => {
    fc.assert(
      fc.property(fc.array(stay), fc.array(stay), fc.array(fc.integer({ min: 1, max: 900 })), (here, elsewhere, over) => {
        const stages = (more: readonly StayLength[]) => [
          { stays: [...here, ...more], expected: 30 },
          { stays: elsewhere, expected: 60 },
        ];
        const alone = stages([]).map(({ stays, expected }) => ({ stays: stays.filter(({ hasEnded }) => hasEnded), expected }));
        const limit = yardsticksOf(alone)[0]!.limit;
        expect(yardsticksOf(stages(open(...over.map(days => limit + days))))).toEqual(yardsticksOf(stages([])));
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
  it.each([
    'usual',
    'few stalls',
    'many stalls',
    'another pace than the profile’s',
    'very uneven stays',
    'few stalls, very uneven stays',
  ] as const)('finds 95 in 100 of them from the twentieth case on, and 4 in 5 that it shows are stalled: %s', name => {
    const score = radarScore({
      nature: natures[name],
      seeds: Array.from({ length: 20 }, (_, place) => place + 101),
      cases: 60,
    });

    expect(score.found).toBeGreaterThan(500);
    expect(recallOf(score)).toBeGreaterThanOrEqual(0.95);
    expect(precisionOf(score)).toBeGreaterThanOrEqual(0.8);
  });
});
