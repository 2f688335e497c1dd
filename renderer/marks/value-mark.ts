import type { CaseFile, CaseRecord } from '../../shared/case.ts';
import { catalogue, isEntity } from '../../shared/catalogue.ts';
import { effectiveMark, joinMark, nothingInherited, type Inherited } from '../../shared/decision/effective-mark.ts';
import type { RecordId } from '../../shared/language.ts';
import { levels, statuteGates, type Category, type Caveat, type Flag, type Level, type Mark } from '../../shared/mark.ts';
import type { MarkState } from './mark-state.ts';

/** How a value must be handled: its own mark joined with the catalogue's and with the marks above it. */
export type ValueMark = {
  readonly level: Level;
  readonly categories: readonly Category[];
  readonly caveats: readonly Caveat[];
  readonly flags: readonly Flag[];
  /** Other agencies that it came from. */
  readonly originators: readonly string[];
};

/** The mark of one value; null where the catalogue has no such field. */
export function markOfValue(file: CaseFile, record: CaseRecord, field: string): ValueMark | null {
  const known = isEntity(record.entity) ? catalogue[record.entity].fields[field] : undefined;
  if (known === undefined) return null;
  const above = inheritedBy(file, record, true);
  return effectiveMark({ owner: file.owner, record: record.id, field }, known, above, record.marks[field], null);
}

/** Several values handled as one: the highest level, every category and caveat. */
export function joinedValueMarks(marks: readonly ValueMark[]): ValueMark {
  const rank = Math.max(0, ...marks.map(({ level }) => levels.indexOf(level)));
  const all = <T>(of: (mark: ValueMark) => readonly T[]) => [...new Set(marks.flatMap(of))];
  return {
    level: levels[rank] ?? 'L4',
    categories: all(mark => mark.categories),
    caveats: all(mark => mark.caveats),
    flags: all(mark => mark.flags),
    originators: all(mark => mark.originators),
  };
}

const levelOf = new WeakMap<CaseFile, Level>();

/** The highest level among all that a case holds. */
export function levelOfCase(file: CaseFile): Level {
  const known = levelOf.get(file);
  if (known !== undefined) return known;
  const marks = file.records.flatMap(record =>
    Object.keys(record.fields).flatMap(field => {
      const isShown = isEntity(record.entity) && catalogue[record.entity].fields[field]?.internal !== true;
      return isShown ? (markOfValue(file, record, field) ?? []) : [];
    }),
  );
  const { level } = joinedValueMarks(marks);
  levelOf.set(file, level);
  return level;
}

/** A mark in code; what two persons put below the catalogue's default stands after a downward arrow. */
export function markCodes(mark: Mark | null): string {
  const { level, categories = [], caveats = [], originator, loosened, tearLine } = mark ?? {};
  const parts = [level, ...categories, ...caveats.map(caveatWords), originator].filter(part => part !== undefined);
  const lower = [loosened?.level, ...(loosened?.categories ?? [])].filter(part => part !== undefined);
  const text = tearLine === undefined ? [] : [`«${tearLine.text}»`];
  return [...parts, ...(lower.length === 0 ? [] : ['↓', ...lower]), ...text].join(' ') || '—';
}

/** A caveat's kind, with what it says where that is short: `TLP:RED`, `REL TO MX`, `STATUTE gj`. */
export function caveatWords(caveat: Caveat): string {
  if ('label' in caveat) return caveat.label;
  if ('to' in caveat) return `${caveat.kind} TO ${caveat.to.join(', ')}`;
  if ('gate' in caveat) return `${caveat.kind} ${caveat.gate}`;
  if ('until' in caveat) return `${caveat.kind} ${'date' in caveat.until ? caveat.until.date : caveat.until.event}`;
  return caveat.kind;
}

/**
 * What stands before a value's shield: what its own marks and its record's add, what the catalogue seals or must tell, and for a value
 * that does not leave whole at least its category.
 */
export function codesOfValue(file: CaseFile, record: CaseRecord, field: string, state: MarkState): readonly string[] {
  const known = isEntity(record.entity) ? catalogue[record.entity].fields[field] : undefined;
  const own = joinMark(inheritedBy(file, record, false), record.marks[field], file.owner);
  const flagged = (known?.flags ?? []).flatMap(flag => codeOfFlag(flag) ?? []);
  const codes = [...own.categories, ...own.caveats.map(({ kind }) => kind), ...flagged];
  if (own.originators.length > 0 && !codes.includes('ORCON')) codes.push('ORCON');
  if (codes.length > 0) return [...new Set<string>(codes)];
  return known === undefined || state === 'release' ? [] : [known.category];
}

/** What a record has from above. Without `withCase`, what the case as a whole is marked with is left out. */
function inheritedBy(file: CaseFile, record: CaseRecord, withCase: boolean): Inherited {
  const chain: CaseRecord[] = [];
  const byId = recordsById(file);
  for (let at: CaseRecord | undefined = record; at !== undefined; at = at.parentId === null ? undefined : byId.get(at.parentId))
    chain.unshift(at);
  const root = withCase && record.entity !== 'case' ? file.records.filter(({ entity }) => entity === 'case') : [];
  return [...root, ...chain].reduce((above, one) => joinMark(above, one.marks['*'], file.owner), nothingInherited);
}

const byIdOf = new WeakMap<CaseFile, ReadonlyMap<RecordId, CaseRecord>>();

/** The records of a case by their ids. */
export function recordsById(file: CaseFile): ReadonlyMap<RecordId, CaseRecord> {
  const held = byIdOf.get(file) ?? new Map(file.records.map(record => [record.id, record]));
  byIdOf.set(file, held);
  return held;
}

function codeOfFlag(flag: Flag): string | null {
  if (flag === 'sealed') return 'SEALED';
  if (flag === 'safety') return 'MUST_TELL';
  return statuteGates.some(gate => gate === flag) ? 'STATUTE' : null;
}
