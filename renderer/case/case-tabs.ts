import type { CaseRecord } from '../../shared/case.ts';
import type { EntityName } from '../../shared/catalogue.ts';

/** The tabs of a case in their order; digits 1 to 0 open them. */
export const caseTabs = [
  'overview',
  'subjects',
  'charges',
  'requests',
  'exchanges',
  'documents',
  'evidence',
  'assurances',
  'timeline',
  'releases',
] as const;
export type CaseTabId = (typeof caseTabs)[number];

/** Which records a tab holds, its main one first. */
export const tabEntities: Readonly<Partial<Record<CaseTabId, readonly EntityName[]>>> = {
  subjects: ['subject'],
  charges: ['charge', 'warrant'],
  requests: ['request'],
  exchanges: ['exchange'],
  documents: ['document'],
  evidence: ['evidence', 'asset'],
  assurances: ['assurance'],
  timeline: ['event'],
};

/** How many records stand in each tab. */
export function countsOf(records: readonly CaseRecord[], releases: number): Readonly<Partial<Record<CaseTabId, number>>> {
  const counted = Object.entries(tabEntities).map(([tab, entities]) => [
    tab,
    records.filter(({ entity }) => entities.some(one => one === entity)).length,
  ]);
  return { ...(Object.fromEntries(counted) as Partial<Record<CaseTabId, number>>), releases }; // keys of tabEntities
}
