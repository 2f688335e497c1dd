import { describe, expect, it } from 'vitest';
import {
  closedHistory,
  closeOffice,
  officeWithCompartment,
  playClosed,
  playedAlone,
  type ClosedStep,
  type Closing,
} from '../support/office-compartments.ts';
import { shortestBy } from '../support/office-histories.ts';

// Histories of an office with a compartment, four in each of these offices, against a plain model: in some one person closes and opens cases, in the
// others any of its people does, also two of them unheard of each other. The first seeds, not chosen; the bench plays more (`--only closed`).
const FIRST = [
  [1, 'first'],
  [5, 'all'],
  [9, 'first'],
  [13, 'all'],
  [17, 'first'],
  [21, 'all'],
] as const;
const EACH = 4;
const STEPS = 14;

const sums: Partial<Record<keyof Closing['counted'], number>> = {};

describe('an office of four stations with a compartment', { timeout: 120_000 }, () => {
  it.each(FIRST)(
    'comes to the plain model’s state, and nothing of a closed case is with others: from seed %i, closed by %s',
    async (first, movers) => {
      const office = await officeWithCompartment(movers);
      const steps: readonly ClosedStep[] = Array.from({ length: EACH }, (_, at) => closedHistory(first + at, STEPS)).flat();

      const faults = await playClosed(office, steps).finally(() => closeOffice(office));

      for (const [name, count] of Object.entries(office.counted) as [keyof Closing['counted'], number][])
        sums[name] = (sums[name] ?? 0) + count;
      if (faults.length > 0)
        console.error(JSON.stringify(await shortestBy(steps, 30, some => playedAlone(some, movers)), null, 1));
      expect(faults).toEqual([]);
    },
  );

  it.each([
    ['operations', 150],
    ['crashes', 10],
    ['exchanges', 50],
    ['closed', 8],
    ['opened', 5],
    ['erased', 0],
    ['late', 8],
    ['came', 4],
    ['left', 3],
  ] as const)('did enough: %s', (name, least) => {
    expect(sums[name]).toBeGreaterThan(least);
  });
});
