import { insertClosing, listClosings, reopenClosing, type Closing } from '../../../db/framework.ts';
import { listUsers } from '../../../db/users.ts';
import type { ClosingView, frameworkCalls, FrozenYear, YearAction, YearView } from '../../../shared/contract/frameworks.ts';
import { Refusal } from '../../../shared/failure.ts';
import { isFinished, statusOf, titleOf, type FrameworkItem } from '../../../shared/framework/items.ts';
import { actionsOfYear, isLate, progressOf, under } from '../../../shared/framework/tree.ts';
import type { CivilDate } from '../../../shared/language.ts';
import { lastEntry, recordChanges } from '../audit/audit.ts';
import type { HandlersOf, Session, SessionContext } from '../ground/context.ts';
import { newId } from '../ground/ids.ts';
import { officeDays } from '../ground/office-day.ts';
import { canonical } from '../keys/canonical.ts';
import { sha256 } from '../keys/digest.ts';
import { makeItem, yearEntry } from './item-edits.ts';
import { getItem, itemsOf, readItems, type Items } from './items.ts';

type YearCalls = 'framework:year' | 'framework:close-year' | 'framework:reopen-year';
type Decided = ReadonlyMap<string, { readonly carry: boolean; readonly reason: string }>;

export const yearHandlers: HandlersOf<Pick<typeof frameworkCalls, YearCalls>> = {
  'framework:year': ({ framework, year }, context) => planOfYear(context, framework, year),

  'framework:close-year': ({ framework, year, decisions }, context) => {
    const { session } = context;
    const items = readItems(session);
    const view = planOfYear(context, framework, year, items);
    if (view.state === 'closed') throw new Refusal('framework/year-closed');
    if (view.actions.length === 0) throw new Refusal('framework/year-empty');
    const open = view.actions.filter(({ id }) => !isFinished(getItem(items, id)));
    const decided: Decided = new Map(decisions.map(({ action, carry, reason }) => [action, { carry, reason }]));
    const undecided = open.filter(({ id }) => !decided.has(id));
    if (undecided.length > 0)
      throw new Refusal('framework/undecided', {
        places: undecided.map(({ id }) => ({ path: id, code: 'framework/undecided' })),
      });
    const openIds = new Set(open.map(({ id }) => id));
    if (decisions.some(({ action }) => !openIds.has(action))) throw new Refusal('framework/not-found');
    const frozen = canonical(frozenOf(view, items, decided, officeDays(session, context).office));
    const digest = sha256(frozen);
    let carried = 0;
    recordChanges(session, context, 'framework:close-year', session.office, note => {
      const closing = { id: newId(context), framework, year, frozen, digest };
      insertClosing(session.office, { ...closing, closedBy: session.user.id, closedAtMs: context.nowMs() });
      note({
        record: framework,
        entity: 'framework-framework',
        field: `year:${year}`,
        old: 'open',
        new: { closed: true, digest },
      });
      for (const { id } of open) {
        const { carry, reason } = decided.get(id)!; // none is undecided
        note({ record: id, entity: 'framework-action', field: `year:${year}`, old: null, new: { carried: carry, reason } });
        if (!carry || isPlannedFor(items, id, year + 1)) continue;
        makeItem(session, yearEntry(context, getItem(items, id), { year: year + 1, carriedFrom: year, reason }), note);
        carried++;
      }
    });
    return { entry: lastEntry(session), digest, carried };
  },

  'framework:reopen-year': ({ framework, year, reason }, context) => {
    const { session } = context;
    getItem(readItems(session), framework, 'framework');
    const closing = listClosings(session.office, framework).find(one => one.year === year && one.reopenedAtMs === null);
    if (closing === undefined) throw new Refusal('framework/year-open');
    recordChanges(session, context, 'framework:reopen-year', session.office, note => {
      reopenClosing(session.office, { id: closing.id, by: session.user.id, atMs: context.nowMs(), why: reason });
      const old = { closed: true, digest: closing.digest };
      note({ record: framework, entity: 'framework-framework', field: `year:${year}`, old, new: { reopened: true, reason } });
    });
    return { entry: lastEntry(session) };
  },
};

