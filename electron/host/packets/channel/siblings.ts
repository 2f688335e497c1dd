import type { CaseRecord } from '../../../../shared/case.ts';
import type { RecordId } from '../../../../shared/language.ts';

/** What stands in a case while a packet is written into it: looked through once, not for every record. */
export type Siblings = {
  /** The place after the last sibling of an entity; each time it is asked, one further. */
  readonly nextPlace: (entity: string, parentId: RecordId | null) => number;
  /** Whether a portion of these words stands there. */
  readonly hasPortion: (parentId: RecordId | null, text: string) => boolean;
  /** Count in what was written now. */
  readonly add: (record: CaseRecord) => void;
};

/** @param held - All records of the case as they were before. */
export function siblingsIn(held: readonly CaseRecord[]): Siblings {
  const places = new Map<string, number>();
  const portions = new Set<string>();
  const listOf = (entity: string, parentId: RecordId | null): string => `${entity} ${parentId}`;
  const add = ({ entity, parentId, fields }: CaseRecord): void => {
    const { text } = fields;
    if (entity === 'portion' && typeof text === 'string') portions.add(`${parentId} ${text}`);
  };
  for (const record of held) {
    const list = listOf(record.entity, record.parentId);
    places.set(list, Math.max(places.get(list) ?? 0, record.position + 1));
    add(record);
  }
  return {
    nextPlace(entity, parentId) {
      const place = places.get(listOf(entity, parentId)) ?? 0;
      places.set(listOf(entity, parentId), place + 1);
      return place;
    },
    hasPortion: (parentId, text) => portions.has(`${parentId} ${text}`),
    add,
  };
}
