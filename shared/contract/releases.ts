import { z } from 'zod';
import type { Gate, GateBasis } from '../decision/types.ts';
import type { AgencyCode, RecordId } from '../language.ts';
import { ask, caseReaders, writers } from './row.ts';
import { agencyCode, caseId, recordId, shortText } from './scalars.ts';

const gates = ['gj', 'sar', 'tax', 'icpt', 'wit', 'source', 'victim', 'originator'] as const satisfies readonly Gate[];
const bases = [
  'court-order',
  'person-consent',
  'originator-consent',
  'exculpatory',
  'imminent-danger',
] as const satisfies readonly GateBasis[];

/** A fact recorded about one place of a case, for one recipient. `*` is a record's existence. */
export type ReleaseFact = {
  readonly id: string;
  readonly kind: 'gate' | 'must-tell';
  readonly record: RecordId;
  readonly field: string;
  readonly recipient: AgencyCode;
  /** What it opens, on what ground, and the document record of the case that shows it. null for a duty to tell. */
  readonly gate: Gate | null;
  readonly basis: GateBasis | null;
  readonly document: RecordId | null;
  readonly byUser: string;
  readonly atMs: number;
  readonly revoked: { readonly by: string; readonly atMs: number; readonly why: string } | null;
};

const place = {
  caseId,
  record: recordId,
  field: z.string().regex(/^(?:\*|[A-Za-z][A-Za-z0-9]{0,59})$/),
  recipient: agencyCode,
};

export const releaseCalls = {
  /**
   * A fact that the statute itself names opens a statute, source, victim or originator gate at one place; `pending` while a second person has to
   * confirm it. Refused with
   * `release/basis-not-named` where the law knows no such ground, and with `release/no-document` without a document of the case.
   */
  'release:record-gate': ask(z.strictObject({ ...place, gate: z.enum(gates), basis: z.enum(bases), document: recordId }), [
    'supervisor',
  ]).gives<{ readonly id: string; readonly pending: string | null }>(),
  /** Safety information must reach whoever arrests or escorts: `release/not-safety` for a place that is none. */
  'release:record-must-tell': ask(z.strictObject(place), writers).gives<{ readonly id: string }>(),
  /** Oldest first, revoked ones included. */
  'release:list-facts': ask(z.strictObject({ caseId }), caseReaders).gives<readonly ReleaseFact[]>(),
  'release:revoke-fact': ask(z.strictObject({ caseId, id: z.uuid().max(36), why: shortText }), writers).gives<null>(),
};
