import { eventName } from '../../shared/decision/event-name.ts';
import type { JudgedMark } from '../../shared/judged-mark.ts';
import { statuteGates, type Caveat, type Flag, type Mark } from '../../shared/mark.ts';
import type { Translate } from '../text.ts';
import type { MarkState } from './mark-state.ts';

/** `L3 Protected SRC ORCON`: how a value is handled, whole. The host judged it; here it is only said. */
export function handlingWords(mark: JudgedMark, t: Translate): string {
  return [`${mark.level} ${t(`mark.level.${mark.level}`)}`, ...handlingCodes(mark, t)].join(' ');
}

/** All of a mark but its level: categories, caveats and flags in code, whose it is, and the protected person whom it is about. */
export function handlingCodes(mark: JudgedMark, t: Translate): readonly string[] {
  return [...mark.categories, ...restrictions(mark, t)];
}

/**
 * What stands in little room before a value's shield: what its mark has beyond the whole case's and its field's own category, and for a
 * value that does not leave whole at least that category.
 */
export function codesBeside(mark: JudgedMark, ofCase: JudgedMark | null, state: MarkState, t: Translate): readonly string[] {
  const known = new Set(ofCase === null ? [] : handlingCodes(ofCase, t));
  const codes = [...restrictions(mark, t), ...mark.categories.slice(1)].filter(code => !known.has(code));
  return codes.length > 0 || state === 'release' ? codes : mark.categories.slice(0, 1);
}

function restrictions({ caveats, flags, originators, subject }: JudgedMark, t: Translate): readonly string[] {
  const codes = [...caveats.map(caveat => caveatWords(caveat, t)), ...flags.flatMap(flag => codeOfFlag(flag) ?? [])];
  const origin = originators.length === 0 ? [] : [t('sheet.origin', { agencies: originators.join(', ') })];
  const about = subject === null || subject === 'suspect' || subject === 'official' ? [] : [t(`mark.about.${subject}`)];
  return [...new Set([...codes, ...origin, ...about])];
}

/** A mark as it is stored, in code; what two persons put below the catalogue's default stands after a downward arrow. */
export function storedMarkCodes(mark: Mark | null, t: Translate): string {
  const { level, categories = [], caveats = [], originator, loosened, tearLine } = mark ?? {};
  const parts = [level, ...categories, ...caveats.map(caveat => caveatWords(caveat, t)), originator].filter(
    part => part !== undefined,
  );
  const lower = [loosened?.level, ...(loosened?.categories ?? [])].filter(part => part !== undefined);
  const text = tearLine === undefined ? [] : [`«${tearLine.text}»`];
  return [...parts, ...(lower.length === 0 ? [] : ['↓', ...lower]), ...text].join(' ') || '—';
}

/** A caveat's kind, with what it says: `TLP:RED`, `REL TO MX`, `EYES A. Example`, `STATUTE gj`, `EMBARGO Operation executed`. */
function caveatWords(caveat: Caveat, t: Translate): string {
  if ('label' in caveat) return caveat.label;
  if ('to' in caveat) return `${caveat.kind} TO ${caveat.to.join(', ')}`;
  if ('contacts' in caveat) return `${caveat.kind} ${caveat.contacts.join(', ')}`;
  if ('purposes' in caveat) return `${caveat.kind} ${caveat.purposes.join(', ')}`;
  if ('gate' in caveat) return `${caveat.kind} ${caveat.gate}`;
  if ('until' in caveat) return `${caveat.kind} ${'date' in caveat.until ? caveat.until.date : t(eventName(caveat.until.event))}`;
  return caveat.kind;
}

/** Flags in the words of caveats where they mean the same. That a value can be derived from another (`drv`) is no way of handling it. */
function codeOfFlag(flag: Flag): string | null {
  if (flag === 'drv') return null;
  if (flag === 'safety') return 'MUST_TELL';
  return statuteGates.some(gate => gate === flag) ? `STATUTE ${flag}` : flag.toUpperCase();
}
