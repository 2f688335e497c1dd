import { afterEach, describe, expect, it } from 'vitest';
import { countedOffice, recount } from '../support/offices/counted-office.ts';
import type { TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
afterEach(() => vault.cleanup());

describe('an office of random histories', () => {
  it.each([1, 2, 3])(
    'shows on Today, the board, the report, the list and the deadlines what a count by hand gives (%i)',
    async seed => {
      vault = await countedOffice(seed, 80);
      const { differing, figures } = await recount(vault);
      expect(differing).toEqual([]);
      expect(figures).toBeGreaterThan(150);
    },
  );
});
