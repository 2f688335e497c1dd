import { listOfficeHistory } from '../../../db/framework.ts';
import type { frameworkCalls } from '../../../shared/contract/frameworks.ts';
import { titleOf } from '../../../shared/framework/items.ts';
import { actionsOfYear, pathOf, progressOf, under, yearsOf } from '../../../shared/framework/tree.ts';
import { linesOf } from '../cases/case-history.ts';
import type { HandlersOf } from '../ground/context.ts';
import { officeDays } from '../ground/office-day.ts';
import { frameworkFileHandlers } from './framework-file.ts';
import { itemEditHandlers, mayReport } from './item-edits.ts';
import { closedYears, getItem, itemsOf, readItems, viewOf } from './items.ts';
import { servedBy, servedHandlers } from './served.ts';
import { yearHandlers } from './years.ts';

const HISTORY_LINES = 200;

/** What two countries agreed to do: frameworks with their actions, what serves them, and the plans of years. */
export const frameworkHandlers: HandlersOf<typeof frameworkCalls> = {
  'framework:list': (_, context) => {
    const items = readItems(context.session);
    const today = officeDays(context.session, context).office;
    return (items.tree.get('') ?? []).map(item => viewOf(items, item, today));
  },

  'framework:read': ({ framework }, context) => {
    const { session } = context;
    const items = readItems(session);
    const today = officeDays(session, context).office;
    const [top, ...rest] = itemsOf(items, framework);
    const all = [...(top === undefined ? [] : [top]), ...rest];
    const closed = closedYears(session, framework);
    return {
      top: viewOf(items, getItem(items, framework), today),
      items: rest.map(item => viewOf(items, item, today)),
      years: yearsOf(all).map(year => {
        const planned = actionsOfYear(all, year).flatMap(({ action }) => under(items.tree, action));
        return { year, state: closed.has(year) ? ('closed' as const) : ('open' as const), progress: progressOf(planned, today) };
      }),
      asOf: today,
    };
  },

  'framework:item': ({ id }, context) => {
    const { session } = context;
    const items = readItems(session);
    const item = getItem(items, id);
    const today = officeDays(session, context).office;
    const parts = items.tree.get(id) ?? [];
    return {
      item: viewOf(items, item, today),
      path: pathOf(items.byId, item).map(above => ({ id: above.id, kind: above.kind, title: titleOf(above) })),
      parts: parts.map(part => viewOf(items, part, today)),
      history: linesOf(session, listOfficeHistory(session.office, [id, ...parts.map(part => part.id)], HISTORY_LINES)),
      served: session.user.role === 'auditor' ? null : servedBy(session, id),
      mayReport: item.kind === 'action' && mayReport(session, item),
    };
  },

  ...itemEditHandlers,
  ...yearHandlers,
  ...servedHandlers,
  ...frameworkFileHandlers,
};
