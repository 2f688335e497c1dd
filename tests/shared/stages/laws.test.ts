import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addMonths, civilDate, dayNumber, weekday } from '../../../shared/clocks/civil-date.ts';
import { computeClocks } from '../../../shared/clocks/compute.ts';
import { clocksMoved } from '../../../shared/clocks/moved.ts';
import type { CivilDate, RecordId } from '../../../shared/language.ts';
import { profiles, profileKey } from '../../../shared/profiles.ts';
import { effectiveEvents, fieldsOfEvent, stageEventsOf, type StageEvent } from '../../../shared/stage-event.ts';
import { exitsFrom, foldStages, withStages } from '../../../shared/stages.ts';
import type { Profile } from '../../../shared/profile.ts';
import { calendars } from '../../support/golden-clocks.ts';
import { unrelated, walks } from '../../support/histories.ts';

const clocksAt = (profile: Profile, events: readonly StageEvent[]) =>
  computeClocks(profile, effectiveEvents(events), { calendars, today: '2026-06-01' as CivilDate });
const anyDay = fc.integer({ min: dayNumber('1901-01-01' as CivilDate), max: dayNumber('2199-12-31' as CivilDate) });

describe('civil dates', () => {
  it('agree with Temporal on every day, weekday and month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -30, max: 30 }), (day, months) => {
        const date = Temporal.PlainDate.from('1970-01-01').add({ days: day });

        expect(civilDate(day)).toBe(date.toString());
        expect(dayNumber(civilDate(day))).toBe(day);
        expect(weekday(day)).toBe(date.dayOfWeek % 7);
        expect(civilDate(addMonths(day, months))).toBe(date.add({ months }).toString());
      }),
    );
  });
});

describe('clocks', () => {
  it('are not changed by an event that they do not name, and its removal restores them', () => {
    fc.assert(
      fc.property(walks, anyDay, ({ profile, events }, on) => {
        const before = clocksAt(profile, events);

        expect(clocksAt(profile, [...events, unrelated(on)])).toEqual(before);
        expect(clocksMoved(before, clocksAt(profile, [...events, unrelated(on)]))).toEqual([]);
      }),
    );
  });

  it('come back when an event that started or stopped them is removed again', () => {
    fc.assert(
      fc.property(walks, fc.nat(), ({ profile, events }, pick) => {
        fc.pre(events.length > 0);
        const removed = events[pick % events.length] as StageEvent; // there is one
        const without = events.filter(event => event !== removed);
        const before = clocksAt(profile, without);

        const added = clocksAt(profile, [...without, removed]);

        const names = ({ start, stop, tolls, ends = [], counsel = [] }: Profile['clocks'][number]): readonly string[] => [
          ...start.events,
          ...('events' in stop ? stop.events : []),
          ...tolls.flatMap(({ from, to }) => [from, to]),
          ...[...ends, ...counsel].map(({ event }) => event),
        ];
        // A clock that no event stops depends on every move: it runs while the case stands in certain stages.
        const touched = new Set(
          profile.clocks.filter(rule => 'none' in rule.stop || names(rule).includes(removed.type)).map(({ id }) => id),
        );
        const ends = profile.outcomes.some(({ id }) => id === removed.stage); // a surrender too, for all but what runs after it
        const dependent = (id: string) =>
          touched.has(id) ||
          profile.clocks.some(
            ({ id: own, length, start }) =>
              own === id &&
              ((length.kind === 'same-as' && touched.has(length.clock)) || start.after?.some(({ clock }) => touched.has(clock))),
          );
        if (!ends) expect(clocksMoved(before, added).filter(({ clock }) => !dependent(clock))).toEqual([]);
        expect(
          clocksAt(
            profile,
            [...without, removed].filter(event => event !== removed),
          ),
        ).toEqual(before);
      }),
    );
  });
});

