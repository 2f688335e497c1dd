import { levels, papLabels, tlpLabels, type Category, type Caveat, type Level, type Mark, type Until } from './mark.ts';

/** What the catalogue says of the place that a mark stands on; a whole record has no category of its own. */
export type MarkDefault = { readonly level: Level; readonly category: Category | null };

/**
 * Whether `next` protects at least as much as `held` in every way (design page §6): level, categories, each caveat's reach, originator.
 * Tightening may be done by one person; whatever this answers no to is a loosening. A tear-line is separate text with its own
 * marking, so writing or dropping one is neither; the lock of an imported mark may not be dropped.
 */
export function isAsTight(held: Mark, next: Mark, standard: MarkDefault): boolean {
  return (
    rankOf(next, standard) >= rankOf(held, standard) &&
    includesAll(categoriesOf(next, standard), categoriesOf(held, standard)) &&
    (held.originator === undefined || next.originator === held.originator) &&
    (held.locked !== true || (next.locked === true && sameTearLine(held, next))) &&
    (held.caveats ?? []).every(
      caveat => caveat.kind === 'MUST_TELL' || (next.caveats ?? []).some(other => reaches(other, caveat)),
    ) &&
    // A duty to tell opens a gate, so adding it is the loosening.
    (has(held, 'MUST_TELL') || !has(next, 'MUST_TELL'))
  );
}

// High-water: a mark below the catalogue's level changes nothing.
function rankOf({ level, loosened }: Mark, standard: MarkDefault): number {
  return Math.max(levels.indexOf(loosened?.level ?? standard.level), level === undefined ? 0 : levels.indexOf(level));
}

function categoriesOf({ categories, loosened }: Mark, { category }: MarkDefault): readonly Category[] {
  const own = loosened?.categories ?? (category === null ? [] : [category]);
  return [...own, ...(categories ?? [])]; // a mark adds to the catalogue's category
}

/** Whether caveat `next` restricts at least as much as `held`. */
export function reaches(next: Caveat, held: Caveat): boolean {
  switch (held.kind) {
    case 'REL':
      return next.kind === 'REL' && includesAll(held.to, next.to);
    case 'NOREL':
      return next.kind === 'NOREL' && includesAll(next.to, held.to);
    case 'EYES':
      return next.kind === 'EYES' && includesAll(held.contacts, next.contacts);
    case 'PURPOSE':
      return next.kind === 'PURPOSE' && includesAll(held.purposes, next.purposes);
    case 'PAP':
      return next.kind === 'PAP' && papLabels.indexOf(next.label) <= papLabels.indexOf(held.label);
    case 'TLP':
      return next.kind === 'TLP' && tlpLabels.indexOf(next.label) <= tlpLabels.indexOf(held.label);
    case 'EMBARGO':
      return next.kind === 'EMBARGO' && waitsAsLong(next.until, held.until);
    case 'SEALED':
      return next.kind === 'SEALED' && waitsAsLong(next.until, held.until);
    case 'STATUTE':
      return next.kind === 'STATUTE' && next.gate === held.gate;
    default:
      return next.kind === held.kind;
  }
}

function waitsAsLong(next: Until, held: Until): boolean {
  if ('event' in held) return 'event' in next && next.event === held.event;
  return 'date' in next && next.date >= held.date;
}

function has(mark: Mark, kind: Caveat['kind']): boolean {
  return (mark.caveats ?? []).some(caveat => caveat.kind === kind);
}

function sameTearLine(held: Mark, next: Mark): boolean {
  return JSON.stringify(held.tearLine ?? null) === JSON.stringify(next.tearLine ?? null);
}

function includesAll<T>(whole: readonly T[], part: readonly T[]): boolean {
  return part.every(element => whole.includes(element));
}
