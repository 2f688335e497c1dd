import { z } from 'zod';
import type { Action } from '../decision/types.ts';
import type { AgencyCode, CaseId, Json, PacketId, RecordId } from '../language.ts';
import type { Handling, LegalBasis, PacketHeader, PacketKind } from '../packet.ts';
import type { Recalled } from './packets.ts';
import { ask, caseReaders } from './row.ts';
import { agencyCode, caseId, fieldName, page, recordId } from './scalars.ts';

/** A packet that left, and what its recipient undertook with it. `state`: acknowledged, or its receipt is awaited; `unsettled`: nobody knows whether its file is out. */
export type HeldPacket = {
  readonly packetId: PacketId;
  readonly agency: AgencyCode;
  readonly kind: PacketKind;
  readonly number: number;
  readonly atMs: number;
  readonly purpose: PacketHeader['purpose'];
  readonly basis: readonly LegalBasis[];
  readonly handling: Handling;
  readonly state: 'acknowledged' | 'sent' | 'unsettled';
  readonly recalled: Recalled | null; // they hold what it gave, whatever they answered
};

/** A value that left, in the form and by the packet that gave it. */
export type GivenValue = { readonly packetId: PacketId; readonly value: Json; readonly action: Action };

/** A place of which a counterpart holds something: what it was given last, and what it was given before, the latest first. */
export type HeldValue = GivenValue & {
  readonly agency: AgencyCode;
  readonly caseId: CaseId;
  readonly reference: string;
  readonly record: RecordId | null; // ours behind it, where it still stands
  readonly person: RecordId | null; // whose it is
  readonly personName: string; // as we call them; empty where it is nobody's
  readonly entity: string;
  readonly name: string; // the packets' for the record
  readonly field: string;
  readonly before: readonly GivenValue[];
  /** Each packet that gave it as it was given last, the strictest promise first: all of them bind. */
  readonly under: readonly PacketId[];
};

/** `unread`: packets that left and cannot be read again here, such as one from before our keys were replaced: what they gave is not listed. */
export type Holdings = {
  readonly packets: readonly HeldPacket[];
  readonly unread: readonly HeldPacket[];
  readonly values: readonly HeldValue[];
  readonly total: number;
};

export const ledgerCalls = {
  /** What counterparts hold from all packets together, computed from what left: of one agency, case, record or field, or of all. */
  'ledger:held': ask(
    z.strictObject({
      agency: agencyCode.optional(),
      caseId: caseId.optional(),
      /** A record, and what hangs from it where it is a person. */
      record: recordId.optional(),
      field: fieldName.optional(),
      /** Words of a person’s name, numbers or aliases, or of a case’s reference. */
      text: z.string().max(200).optional(),
      ...page,
    }),
    caseReaders,
  ).gives<Holdings>(),
};
