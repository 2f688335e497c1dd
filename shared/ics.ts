import { civilDate, dayNumber } from './clocks/civil-date.ts';
import type { CivilDate } from './language.ts';

/** A whole day of a calendar file. A cancelled one tells a calendar that has it to strike it out. */
export type CalendarDay = {
  readonly uid: string; // the same in every file, so that a new one updates
  readonly sequence: number; // grows when the day moved
  readonly day: CivilDate;
  readonly isCancelled: boolean;
  readonly title: string;
  readonly description: string;
  /** How many days before it a calendar reminds, at nine in the morning; 1 or more each. */
  readonly remindDaysBefore: readonly number[];
};

const MOST_OCTETS = 75;
const REMINDED_AT = 'T15H'; // before midnight: nine in the morning of the day before

/**
 * A calendar file (RFC 5545) of whole days: in UTF-8 its lines have at most 75 octets and end in CR LF. It names no METHOD: it is a calendar to
 * take in, not an invitation between an organizer and guests, so days that stand and days that are cancelled may lie side by side.
 *
 * @param madeMs - When it was made, for its stamps.
 */
export function calendarText(days: readonly CalendarDay[], madeMs: number): string {
  const stamp = new Date(madeMs).toISOString().replaceAll(/[-:]|\.\d+/g, ''); // 20261114T180000Z
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Enlace//Deadlines//EN',
    'CALSCALE:GREGORIAN',
    ...days.flatMap(day => linesOf(day, stamp)),
    'END:VCALENDAR',
  ];
  return lines.flatMap(folded).join('\r\n') + '\r\n';
}

function linesOf(
  { uid, sequence, day, isCancelled, title, description, remindDaysBefore }: CalendarDay,
  stamp: string,
): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${sequence}`,
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `DTSTART;VALUE=DATE:${plain(day)}`,
    `DTEND;VALUE=DATE:${plain(civilDate(dayNumber(day) + 1))}`, // the first day that is no longer part of it
    `SUMMARY:${escaped(title)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    ...(isCancelled ? [] : remindDaysBefore.flatMap(before => alarm(before, title))),
    'END:VEVENT',
  ];
}

function alarm(daysBefore: number, title: string): string[] {
  const days = daysBefore - 1;
  const trigger = days === 0 ? `-P${REMINDED_AT}` : `-P${days}D${REMINDED_AT}`;
  return ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(title)}`, `TRIGGER:${trigger}`, 'END:VALARM'];
}

const plain = (day: CivilDate): string => day.replaceAll('-', '');

/** A text value: what would end it, or the line, stands behind a backslash; other control characters have no place in it. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\\;,]/g, sign => `\\${sign}`)
    .replaceAll('\n', '\\n')
    .replaceAll(/\p{Cc}/gu, ' ');
}

/** A line in pieces of at most 75 octets of UTF-8, each further one behind a space; no character is cut. */
function folded(line: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const more = octetsOf(character);
    if (octets + more > MOST_OCTETS) {
      pieces.push(piece);
      [piece, octets] = [' ', 1];
    }
    piece += character;
    octets += more;
  }
  return [...pieces, piece];
}

function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
