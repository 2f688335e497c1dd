/** A date of birth as far as it is known; `about`: it was estimated. */
export type BirthDate = {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  readonly about: boolean;
};

/**
 * What a stored date of birth says, with the precision that stands beside it (or in it: `1987`, `1987-04`, `1987-00-00`, `c. 1987`).
 * null where it says nothing.
 */
export function birthDateOf(text: string, precision: string | null = null): BirthDate | null {
  const parts = /^\s*(~|c\.?|ca\.?|circa)?\s*(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(~|\?|%)?/i.exec(text);
  if (parts === null) return null;
  const known = (digits: string | undefined): number | null => (Number(digits ?? 0) === 0 ? null : Number(digits));
  const about = parts[1] !== undefined || parts[5] !== undefined || precision === 'estimated';
  const month = precision === 'year' || about ? null : known(parts[3]);
  const day = precision === 'month' || month === null ? null : known(parts[4]);
  return { year: Number(parts[2]), month, day, about };
}

/** The date of birth that a CURP is made of, if it is well formed. */
export function birthDateInCurp(curp: string): BirthDate | null {
  const parts = /^[a-z]{4}(\d{2})(\d{2})(\d{2})[hmx][a-z]{5}([a-z0-9])\d$/.exec(curp);
  if (parts === null) return null;
  const century = /\d/.test(parts[4] ?? '') ? 1900 : 2000; // its 17th place: a figure for those born before 2000
  return { year: century + Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]), about: false };
}

export type BirthMatch = 'same' | 'month' | 'year' | 'near' | 'differs';

/** How two dates of birth agree: `month`, `year`: as far as one of them is known. `near`: one slip of the pen apart, day and month changed places, or estimates within two years. */
export function compareBirths(one: BirthDate, other: BirthDate): BirthMatch {
  if (one.about || other.about) {
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
export function birthKey({ year, month, day, about }: BirthDate): string {
  if (about || month === null || day === null) return '';
  const [less, more] = [Math.min(month, day), Math.max(month, day)];
  return more > 12 ? `${year} ${month} ${day}` : `${year} ${less} ${more}`;
}

function written({ year, month, day }: BirthDate): string {
  return [year, month, day].map(part => String(part).padStart(2, '0')).join('');
}
