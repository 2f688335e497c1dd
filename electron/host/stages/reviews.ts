import { listOptions } from '../../../db/cases.ts';
import { findLastEntry } from '../../../db/audit.ts';
import { getVaultState } from '../../../db/vault-state.ts';
import { listReviewRows, listReviewStays, type ReviewRow } from '../../../db/review.ts';
import type { Direction } from '../../../shared/case.ts';
import { civilDate, dayNumber } from '../../../shared/clocks/civil-date.ts';
import type { reviewCalls } from '../../../shared/contract/reviews.ts';
import type { CheckedOf } from '../../../shared/contract/row.ts';
import { countryOfAgency, findCountry } from '../../../shared/countries.ts';
import { Refusal } from '../../../shared/failure.ts';
import { offenceGroupOf } from '../../../shared/offence-groups.ts';
import type { BoardGroup } from '../../../shared/profile.ts';
import { partiesIn } from '../../../shared/parties.ts';
import { chooseProfile } from '../../../shared/profile-choice.ts';
import { reviewCsv } from '../../../shared/review-text.ts';
import type { ReviewCase } from '../../../shared/review-figures.ts';
import { reviewOf, type Review } from '../../../shared/review.ts';
import { boardOf } from '../../../shared/stays.ts';
import type { HandlersOf, Session, SessionContext } from '../ground/context.ts';
import { readerOf } from '../ground/overlays.ts';
import { writeBytes } from '../places/sinks.ts';
import { stageRules } from './stage-index.ts';

type Period = CheckedOf<(typeof reviewCalls)['review:read']>;

export const reviewHandlers: HandlersOf<typeof reviewCalls> = {
  'review:read': (period, context) => review(period, context),
  'review:export': async ({ sink, language, ...period }, context) => {
    const text = reviewCsv(review(period, context), readerOf(language));
    await writeBytes(context.handles.take(sink, 'sink'), Buffer.from(`\uFEFF${text}`));
    return { lines: text.split('\n').length - 1 };
  },
};

function review(
  { direction: asked, from, to }: Period,
  context: SessionContext,
): Review & { readonly entry: number; readonly directions: readonly Direction[] } {
  const { session } = context;
  if (to < from) throw new Refusal('review/period');
  const direction = asked ?? usualDirection(session);
  const rules = stageRules(session, context);
  const columns = boardOf(chooseProfile({ ...partiesIn(direction), kind: 'extradition', on: to }, rules.profiles));
  const since = civilDate(2 * dayNumber(from) - dayNumber(to) - 1); // as long a time before
  return {
    ...reviewOf({
      cases: session
        .visible()
        .flatMap(db => listReviewRows(db, since))
        .map(row => caseOf(row, columns)),
      stays: session.visible().flatMap(db => listReviewStays(db, since)),
      columns,
      from,
      to,
      asOf: rules.days.office,
      direction,
    }),
    directions: [...new Set([direction, ...session.visible().flatMap(db => listOptions(db).directions)])].sort().reverse(),
    entry: findLastEntry(session.office)?.number ?? 0,
  };
}

/** What the office itself asks of the country that it mostly deals with. */
function usualDirection({ office }: Session): Direction {
  const own = countryOfAgency(getVaultState(office).agency.code);
  const other = findCountry(own)?.usualCounterpart;
  return `${own}-${other == null ? own : countryOfAgency(other)}`;
}

function caseOf({ isOver, columns: stood, offence, ...row }: ReviewRow, columns: readonly BoardGroup[]): ReviewCase {
  const milestones = columns.filter(({ milestone }) => milestone !== undefined).map(({ id }) => id);
  const reached = (JSON.parse(stood) as string[]).map(column => milestones.indexOf(column)); // SQLite made the list
  return { ...row, isOver: isOver === 1, offence: offenceGroupOf(offence), furthest: Math.max(0, ...reached) };
}
