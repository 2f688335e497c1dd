import { eventName } from '../../../shared/decision/event-name.ts';
import { correctedEvents, effectiveEvents } from '../../../shared/stage-event.ts';
import type { EventVersion, ExitView, StageView } from '../../../shared/contract/stages.ts';
import { namedFaults } from '../../../shared/history-faults.ts';
import { packageDocumentsOf, packageNeedsOf, trackPackage } from '../../../shared/package-tracker.ts';
import type { Profile } from '../../../shared/profile.ts';
import { profileKey } from '../../../shared/profiles.ts';
import { textIn } from '../../../shared/records.ts';
import { exitsFrom, stageLabel, type Asked } from '../../../shared/stages.ts';
import { TAKEN_OVER } from '../../../shared/clocks/clock-end.ts';
import { citationOf, missingLabel, ruleOf } from '../../../shared/clocks/explain.ts';
import { boardOf } from '../../../shared/stays.ts';
import { explainToday } from './explain-today.ts';
import { startOf, type StagedCase, type StageRules } from './stage-index.ts';

/** Everything that a screen or the terminal shows about where a case stands, beside its duties and what awaits an event. */
export function stageView(
  staged: StagedCase,
  rules: StageRules,
  { awaited }: StageView['openings'],
): Omit<StageView, 'owed' | 'duties' | 'openings' | 'travelled' | 'corrections'> & {
  readonly corrections: readonly (readonly Omit<EventVersion, 'by' | 'atMs'>[])[];
} {
  const { profile, state, events, clocks, records } = staged;
  const byId = new Map(effectiveEvents(events).map(event => [event.id, event]));
  const wasAsked = state.path.some(({ stage }) => stage === 'X02');
  return {
    profile: profileKey(profile),
    profileLabel: profile.label,
    state,
    label: stageLabel(profile, state.stage),
    side: profile.stages.find(({ id }) => id === state.stage)?.side ?? null,
    eventNames: namesIn(profile, [...events, ...awaited]),
    steps: stepsOf(staged),
    exits: exitsFrom(profile, state).map((exit): ExitView => ({
      ...exit,
      leadsTo: stageLabel(profile, exit.to),
      column: boardOf(profile).find(({ stages }) => stages.includes(exit.to))?.id ?? null,
      asks: askedOf(profile, exit.requires),
    })),
    asides: asidesOf(staged),
    eventFacts: factsOfEvents(staged),
    faults: namedFaults(staged, rules.days.begun(profile.zone)),
    corrections: versionsOf(staged),
    clocks: clocks.flatMap(clock => {
      const start = byId.get(clock.start.event) ?? startOf(staged, clock.start.event, rules);
      return start === undefined ? [] : [explainToday(profile, clock, start, rules)];
    }),
    waiting: waitingOf(staged),
    package:
      profile.checklist.length === 0
        ? null
        : trackPackage(profile, packageNeedsOf(records, wasAsked), packageDocumentsOf(records)),
  };
}

/** The names of the profile's events, and of others that these are. */
function namesIn({ events }: StagedCase['profile'], of: readonly { readonly type: string }[]): StageView['eventNames'] {
  const others = of.filter(({ type }) => !Object.hasOwn(events, type)).map(({ type }) => [type, eventName(type)] as const);
  return others.length === 0 ? events : { ...events, ...Object.fromEntries(others) };
}

/** What a case that was taken over is asked for: the event that starts each clock of its stage, with the facts that clock counts with. */
function waitingOf({ profile, clocks }: StagedCase): StageView['waiting'] {
  return clocks
    .filter(({ start, state }) => start.type === TAKEN_OVER && state === 'needs-fact')
    .map(({ clock, start, missing }) => {
      const rule = ruleOf(profile, clock);
      const { label, weight, source } = rule;
      return {
        clock,
        startEvent: start.event,
        label,
        weight,
        citation: citationOf(profile, source),
        starts: missing.map(type => ({ type, label: missingLabel(profile, type) })),
        asks: askedOf(profile, [rule.start.dateFact, lengthFact(rule), rule.plusDaysFact]),
      };
    });
}

