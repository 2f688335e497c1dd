import { policy2026 } from '../decision/policy-2026-1.ts';
import type { Cell, Policy, Row } from '../decision/policy.ts';

/**
 * The loosest that a policy of an office may be: what the law asks, and what no law that we read lets go of. In doubt it is what the program
 * shipped. Looser than that are only cells that are practice of ours; `floor-sources.ts` says of each part what it rests on.
 */
export const floor2026: Policy = {
  ...policy2026,
  matrix: {
    ...policy2026.matrix,
    // That a technique is held back may be said: secrecy is of the technique (LSN 51), and what is left out is to be shown where it stood.
    TEC: { any: withCell(policy2026.matrix.TEC.any, 'other', { action: 'WITHHOLD' }) },
    // Of plain office matters no law asks for less than the value.
    ADM: { any: withCell(policy2026.matrix.ADM.any, 'other', { action: 'RELEASE' }) },
  },
  purposes: {
    ...policy2026.purposes,
    // What a purpose needs is for the office to say; what each category may show is said by its own row.
    'locate-arrest': [...policy2026.purposes['locate-arrest'], 'FIN'],
    'asset-recovery': [...policy2026.purposes['asset-recovery'], 'CON'],
  },
};

function withCell(row: Row, standing: keyof Row['cells'], cell: Cell): Row {
  return { ...row, cells: { ...row.cells, [standing]: cell } };
}
