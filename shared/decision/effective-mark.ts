import type { Field } from '../catalogue-types.ts';
import type { AgencyCode, RecordId } from '../language.ts';
import {
  levels,
  statuteGates,
  type Category,
  type Caveat,
  type Flag,
  type Level,
  type Loosened,
  type Mark,
  type TearLine,
} from '../mark.ts';
import type { EffectiveMark, PlacedCaveat, Subject } from './types.ts';

/** Stands where a caveat could not be read. No policy knows it, so it denies. */
const unknownCaveat = { kind: '?' } as unknown as Caveat;

/** What a record has from above: the marks of the case, of the records it hangs from, and its own `*`, joined; and whom it is about. */
export type Inherited = {
  readonly level: Level;
  readonly categories: readonly Category[];
  readonly flags: readonly Flag[];
  readonly caveats: readonly PlacedCaveat[];
  readonly sealedAt: readonly RecordId[];
  readonly originators: readonly AgencyCode[];
  readonly lockedBy: readonly AgencyCode[];
  /** Whether any of these came in with a packet, whoever owns it: below its default nobody here puts what is under it. */
  readonly isUnderLock: boolean;
  readonly subject: Subject | null;
};

export const nothingInherited: Inherited = {
  level: 'L0',
  categories: [],
  flags: [],
  caveats: [],
  sealedAt: [],
  originators: [],
  lockedBy: [],
  isUnderLock: false,
  subject: null,
};

/** Where a value stands, and the rows that describe it. */
export type ValueAt = { readonly owner: AgencyCode; readonly record: RecordId; readonly field: string };

/** Whether a mark came in with a packet. */
export function isLocked(mark: Mark | undefined): boolean {
  return mark?.locked === true;
}

/**
 * Join a mark to what came from above (high-water: the highest level, all categories, caveats and owners). A part of the mark that is
 * not shaped as it should be joins as something unknown, which denies.
 *
 * @param at - Where the mark stands: an event opens what awaits it there, and nowhere else.
 */
export function joinMark(above: Inherited, mark: Mark | undefined, { owner, record: at }: Omit<ValueAt, 'field'>): Inherited {
  if (mark === undefined) return above;
  if (typeof mark !== 'object' || mark === null) return { ...above, caveats: [...above.caveats, unknownCaveat] };
  const originators = mark.originator === undefined || mark.originator === owner ? [] : [mark.originator];
  // What came in locked has an owner elsewhere; where none is named, nobody can be asked.
  const flags: readonly Flag[] = isLocked(mark) && mark.originator === undefined ? ['3p'] : [];
  return {
    ...above,
    level: highest(above.level, mark.level ?? 'L0'),
    categories: union(above.categories, listOf(mark.categories, '?' as Category)),
    flags: union(above.flags, flags),
    caveats: [...above.caveats, ...listOf(mark.caveats, unknownCaveat).map(caveat => placed(caveat, at))],
    originators: union(above.originators, originators),
    lockedBy: union(above.lockedBy, isLocked(mark) ? originators : []),
    isUnderLock: above.isUnderLock || isLocked(mark),
  };
}

/** The whole mark of one value: the catalogue's row, what the record has from above, and the value's own mark. */
export function effectiveMark(
  place: ValueAt,
  field: Field,
  inherited: Inherited,
  mark: Mark | undefined,
  tearLine: TearLine | null,
): EffectiveMark {
  const joined = joinMark(inherited, mark, place);
  const loosened = joined.isUnderLock ? {} : loosenedBy(mark, field);
  const own = loosened.categories ?? [field.category];
  return {
    owner: place.owner,
    record: place.record,
    field: place.field,
    type: field.type,
    level: highest(loosened.level ?? field.level, joined.level),
    categories: union(own, joined.categories),
    ...(loosened.categories === undefined ? {} : { isRecategorised: true }),
    flags: union(field.flags ?? [], joined.flags),
    caveats: joined.caveats,
    sealedAt: field.flags?.includes('sealed') === true ? union(joined.sealedAt, [place.record]) : joined.sealedAt,
    originators: joined.originators,
    lockedBy: joined.lockedBy,
    tearLine,
    subject: joined.subject,
  };
}

/**
 * Whether two persons may go below the catalogue's default here. Sources, victims, minors and the secrets of a statute are opened by a
 * recorded fact alone, and what never leaves stays.
 */
export function isLoosenable({ category, level, flags = [] }: Field): boolean {
  const isGated = flags.some(flag => flag === 'minor' || flag === '3p' || (statuteGates as readonly Flag[]).includes(flag));
  return category !== 'SRC' && category !== 'VIC' && level !== 'L4' && !isGated;
}

/** What counts of a mark's loosening: nothing where it may not be, or where it is not shaped as it should be. */
function loosenedBy(mark: Mark | undefined, field: Field): Loosened {
  const asked = mark?.loosened;
  if (asked === undefined || typeof asked !== 'object' || asked === null || !isLoosenable(field)) return {};
  const { level, categories } = asked;
  return {
    ...(level !== undefined && levels.includes(level) ? { level } : {}),
    ...(categories instanceof Array && categories.length > 0 ? { categories: union(categories, []) } : {}),
  };
}

/**
 * The mark of a record's existence: that there is a person is an identity, that there is anything else is administrative, and both are
 * public until something from above or the record's own mark says otherwise.
 */
export function existenceMark(
  place: Omit<ValueAt, 'field'>,
  isPerson: boolean,
  inherited: Inherited,
  tearLine: TearLine | null,
): EffectiveMark {
  return {
    owner: place.owner,
    record: place.record,
    field: '*',
    type: null,
    level: inherited.level,
    categories: union([isPerson ? 'IDN' : 'ADM'], inherited.categories),
    flags: inherited.flags,
    caveats: inherited.caveats,
    sealedAt: inherited.sealedAt,
    originators: inherited.originators,
    lockedBy: inherited.lockedBy,
    tearLine,
    subject: inherited.subject,
  };
}

/** A caveat that awaits an event, with the record where it stands. Another is as it was, whatever its shape. */
function placed(caveat: Caveat, at: RecordId): PlacedCaveat {
  return typeof caveat === 'object' && caveat !== null && 'until' in caveat ? { ...caveat, at } : caveat;
}

/** The higher of two levels; one that is not known stays, since nothing is above it. */
function highest(a: Level, b: Level): Level {
  const rankA = levels.indexOf(a);
  const rankB = levels.indexOf(b);
  if (rankA < 0) return a;
  return rankB < 0 || rankB > rankA ? b : a;
}

function union<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  if (b.length === 0) return a;
  return a.length === 0 ? [...new Set(b)] : [...new Set([...a, ...b])];
}

function listOf<T>(list: readonly T[] | undefined, unknown: T): readonly T[] {
  if (list === undefined) return [];
  return list instanceof Array ? list : [unknown];
}
