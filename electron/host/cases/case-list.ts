import type { Direction } from '../../../shared/case.ts';
import { changeFilter, countCases, listOptions, listSavedFilters, removeFilter, saveFilter } from '../../../db/cases.ts';
import type { caseListCalls } from '../../../shared/contract/case-list.ts';
import { Refusal } from '../../../shared/failure.ts';
import { sortKey } from '../../../shared/sort-key.ts';
import { recordChanges } from '../audit/audit.ts';
import { bulkHandlers } from './case-bulk.ts';
import { exportHandlers } from './case-export.ts';
import { listDays, meantBy, mergedPage, withStops } from './case-pages.ts';
import type { HandlersOf } from '../ground/context.ts';
import { newId } from '../ground/ids.ts';

const PAGE = 100;

function ordered(texts: ReadonlySet<string>): readonly string[] {
  return [...texts]
    .map(text => ({ text, key: sortKey(text) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ text }) => text);
}

export const caseListHandlers: HandlersOf<typeof caseListCalls> = {
  'case:list': ({ offset = 0, limit = PAGE, ...asked }, context) => {
    const { session } = context;
    const visible = session.visible();
    const days = listDays(context);
    const filter = meantBy(asked, days);
    return {
      cases: withStops(session, mergedPage(visible, filter, { offset, limit }), days).map(each =>
        session.dbOf(each.id) === session.office ? each : { ...each, isEnclosed: true as const },
      ),
      total: visible.reduce((sum, db) => sum + countCases(db, filter), 0),
    };
  },

  'case:options': (_, { session }) => {
    const all = session.visible().map(listOptions);
    const merged = (of: (one: (typeof all)[number]) => readonly string[]) => ordered(new Set(all.flatMap(of)));
    return {
      directions: merged(({ directions }) => directions) as Direction[], // each list is of directions
      officers: merged(({ officers }) => officers),
      counterparts: merged(({ counterparts }) => counterparts),
      stages: merged(({ stages }) => stages),
    };
  },

  'filter:save': ({ name, filter }, context) => {
    const { session } = context;
    const id = newId(context);
    recordChanges(session, context, 'filter:save', session.office, () =>
      saveFilter(session.office, session.user.id, { id, name, filter }),
    );
    return { id };
  },
  'filter:list': (_, { session }) => listSavedFilters(session.office, session.user.id),
  'filter:change': (change, context) => {
    const { session } = context;
    recordChanges(session, context, 'filter:change', session.office, () => {
      if (!changeFilter(session.office, session.user.id, change)) throw new Refusal('filter/not-found');
    });
    return null;
  },
  'filter:remove': ({ id }, context) => {
    const { session } = context;
    recordChanges(session, context, 'filter:remove', session.office, () => removeFilter(session.office, session.user.id, id));
    return null;
  },

  ...bulkHandlers,
  ...exportHandlers,
};
