import { providePaletteSearch, type Command } from '../frame/command-store.ts';
import { go, type Route } from '../frame/route-store.ts';
import { roomsFor } from '../frame/rooms.ts';
import { door } from '../host.ts';
import { routeOf } from './found-place.ts';
import { currentViewer } from '../viewer.ts';

type CaseRoute = Extract<Route, { readonly screen: 'case' }>;

/** Let the palette find cases by number, name or any word in them. */
export function offerCaseSearch(): void {
  providePaletteSearch(async typed => {
    if (!roomsFor(currentViewer()?.user.role ?? 'auditor').some(({ id }) => id === 'cases')) return []; // who has no cases searches none
    const [listed, found] = await Promise.all([
      door.request('case:list', { text: typed, limit: 8 }),
      door.request('case:search', { text: typed, limit: 12 }),
    ]);
    const commands = new Map<string, Command>();
    for (const row of listed.ok ? listed.value.cases : [])
      commands.set(row.id, foundCase({ screen: 'case', caseId: row.id }, row.reference, row.persons || row.title));
    for (const hit of found.ok ? found.value.hits : [])
      if (!commands.has(hit.caseId))
        commands.set(hit.caseId, foundCase(routeOf(hit), hit.reference, hit.pieces.map(piece => piece.text).join('')));
    return [...commands.values()];
  });
}

function foundCase(route: CaseRoute, reference: string, note: string): Command {
  return { id: `case-${route.caseId}`, label: reference, note, section: 'found', run: () => go(route) };
}
