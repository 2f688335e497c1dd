import type { RecordId } from '../../shared/language.ts';
import type { DraftPlace } from '../kept-drafts.ts';
import type { ValuePlace } from './at-hand.ts';

// How the places of a case where a person types are written among the drafts, and read again: kind, then ids.

const wordsOf = (place: string): readonly string[] => place.split(' ');
const idAt = (place: string, at: number): RecordId => (wordsOf(place)[at] ?? '') as RecordId; // written below from an id

export const placeOfValue = {
  write: ({ record, field }: ValuePlace): DraftPlace => `value ${record} ${field}`,
  read: (place: string): ValuePlace => ({ record: idAt(place, 1), field: wordsOf(place)[2] ?? '' }),
};

export const placeOfMark = {
  write: ({ record, field }: ValuePlace): DraftPlace => `mark ${record} ${field}`,
  read: placeOfValue.read,
};

export const placeOfPortion = {
  write: (record: RecordId): DraftPlace => `portion ${record}`,
  read: (place: string): RecordId => idAt(place, 1),
};

/** A portion that is not made yet: under which record, after which portion (null: at the end). */
export const placeOfNewPortion = {
  write: (parent: RecordId, after: RecordId | null): DraftPlace => `new-portion ${parent} ${after ?? 'end'}`,
  read: (place: string): { readonly after: RecordId | null } => ({
    after: wordsOf(place)[2] === 'end' ? null : idAt(place, 2),
  }),
};

/** A record's form: the record to change, or under which record (the case's own: none) a new one is made. */
export const placeOfForm = {
  write: (entity: string, way: 'edit' | 'new' | 'correct', id: RecordId): DraftPlace => `record ${entity} ${way} ${id}`,
  read: (place: string) => ({ entity: wordsOf(place)[1] ?? '', way: wordsOf(place)[2], id: idAt(place, 3) }),
};

/** How an event is amended. */
export type EventAmending = 'correct' | 'retract';

export const placeOfEvent = {
  write: (way: EventAmending, id: RecordId): DraftPlace => `event ${way} ${id}`,
  read: (place: string): { readonly way: EventAmending; readonly id: RecordId } => ({
    way: wordsOf(place)[1] === 'retract' ? 'retract' : 'correct',
    id: idAt(place, 2),
  }),
};

/** What becomes of a logged exchange. */
export type ExchangeEnding = 'close' | 'reopen';

export const placeOfExchange = {
  write: (way: ExchangeEnding, id: RecordId): DraftPlace => `exchange ${way} ${id}`,
  read: (place: string): { readonly way: ExchangeEnding; readonly id: RecordId } => ({
    way: wordsOf(place)[1] === 'reopen' ? 'reopen' : 'close',
    id: idAt(place, 2),
  }),
};

/** What of a record is to be erased for good. */
export const placeOfErasing = {
  write: (id: RecordId): DraftPlace => `retention record ${id}`,
  read: (place: string): RecordId => idAt(place, 2),
};
