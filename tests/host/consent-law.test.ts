import { afterAll, beforeAll, expect, it } from 'vitest';
import { history, threeOffices, type ThreeOffices, type Told } from '../support/three-agencies.ts';

const COUNT = Number(process.env['ENLACE_HISTORIES'] ?? 100);
let offices: ThreeOffices;
beforeAll(async () => void (offices = await threeOffices()));
afterAll(() => offices.cleanup());

it('nothing that A marked H2 reaches C without A’s valid consent, whatever the three do', { timeout: 600_000 }, async () => {
  const told: Told[] = [];
  for (let seed = 1; seed <= COUNT; seed++) told.push(await history(offices, seed));

  expect(told.flatMap(({ leaked }, at) => leaked.map(each => `${at + 1}: ${each}`))).toEqual([]);
  // The law is not kept by letting nothing through.
  expect(told.reduce((sum, { values }) => sum + values, 0)).toBeGreaterThan(COUNT / 4);
});
