/** What names a record that is no person, best first. */
export const titleFields = [
  'title',
  'statute',
  'ourReference',
  'exhibit',
  'description',
  'topic',
  'number',
  'name',
  'text',
  'what',
] as const;

/** By what a record without a title is told from the others of its kind. */
export const toldBy: Readonly<Record<string, readonly string[]>> = {
  event: ['type', 'on'],
  exchange: ['startAt', 'mode', 'counterpart'],
  warrant: ['type', 'issuedOn'],
  request: ['type', 'sentOn'],
  requestStatus: ['status', 'on'],
  assurance: ['type', 'givenOn'],
  outcome: ['type', 'on'],
  deadline: ['label', 'dueOn'],
  address: ['place'],
  contactPoint: ['phone', 'email', 'handle'],
  identityDocument: ['kind', 'number'],
  custodyEntry: ['act', 'at'],
};
