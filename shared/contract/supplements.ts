import { z } from 'zod';
import type { AgencyCode, Bilingual, CaseId, Json, PacketId, RecordId } from '../language.ts';
import type { LegalBasis, PacketKind } from '../packet.ts';
import { purposes, type Purpose } from '../mark.ts';
import type { PacketPlace } from '../value-path.ts';
import { packetRequest } from './packet-request.ts';
import { request, type BuiltPacket } from './packets.ts';
import { ask, writers } from './row.ts';
import { caseId, handle, packetId } from './scalars.ts';

/**
 * A value that a packet of ours withheld, at its place there. `may-leave`: it may be given now, as it stood then. `changed`: what we hold now is
 * another value, which goes in a new packet. `stays`: by today's decision, for `reason`. `given`: a supplement gave it.
 */
export type WithheldPlace = {
  readonly place: PacketPlace;
  readonly entity: string;
  readonly name: string; // the packet's for the record
  readonly record: RecordId | null; // null: the record does not leave today
  readonly field: string;
  readonly value: Json;
  readonly state: 'may-leave' | 'changed' | 'stays' | 'given';
  readonly reason: Bilingual | null;
};

/** A value that a packet of ours gave and that is another now. `cannot`: what we hold no more, or what stays today, no correction can say. */
export type GivenPlace = {
  readonly place: PacketPlace;
  readonly entity: string;
  readonly name: string; // the packet's for the record
  readonly record: RecordId | null; // null: the record does not leave today
  readonly field: string;
  readonly given: Json;
  readonly now: Json;
  readonly state: 'corrects' | 'cannot';
};

/** Who was given values that are otherwise now, by which packet. */
export type ToCorrect = {
  readonly packetId: PacketId;
  readonly caseId: CaseId;
  readonly recipient: AgencyCode;
  readonly number: number;
  readonly purpose: Purpose;
  readonly basis: readonly LegalBasis[];
  readonly places: readonly GivenPlace[];
};

/** Another packet that gave its recipient what a recalled one gave, so many values the same, or more out of it; nobody has recalled it. */
export type AlsoGave = {
  readonly packetId: PacketId;
  readonly number: number;
  readonly kind: PacketKind;
  readonly values: number;
};

/** What a packet withheld, and the terms by which it was judged anew. */
export type WithheldView = {
  readonly packetId: PacketId;
  readonly caseId: CaseId;
  readonly recipient: AgencyCode;
  readonly purpose: Purpose;
  readonly basis: readonly LegalBasis[];
  readonly places: readonly WithheldPlace[];
};

export const supplementCalls = {
  /**
   * Ask whoever was given a packet to stop using it and delete what it gave; `others` gave the same, and stand. Refusal
   * `packet/recall-unanswered` while an earlier recall of it waits.
   */
  'packet:recall': ask(
    z.strictObject({
      packetId,
      why: z.string().min(1).max(400),
      folder: handle.optional(),
      file: handle.optional(),
      acknowledgeUncompared: z.boolean().optional(),
    }),
    writers,
  ).gives<BuiltPacket & { readonly others: readonly AlsoGave[] }>(),
  /** Every recipient that holds a value of a case which is otherwise now, by the packet that gave it last; `packetId`: that packet alone. */
  'packet:to-correct': ask(z.strictObject({ caseId, packetId: packetId.optional() }), writers).gives<readonly ToCorrect[]>(),
  /** What may be given now of what a packet of ours withheld. Left out: its own purpose and basis. */
  'packet:withheld': ask(
    z.strictObject({
      packetId,
      purpose: z.enum(purposes).optional(),
      basis: packetRequest.basis,
      scope: request.scope,
    }),
    writers,
  ).gives<WithheldView>(),
};
