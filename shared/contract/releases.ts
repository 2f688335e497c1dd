import { z } from 'zod';
import type { Acceptance } from '../counterpart-acts.ts';
import type { Gate, GateBasis } from '../decision/types.ts';
import type { Examination } from '../examination.ts';
import type { AgencyCode, PacketId, RecordId } from '../language.ts';
import { purposes, safetyPurposes, type Purpose } from '../mark.ts';
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

/**
 * What a recorded fact does now. `awaits-notice`: it opens once its originator was told by packet. `used`: its value left. `past-form`: of a time when
 * facts named no purpose. `no-document`: what showed it left the case. `other-value`: the value is another than the one that it names.
 */
export type FactState = 'open' | 'awaits-notice' | 'used' | 'revoked' | 'no-document' | 'other-value' | 'past-form';

/** A fact recorded about one place of a case, for one recipient, one purpose and one packet. `*` is a record's existence. */
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
  readonly purpose: Purpose | null;
  readonly why: string | null;
  readonly accepted: Acceptance | null;
  /** There was no time to tell the originator before; it is told without delay. */
  readonly isUrgent: boolean;
  readonly usedBy: PacketId | null;
  readonly state: FactState;
  readonly byUser: string;
  readonly atMs: number;
  readonly revoked: { readonly by: string; readonly atMs: number; readonly why: string } | null;
};

/** That a document may leave as it is for one counterpart. `other-file`: it was for a file that the document has no longer. */
export type OriginalView = {
  readonly id: string;
  readonly document: RecordId;
  readonly recipient: AgencyCode;
  readonly why: string;
  readonly accepted: Acceptance;
  readonly atMs: number;
  readonly state: 'open' | 'other-file' | 'ended';
};

const place = {
  caseId,
  record: recordId,
  field: z.string().regex(/^(?:\*|[A-Za-z][A-Za-z0-9]{0,59})$/),
  recipient: agencyCode,
  why: shortText,
};

export const releaseCalls = {
  /**
   * A fact that the statute itself names opens a statute, source, victim or originator gate at one place, for one purpose, in the next packet with
   * which the value leaves; `pending` while a second person has to confirm it. `isUrgent`: what came in a packet goes before its originator is told.
   * Refused with `release/basis-not-named` where the law knows no such ground, with `release/no-document` without a document of the case, and
   * with `release/no-value-named` where an originator is to be told of no value.
   */
  'release:record-gate': ask(
    z.strictObject({
      ...place,
      purpose: z.enum(purposes),
      gate: z.enum(gates),
      basis: z.enum(bases),
      document: recordId,
      isUrgent: z.boolean().optional(),
    }),
    ['supervisor'],
  ).gives<{ readonly id: string; readonly pending: string | null }>(),
  /**
   * Safety information must reach whoever arrests or escorts, in the next packet for that; `pending` while a second person has to confirm it.
   * `release/not-safety` for a place that is none.
   */
  'release:record-must-tell': ask(z.strictObject({ ...place, purpose: z.enum(safetyPurposes) }), writers).gives<{
    readonly id: string;
    readonly pending: string | null;
  }>(),
  /** Oldest first, revoked ones included. */
  'release:list-facts': ask(z.strictObject({ caseId }), caseReaders).gives<readonly ReleaseFact[]>(),
  'release:revoke-fact': ask(z.strictObject({ caseId, id: z.uuid().max(36), why: shortText }), writers).gives<null>(),
  /**
   * What a document's file holds beside what a reader sees of it. Nothing is repeated of it. Can be cancelled. Refusal `doc/no-file`.
   */
  'release:examine': ask(z.strictObject({ caseId, document: recordId }), caseReaders).gives<Examination>(),
  /**
   * One document leaves as it is for one counterpart, with all that no reader sees of it. `seen` is that of the examination that was shown:
   * `release/not-shown` where the file says otherwise now. `pending` while a second person has to confirm it.
   */
  'release:record-original': ask(
    z.strictObject({ caseId, document: recordId, recipient: agencyCode, seen: z.string().max(60), why: shortText }),
    writers,
  ).gives<{ readonly id: string; readonly pending: string | null }>(),
  /** Oldest first, ended ones included. */
  'release:list-originals': ask(z.strictObject({ caseId }), caseReaders).gives<readonly OriginalView[]>(),
  /** It leaves redrawn from now on. One person may: it only tightens. Refusal `release/fact-not-found`. */
  'release:revoke-original': ask(z.strictObject({ caseId, id: z.uuid().max(36) }), writers).gives<null>(),
};
