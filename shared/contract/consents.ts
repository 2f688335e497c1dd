import { z } from 'zod';
import type { Action } from '../decision/types.ts';
import type { AgencyCode, Bilingual, CaseId, CivilDate, Json, PacketId, RecordId } from '../language.ts';
import type { Purpose } from '../mark.ts';
import type { BuiltPacket } from './packets.ts';
import { request } from './packets.ts';
import { ask, writers } from './row.ts';
import { agencyCode, civilDate, fieldName, handle, packetId, recordId } from './scalars.ts';

/** A value of a case that came in locked, and that would leave once its originator consented. */
export type AskableValue = {
  readonly record: RecordId;
  readonly field: string;
  readonly entity: string;
  readonly value: Json;
  /** The packet of the originator's that carried it. */
  readonly packet: PacketId;
};

/**
 * A consent that was asked for by packet. `agency` is the other side. Of what we asked it is the originator; of what is asked of us, the office
 * that holds our values. `past`: it was given, and its day is over.
 */
export type ConsentLine = {
  readonly id: PacketId;
  readonly direction: 'out' | 'in';
  readonly agency: AgencyCode;
  readonly recipient: AgencyCode;
  readonly names: Bilingual; // of the recipient
  readonly purpose: Purpose;
  readonly until: CivilDate; // as it was answered, else as it was asked
  readonly caseId: CaseId | null;
  readonly reference: string | null;
  readonly atMs: number;
  readonly state: 'waiting' | 'given' | 'refused' | 'past' | 'withdrawn';
  readonly values: number;
  readonly given: number;
};

/** One value of a request, as its originator gave it. `value` is null where the packet that carried it cannot be read again. */
export type ConsentValueView = {
  readonly entity: string;
  readonly name: string; // the originator's for the record
  readonly field: string;
  readonly value: Json;
  readonly how: Action | null;
  readonly packetNumber: number;
  readonly given: boolean | null; // null: not answered
  /** What we asked for: whether it still stands here as it came. What was changed since is opened by no consent. */
  readonly isAsItCame: boolean | null;
};

export type ConsentDetail = ConsentLine & { readonly contents: readonly ConsentValueView[] };

const to = { folder: handle.optional(), file: handle.optional() };
const asked = { ...request, originator: agencyCode };
const place = z.strictObject({ record: recordId, field: fieldName });

export const consentCalls = {
  /** What of a case would leave for this recipient once this originator consented, and came in by its packets. Nothing is written. */
  'consent:askable': ask(z.strictObject(asked), writers).gives<readonly AskableValue[]>(),
  /**
   * Ask an originator by packet: which values, to whom, for what, until when. `places`: only these of what may be asked.
   * Refusals `consent/nothing-to-ask`, `agency/consent-days`, and those of a packet.
   */
  'consent:ask': ask(
    z.strictObject({ ...asked, until: civilDate, places: z.array(place).min(1).max(10_000).optional(), ...to }),
    writers,
  ).gives<BuiltPacket>(),
  /** What we asked and what is asked of us, newest first. */
  'consent:list': ask(z.strictObject({}), writers).gives<readonly ConsentLine[]>(),
  'consent:show': ask(z.strictObject({ id: packetId }), writers).gives<ConsentDetail>(),
  /**
   * Answer what is asked of us, value by value: `given` are places in its list (from 0), all others are refused. `until` may be an earlier day
   * than the one that was asked. Refusals `consent/not-found`, `consent/answered`, `consent/beyond-asked`, `agency/consent-days`.
   */
  'consent:answer': ask(
    z.strictObject({ id: packetId, given: z.array(z.int().min(0).max(9_999)).max(10_000), until: civilDate.optional(), ...to }),
    ['supervisor'],
  ).gives<BuiltPacket>(),
  /** Take back what we consented to. It closes there once that packet is taken in. Refusal `consent/not-found`. */
  'consent:withdraw': ask(z.strictObject({ id: packetId, ...to }), ['supervisor']).gives<BuiltPacket>(),
};
