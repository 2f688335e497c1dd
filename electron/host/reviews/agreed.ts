import { statusOf, titleOf } from '../../../shared/framework/items.ts';
import type { CivilDate } from '../../../shared/language.ts';
import type { Agreed, AgreedPlan, AgreedValue, StalledAction } from '../../../shared/review-document/agreed.ts';
import type { ReviewPartId } from '../../../shared/review-document/parts.ts';
import { givenPoints, readIndicators } from '../framework/indicators.ts';
import { readItems, type Items } from '../framework/items.ts';
import { planOfYear, stalledActions } from '../framework/years.ts';
import type { SessionContext } from '../ground/context.ts';
import { withoutNames } from './typed-in-review.ts';

type Period = { readonly from: CivilDate; readonly to: CivilDate };

/** What the chosen parts say of frameworks and their indicators, for the year in which the period ends. */
export function agreedFor(context: SessionContext, { from, to }: Period, parts: readonly ReviewPartId[]): Agreed {
  const year = yearOf(to);
  const items = readItems(context.session);
  const isChosen = (id: ReviewPartId): boolean => parts.includes(id);
  const tops = (items.tree.get('') ?? []).map(({ id }) => id);
  return withoutNames(context.session, {
    year,
    plans: isChosen('plan') || isChosen('next') ? tops.map(top => planOf(context, items, top, year)) : [],
    stalled: isChosen('plan') ? tops.flatMap(top => stalledIn(context, top)) : [],
    values: isChosen('indicators') ? valuesIn(context, items, [yearOf(from), year]) : [],
  });
}

const yearOf = (day: CivilDate): number => Number(day.slice(0, 4));

/** A closed year says what was frozen, and no more what became of it since; where that is not what its digest says, only that. */
function planOf(context: SessionContext, items: Items, framework: string, year: number): AgreedPlan {
  const { state, progress, closings } = planOfYear(context, framework, year, items);
  const standing = state === 'closed' ? closings.find(({ reopened }) => reopened === null) : undefined;
  const frozen = standing?.frozen;
  return {
    isDamaged: standing?.isWhole === false,
    framework: titleOf(items.byId.get(framework)!), // one of the tree
    closedOn: frozen?.asOf ?? null,
    progress: frozen?.progress ?? progress,
    next: planOfYear(context, framework, year + 1, items).actions,
  };
}

function stalledIn(context: SessionContext, framework: string): readonly StalledAction[] {
  return stalledActions(context, framework).map(({ action, why, isLate }) => ({
    title: titleOf(action),
    isStalled: statusOf(action) === 'stalled',
    isLate,
    dueOn: action.fields.dueOn ?? null,
    why,
  }));
}

function valuesIn({ session }: SessionContext, { byId }: Items, years: readonly number[]): readonly AgreedValue[] {
  const points = givenPoints(session, { years });
  return readIndicators(session).flatMap(({ id, fields }) =>
    (points.get(id) ?? []).map(point => {
      const action = point.action === null ? undefined : byId.get(point.action);
      return { fields, point, action: action === undefined ? null : titleOf(action) };
    }),
  );
}
