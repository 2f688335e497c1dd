import type { AgencyCode, CaseId, Json, RecordId } from './language.ts';
import type { Mark } from './mark.ts';

/** The three kinds of case. */
export const caseKinds = ['extradition', 'joint-investigation', 'information-exchange'] as const;
export type CaseKind = (typeof caseKinds)[number];

/** Records that go through stages of their own within a case, under a profile of their own: a request for assistance, an asset. */
export const matterKinds = ['request', 'asset'] as const;
export type MatterKind = (typeof matterKinds)[number];

/** Whether a kind of record, or what a board shows, is one of these. */
export function isMatter(entity: string): entity is MatterKind {
  return matterKinds.some(kind => kind === entity);
}

/** Who asks whom, by countries: `US-MX` where the United States request of Mexico. */
export type Direction = `${string}-${string}`;

/**
 * One record of a case: a person in roles, a charge, an exchange, a portion of narrative … `entity` names the row of the catalogue that
 * says which `fields` it may have. A field that is absent is not known; `null` is never stored. Everything that is a list is records:
 * an alias is a record whose parent is a person, a portion is a record whose parent is what it narrates.
 */
export type CaseRecord = {
  readonly id: RecordId;
  readonly entity: string;
  readonly parentId: RecordId | null; // null: the record belongs to the case itself
  readonly position: number; // order among its siblings of the same entity, from 0
  readonly fields: Readonly<Record<string, Json>>;
  /** Marks by field name; `*` is the record's own mark and applies to all of its fields and to its existence. */
  readonly marks: Readonly<Record<string, Mark>>;
};

/** A whole case as it is read from a vault. The case's own fields are the record with entity `case` whose id is the case's. */
export type CaseFile = {
  readonly id: CaseId;
  readonly kind: CaseKind;
  readonly owner: AgencyCode; // whose vault this is
  readonly records: readonly CaseRecord[];
};
