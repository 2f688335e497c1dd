import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moverOf } from '../../../shared/board.ts';
import { computeClocks } from '../../../shared/clocks/compute.ts';
import { ruleOf } from '../../../shared/clocks/explain.ts';
import type { CivilDate, Json, RecordId } from '../../../shared/language.ts';
import { moveSince, ownerIn } from '../../../shared/move-owner.ts';
import { actKey, owedActs, type OpenClock, type OwedGiven } from '../../../shared/owed-acts.ts';
import type { Profile } from '../../../shared/profile.ts';
import type { StageEvent } from '../../../shared/stage-event.ts';
import { foldStages, historyOf } from '../../../shared/stages.ts';
import { calendars, profileNamed } from '../../support/golden-clocks.ts';
import { walks } from '../../support/histories.ts';

const TODAY = '2026-06-01' as CivilDate;
const ENTERED = '2014-12-31' as CivilDate;
const offices = ['US-DOJ-OIA', 'MX-SRE', 'MX-FGR', 'ES-MJU', 'US-USMS'].map(agency => ({ agency, country: agency.slice(0, 2) }));
const anyOffice = fc.constantFrom(...offices);

function openClocks(profile: Profile, events: readonly StageEvent[]): readonly OpenClock[] {
  const state = foldStages(profile, events);
  const clocks = computeClocks(profile, historyOf(events, state), { calendars, today: TODAY });
  return clocks.map(({ clock, start, mustStopBy, latest, warnOn, state: standing }) => ({
    clock,
    startEvent: start.event,
    startedOn: start.on,
    mustStopBy,
    latest,
    warnOn,
    state: ['running', 'lapsed', 'lapsed-in-doubt'].includes(standing) ? 'open' : standing,
    weight: ruleOf(profile, clock).weight,
    label: null,
  }));
}

