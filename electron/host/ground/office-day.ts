import { findOfficeZone } from '../../../db/office-zone.ts';
import { getVaultState } from '../../../db/vault-state.ts';
import { daysAt, type Days, type OfficeDay } from '../../../shared/clocks/civil-day.ts';
import { capitalZone, countryOfAgency } from '../../../shared/countries.ts';
import type { Services, Session } from './context.ts';

/** The zone by whose days an office lives: the one that a supervisor set, or its country's capital's; UTC where that is not known. */
export function officeZone({ office }: Pick<Session, 'office'>): string {
  return findOfficeZone(office) ?? capitalZone(countryOfAgency(getVaultState(office).agency.code));
}

/**
 * What day it is now, for the office and for every rule. Nobody else in the host turns the clock into a day: lists, the board, Today,
 * reviews, decisions and refusals all take their day from here, once for each call.
 */
export function officeDays(session: Pick<Session, 'office'>, { nowMs }: Pick<Services, 'nowMs'>): Days {
  return daysAt(nowMs(), officeZone(session));
}

/** The office's day as a door is told it. */
export function officeDay(session: Pick<Session, 'office'>, services: Pick<Services, 'nowMs'>): OfficeDay {
  const { office: on, zone } = officeDays(session, services);
  return { on, zone };
}
