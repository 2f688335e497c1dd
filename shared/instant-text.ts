import { Temporal } from 'temporal-polyfill';
import { partialDateText } from './partial-date.ts';
import type { Reader } from './reader.ts';
import { zoneText } from './zone-names.ts';

const written = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?(?:\[([^\]]+)\])?$/;

/**
 * `29 Nov 2026, 14:30`, `29 nov 2026, 14:30, hora de Tijuana`: the time where it was, and whose time that is unless it is the office's. A day
 * alone, and anything that is no time, is written as it is.
 *
 * @param zone - The office's; left out where a text leaves the office: the zone is always named.
 */
export function instantText(instant: string, reader: Reader, zone?: string): string {
  const parts = written.exec(instant);
  if (parts === null) return partialDateText(instant, reader) ?? instant;
  const [, date = '', time = '', offset, named] = parts;
  const where = whose(instant, offset, named, zone);
  const at = `${partialDateText(date, reader) ?? date}, ${time}`;
  if (where === null) return at;
  const name = zoneText(where, reader);
  return name.startsWith('UTC') ? `${at} ${name}` : `${at}, ${name}`;
}

/** The zone to be named, or null where it is the office's or not said. */
function whose(
  instant: string,
  offset: string | undefined,
  named: string | undefined,
  office: string | undefined,
): string | null {
  if (named !== undefined) return named === office ? null : named;
  if (offset === undefined) return null;
  if (office === undefined) return offset;
  const here = Temporal.Instant.from(instant).toZonedDateTimeISO(office).toPlainDateTime();
  return instant.startsWith(here.toString({ smallestUnit: 'minute' })) ? null : offset;
}
