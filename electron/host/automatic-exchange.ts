import { ownStation } from '../../db/stations.ts';
import { dispatch } from './dispatch.ts';
import type { Services, Session } from './ground/context.ts';
import { carrierSettings } from './office/carriers/entered/settings.ts';
import { exchanging } from './office/in-step.ts';
import { isReadOnly } from './papers/reading-turns.ts';

/** How often it is looked whether an exchange is due. */
const LOOK_MS = 10_000;
const MINUTE_MS = 60_000;

/**
 * Exchanges by itself every so many minutes while a vault is open, where a supervisor said so for this station: through the same call that a
 * person makes, with the rights of whoever opened it. An office of one station, or one without a place of exchange, is asked nothing.
 */
export function exchangeWatch(services: Services): { readonly look: () => Promise<void> } {
  let tried: { readonly of: Session; readonly atMs: number } | null = null;
  return {
    async look() {
      const { session } = services.state;
      if (session === null || !session.office.open || session.user.role === 'auditor' || isReadOnly(session)) return;
      if (ownStation(session.office) === null) return;
      const automatic = carrierSettings(session)?.automatic;
      if (automatic === undefined || automatic.isPaused) return;
      const { lastMs, isUnderWay } = exchanging(services, session);
      const last = Math.max(lastMs ?? 0, tried?.of === session ? tried.atMs : 0);
      const nowMs = services.nowMs();
      // A clock that was set back makes nothing wait longer than it would have.
      if (isUnderWay || (nowMs >= last && nowMs - last < automatic.everyMinutes * MINUTE_MS)) return;
      tried = { of: session, atMs: nowMs };
      await dispatch(services, 'office:exchange', {}); // what it is refused with is kept where the line is read from
    },
  };
}

/** Keep looking for as long as the process lives. */
export function watchExchanges(services: Services): void {
  const watch = exchangeWatch(services);
  setInterval(() => void watch.look(), LOOK_MS).unref();
}
