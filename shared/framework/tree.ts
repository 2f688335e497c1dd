import type { CivilDate } from '../language.ts';
import { shippedItems } from './shipped.ts';
import { actionStatuses, isFinished, statusOf, type ActionStatus, type FrameworkItem } from './items.ts';

/** How far the actions under an item have come. `late`: not finished, and past their day. */
export type Progress = {
  readonly actions: number;
  readonly byStatus: Readonly<Record<ActionStatus, number>>;
  readonly late: number;
  readonly milestones: number;
  readonly reached: number;
};

/** Everything that frameworks are made of: what came with the program, as the office has it, and the office's own. */
export function mergedItems(own: readonly Omit<FrameworkItem, 'isShipped'>[]): readonly FrameworkItem[] {
  const byId = new Map(own.map(item => [item.id, item]));
  const ids = new Set(shippedItems.map(({ id }) => id));
  return [
    ...shippedItems.map(item => ({ ...item, ...byId.get(item.id), isShipped: true })),
    ...own.filter(({ id }) => !ids.has(id)).map(item => ({ ...item, isShipped: false })),
  ];
}

/** Items by the id of what they hang from, in their order; those on top under ''. */
export type Tree = ReadonlyMap<string, readonly FrameworkItem[]>;

export function treeOf(items: readonly FrameworkItem[]): Tree {
  const sorted = items.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  return Map.groupBy(sorted, ({ parent }) => parent ?? '');
}

/** An item and all under it, each before what hangs from it. */
export function under(tree: Tree, item: FrameworkItem): readonly FrameworkItem[] {
  return [item, ...(tree.get(item.id) ?? []).flatMap(child => under(tree, child))];
}

/** What an item hangs from, the top first; without itself. */
export function pathOf(
  items: ReadonlyMap<string, FrameworkItem>,
  { parent }: Pick<FrameworkItem, 'parent'>,
): readonly FrameworkItem[] {
  const above = parent === null ? undefined : items.get(parent);
  return above === undefined ? [] : [...pathOf(items, above), above];
}

/** THE COUNT of how far things are: screens, the terminal and the review read it. */
export function progressOf(items: readonly FrameworkItem[], today: CivilDate): Progress {
  const actions = items.filter(({ kind }) => kind === 'action');
  const milestones = items.filter(({ kind }) => kind === 'milestone');
  const counted = actionStatuses.map(status => [status, actions.filter(action => statusOf(action) === status).length]);
  return {
    actions: actions.length,
    byStatus: Object.fromEntries(counted) as Record<ActionStatus, number>, // one for each status
    late: actions.filter(action => isLate(action, today)).length,
    milestones: milestones.length,
    reached: milestones.filter(({ fields }) => fields.doneOn !== undefined).length,
  };
}

export function isLate(action: Pick<FrameworkItem, 'fields'>, today: CivilDate): boolean {
  const { dueOn } = action.fields;
  return dueOn !== undefined && dueOn < today && !isFinished(action);
}

/** The actions of the plan of one year, with what puts them there. */
export function actionsOfYear(
  items: readonly FrameworkItem[],
  year: number,
): readonly { readonly action: FrameworkItem; readonly entry: FrameworkItem }[] {
  const byId = new Map(items.map(item => [item.id, item]));
  return items.flatMap(entry => {
    const action = entry.kind === 'year' && entry.fields.year === year ? byId.get(entry.parent ?? '') : undefined;
    return action === undefined ? [] : [{ action, entry }];
  });
}

/** The years that a framework is planned for: its own three, and whatever stands in a plan. Without an end, three from its first. */
export function yearsOf(items: readonly FrameworkItem[]): readonly number[] {
  const top = items.find(({ kind }) => kind === 'framework');
  const from = top?.fields.fromYear;
  const to = top?.fields.toYear ?? (from === undefined ? undefined : from + 2);
  const own = from === undefined || to === undefined ? [] : Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const planned = items.flatMap(({ kind, fields }) => (kind === 'year' && fields.year !== undefined ? [fields.year] : []));
  return [...new Set([...own, ...planned])].toSorted((a, b) => a - b);
}
