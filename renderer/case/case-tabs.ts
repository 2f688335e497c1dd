import type { CaseRecord } from '../../shared/case.ts';
import type { EntityName } from '../../shared/catalogue.ts';

/** The tabs of cases in their order. */
const everyTab = ['overview', 'plan', 'people', 'papers', 'exchanges', 'timeline', 'releases'] as const;
export type CaseTabId = (typeof everyTab)[number];

/** The tabs of a case in their order; digits open them. A joint investigation alone has a plan. */
export function tabsOf(records: readonly CaseRecord[]): readonly CaseTabId[] {
  const isJoint = records.find(({ entity }) => entity === 'case')?.fields['kind'] === 'joint-investigation';
  return isJoint ? everyTab : everyTab.filter(tab => tab !== 'plan');
}

/** The parts of a tab, in their order: each has its heading, and a way to it from the top where there are several. */
export const tabSections = {
  overview: [],
  plan: ['tasks'],
  people: ['subjects', 'charges'],
  papers: ['requests', 'documents', 'evidence', 'assurances'],
  exchanges: ['exchanges'],
  timeline: ['timeline'],
  releases: ['releases'],
} as const satisfies Readonly<Record<CaseTabId, readonly string[]>>;
export type CaseSectionId = (typeof tabSections)[CaseTabId][number];

/** Where one may come to in a case: a tab, or a part of one. */
export type CasePart = CaseTabId | CaseSectionId;

/** Which records a part holds, its main one first. */
export const sectionEntities: Readonly<Record<CaseSectionId, readonly EntityName[]>> = {
  subjects: ['subject'],
  charges: ['charge', 'warrant'],
  requests: ['request'],
  exchanges: ['exchange'],
  documents: ['document'],
  evidence: ['evidence', 'asset'],
  assurances: ['assurance'],
  timeline: ['event'],
  tasks: ['task', 'phase', 'objective', 'plan', 'planTask', 'taskWait', 'evidenceLine', 'member'],
  releases: [],
};

/** The tab of a case that a name of a tab or a part means, and the part; the overview where it means neither. */
export function placeOf(
  name: string | undefined,
  caseTabs: readonly CaseTabId[],
): { readonly tab: CaseTabId; readonly section: CaseSectionId | null } {
  const own = caseTabs.find(tab => tab === name);
  if (own !== undefined) return { tab: own, section: null };
  for (const tab of caseTabs) {
    const parts: readonly CaseSectionId[] = tabSections[tab];
    const section = parts.find(part => part === name);
    if (section !== undefined) return { tab, section };
  }
  return { tab: 'overview', section: null };
}

/** The part that shows records of a kind. */
export function sectionOf(entity: string): CasePart {
  const found = Object.entries(sectionEntities).find(([, entities]) => entities.some(one => one === entity));
  return (found?.[0] as CaseSectionId | undefined) ?? 'overview'; // its keys are these
}

/** How many records stand in each part. */
export function countsOf(records: readonly CaseRecord[], releases: number): Readonly<Record<CaseSectionId, number>> {
  const counted = Object.entries(sectionEntities).map(([section, entities]) => [
    section,
    records.filter(({ entity }) => entities.some(one => one === entity)).length,
  ]);
  const tasks = records.filter(({ entity }) => entity === 'task').length; // of a plan they alone are counted
  return { ...(Object.fromEntries(counted) as Record<CaseSectionId, number>), tasks, releases }; // keys of sectionEntities
}
