import { z } from 'zod';
import type { AddedRules, ApprovalNeed, ApprovalRules, ApproverRole, OutdatedReason } from '../approval.ts';
import type { AgencyCode, Bilingual, CaseId, PacketId } from '../language.ts';
import type { LeakFinding } from '../leak/finding.ts';
import { categories, levels } from '../mark.ts';
import type { PacketHeader } from '../packet.ts';
import type { ArrivedRecord, BuiltPacket } from './packets.ts';
import { accept, handling, request, withoutSafety } from './packets.ts';
import { digest } from './packet-format.ts';
import { ask, writers } from './row.ts';
import { agencyCode, caseId, handle, packetId, shortText } from './scalars.ts';

/** Whether a release needs a second person, and whether the office has one. */
export type ApprovalAnswer = { readonly needs: readonly ApprovalNeed[]; readonly isAlone: boolean };

/** A submitted packet in a list. `outdated`: its approval does not count, or could not be given; it must be submitted again. */
export type SubmissionLine = {
  readonly id: PacketId;
  readonly caseId: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly recipient: AgencyCode;
  readonly names: Bilingual;
  readonly purpose: PacketHeader['purpose'];
  readonly number: number;
  readonly needs: readonly ApprovalNeed[];
  readonly digest: string;
  readonly state: 'waiting' | 'approved' | 'refused';
  readonly outdated: OutdatedReason | null;
  readonly preparedBy: string;
  readonly atMs: number;
  readonly decidedBy: string | null;
  readonly decidedAtMs: number | null;
  readonly reasons: string | null;
  readonly isMine: boolean;
  /** Whether whoever asks may approve it; refuse it everybody may but its preparer, who takes it back. */
  readonly mayApprove: boolean;
  /** Its recipient would refuse it, as far as is known: no card of ours that it has names the key that approved it, or that of whoever may now. */
  readonly isApproverUnknown: boolean;
};

/** All that leaves, as its recipient will read it. */
export type SubmissionView = SubmissionLine & {
  readonly header: PacketHeader;
  readonly contents: readonly ArrivedRecord[];
  readonly contentsInAll: number;
  readonly entries: readonly { readonly name: string; readonly sizeBytes: number; readonly sha256: string }[];
  readonly findings: readonly { readonly finding: LeakFinding; readonly reason: string }[];
  readonly approverRole: ApproverRole | null;
};

/** What asks for a second person: the program's rules, what this office adds, and both together. */
export type OfficeRules = { readonly rules: ApprovalRules; readonly added: AddedRules };

const byId = { id: packetId };

export const approvalCalls = {
  /** Whether a packet like this one needs a second person. `accepted`: how many findings would be accepted. */
  'packet:needs': ask(
    z.strictObject({ ...request, accepted: z.int().min(0).max(500).optional() }),
    writers,
  ).gives<ApprovalAnswer>(),
  /**
   * Lay out and check a packet as building does, and keep it whole for a second person to look at. Takes no number yet. Refusals as `packet:build`, and
   * `approval/nobody-else`.
   */
  'packet:submit': ask(
    z.strictObject({ ...request, handling: handling.optional(), accept: accept.optional(), withoutSafety }),
    writers,
  ).gives<SubmissionLine>(),
  /** Those that wait, are approved and have not left, or came back with reasons; oldest first. */
  'packet:submissions': ask(z.strictObject({ caseId: caseId.optional() }), writers).gives<readonly SubmissionLine[]>(),
  'packet:submission': ask(z.strictObject(byId), writers).gives<SubmissionView>(),
  /** One file of a submitted packet, to be shown from memory; what lasts is a copy, and copies are recorded. */
  'packet:submitted-file': ask(z.strictObject({ ...byId, name: z.string().max(80), sink: handle }), writers).gives<{
    readonly sizeBytes: number;
  }>(),
  /**
   * Sign what was looked at with one's own key. `digest` is that of the packet that was shown. Refusals `approval/same-person`,
   * `approval/needs-supervisor`, `approval/other-digest`, `approval/outdated` where it would not be built so now.
   */
  'packet:approve': ask(z.strictObject({ ...byId, digest }), writers).gives<SubmissionLine>(),
  'packet:refuse': ask(
    z.strictObject({ ...byId, reasons: z.string().trim().min(1).max(2_000) }),
    writers,
  ).gives<SubmissionLine>(),
  /** Its preparer, or a supervisor, takes it back. */
  'packet:withdraw': ask(z.strictObject(byId), writers).gives<null>(),
  /** Sign and write an approved packet, byte for byte as it was approved; `approval/outdated` where it would not be built so now. */
  'packet:hand-over': ask(
    z.strictObject({
      ...byId,
      folder: handle.optional(),
      file: handle.optional(),
      acknowledgeUncompared: z.boolean().optional(),
    }),
    writers,
  ).gives<BuiltPacket & Pick<SubmissionLine, 'isApproverUnknown'>>(),
  'approval:rules': ask(z.strictObject({}), writers).gives<OfficeRules>(),
  /** What this office adds; what the program asks for stays. Packets that wait must be submitted again. */
  'approval:set-rules': ask(
    z.strictObject({
      categories: z.array(z.enum(categories)).max(20),
      fromLevel: z.enum(levels).nullable(),
      recipients: z.array(agencyCode).max(500),
      everything: z.boolean(),
      /** From whom we take in no case that was not approved; our card says that we ask for approvals. */
      demands: z.array(agencyCode).max(500).optional(),
      /** Our card names the keys of our supervisors. */
      onCard: z.boolean().optional(),
      /** Groups of agencies that put together what each was given, beside those that the program knows. */
      pools: z.array(z.array(agencyCode).min(2).max(200)).max(50).optional(),
      why: shortText,
    }),
    ['supervisor'],
  ).gives<OfficeRules>(),
};
