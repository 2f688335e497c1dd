import { insertGivenReport, listGivenSides, type GivenReport } from '../../../db/given-reports.ts';
import { listOptions } from '../../../db/cases.ts';
import { findLastEntry } from '../../../db/audit.ts';
import { getVaultState } from '../../../db/vault-state.ts';
import { listReviewRows, listReviewStays, type ReviewRow } from '../../../db/review.ts';
import type { Direction } from '../../../shared/case.ts';
import { civilDate, dayNumber } from '../../../shared/clocks/civil-date.ts';
import type { reviewCalls } from '../../../shared/contract/reviews.ts';
import type { CheckedOf, OutputOf } from '../../../shared/contract/row.ts';
import { countryOfAgency, findCountry } from '../../../shared/countries.ts';
import type { GivenSide } from '../../../shared/given-out.ts';
import { Refusal } from '../../../shared/failure.ts';
import { offenceGroupOf, type ChargedOffence } from '../../../shared/offence-groups.ts';
import type { BoardGroup, Profile } from '../../../shared/profile.ts';
import { partiesIn } from '../../../shared/parties.ts';
import { chooseProfile } from '../../../shared/profile-choice.ts';
import { profileKey } from '../../../shared/profiles.ts';
import { reviewTables } from '../../../shared/review-text.ts';
import type { ReviewCase } from '../../../shared/review-figures.ts';
import { reviewed } from '../../../shared/review.ts';
import { standingOf } from '../../../shared/standing.ts';
import { boardOf } from '../../../shared/stays.ts';
import { recordChanges } from '../audit/audit.ts';
import { newId } from '../ground/ids.ts';
import type { HandlersOf, Session, SessionContext } from '../ground/context.ts';
import { readerOf } from '../ground/overlays.ts';
import { writeTables } from '../places/tables.ts';
import { stageRules } from './stage-index.ts';

type Period = CheckedOf<(typeof reviewCalls)['review:read']>;
type Output = OutputOf<(typeof reviewCalls)['review:read']>;

export const reviewHandlers: HandlersOf<typeof reviewCalls> = {
  'review:read': (period, context) => reviewFor(period, context).shown,
  'review:export': async ({ sink, form, language, ...period }, context) => {
    const parts = reviewTables(giveOut('file', period, context), readerOf(language));
    await writeTables(context.handles.take(sink, 'sink'), form, parts);
    return { lines: parts.reduce((sum, { lines }) => sum + lines.length, 0) };
  },
  'review:print': (period, context) => ({ givenOut: giveOut('print', period, context).givenOut + 1 }),
};

/** Keep the figures before they leave: what is given out later is held against them, even if this one never arrives. */
function giveOut(form: GivenReport['form'], period: Period, context: SessionContext): Output {
  const { session } = context;
  const { shown, sides } = reviewFor(period, context);
  const { direction, from, to, asOf } = shown;
  const kept = {
    id: newId(context),
    form,
    direction,
    from,
    to,
    asOf,
    sides,
    givenBy: session.user.id,
    givenAtMs: context.nowMs(),
  };
  recordChanges(session, context, 'review:give', session.office, () => insertGivenReport(session.office, kept));
  return shown;
}

function reviewFor(
  { direction: asked, from, to }: Period,
  context: SessionContext,
): { shown: Output; sides: readonly GivenSide[] } {
  const { session } = context;
  if (to < from) throw new Refusal('review/period');
  const direction = asked ?? usualDirection(session);
  const rules = stageRules(session, context);
  const columns = boardOf(chooseProfile({ ...partiesIn(direction), kind: 'extradition', on: to }, rules.profiles));
  const profileOf = new Map(rules.profiles.map(profile => [profileKey(profile), profile]));
  const givenOut = listGivenSides(session.office);
  const earlier = givenOut.flat();
  const before = civilDate(2 * dayNumber(from) - dayNumber(to) - 1); // as long a time before
  const since = earlier.reduce((first, side) => (side.from < first ? side.from : first), before);
  const { review, sides } = reviewed({
    cases: session
      .visible()
      .flatMap(db => listReviewRows(db, since))
      .map(row => caseOf(row, columns, profileOf.get(row.profile))),
    stays: session.visible().flatMap(db => listReviewStays(db, since)),
    columns,
    from,
    to,
    asOf: rules.days.office,
    direction,
    earlier,
  });
  const directions = [...new Set([direction, ...session.visible().flatMap(db => listOptions(db).directions)])].sort().reverse();
  return {
    shown: { ...review, directions, entry: findLastEntry(session.office)?.number ?? 0, givenOut: givenOut.length },
    sides,
  };
}

/** What the office itself asks of the country that it mostly deals with. */
function usualDirection({ office }: Session): Direction {
  const own = countryOfAgency(getVaultState(office).agency.code);
  const other = findCountry(own)?.usualCounterpart;
  return `${own}-${other == null ? own : countryOfAgency(other)}`;
}

function caseOf(
  { profile: _, stage, isOver, columns: stood, charge, ...row }: ReviewRow,
  columns: readonly BoardGroup[],
  profile: Profile | undefined,
): ReviewCase {
  const milestones = columns.filter(({ milestone }) => milestone !== undefined).map(({ id }) => id);
  const reached = (JSON.parse(stood) as string[]).map(column => milestones.indexOf(column)); // SQLite made the list
  const offence = charge === null ? 'ungrouped' : offenceGroupOf(JSON.parse(charge) as ChargedOffence); // SQLite made it
  return { ...row, standing: standingOf(profile, stage, isOver === 1), offence, furthest: Math.max(0, ...reached) };
}
