import { listDeletedReferences } from '../../../db/deleted-cases.ts';
import type { Change } from '../../../db/audit.ts';
import type { Reader } from '../../../db/open.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { Json } from '../../../shared/language.ts';
import { referenceKey } from '../../../shared/same-person/written-numbers.ts';
import type { Upkeep } from '../ground/context.ts';

/**
 * No case takes the reference of a deleted one, or its id, by whichever door it comes: made, imported, received, changed, undone. The office's
 * letters and packets with that reference are about the other matter, and that case may come back.
 */
export const refuseDeletedNames: Upkeep['derive'] = (_session, _services, db, changes) => {
  const made = changes.filter(change => change.entity === 'case' && saysReference(change) !== null);
  if (made.length === 0) return;
  const deleted = deletedNames(db);
  for (const change of made)
    if (deleted.hasId(change.caseId) || deleted.hasReference(saysReference(change) ?? ''))
      throw new Refusal('case/reference-deleted', { places: [{ path: 'reference', code: 'case/reference-deleted' }] });
};

/** Whether a deleted case had an id, or a reference, however it is written; read once, for as many as are asked about. */
export function deletedNames(db: Reader): {
  readonly hasId: (id: string | null | undefined) => boolean;
  readonly hasReference: (reference: string) => boolean;
} {
  const deleted = listDeletedReferences(db);
  const ids = new Set<string | null | undefined>(deleted.map(({ caseId }) => caseId));
  const keys = new Set(deleted.map(({ reference }) => referenceKey(reference)));
  return {
    hasId: id => ids.has(id),
    hasReference: reference => keys.size > 0 && reference !== '' && keys.has(referenceKey(reference)),
  };
}

/** The reference that a change gives a case, as it is made or later. */
function saysReference({ field, new: made }: Change): string | null {
  const value: Json = field === 'reference' ? made : field === '*' ? referenceIn(made) : null;
  return typeof value === 'string' ? value : null;
}

function referenceIn(whole: Json): Json {
  return partOf(partOf(whole, 'fields'), 'reference');
}

function partOf(value: Json, name: string): Json {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? ((value as Readonly<Record<string, Json>>)[name] ?? null) : null; // just seen to be neither list nor null
}