/** Every version of what was corrected, with the note that each correction carries. */
function versionsOf({ events, records }: StagedCase): readonly (readonly Omit<EventVersion, 'by' | 'atMs'>[])[] {
  const notes = new Map(records.map(({ id, fields }) => [id, textIn(fields, 'note') || null]));
  return correctedEvents(events).map(versions => versions.map(event => ({ ...event, why: notes.get(event.id) ?? null })));
}

/** The events of the profile that move a case nowhere: by them clocks start, stop and end within a stage. None once it is over. */
function asidesOf({ profile, state }: StagedCase): StageView['asides'] {
  if (state.isOver) return [];
  const moving = new Set([
    ...profile.stages.flatMap(({ exits }) => exits.map(({ event }) => event)),
    ...profile.outcomes.flatMap(({ event, reopens }) => [event, ...reopens.map(way => way.event)]),
    ...withOwnDoor,
  ]);
  return Object.entries(profile.events)
    .filter(([type]) => !moving.has(type))
    .map(([type, label]) => ({ type, label, asks: askedOf(profile, clockFacts(profile, type)) }));
}

/** The facts that clocks count with which an event of this type starts. */
function clockFacts({ clocks }: Profile, type: string): readonly string[] {
  const started = clocks.filter(({ start }) => start.events.includes(type));
  const facts = started.flatMap(rule => [rule.start.dateFact, lengthFact(rule), rule.plusDaysFact]);
  return [...new Set(facts)].filter(fact => fact !== undefined);
}

/** These name a clock or a charge, or stand at the beginning: whoever records them does so at its place. */
const withOwnDoor = ['case-opened', 'reopened', 'clock-extended', 'charge-disposed'];

const lengthFact = ({ length }: Profile['clocks'][number]): string | undefined =>
  length.kind === 'date' ? length.fact : undefined;

function askedOf(profile: Profile, facts: readonly (string | undefined)[]): readonly Asked[] {
  return facts.flatMap(fact => {
    const rule = fact === undefined ? undefined : profile.facts[fact];
    return fact === undefined || rule === undefined ? [] : [{ fact, ...rule }];
  });
}

/** The facts of each event that counts: those it has, those that its history asks of it, and those that a clock counts with which it starts. */
function factsOfEvents({ profile, events, state }: StagedCase): StageView['eventFacts'] {
  return Object.fromEntries(
    effectiveEvents(events).map(({ id, type, facts }) => {
      const asked = state.faults.filter(({ event }) => event === id).flatMap(fault => fault.facts);
      const names = new Set([...Object.keys(facts), ...asked, ...clockFacts(profile, type)]);
      return [
        id,
        [...names].flatMap(fact => {
          const [rule, value] = [profile.facts[fact], facts[fact]];
          if (rule === undefined) return [];
          return [{ fact, ...rule, ...(value === undefined || value === null || typeof value === 'object' ? {} : { value }) }];
        }),
      ];
    }),
  );
}

/** The way so far and the stages of the profile that are not passed yet, for a stepper. */
function stepsOf({ profile, state }: StagedCase): StageView['steps'] {
  const passed = state.path.map(({ stage, on }, index) => ({
    stage,
    label: stageLabel(profile, stage),
    on: on === '' ? null : on,
    isNow: index === state.path.length - 1,
  }));
  if (state.isOver) return passed;
  const seen = new Set(state.path.map(({ stage }) => stage));
  const at = profile.stages.findIndex(({ id }) => id === state.stage);
  const ahead = profile.stages
    .slice(at + 1)
    .filter(({ id }) => !seen.has(id))
    .map(({ id, label }) => ({ stage: id, label, on: null, isNow: false }));
  return [...passed, ...ahead];
}
