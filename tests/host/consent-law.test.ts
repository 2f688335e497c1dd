import { expect, it } from 'vitest';
import { histories } from '../support/three-agencies.ts';

const COUNT = Number(process.env['ENLACE_HISTORIES'] ?? 50);

it('nothing that A marked H2 reaches C without A’s valid consent, whatever the three do', { timeout: 600_000 }, async () => {
  const told = await histories(Array.from({ length: COUNT }, (_, at) => at + 1));

  expect(told.flatMap(({ leaked }, at) => leaked.map(each => `${at + 1}: ${each}`))).toEqual([]);
  // The law is not kept by letting nothing through.
  expect(told.reduce((sum, { values }) => sum + values, 0)).toBeGreaterThan(COUNT / 4);
});
