import fc from 'fast-check';
import { civilDate, dayNumber } from '../../shared/clocks/civil-date.ts';
import type { CivilDate, Json, RecordId } from '../../shared/language.ts';
import type { Profile } from '../../shared/profile.ts';
import { profiles } from '../../shared/profiles.ts';
import type { StageEvent } from '../../shared/stage-event.ts';
import { exitsFrom, foldStages } from '../../shared/stages.ts';

/** A profile and a history that walks along its exits, with every fact that they ask for. */
export const walks = fc
  .record({
    profile: fc.constantFrom(...profiles.filter(({ initial }) => initial !== null)),
    choices: fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 40 })), { maxLength: 14 }),
    start: fc.integer({ min: dayNumber('2015-01-01' as CivilDate), max: dayNumber('2030-01-01' as CivilDate) }),
  })
  .map(({ profile, choices, start }) => ({ profile, events: walk(profile, choices, start) }));

/** Something that no rule of any profile names. */
export function unrelated(on: number): StageEvent {
  return { id: `unrelated/${on}` as RecordId, type: 'office-moved', on: civilDate(on), facts: {} };
}

function walk(profile: Profile, choices: readonly (readonly [number, number])[], start: number): readonly StageEvent[] {
  const events: StageEvent[] = [];
  let day = start;
  for (const [choice, wait] of choices) {
    const exits = exitsFrom(profile, foldStages(profile, events));
    const exit = exits[choice % exits.length];
    if (exit === undefined) break;
    day += wait;
    const facts = Object.fromEntries(exit.requires.map(fact => [fact, valueFor(profile, fact, day)]));
    const id = `${String(events.length).padStart(3, '0')}/${exit.event}` as RecordId;
    events.push({ id, type: exit.event, on: civilDate(day), stage: exit.to, facts });
  }
  return events;
}

function valueFor(profile: Profile, fact: string, day: number): Json {
  const rule = profile.facts[fact];
  if (rule?.type === 'date') return civilDate(day + 30);
  if (rule?.type === 'integer') return 1;
  if (rule?.type === 'boolean') return true;
  if (fact === 'clock') return profile.clocks[0]?.id ?? '';
  return rule?.type === 'enum' ? (Object.keys(rule.options ?? {})[0] ?? '') : 'synthetic';
}
