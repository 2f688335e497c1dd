import type { CaseRecord } from '../case.ts';
import type { Json } from '../language.ts';
import type { Category, Flag } from '../mark.ts';
import type { Subject } from './types.ts';

const classes: Readonly<Record<string, Subject>> = {
  sought: 'suspect',
  suspect: 'suspect',
  accused: 'suspect',
  convicted: 'suspect',
  official: 'official',
  associate: 'third',
  victim: 'victim',
  witness: 'witness',
  source: 'source',
};
const sheltered: readonly Subject[] = ['source', 'victim', 'witness'];
const protectedFirst: readonly Subject[] = [...sheltered, 'suspect', 'official'];

/**
 * Whom a record is about. A person's roles act as a mark: whoever is also a source is a source, whoever is also a victim or witness is
 * that; one without a role that we know is a third person, as are relatives and associates. Other records are about whom they hang from.
 */
export function subjectOf(record: CaseRecord, above: Subject | null): Subject | null {
  switch (record.entity) {
    case 'subject': {
      const held = classOf(record.fields['roles']);
      // Whoever is in a protection programme is protected like a witness, whatever else the person is.
      return isDeclared(record.fields['protectionProgramme']) && held !== 'source' ? 'witness' : held;
    }
    case 'associate':
      return above === null || above === 'suspect' || above === 'official' ? 'third' : above;
    case 'member':
    case 'participant':
      return 'official';
    default:
      return above;
  }
}

/**
 * Fields in which a person of our office declares what a record is. They act as marks of the whole record, not as values: anything but a
 * plain "no" or nothing protects it.
 */
const declarations: Readonly<Record<string, { readonly field: string; readonly flag?: Flag; readonly category?: Category }>> = {
  subject: { field: 'isMinor', flag: 'minor' },
  warrant: { field: 'isSealed', flag: 'sealed' },
  document: { field: 'grandJury', flag: 'gj' },
  contactPoint: { field: 'obtainedCovertly', category: 'TEC' },
};

/** What a record declares about itself. */
export function declaredBy(record: CaseRecord): { readonly flags: readonly Flag[]; readonly categories: readonly Category[] } {
  const declaration = Object.hasOwn(declarations, record.entity) ? declarations[record.entity] : undefined;
  if (declaration === undefined || !isDeclared(record.fields[declaration.field])) return { flags: [], categories: [] };
  const { flag, category } = declaration;
  return { flags: flag === undefined ? [] : [flag], categories: category === undefined ? [] : [category] };
}

/** Whether `next` declares at least what `held` does: the same flags and categories, and whoever was a source, victim or witness still is one. */
export function isAsProtected(held: CaseRecord, next: CaseRecord): boolean {
  const [was, is] = [declaredBy(held), declaredBy(next)];
  const rank = (record: CaseRecord): number => {
    const subject = subjectOf(record, null);
    const at = subject === null ? -1 : sheltered.indexOf(subject);
    return at < 0 ? sheltered.length : at;
  };
  return (
    was.flags.every(flag => is.flags.includes(flag)) &&
    was.categories.every(category => is.categories.includes(category)) &&
    rank(next) <= rank(held)
  );
}

/** Anything but a plain "no" or nothing declares. */
export function isDeclared(answer: Json | undefined): boolean {
  return answer !== undefined && answer !== false;
}

function classOf(roles: unknown): Subject {
  const held = new Set(
    Array.isArray(roles) ? roles.map(role => (Object.hasOwn(classes, String(role)) ? classes[String(role)] : 'third')) : [],
  );
  return protectedFirst.find(subject => held.has(subject)) ?? 'third';
}
