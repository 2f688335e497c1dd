import type { LegalBasis } from './packet.ts';

/** The instruments that a person chooses from (domain page B.1). */
export const legalBases = {
  assistance: { statute: 'MLAT US–MX', version: '1987', article: '1' },
  extradition: { statute: 'Extradition treaty US–MX', version: '1978', article: '10' },
  untoc: { statute: 'UNTOC', version: '2000', article: '18' },
} as const satisfies Record<string, LegalBasis>;
