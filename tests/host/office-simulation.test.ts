import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Act } from '../support/office-model.ts';
import { historyOf, play, shortest, type Counted } from '../support/office-simulation.ts';
import { officeOf, type Station } from '../support/office-stations.ts';

// A hundred histories over one office, ten and ten before everything arrives. Thousands are in the bench.
const ROUNDS = 10;
const EACH = 10;
const STEPS = 14;

const make = () => officeOf(['officer', 'supervisor']);
let office: readonly Station[];
const acts: Act[] = [];
const counted: Counted = { operations: 0, refused: 0, deliveries: 0, crashes: 0 };
beforeAll(async () => {
  office = await make();
}, 120_000);
afterAll(() => {
  for (const { cleanup } of office.toReversed()) cleanup();
});

describe('an office of three stations', { timeout: 300_000 }, () => {
  it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
    'comes to one state, which is the plain model’s: round %i',
    async round => {
      const seeds = Array.from({ length: EACH }, (_, at) => round * EACH + at + 1);
      const steps = seeds.flatMap(seed => historyOf(seed, STEPS));

      const faults = await play(office, steps, acts, counted);

      if (faults.length > 0) console.error(faults.join('\n'), JSON.stringify(await shortest(steps, make, 30), null, 1));
      expect(faults).toEqual([]);
    },
  );

  it('did enough of everything', () => {
    expect(counted.operations - counted.refused).toBeGreaterThan(300);
    expect(counted.deliveries).toBeGreaterThan(200);
    expect(counted.crashes).toBeGreaterThan(20);
  });
});