describe('the events that count', () => {
  const instants = [undefined, 'at noon', '2026-01-01T09:00:00Z', '2026-01-01T04:00:00-06:00[America/Mexico_City]'];
  const someDay = fc.uniqueArray(
    fc.record({ id: fc.integer({ min: 0, max: 30 }), at: fc.constantFrom(...instants), on: fc.constantFrom(1, 1, 1, 2) }),
    { selector: ({ id }) => id, maxLength: 8 },
  );
  const eventsOf = (drawn: readonly { id: number; at: string | undefined; on: number }[]): StageEvent[] =>
    drawn.map(({ id, at, on }) => ({
      id: String(id).padStart(2, '0') as RecordId,
      type: 'arrest',
      on: `2026-01-0${on}` as CivilDate,
      facts: {},
      ...(at === undefined ? {} : { at }),
    }));

  it('have one order, whatever order they come in, also when only some of a day have an instant', () => {
    const shuffled = someDay.chain(drawn =>
      fc.tuple(fc.constant(drawn), fc.shuffledSubarray(drawn, { minLength: drawn.length, maxLength: drawn.length })),
    );
    fc.assert(
      fc.property(shuffled, ([drawn, other]) => {
        expect(effectiveEvents(eventsOf(other))).toEqual(effectiveEvents(eventsOf(drawn)));
      }),
      { numRuns: 500 },
    );
  });

  it('stand within a day without an instant first, then by instant', () => {
    const order = effectiveEvents(
      eventsOf([
        { id: 1, at: instants[3], on: 1 },
        { id: 2, at: instants[2], on: 1 },
        { id: 3, at: undefined, on: 1 },
      ]),
    );

    expect(order.map(({ id }) => id)).toEqual(['03', '02', '01']);
  });
});

describe('stages', () => {
  it('come out the same in whatever order the events are entered', () => {
    fc.assert(
      fc.property(walks, fc.infiniteStream(fc.nat()), ({ profile, events }, random) => {
        const inOrder = foldStages(profile, events);
        const shuffled = [...events].sort(() => (random.next().value % 2 === 0 ? 1 : -1));

        expect(foldStages(profile, shuffled)).toEqual(inOrder);
        expect(inOrder.faults).toEqual([]);
      }),
    );
  });

  it('come out the same when no event says which stage it entered, where each is the only way', () => {
    fc.assert(
      fc.property(walks, ({ profile, events }) => {
        const only = (at: number) =>
          exitsFrom(profile, foldStages(profile, events.slice(0, at))).filter(({ event }) => event === events[at]?.type)
            .length === 1;
        fc.pre(events.every((_, at) => only(at)));
        const untold = events.map(({ stage: _, ...event }) => event);

        const state = foldStages(profile, untold);

        expect(state).toEqual(foldStages(profile, events));
        expect(withStages(untold, state)).toEqual(events);
      }),
    );
  });

  it('can always be left, unless they are an outcome', () => {
    fc.assert(
      fc.property(walks, ({ profile, events }) => {
        const state = foldStages(profile, events);

        expect(state.isOver || exitsFrom(profile, state).length > 0).toBe(true);
        expect(state.isOver).toBe(profile.outcomes.some(({ id }) => id === state.stage));
      }),
    );
  });

  it('survive being written as records and read back', () => {
    fc.assert(
      fc.property(walks, ({ profile, events }) => {
        const records = events.map((event, position) => ({
          id: event.id,
          entity: 'event',
          parentId: null,
          position,
          fields: fieldsOfEvent(event),
          marks: {},
        }));

        expect(stageEventsOf(records, profile)).toEqual(events);
      }),
    );
  });

  it('are walked far enough by these tests to see every profile end', () => {
    const ended = new Set<string>();
    for (const { profile, events } of fc.sample(walks, { numRuns: 2000, seed: 1 }))
      if (foldStages(profile, events).isOver) ended.add(profileKey(profile));

    expect([...ended].sort()).toEqual(
      profiles
        .filter(({ initial }) => initial !== null)
        .map(profileKey)
        .sort(),
    );
  });
});
