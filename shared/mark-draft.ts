import type { CaseRecord } from './case.ts';
import { catalogue, type EntityName } from './catalogue.ts';
import { isLocked, isLoosenable } from './decision/effective-mark.ts';
import type { AgencyCode, CaseId, RecordId } from './language.ts';
import { isAsTight, type MarkDefault } from './mark-order.ts';
import { levels, type Category, type Caveat, type Level, type Loosened, type Mark } from './mark.ts';

/**
 * Where a mark is written: what stands there without one, the one that stands now, whether two persons may go below the default, and whether
 * its record came in locked, or one above it, so that nobody here may.
 */
export type MarkPlace = {
  readonly standard: MarkDefault;
  readonly held: Mark;
  readonly isLoosenable: boolean;
  readonly isUnderLock: boolean;
};

/** What a person wants to stand at a place, the catalogue's part included. */
export type MarkDraft = {
  readonly level: Level;
  readonly categories: readonly Category[];
  readonly caveats: readonly Caveat[];
  readonly originator: AgencyCode | null;
  readonly tearText: string;
};

/** What a draft asks for: a mark that one person may set, or one that a second person must approve. */
export type AskedMark =
  | { readonly kind: 'none' | 'locked' | 'protected' }
  | { readonly kind: 'tightening'; readonly mark: Mark }
  | { readonly kind: 'loosening'; readonly mark: Mark; readonly loosened: Loosened | null };

/** What stands where no mark does: the catalogue's row; for a whole record nothing, which any mark only tightens. */
export function standardOf(entity: EntityName, place: string): MarkDefault {
  const field = catalogue[entity].fields[place];
  return field === undefined ? { level: 'L0', category: null } : { level: field.level, category: field.category };
}

/** A value's place, or that of a whole record (`*`). */
export function markPlace(entity: EntityName, place: string, held: Mark = {}, isUnderLock = false): MarkPlace {
  const field = catalogue[entity].fields[place];
  return { standard: standardOf(entity, place), held, isLoosenable: field !== undefined && isLoosenable(field), isUnderLock };
}

/**
 * Whether a record, one from which it hangs, or the whole case came in with a packet: then what its values are by default stays the least,
 * as the decision has it of the same marks ({@link isLocked}).
 */
export function isUnderLock(record: MarkedRecord, caseId: CaseId, find: (id: RecordId) => MarkedRecord | undefined): boolean {
  if (isLocked(record.marks['*'])) return true;
  if (record.entity === 'case') return false;
  const above = find(record.parentId ?? (caseId as unknown as RecordId)); // the case's own record has the case's id (shared/case.ts)
  return above !== undefined && isUnderLock(above, caseId, find);
}

type MarkedRecord = Pick<CaseRecord, 'entity' | 'parentId' | 'marks'>;

/** What stands at a place now. */
export function draftOf({ standard, held }: MarkPlace): MarkDraft {
  const base = baseOf(standard, held.loosened);
  return {
    level: held.level === undefined ? base.level : highest(base.level, held.level),
    categories: [...new Set([...base.categories, ...(held.categories ?? [])])],
    caveats: held.caveats ?? [],
    originator: held.originator ?? null,
    tearText: held.tearLine?.text ?? '',
  };
}

/** What has to be asked for, so that the draft stands. */
export function askedBy(place: MarkPlace, draft: MarkDraft): AskedMark {
  const { held, standard } = place;
  if (same(draft, draftOf(place))) return { kind: 'none' };
  const kept = {
    ...(held.locked === undefined ? {} : { locked: held.locked }),
    ...(held.loosened === undefined ? {} : { loosened: held.loosened }),
  };
  const own = markOver(baseOf(standard, held.loosened), draft, held);
  if (covers(draft, baseOf(standard, held.loosened)) && isAsTight(held, { ...own, ...kept }, standard))
    return { kind: 'tightening', mark: own };
  if (held.locked === true) return { kind: 'locked' };
  const loosened = loosenedTo(standard, draft);
  if (loosened !== null && place.isUnderLock) return { kind: 'locked' };
  if (loosened !== null && !place.isLoosenable) return { kind: 'protected' };
  return { kind: 'loosening', mark: markOver(baseOf(standard, loosened ?? undefined), draft, held), loosened };
}

type Base = { readonly level: Level; readonly categories: readonly Category[] };

function baseOf({ level, category }: MarkDefault, loosened: Loosened | undefined): Base {
  return { level: loosened?.level ?? level, categories: loosened?.categories ?? (category === null ? [] : [category]) };
}

function covers(draft: MarkDraft, base: Base): boolean {
  return (
    levels.indexOf(draft.level) >= levels.indexOf(base.level) && base.categories.every(code => draft.categories.includes(code))
  );
}

/** What goes below the catalogue's own level or category; null where nothing does. */
function loosenedTo({ level, category }: MarkDefault, draft: MarkDraft): Loosened | null {
  const isLower = levels.indexOf(draft.level) < levels.indexOf(level);
  const isOther = category !== null && !draft.categories.includes(category) && draft.categories.length > 0;
  if (!isLower && !isOther) return null;
  return { ...(isLower ? { level: draft.level } : {}), ...(isOther ? { categories: draft.categories } : {}) };
}

/** The mark that makes a draft of a base. Only what differs is written. */
function markOver(base: Base, { level, categories, caveats, originator, tearText }: MarkDraft, held: Mark): Mark {
  const more = categories.filter(code => !base.categories.includes(code));
  const text = tearText.trim();
  return {
    ...(level === base.level ? {} : { level }),
    ...(more.length === 0 ? {} : { categories: more }),
    ...(caveats.length === 0 ? {} : { caveats }),
    ...(originator === null ? {} : { originator }),
    ...(text === ''
      ? {}
      : { tearLine: { level: held.tearLine?.level ?? 'L1', categories: held.tearLine?.categories ?? ['LEG'], text } }),
  };
}

function highest(one: Level, other: Level): Level {
  return levels.indexOf(one) >= levels.indexOf(other) ? one : other;
}

function same(one: MarkDraft, other: MarkDraft): boolean {
  const plain = (draft: MarkDraft) => JSON.stringify({ ...draft, categories: draft.categories.toSorted() });
  return plain(one) === plain(other);
}
