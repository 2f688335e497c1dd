import { Temporal } from 'temporal-polyfill';
import type { CivilDate } from '../../../../shared/language.ts';

const zones: Readonly<Record<string, string>> = { MX: 'America/Mexico_City', US: 'America/New_York' };

/** The civil date at an instant in the capital's zone of an authority's country; in UTC for others. */
export function civilDateIn(country: string, atMs: number): CivilDate {
  const zone = zones[country] ?? 'UTC';
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone).toPlainDate().toString() as CivilDate; // ISO 8601
}
