import {
  listCards,
  listNextStops,
  listStalled,
  listStanding,
  listTallies,
  type CardLine,
  type PipelineLine,
} from '../../db/pipeline.ts';
import type { Direction } from '../../shared/case.ts';
import { civilDate, civilDateOfMs, dayNumber } from '../../shared/clocks/civil-date.ts';
import type { stageCalls } from '../../shared/contract/stages.ts';
import type { Bilingual, CaseId } from '../../shared/language.ts';
import { boardStages, inCardOrder, isStalled, type BoardContext, type Standing } from '../../shared/pipeline-board.ts';
import { tallyPipeline } from '../../shared/pipeline-tally.ts';
import type { BoardCase, PipelineCase } from '../../shared/pipeline.ts';
import { findProfile } from '../../shared/profiles.ts';
import { stageLabel } from '../../shared/stages.ts';
import type { HandlersOf, SessionContext } from './context.ts';
import { stageRules } from './stage-index.ts';

const STALLED_AFTER_DAYS = 60;
const TOP = 50;
const CARDS = 20;
const AGES = 200;
/** The report's day is the computer's, in the zone where most of its clocks run. */
const ZONE = 'America/Mexico_City';

type Calls = Pick<typeof stageCalls, 'pipeline:report' | 'pipeline:board' | 'pipeline:column'>;

export const pipelineHandlers: HandlersOf<Calls> = {
  'pipeline:report': ({ stalledAfterDays = STALLED_AFTER_DAYS, top = TOP }, context) => {
    const on = boardContext(context, stalledAfterDays);
    const visible = context.session.visible();
    const lines = (
      list: (db: (typeof visible)[number]) => PipelineLine[],
      by: 'nextStopOn' | 'lastEventOn',
    ): readonly PipelineCase[] =>
      visible
        .flatMap(list)
        .sort((a, b) => ((a[by] ?? '9') < (b[by] ?? '9') ? -1 : 1))
        .slice(0, top)
        .map(line => caseOf(line, on));
    return {
      ...tallyPipeline(visible.flatMap(listTallies), on),
      next: lines(db => listNextStops(db, top), 'nextStopOn'),
      stalled: lines(db => listStalled(db, on.before, top), 'lastEventOn'),
      stalledAfterDays,
    };
  },

  'pipeline:board': (
    { direction, stalledAfterDays = STALLED_AFTER_DAYS, cards = CARDS, ages: mostAges = AGES, top = TOP },
    context,
  ) => {
    const on = boardContext(context, stalledAfterDays);
    const standing = standingOf(context, direction);
    const stages = boardStages(standing, { ...on, mostAges });
    const next = standing.filter(({ nextStopOn }) => nextStopOn !== null).sort(inCardOrder)[0];
    const stalled = standing.filter(one => isStalled(one, on.before)).sort(longestIdle);
    const named = stalled.slice(0, top);
    const cardOf = readCards(context, on, [next ?? [], named, stages.map(({ inOrder }) => inOrder.slice(0, cards))].flat(2));
    return {
      asOf: on.today,
      open: standing.length,
      withStopInThirtyDays: stages.reduce((sum, { withStopInThirtyDays }) => sum + withStopInThirtyDays, 0),
      next: next === undefined ? null : (cardOf(next) ?? null),
      stalledAfterDays,
      stalledCases: stalled.length,
      stalled: named.flatMap(one => cardOf(one) ?? []),
      stages: stages.map(({ inOrder, ...stage }) => ({
        ...stage,
        cards: inOrder.slice(0, cards).flatMap(one => cardOf(one) ?? []),
      })),
    };
  },

  'pipeline:column': ({ direction, stage, stalledAfterDays = STALLED_AFTER_DAYS, offset = 0, limit = CARDS }, context) => {
    const on = boardContext(context, stalledAfterDays);
    const inOrder = standingOf(context, direction, stage).sort(inCardOrder);
    const wanted = inOrder.slice(offset, offset + limit);
    const cardOf = readCards(context, on, wanted);
    return { cards: wanted.flatMap(one => cardOf(one) ?? []), total: inOrder.length };
  },
};

/** The day, what is stalled on it, and the words of the stages. */
function boardContext({ session, nowMs }: SessionContext, stalledAfterDays: number): BoardContext {
  const rules = stageRules(session, { nowMs });
  const today = civilDateOfMs(ZONE, rules.nowMs);
  const profileOf = new Map(rules.profiles.map(profile => [`${profile.id}@${profile.version}`, profile]));
  return {
    today,
    before: civilDate(dayNumber(today) - stalledAfterDays),
    labelOf(key, stage): Bilingual {
      const profile = profileOf.get(key) ?? findProfile(key);
      return profile === undefined ? { en: stage, es: stage } : stageLabel(profile, stage);
    },
    sideOf: (key, stage) => profileOf.get(key)?.stages.find(({ id }) => id === stage)?.side ?? null,
  };
}

function standingOf({ session }: SessionContext, direction?: Direction, stage?: string): Standing[] {
  const of = { direction: direction ?? null, stage: stage ?? null };
  return session.visible().flatMap(db => listStanding(db, of));
}

/** Read the cards of these cases at once. */
function readCards(
  { session }: SessionContext,
  on: BoardContext,
  of: readonly Standing[],
): (one: Standing) => BoardCase | undefined {
  const ids = [...new Set(of.map(({ caseId }) => caseId))];
  const cards = new Map<CaseId, BoardCase>();
  for (const db of session.visible()) for (const line of listCards(db, ids)) cards.set(line.caseId, cardFrom(line, on));
  return ({ caseId }) => cards.get(caseId);
}

function cardFrom({ persons, officer, ...line }: CardLine, on: BoardContext): BoardCase {
  return { ...caseOf(line, on), persons, officer, isStalled: isStalled(line, on.before) };
}

function caseOf(line: PipelineLine, { today, labelOf }: BoardContext): PipelineCase {
  const { caseId, reference, title, direction, profile, stage, mover, enteredOn, nextStopOn, nextStop, completeness } = line;
  return {
    caseId,
    reference,
    title,
    direction,
    stage,
    label: labelOf(profile, stage),
    owner: mover,
    daysInStage: enteredOn === null ? null : dayNumber(today) - dayNumber(enteredOn),
    nextStopOn,
    nextStopClock: nextStop,
    daysToStop: nextStopOn === null ? null : dayNumber(nextStopOn) - dayNumber(today),
    completenessPercent: completeness,
  };
}

function longestIdle(one: Standing, other: Standing): number {
  const [a, b] = [one.lastEventOn ?? '9', other.lastEventOn ?? '9'];
  return a === b ? (one.caseId < other.caseId ? -1 : 1) : a < b ? -1 : 1;
}
