import { isTakenOut, listHeads, listStations, ownStation } from '../../../db/stations.ts';
import { countUnsent } from '../../../db/bundles.ts';
import { isPutBack } from '../../../db/vault-state.ts';
import { carrierFailures, type CarrierFailureCode } from '../../../shared/carrier-failure.ts';
import type { Exchanged, InStep } from '../../../shared/contract/stations.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { Exchanging, Services, Session } from '../ground/context.ts';
import { isWithdrawn } from './carriers/entered/known.ts';
import { carrierSettings } from './carriers/entered/settings.ts';

const DAY_MS = 86_400_000;

/** How far this station is with the others, in a line. An office of one station is asked one thing more, and no more. */
export function inStep(session: Session, services: Pick<Services, 'nowMs' | 'state'>): InStep {
  const { office } = session;
  const own = ownStation(office);
  if (own === null)
    return {
      isOfSeveral: false,
      isTakenOut: false,
      isPutBack: false,
      isStopped: false,
      hasPlace: false,
      unsent: 0,
      silent: null,
      away: null,
      newer: null,
      automatic: null,
    };
  const { lastMs, away, newer } = exchanging(services, session);
  const settings = carrierSettings(session);
  const { automatic } = settings ?? {};
  return {
    isOfSeveral: true,
    isTakenOut: isTakenOut(office, own),
    isPutBack: isPutBack(office),
    isStopped: listHeads(office).some(({ station, forked }) => station === own && forked !== null),
    hasPlace: settings !== null && !isWithdrawn(session, settings),
    unsent: countUnsent(office, own),
    silent: longestSilent(session, own, services.nowMs()),
    away: settings === null ? null : away,
    newer,
    automatic: automatic === undefined ? null : { isPaused: automatic.isPaused, lastMs },
  };
}

function longestSilent({ office }: Session, own: number, nowMs: number): InStep['silent'] {
  const heads = new Map(listHeads(office).map(head => [head.station, head.heardAtMs]));
  const silent = listStations(office)
    .filter(({ number, removedAtMs }) => number !== own && removedAtMs === null)
    .map(({ number, label, addedAtMs }) => ({
      number,
      label,
      days: Math.floor((nowMs - (heads.get(number) ?? addedAtMs)) / DAY_MS),
    }))
    .filter(({ days }) => days >= 1)
    .sort((a, b) => b.days - a.days);
  return silent[0] ?? null;
}

/** How the exchanges of this session went so far. */
export function exchanging({ state }: Pick<Services, 'state'>, session: Session): Exchanging {
  const known = state.exchanged;
  return known?.of === session ? known : { of: session, isUnderWay: false, lastMs: null, away: null, newer: null };
}

/**
 * Exchange where the office does and keep how it went, one at a time. What is told afterwards names nothing: who shows it asks.
 *
 * @param how - `isPlace`: it goes to the place of exchange; a folder that was chosen by hand says nothing of that.
 * @throws Refusal `office/exchanging` while another is under way.
 */
export async function keepingHow(
  session: Session,
  services: Services,
  { isPlace, act }: { readonly isPlace: boolean; readonly act: () => Promise<Exchanged> },
): Promise<Exchanged> {
  const { state, nowMs } = services;
  const before = exchanging(services, session);
  if (before.isUnderWay) throw new Refusal('office/exchanging');
  state.exchanged = { ...before, isUnderWay: true };
  let after: Exchanging = before;
  try {
    const done = await act();
    const newer = done.newer === 0 ? null : { count: done.newer, needs: done.needs };
    after = { ...before, lastMs: nowMs(), away: isPlace ? null : before.away, newer };
    return done;
  } catch (error) {
    const code = awayCode(error);
    if (isPlace && code !== null) after = { ...before, away: { sinceMs: before.away?.sinceMs ?? nowMs(), code } };
    throw error;
  } finally {
    state.exchanged = after;
    services.tell('office:exchanged', {});
  }
}

/** What says that there is no such place here, not that it could not be reached. */
const isOfHere = (code: string): boolean => code === 'carrier/none' || code === 'carrier/withdrawn';

function awayCode(error: unknown): CarrierFailureCode | null {
  if (!(error instanceof Refusal) || !(error.code in carrierFailures) || isOfHere(error.code)) return null;
  return error.code as CarrierFailureCode; // a key of that table
}