/** The plan of a year with how it goes; what the review reads for this year and the next. */
export function planOfYear(
  context: SessionContext,
  framework: string,
  year: number,
  items: Items = readItems(context.session),
): YearView {
  const { session } = context;
  const today = officeDays(session, context).office;
  const all = itemsOf(items, framework);
  const planned = actionsOfYear(all, year);
  const closings = listClosings(session.office, framework).filter(one => one.year === year);
  const standing = closings.find(({ reopenedAtMs }) => reopenedAtMs === null);
  return {
    framework,
    year,
    state: standing === undefined ? 'open' : 'closed',
    actions: planned.map(({ action, entry }) => actionLine(items, action, entry, today)),
    progress: progressOf(
      planned.flatMap(({ action }) => under(items.tree, action)),
      today,
    ),
    closings: closings.map(closing => closingView(session, closing)),
  };
}

/** Actions that stand still, late ones too, with what was said of them: of all frameworks, or of one. */
export function stalledActions(
  context: SessionContext,
  framework?: string,
): readonly { readonly action: FrameworkItem; readonly why: string | null; readonly isLate: boolean }[] {
  const items = readItems(context.session);
  const today = officeDays(context.session, context).office;
  const all = framework === undefined ? items.all : itemsOf(items, framework);
  return all.flatMap(action => {
    if (action.kind !== 'action' || (statusOf(action) !== 'stalled' && !isLate(action, today))) return [];
    return [{ action, why: action.fields.reason ?? null, isLate: isLate(action, today) }];
  });
}

function actionLine({ tree }: Items, action: FrameworkItem, entry: FrameworkItem, today: CivilDate): YearAction {
  const { reason, progress, agency, officer, dueOn } = action.fields;
  return {
    id: action.id,
    title: titleOf(action),
    status: statusOf(action),
    reason: reason ?? null,
    progress: progress ?? null,
    agency: agency ?? null,
    officer: officer ?? null,
    dueOn: dueOn ?? null,
    isLate: isLate(action, today),
    milestones: (tree.get(action.id) ?? [])
      .filter(({ kind }) => kind === 'milestone')
      .map(milestone => ({
        title: titleOf(milestone),
        dueOn: milestone.fields.dueOn ?? null,
        doneOn: milestone.fields.doneOn ?? null,
      })),
    carriedFrom: entry.fields.carriedFrom ?? null,
    decided: null,
  };
}

/** What is frozen. Nothing of a case is in it: who reads it later may see other cases. */
function frozenOf(view: YearView, items: Items, decided: Decided, asOf: CivilDate): FrozenYear {
  const top = getItem(items, view.framework);
  return {
    framework: { id: top.id, title: titleOf(top) },
    year: view.year,
    asOf,
    progress: view.progress,
    actions: view.actions.map(action => {
      const choice = decided.get(action.id);
      return { ...action, decided: choice === undefined ? null : { carried: choice.carry, reason: choice.reason } };
    }),
  };
}

function closingView({ office }: Session, closing: Closing): ClosingView {
  const labels = new Map<string, string>(listUsers(office).map(({ id, label }) => [id, label]));
  const { id, digest, frozen, closedBy, closedAtMs, reopenedBy, reopenedAtMs, reopenedWhy } = closing;
  return {
    id,
    digest,
    isWhole: sha256(frozen) === digest,
    by: labels.get(closedBy) ?? null,
    atMs: closedAtMs,
    frozen: JSON.parse(frozen) as FrozenYear, // written above
    reopened:
      reopenedAtMs === null ? null : { by: labels.get(reopenedBy ?? '') ?? null, atMs: reopenedAtMs, why: reopenedWhy ?? '' },
  };
}

function isPlannedFor({ tree }: Items, action: string, year: number): boolean {
  return (tree.get(action) ?? []).some(({ kind, fields }) => kind === 'year' && fields.year === year);
}
