import type { Profile } from './profile.ts';

/** An open case, one that goes on after its surrender, and one that has ended: each case is one of these, on every screen and in every count. */
export const standings = ['open', 'after-care', 'ended'] as const;
export type Standing = (typeof standings)[number];

/** How a case stands: after-care is the stage into which an outcome of its profile leads on. A profile that is not known has none. */
export function standingOf(profile: Pick<Profile, 'outcomes'> | undefined, stage: string, isOver: boolean): Standing {
  if (isOver) return 'ended';
  return profile?.outcomes.some(({ continues }) => continues === stage) === true ? 'after-care' : 'open';
}
