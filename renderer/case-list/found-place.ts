import type { SearchHit } from '../../shared/case-view.ts';
import type { Route } from '../frame/route-store.ts';

/** Where a hit stands: in its case, and on its page where the words were read on one. */
export function routeOf({ caseId, record, page, pieces }: SearchHit): Extract<Route, { readonly screen: 'case' }> {
  if (page === undefined) return { screen: 'case', caseId };
  const words = [...new Set(pieces.filter(({ hit }) => hit).map(({ text }) => text.trim()))].join(' ');
  return { screen: 'case', caseId, tab: 'documents', at: { kind: 'page', document: record, page, words } };
}
