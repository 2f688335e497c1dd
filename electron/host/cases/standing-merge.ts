import { listMerges, listUndone } from '../../../db/history.ts';
import type { Reader } from '../../../db/open.ts';
import type { RecordId } from '../../../shared/language.ts';
import type { PersonAt } from '../../../shared/same-person/matches.ts';

/** The field under which history keeps that a person's values were merged with another's. */
export const MERGED = 'mergedPerson';

/** The newest merge of a person's record that stands, and with whom; undefined where there is none. */
export function standingMerge(db: Reader, { caseId, record }: PersonAt, other?: RecordId): StandingMerge | undefined {
  for (const { entry, with: text } of listMerges(db, caseId, record, MERGED)) {
    const merged = JSON.parse(text) as PersonAt; // written by mergePersons
    if ((other === undefined || merged.record === other) && listUndone(db, entry).length === 0) return { entry, other: merged };
  }
  return undefined;
}

export type StandingMerge = { readonly entry: number; readonly other: PersonAt };
