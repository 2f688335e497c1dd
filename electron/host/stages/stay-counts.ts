import type { CaseLine, StageStayRow } from '../../../db/case-lines.ts';
import { dayNumber } from '../../../shared/clocks/civil-date.ts';
import type { CaseId } from '../../../shared/language.ts';
import type { StayLength } from '../../../shared/stay-quantile.ts';

/** Which stays are compared with each other: of one kind, under one profile (of whichever version), in one direction. */
export const wayOf = ({ kind, profile, direction }: Pick<CaseLine, 'kind' | 'profile' | 'direction'>): string =>
  `${kind} ${profile.slice(0, profile.indexOf('@'))} ${direction ?? ''}`;

/** How many stays of a way took how long, by stage, from which those of one case can be taken out again. */
export type StayCounts = {
  readonly add: (line: CaseLine, stays: readonly StageStayRow[]) => void;
  readonly remove: (id: CaseId) => void;
  readonly clear: () => void;
  /** A number that no other state of a way has had; 0 of one without stays. */
  readonly versionOf: (way: string) => number;
  /** By stage; `now` is a day number, up to which a stay has lasted that goes on. */
  readonly lengthsOn: (way: string, now: number) => ReadonlyMap<string, readonly StayLength[]>;
};

/** Of one stage: how many took so many days, and how many go on since a day. */
type Counts = { readonly ended: Map<number, number>; readonly open: Map<number, number> };
type Way = { version: number; readonly stages: Map<string, Counts> };
/** A stay as it was put in. */
type Put = { readonly counts: Map<number, number>; readonly key: number };

let versions = 0;

export function newStayCounts(): StayCounts {
  const ways = new Map<string, Way>();
  const ofCase = new Map<CaseId, { readonly way: Way; readonly put: readonly Put[] }>();
  return {
    add(line, stays) {
      if (stays.length === 0) return;
      const name = wayOf(line);
      const way = ways.get(name) ?? { version: 0, stages: new Map<string, Counts>() };
      ways.set(name, way);
      const put = stays.map((stay): Put => putOf(stay, way));
      for (const { counts, key } of put) counts.set(key, (counts.get(key) ?? 0) + 1);
      way.version = ++versions;
      ofCase.set(line.caseId, { way, put });
    },
    remove(id) {
      const own = ofCase.get(id);
      if (own === undefined) return;
      for (const { counts, key } of own.put) {
        const left = (counts.get(key) ?? 0) - 1;
        if (left > 0) counts.set(key, left);
        else counts.delete(key);
      }
      own.way.version = ++versions;
      ofCase.delete(id);
    },
    clear() {
      ways.clear();
      ofCase.clear();
    },
    versionOf: way => ways.get(way)?.version ?? 0,
    lengthsOn(way, now) {
      const stages = [...(ways.get(way)?.stages ?? [])];
      return new Map(stages.map(([stage, counts]) => [stage, lengthsIn(counts, now)]));
    },
  };
}

function putOf({ stage, enteredOn, leftOn }: StageStayRow, { stages }: Way): Put {
  let counts = stages.get(stage);
  if (counts === undefined) stages.set(stage, (counts = { ended: new Map(), open: new Map() }));
  const entered = dayNumber(enteredOn);
  return leftOn === null
    ? { counts: counts.open, key: entered }
    : { counts: counts.ended, key: Math.max(0, dayNumber(leftOn) - entered) };
}

function lengthsIn({ ended, open }: Counts, now: number): readonly StayLength[] {
  return [
    ...[...ended].map(([days, times]) => ({ days, hasEnded: true, times })),
    ...[...open].map(([entered, times]) => ({ days: Math.max(0, now - entered), hasEnded: false, times })),
  ];
}
