import { insertGivenReport, listGivenSides, type GivenReport } from '../../../db/given-reports.ts';
import { listOptions } from '../../../db/cases.ts';
import { findLastEntry } from '../../../db/audit.ts';
import { getVaultState } from '../../../db/vault-state.ts';
import { caseIdsOf } from '../../../db/stages.ts';
import { listReviewRows, listReviewStays, type ReviewRow } from '../../../db/review.ts';
import type { Direction } from '../../../shared/case.ts';
import type { CaseId } from '../../../shared/language.ts';
import type { Mover } from '../../../shared/board.ts';
import { civilDate, dayNumber, daysSince } from '../../../shared/clocks/civil-date.ts';
import { dayOfStop } from '../../../shared/clocks/civil-day.ts';
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
import { isStalled } from '../../../shared/radar.ts';
import type { ReviewCase } from '../../../shared/review-figures.ts';
import { reviewed } from '../../../shared/review.ts';
import { standingOf } from '../../../shared/standing.ts';
import { boardOf } from '../../../shared/stays.ts';
import { recordChanges } from '../audit/audit.ts';
import { newId } from '../ground/ids.ts';
import type { Session, SessionContext } from '../ground/context.ts';
import { radarOf } from './radar.ts';
import { stageRules } from './stage-index.ts';

/** `hasStalled`: with which of those still open are stalled. */
export type Asked = CheckedOf<(typeof reviewCalls)['review:read']> & { readonly hasStalled?: boolean };
type Output = OutputOf<(typeof reviewCalls)['review:read']>;

/** Keep the figures before they leave: what is given out later is held against them, even if this one never arrives. */
export function giveOut(form: GivenReport['form'], asked: Asked, context: SessionContext): Output {
  const { session } = context;
  const { shown, sides } = reviewFor(asked, context);
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

/** The review of one direction and period as its page would show it. */
export function reviewIn(period: Asked, context: SessionContext): Output {
  return reviewFor(period, context).shown;
}

/** Every formal request as the review counts it, with its case. */
export function reviewCases(context: SessionContext): readonly (ReviewCase & { readonly id: CaseId })[] {
  const { session } = context;
  const profileOf = new Map(stageRules(session, context).profiles.map(profile => [profileKey(profile), profile]));
  return session
    .visible()
    .flatMap(db => listReviewRows(db, civilDate(0)))
    .map(row => ({ ...caseOf(row, [], profileOf.get(row.profile)), id: row.id }));
}

/** In which directions the office has cases; what it asks itself of the country that it mostly deals with among them. */
export function directionsOf(session: Session): readonly Direction[] {
  const own = usualDirection(session);
  return [...new Set([own, ...session.visible().flatMap(db => listOptions(db).directions)])].sort().reverse();
}

/** The review of the requests filed in a period, and what of it is to be kept when it is given out. */
export function reviewFor(
  { direction: asked, from, to, hasStalled = false }: Asked,
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
  const usual = hasStalled ? radarOf(session, rules, 'extradition', [session.office]) : () => null;
  const stalledOf = (row: ReviewRow): Mover | null => {
    const today = dayOfStop(rules.days, profileOf.get(row.profile)?.zone, null);
    const days = row.isOver === 1 || row.enteredOn === null ? null : daysSince(row.enteredOn, today);
    return isStalled(days, usual(row)) ? row.whose : null;
  };
  const { review, sides } = reviewed({
    // What is given out is kept in the office's database and says how many: closed compartments are left out, and their people are told.
    cases: listReviewRows(session.office, since).map(row => ({
      ...caseOf(row, columns, profileOf.get(row.profile)),
      stalled: hasStalled ? stalledOf(row) : null,
    })),
    stays: listReviewStays(session.office, since),
    columns,
    from,
    to,
    asOf: rules.days.office,
    direction,
    earlier,
    hasStalled,
  });
  const directions = [...new Set([direction, ...session.visible().flatMap(db => listOptions(db).directions)])].sort().reverse();
  return {
    shown: {
      ...review,
      directions,
      closed: closedCases(session),
      entry: findLastEntry(session.office)?.number ?? 0,
      givenOut: givenOut.length,
    },
    sides,
  };
}

/** How many cases this user reads beside what is counted here. */
function closedCases(session: Session): number {
  return session.compartments().reduce((sum, { db }) => sum + caseIdsOf(db).length, 0);
}

/** What the office itself asks of the country that it mostly deals with. */
function usualDirection({ office }: Session): Direction {
  const own = countryOfAgency(getVaultState(office).agency.code);
  const other = findCountry(own)?.usualCounterpart;
  return `${own}-${other == null ? own : countryOfAgency(other)}`;
}

function caseOf(
  { profile: _, enteredOn: _entered, whose: _whose, stage, isOver, columns: stood, charge, ...row }: ReviewRow,
  columns: readonly BoardGroup[],
  profile: Profile | undefined,
): ReviewCase {
  const milestones = columns.filter(({ milestone }) => milestone !== undefined).map(({ id }) => id);
  const reached = (JSON.parse(stood) as string[]).map(column => milestones.indexOf(column)); // SQLite made the list
  const offence = charge === null ? 'ungrouped' : offenceGroupOf(JSON.parse(charge) as ChargedOffence); // SQLite made it
  return { ...row, standing: standingOf(profile, stage, isOver === 1), offence, furthest: Math.max(0, ...reached) };
}