function given(
  profile: Profile,
  events: readonly StageEvent[],
  office: (typeof offices)[number],
  own: Record<string, Json> = {},
): OwedGiven {
  return {
    profile,
    state: foldStages(profile, events),
    own,
    clocks: openClocks(profile, events),
    dues: [],
    duties: [],
    promises: [],
    matters: [],
    office,
    enteredOn: ENTERED,
  };
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
const at = (
  profile: Profile,
  stage: string,
  on: string | null,
  office = offices[0]!,
  own: Record<string, Json> = {},
): OwedGiven => ({
  ...given(profile, [], office, own),
  state: foldStages(profile, [], { stage, on: on as CivilDate | null }),
});
const us = profileNamed('us-mx-us-req');

describe('over many random cases of every kind, for every office', () => {
  it('each case that is not over has an owed act with an owner and a day, and one that its stage expects', () => {
    fc.assert(
      fc.property(walks, anyOffice, ({ profile, events }, office) => {
        const case_ = given(profile, events, office);
        const acts = owedActs(case_);
        const expected = acts.filter(({ kind }) => kind === 'stage');

        expect(expected).toHaveLength(case_.state.isOver ? 0 : 1);
        for (const act of acts) {
          expect(['us', 'them', 'court', 'defence']).toContain(act.whose);
          expect(act.whose !== 'us' || act.agency === office.agency).toBe(true);
          expect([act.since, act.dueOn, act.latest].every(isDay)).toBe(true);
          expect(act.latest >= act.dueOn).toBe(true);
        }
        expect(new Set(acts.map(actKey)).size).toBe(acts.length);
      }),
      { numRuns: 500 },
    );
  });

  it('each open clock that still calls for something is an act', () => {
    fc.assert(
      fc.property(walks, anyOffice, ({ profile, events }, office) => {
        const case_ = given(profile, events, office);
        const named = profile.stages.find(({ id }) => id === case_.state.stage)?.clocks ?? [];
        const live = case_.clocks.filter(
          ({ clock, weight, state, mustStopBy }) =>
            (state === 'open' || state === 'for-counsel') &&
            mustStopBy !== null &&
            !case_.state.isOver &&
            (weight === 'hard' || named.includes(clock)),
        );

        expect(owedActs(case_).filter(({ kind, weight }) => kind === 'clock' && weight !== 'ask')).toHaveLength(live.length);
      }),
    );
  });

  it('the move came to a side when the stages of that side began, however many there were', () => {
    fc.assert(
      fc.property(walks, anyOffice, ({ profile, events }, office) => {
        const case_ = given(profile, events, office);
        if (case_.state.isOver) return;
        const stages = new Map(
          profile.stages.map(({ id, owed, side }) => {
            const { whose } = ownerIn(profile, id, case_);
            return [id, whose === 'them' ? `${whose} ${owed?.by ?? side}` : whose];
          }),
        );
        const { path } = case_.state;
        let first = path.length - 1;
        while (first > 0 && stages.get(path[first - 1]!.stage) === stages.get(path.at(-1)!.stage)) first--;
        const began = path.slice(first).find(({ on }) => (on as string) !== '')?.on ?? null;

        expect(moveSince(case_)).toBe(began);
      }),
    );
  });
});

it('the two parties are two sides even where neither is ours: who takes custody has not had the move since the other decided', () => {
  const days = { X12: '2026-03-01', X14: '2026-06-01', X18: '2026-06-10' };
  const path = Object.entries(days).map(([stage, on]) => ({ stage, on: on as CivilDate }));
  const since = (last: number) => {
    const { stage, on } = path[last]!;
    const state = { stage, enteredOn: on, path: path.slice(0, last + 1) };
    return moveSince({ profile: profileNamed('us-mx-us-req'), state, own: {}, office: offices[0]! });
  };

  expect([since(0), since(1), since(2)]).toEqual(['2026-03-01', '2026-03-01', '2026-06-10']);
});

describe('whose an act is', () => {
  it('is ours only if it is our own agency’s, not another’s of our country, and never a court’s', () => {
    expect(moverOf('US-DOJ-OIA', 'US-DOJ-OIA')).toBe('us');
    expect(moverOf('US-USMS', 'US-DOJ-OIA')).toBe('them');
    expect(moverOf('MX-FGR', 'MX-SRE')).toBe('them');
    expect(moverOf('US-COURT', 'US-DOJ-OIA')).toBe('court');
  });

  it('is who the profile names, else the case’s own agency of that side, else the side', () => {
    const whose = (profile: string, stage: string, own: Record<string, Json>) =>
      owedActs(at(profileNamed(profile), stage, '2026-01-01', offices[0], own))[0];

    expect(whose('us-mx-us-req', 'X12', {})).toMatchObject({ whose: 'them', agency: 'MX-SRE' });
    expect(whose('information-exchange', 'E10', { requestedAgency: 'MX-FGR' })).toMatchObject({
      whose: 'them',
      agency: 'MX-FGR',
    });
    expect(whose('information-exchange', 'E10', { requestedCountry: 'US' })).toMatchObject({ whose: 'us', agency: 'US-DOJ-OIA' });
    expect(whose('information-exchange', 'E10', {})).toMatchObject({ whose: 'them', agency: null });
  });

  it('of a term for a remedy is the defence’s, at whosever decision it runs', () => {
    const clock = {
      clock: 'AMPARO_30',
      startEvent: 'e',
      startedOn: '2026-05-01',
      mustStopBy: '2026-06-12',
      latest: '2026-06-12',
    };
    const open = { ...clock, warnOn: null, state: 'open', weight: 'soft', label: null } as unknown as OpenClock;
    const acts = owedActs({ ...at(us, 'X12', '2026-05-01', offices[1]), clocks: [open] });

    expect(acts).toMatchObject([
      { kind: 'stage', whose: 'us', agency: 'MX-SRE' },
      { kind: 'clock', name: 'AMPARO_30', whose: 'defence', isOfStage: false },
    ]);
  });
});

describe('when an act is due', () => {
  it('without a date of the law is the stage’s own days after it was entered', () => {
    expect(owedActs(at(us, 'X12', '2026-01-01'))[0]).toMatchObject({ dueOn: '2026-01-21', weight: 'ask' });
  });

  it('is known where a case was taken over and nobody knows since when', () => {
    expect(owedActs(at(us, 'X12', null))[0]).toMatchObject({ since: ENTERED, dueOn: '2015-01-20' });
    expect(owedActs(at(us, 'X12', null, offices[0], { openedOn: '2026-02-01' }))[0]).toMatchObject({ since: '2026-02-01' });
  });

  it('has the clocks that it meets beside, each by its own rule, and the others of their term', () => {
    const events: StageEvent[] = [
      { id: 'a' as RecordId, type: 'arrest', on: '2026-05-01' as CivilDate, stage: 'X05', facts: {} },
    ];
    const acts = owedActs({ ...given(us, events, offices[0]!), state: foldStages(us, events, { stage: 'X04', on: null }) });

    expect(acts.filter(({ isOfStage }) => isOfStage).map(({ name }) => name)).toEqual(['PA_TREATY', 'PA_MX_LEI', 'PA_MX_CONST']);
  });

  it('of a clock that waits for a fact is soon: we are asked for it', () => {
    const waiting = { clock: 'SURR_MX', startEvent: 'e', startedOn: '2026-05-01', mustStopBy: null, latest: null } as const;
    const open = { ...waiting, warnOn: null, state: 'needs-fact', weight: 'hard', label: null } as unknown as OpenClock;

    expect(owedActs({ ...at(us, 'X18', '2026-05-01', offices[1]), clocks: [open] })).toContainEqual(
      expect.objectContaining({ kind: 'clock', name: 'SURR_MX', whose: 'us', weight: 'ask', dueOn: '2026-05-08' }),
    );
  });
});
