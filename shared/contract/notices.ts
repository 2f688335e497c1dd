import { z } from 'zod';
import type { AgencyCode, Bilingual, CaseId, Json, PacketId, RecordId } from '../language.ts';
import { purposes, type Purpose } from '../mark.ts';
import type { NoticeGround } from '../overrides.ts';
import type { BuiltPacket } from './packets.ts';
import { ask, writers } from './row.ts';
import { agencyCode, caseId, handle, packetId } from './scalars.ts';

/** An authority that must be told that a value of its goes on without its consent. `hasLeft`: it went already, since there was no time. */
export type OwedNotice = {
  readonly fact: string;
  readonly caseId: CaseId;
  readonly reference: string;
  readonly originator: AgencyCode;
  readonly recipient: AgencyCode;
  readonly purpose: Purpose;
  readonly ground: NoticeGround;
  readonly record: RecordId;
  readonly entity: string;
  readonly field: string;
  readonly hasLeft: boolean;
  readonly sinceMs: number;
};

/** A notice that was given. `out`: by us; `in`: to us, of values of ours. */
export type NoticeLine = {
  readonly id: PacketId;
  readonly direction: 'out' | 'in';
  readonly agency: AgencyCode; // the other side
  readonly recipient: AgencyCode;
  readonly names: Bilingual; // of the recipient
  readonly purpose: Purpose;
  readonly ground: NoticeGround;
  readonly atMs: number;
  readonly values: number;
};

/** One value of ours that goes on, as we gave it; null where the packet that gave it cannot be read again. */
export type NoticeValueView = { readonly entity: string; readonly name: string; readonly field: string; readonly value: Json };

export const noticeCalls = {
  /** Of one case, or of all: whom we must still tell. Those whose value left come first, then the oldest. */
  'notice:owed': ask(z.strictObject({ caseId: caseId.optional() }), writers).gives<readonly OwedNotice[]>(),
  /**
   * Tell an originator by packet of the values of a case that go to one recipient for one purpose, all that is owed to it; one packet for each
   * ground. Refusal `notice/nothing-owed`, and those of a packet.
   */
  'notice:give': ask(
    z.strictObject({
      caseId,
      originator: agencyCode,
      recipient: agencyCode,
      ground: z.enum(['exculpatory', 'imminent-danger']),
      /** Left out: the purpose of what is owed first. */
      purpose: z.enum(purposes).optional(),
      folder: handle.optional(),
      file: handle.optional(),
    }),
    writers,
  ).gives<BuiltPacket>(),
  /** Given and received, newest first. */
  'notice:list': ask(z.strictObject({}), writers).gives<readonly NoticeLine[]>(),
  /** Which values of ours a notice speaks of. Refusal `packet/not-found`. */
  'notice:show': ask(z.strictObject({ id: packetId }), writers).gives<
    NoticeLine & { readonly contents: readonly NoticeValueView[] }
  >(),
};
