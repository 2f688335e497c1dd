/** What may stand in two cases. `event`: two happenings at one place at overlapping times; `date`: two operations in one window, of which one names no place yet. */
export const contactKinds = [
  'person',
  'identifier',
  'phone',
  'email',
  'device',
  'account',
  'vehicle',
  'place',
  'event',
  'date',
] as const;
export type ContactKind = (typeof contactKinds)[number];

/** Those that are found by an equal key; the others by comparing windows. */
export type TouchKind = Exclude<ContactKind, 'event' | 'date'>;

/**
 * THE RULE of who is told, as data. A value that stands in more than so many cases is a common one (a switchboard, a customs yard): it points at nobody,
 * so nobody is told of it, and the number of such values is said instead. Of persons these are parts of names, and the rule of sameness has the word.
 */
export const commonFrom: Readonly<Record<TouchKind, number>> = {
  person: 40,
  identifier: 12,
  phone: 8,
  email: 8,
  device: 8,
  account: 8,
  vehicle: 8,
  place: 6,
};

/** Persons who take no part in it, by role: that they stand in a case is not told even by a contact point. */
export const rolesLeftOut: readonly string[] = ['source', 'witness', 'victim'];

/** Windows are compared as if each began and ended so much earlier and later, in hours; other happenings than operations as they are. */
export const operationMarginHours = 6;
/** Two places by their coordinates are one within so many metres. */
export const sameEventPlaceMetres = 2_000;
/** What is over since so many days is no longer compared. */
export const eventOverDays = 1;

/** What the two contact points may say of it, after which it is quiet. */
export const contactAnswers = ['known', 'not-same', 'in-touch'] as const;
export type ContactAnswer = (typeof contactAnswers)[number];
