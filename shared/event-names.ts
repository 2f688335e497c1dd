import { CLOCK_ENDED } from './clocks/clock-end.ts';
import { policy2026 } from './decision/policy-2026-1.ts';
import type { Profile } from './profile.ts';
import { meantName } from './slips.ts';

/** Whether a type of event is one that a profile names, or that every case may have. */
export function isEventOf({ events }: Pick<Profile, 'events'>, type: string): boolean {
  return Object.hasOwn(events, type) || Object.hasOwn(policy2026.named, type) || type === CLOCK_ENDED;
}

/** The event that a type is a slip of; null where it is one itself, or like none. */
export function meantEvent(profile: Pick<Profile, 'events'>, type: string): string | null {
  if (isEventOf(profile, type)) return null;
  const names = Object.keys(profile.events);
  const meant = meantName(plain(type), names.map(plain));
  return names.find(name => plain(name) === meant) ?? null;
}

const plain = (name: string): string => name.toLowerCase().replace(/[\s_.-]+/g, '-');
