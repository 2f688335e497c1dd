import type { GuidePageId } from '../../shared/guide/pages.ts';
import type { Overlay } from '../frame/overlay-store.ts';
import type { Route, ScreenId } from '../frame/route-store.ts';

/** The guide's page for each screen. A screen without one does not compile. */
export const pageOfScreen: Readonly<Record<ScreenId, GuidePageId>> = {
  today: 'clocks',
  cases: 'find',
  case: 'case',
  'new-case': 'newCase',
  'case-sheets': 'case',
  pipeline: 'reports',
  flow: 'reports',
  ministers: 'reports',
  monthly: 'reports',
  exchanges: 'log',
  release: 'packet',
  packet: 'packet',
  approval: 'packet',
  held: 'packet',
  consents: 'packet',
  comparisons: 'counterparts',
  inbox: 'receive',
  counterparts: 'counterparts',
  people: 'find',
  redact: 'documents',
  framework: 'framework',
  reports: 'reports',
  audit: 'audit',
  settings: 'backup',
};

/** The guide's page for what stands over a screen. */
export const pageOfOverlay: Readonly<Record<Overlay, GuidePageId>> = {
  palette: 'keys',
  keys: 'keys',
  'quick-log': 'log',
  'own-words': 'counterparts',
};

const pageOfTab: Readonly<Record<string, GuidePageId>> = {
  plan: 'plan',
  exchanges: 'log',
  papers: 'documents',
  documents: 'documents',
  timeline: 'clocks',
  releases: 'packet',
};

const pageOfPart: Readonly<Record<string, GuidePageId>> = {
  compartments: 'walls',
  policy: 'policy',
  stations: 'stations',
};

/** The page that belongs to where the person is; at a closed vault, the one for that. */
export function pageHere(isOpen: boolean, isFirst: boolean, route: Route, overlay: Overlay | null): GuidePageId {
  if (!isOpen) return isFirst ? 'start' : 'backup';
  if (overlay !== null) return pageOfOverlay[overlay];
  if (route.screen === 'settings') return pageOfPart[route.part ?? ''] ?? pageOfScreen.settings;
  if (route.screen !== 'case') return pageOfScreen[route.screen];
  if (route.viewAs !== undefined) return 'leaves';
  return pageOfTab[route.tab ?? ''] ?? pageOfScreen.case;
}
