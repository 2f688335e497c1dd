import type { CaseRecord } from './case.ts';
import { entities } from './catalogue.ts';

/** A record on paper, and what stands under it because it is its own. */
export type SheetNode = { readonly record: CaseRecord; readonly under: readonly SheetNode[] };

const place = ({ entity }: CaseRecord): number => entities.findIndex(known => known === entity);

/**
 * The records of a case as a reader looks for them: under each person what is theirs (names, documents, telephones, and the charges and
 * orders against them), under every other record what hangs from it; each kind in the order of the catalogue.
 */
export function sheetTree(records: readonly CaseRecord[]): readonly SheetNode[] {
  const known = new Map<string, CaseRecord>(records.map(record => [record.id, record]));
  const owned = Map.groupBy(records, record => ownerOf(record, known));
  const nodesOf = (owner: string | null): readonly SheetNode[] =>
    (owned.get(owner) ?? [])
      .toSorted((one, other) => place(one) - place(other))
      .map(record => ({ record, under: nodesOf(record.id) }));
  return nodesOf(null);
}

/** What a record hangs from; for one that hangs from the case itself, the person whom it is about. */
function ownerOf({ parentId, fields }: CaseRecord, known: ReadonlyMap<string, CaseRecord>): string | null {
  if (parentId !== null && known.has(parentId)) return parentId;
  const about = fields['subject'];
  return typeof about === 'string' && known.get(about)?.entity === 'subject' ? about : null;
}
