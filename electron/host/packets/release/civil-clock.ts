import { Temporal } from 'temporal-polyfill';
import { capitalZone } from '../../../../shared/countries.ts';
import type { CivilDate } from '../../../../shared/language.ts';

/** The civil date at an instant in the capital's zone of an authority's country; in UTC for others. */
export function civilDateIn(country: string, atMs: number): CivilDate {
  return Temporal.Instant.fromEpochMilliseconds(atMs)
    .toZonedDateTimeISO(capitalZone(country))
    .toPlainDate()
    .toString() as CivilDate; // ISO 8601
}
