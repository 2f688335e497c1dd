import type { CaseRecord } from '../case.ts';
import type { Subject } from './types.ts';

const classes: Readonly<Record<string, Subject>> = {
  suspect: 'suspect',
  accused: 'suspect',
  convicted: 'suspect',
  official: 'official',
  associate: 'third',
  victim: 'victim',
  witness: 'witness',
  source: 'source',
};
const protectedFirst: readonly Subject[] = ['source', 'victim', 'witness', 'suspect', 'official'];

/**
 * Whom a record is about. A person's roles act as a mark: whoever is also a source is a source, whoever is also a victim or witness is
 * that; one without a role that we know is a third person, as are relatives and associates. Other records are about whom they hang from.
 */
export function subjectOf(record: CaseRecord, above: Subject | null): Subject | null {
  switch (record.entity) {
    case 'subject':
      return classOf(record.fields['roles']);
    case 'associate':
      return above === null || above === 'suspect' || above === 'official' ? 'third' : above;
    case 'member':
    case 'participant':
      return 'official';
    default:
      return above;
  }
}

/** Whether a person counts as a child. Anything but a plain "no" or nothing does. */
export function isMinor(record: CaseRecord): boolean {
  const answer = record.entity === 'subject' ? record.fields['isMinor'] : undefined;
  return answer !== undefined && answer !== false;
}

function classOf(roles: unknown): Subject {
  const held = new Set(
    Array.isArray(roles) ? roles.map(role => (Object.hasOwn(classes, String(role)) ? classes[String(role)] : 'third')) : [],
  );
  return protectedFirst.find(subject => held.has(subject)) ?? 'third';
}
