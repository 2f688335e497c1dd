import { officeProfiles } from '../cases/case-rules.ts';
import type { Services, Session } from '../ground/context.ts';
import { officeDay, officeDays } from '../ground/office-day.ts';

/** How often the clock is looked at. A timer set for midnight would be late after the computer slept. */
const LOOK_MS = 15_000;

/**
 * Look at the days of the office and of every rule, and say `day:changed` when one of them is over, so that a window left open shows the
 * new day. Says nothing of a vault that was opened meanwhile: what opens it reads the day.
 */
export function dayWatch(services: Services): { readonly look: () => void } {
  let seen: { readonly session: Session; readonly days: string } | null = null;
  return {
    look() {
      const { session } = services.state;
      if (session === null) return void (seen = null);
      const days = daysNow(session, services);
      const isOver = seen?.session === session && seen.days !== days;
      seen = { session, days };
      if (isOver) services.tell('day:changed', { day: officeDay(session, services) });
    },
  };
}

/** Keep looking for as long as the process lives. */
export function watchDays(services: Services): void {
  const watch = dayWatch(services);
  setInterval(() => watch.look(), LOOK_MS).unref();
}

function daysNow(session: Session, services: Services): string {
  const days = officeDays(session, services);
  const zones = new Set(officeProfiles(session, services).map(({ zone }) => zone));
  return [days.office, ...[...zones].map(zone => days.in(zone))].join(' ');
}
