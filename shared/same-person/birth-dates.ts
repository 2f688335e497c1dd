import { partialDateOf, type PartialDate } from '../partial-date.ts';
import { datesTyped } from '../typed-partial-date.ts';

/** A date of birth as far as it is known. */
export type BirthDate = PartialDate;

/** What a date of birth says, stored or as a person wrote it; null where it says nothing, or two things. */
export function birthDateOf(text: string): BirthDate | null {
  const stored = partialDateOf(text);
  if (stored !== null || text === '') return stored;
  const [meant, other] = datesTyped(text);
  return meant === undefined || other !== undefined ? null : partialDateOf(meant);
}

/** The date of birth that a CURP is made of, if it is well formed. */
export function birthDateInCurp(curp: string): BirthDate | null {
  const parts = /^[a-z]{4}(\d{2})(\d{2})(\d{2})[hmx][a-z]{5}([a-z0-9])\d$/.exec(curp);
  if (parts === null) return null;
  const century = /\d/.test(parts[4] ?? '') ? 1900 : 2000; // its 17th place: a figure for those born before 2000
  return { year: century + Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]), isAbout: false };
}

export type BirthMatch = 'same' | 'month' | 'year' | 'near' | 'differs';

/** How two dates of birth agree: `month`, `year`: as far as one of them is known. `near`: one slip of the pen apart, day and month changed places, or estimates within two years. */
export function compareBirths(one: BirthDate, other: BirthDate): BirthMatch {
  if (one.isAbout || other.isAbout) {
    const years = Math.abs(one.year - other.year);
    return years <= 2 ? 'near' : years <= 5 ? 'year' : 'differs';
  }
  if (one.month === null || other.month === null) return one.year === other.year ? 'year' : 'differs';
  if (one.day === null || other.day === null) return one.year === other.year && one.month === other.month ? 'month' : 'differs';
  const [a, b] = [written(one), written(other)];
  if (a === b) return 'same';
  if (one.year === other.year && one.month === other.day && one.day === other.month) return 'near';
  return [...a].filter((figure, at) => figure !== b[at]).length === 1 ? 'near' : 'differs';
}

/** A whole date, the same whichever of day and month was written first; empty for a part of one. */
export function birthKey({ year, month, day, isAbout }: BirthDate): string {
  if (isAbout || month === null || day === null) return '';
  const [less, more] = [Math.min(month, day), Math.max(month, day)];
  return more > 12 ? `${year} ${month} ${day}` : `${year} ${less} ${more}`;
}

function written({ year, month, day }: BirthDate): string {
  return [year, month, day].map(part => String(part).padStart(2, '0')).join('');
}
