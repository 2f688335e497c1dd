import { create } from 'zustand';
import type { OfficeDay } from '../shared/clocks/civil-day.ts';
import type { CivilDate } from '../shared/language.ts';

/**
 * The office's day and zone, as the host says them: what typed dates count from and times are shown in. The window has no day of its own.
 * Until a vault is open there is none to know.
 */
export const useDay = create<OfficeDay>(() => ({ on: '0001-01-01' as CivilDate, zone: 'UTC' })); // written as a date is

/** The office's day now, for what is not drawn. A part that is drawn asks {@link useDay}, so that it follows midnight. */
export function officeToday(): CivilDate {
  return useDay.getState().on;
}

/** The office's day, in a part that is drawn. */
export function useOfficeToday(): CivilDate {
  return useDay(day => day.on);
}
