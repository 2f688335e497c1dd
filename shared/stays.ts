import type { CivilDate } from './language.ts';
import type { BoardGroup, Profile } from './profile.ts';
import type { StageState } from './stages.ts';

/** A time that a case stood in one column of its profile's board. `enteredOn` is null if it was taken over as it stood; `leftOn` while it stands there. */
export type Stay = { readonly board: string; readonly enteredOn: CivilDate | null; readonly leftOn: CivilDate | null };

/** The columns of a profile's board, in their order. */
export function boardOf({ board, stages }: Pick<Profile, 'board' | 'stages'>): readonly BoardGroup[] {
  return board ?? stages.map(({ id, label }) => ({ id, label, stages: [id] }));
}

/** Every stay, in the order of the way. Stages of one column that follow each other are one stay; an outcome ends the last. */
export function staysOf(profile: Profile, { path }: Pick<StageState, 'path'>): readonly Stay[] {
  const columnOf = new Map(boardOf(profile).flatMap(({ id, stages }) => stages.map(stage => [stage, id] as const)));
  const stays: Stay[] = [];
  for (const { stage, on } of path) {
    const board = columnOf.get(stage);
    const last = stays.at(-1);
    if (last !== undefined && last.leftOn === null && last.board === board) continue;
    if (last !== undefined && last.leftOn === null) stays[stays.length - 1] = { ...last, leftOn: on };
    if (board !== undefined) stays.push({ board, enteredOn: (on as string) === '' ? null : on, leftOn: null });
  }
  return stays;
}

/** A time that a case stood in one stage, as a {@link Stay} in one column. */
export type StageStay = Omit<Stay, 'board'> & { readonly stage: string };

/** Every stay in a stage of the profile, in the order of the way; the next step ends it, an outcome too. */
export function stageStaysOf({ stages }: Pick<Profile, 'stages'>, { path }: Pick<StageState, 'path'>): readonly StageStay[] {
  const known = new Set(stages.map(({ id }) => id));
  return path.flatMap(({ stage, on }, place) =>
    known.has(stage) ? [{ stage, enteredOn: (on as string) === '' ? null : on, leftOn: path[place + 1]?.on ?? null }] : [],
  );
}
