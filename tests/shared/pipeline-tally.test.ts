import { expect, it } from 'vitest';
import type { CaseKind } from '../../shared/case.ts';
import type { CaseId, CivilDate } from '../../shared/language.ts';
import { tallyPipeline, type Tally } from '../../shared/pipeline-tally.ts';
import { findProfile, profileKey, profiles } from '../../shared/profiles.ts';
import { stageLabel } from '../../shared/stages.ts';

const day = (text: string) => text as CivilDate; // dates of this file

function withdrawn(kind: CaseKind, profileId: string, place: number): Tally {
  return {
    caseId: `case-${place}` as CaseId,
    kind,
    profile: profileKey(profiles.findLast(({ id }) => id === profileId)!),
    direction: 'US-MX',
    stage: 'T_WITHDRAWN',
    enteredOn: day('2026-10-01'),
    isOver: 1,
    counts: 'other',
    outcome: 'T_WITHDRAWN',
    outcomeOn: day('2026-10-01'),
    filedOn: null,
    hadDefects: 0,
    lastEventOn: day('2026-10-01'),
    assurancesDue: 0,
    faults: 0,
  };
}

it('counts an investigation that was abandoned and a request that was withdrawn in two rows, though the outcome bears one name', () => {
  const tallies = [
    withdrawn('joint-investigation', 'joint-investigation', 1),
    withdrawn('extradition', 'us-mx-us-req', 2),
    withdrawn('extradition', 'us-mx-us-req', 3),
  ];

  const { outcomes } = tallyPipeline(tallies, {
    today: day('2026-11-23'),
    todayOf: () => day('2026-11-23'),
    daysAhead: () => null,
    before: day('2026-09-01'),
    labelOf: (key, stage) => stageLabel(findProfile(key, profiles)!, stage),
    isAfterCare: () => false,
    sideOf: () => null,
  });

  expect(outcomes.map(({ kind, label, cases }) => [kind, label.en, cases])).toEqual([
    ['extradition', 'Withdrawn', 2],
    ['joint-investigation', 'Abandoned', 1],
  ]);
});
