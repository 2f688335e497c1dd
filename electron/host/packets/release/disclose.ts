import { findCurrentKey, type AgencyKey } from '../../../../db/agencies.ts';
import { getVaultState } from '../../../../db/vault-state.ts';
import type { BuiltPacket } from '../../../../shared/contract/packets.ts';
import type { AcceptedFinding, LeakFinding } from '../../../../shared/leak/finding.ts';
import { allCountries } from '../../../../shared/country-names.ts';
import type { PacketId } from '../../../../shared/language.ts';
import type { Handling, PacketHeader } from '../../../../shared/packet.ts';
import { Refusal } from '../../../../shared/failure.ts';
import { findUser } from '../../../../db/users.ts';
import { knownAgencies } from '../../agencies/agencies.ts';
import { ownWords } from '../../agencies/own-keys.ts';
import { hasSecond } from '../../agencies/two-persons.ts';
import { recordChanges } from '../../audit/audit.ts';
import type { SessionContext } from '../../ground/context.ts';
import { officeDays } from '../../ground/office-day.ts';
import { policyIdOf, policyInForce } from '../../ground/policy-in-force.ts';
import { readUnread, refuseUnlooked } from '../../papers/read-before-leaving.ts';
import { approvalBy, approvalDigest, type Approval } from '../format/approvals.ts';
import type { PacketLayout } from '../format/build.ts';
import { needsOfRelease } from './approval-needs.ts';
import { emittedBranches, gatherAttachments, leavingDocuments, type LeavingDocument } from './attachments.ts';
import { findingsIn, refuseFindings } from './guarded.ts';
import { acceptedOfGuard, lintsOf } from './lints.ts';
import {
  layOutAgain,
  layOutTrial,
  sendPacket,
  type Contents,
  type Destination,
  type Draft,
  type KeptHead,
  type SentPacket,
} from '../channel/outbox.ts';
import { sentPaths } from '../read/paths.ts';
import { layOutPacketPdf } from '../pdf/pdf.ts';
import { decideAsked } from './asked.ts';
import { refuseLeadOnly } from './lead-only.ts';
import { refuseContradiction, refuseLooserHandling, usualHandling, type Release, type ReleaseRequest } from './release.ts';
import { refuseSafetyThatStays, safetyNote } from './safety.ts';
import { spendFacts } from './spent-facts.ts';
import { withoutEmpty } from './supplement.ts';

/** The steps of a build, in order; progress counts those that are done. */
const steps = ['gather', 'lay-out', 'read-again', 'sign', 'write'] as const;

/** A packet that a second person approved: what was shown then, by its digest, and who signed that. */
export type ApprovedPacket = KeptHead & { readonly digest: string; readonly approvals: readonly Approval[] };

/**
 * Hand a case over to one recipient: gather, decide, lay out as JSON and PDF, let the guard look, sign, write.
 *
 * @param accept - The findings that a person looked at, each with why it is harmless; recorded, and the packet says how many.
 * @param approved - What was approved before: it leaves byte for byte so, or is refused as `approval/outdated`.
 * @throws Refusal `approval/needed` where a second person must approve, and the office has one.
 */
export async function disclose(
  context: SessionContext,
  request: ReleaseRequest,
  {
    to,
    accept = [],
    handling,
    approved,
    acknowledgeUncompared = false,
    withoutSafety,
  }: {
    readonly to: Destination;
    readonly accept?: readonly AcceptedFinding[] | undefined;
    readonly handling?: Handling | undefined;
    readonly approved?: ApprovedPacket | undefined;
    readonly acknowledgeUncompared?: boolean;
    readonly withoutSafety?: string | undefined;
  },
): Promise<BuiltPacket> {
  const { session } = context;
  const release = leavingRelease(context, request);
  const outcome = outcomeOf(release);
  const lints = lintsOf(context, request, release);
  const accepted = acceptedOfGuard(accept, lints).length;
  // Of what was approved it was said when it was submitted.
  const stays = approved === undefined ? refuseSafetyThatStays(request, release, withoutSafety) : [];
  const isAlone = approved === undefined && refuseUnapproved(context, request, { release, accepted });
  const isUncompared = isKeyUncompared(findCurrentKey(session.office, request.recipient));
  if (isUncompared && !acknowledgeUncompared) throw new Refusal('agency/not-compared');
  const done = (step: (typeof steps)[number]) => context.progress(steps.indexOf(step) + 1, steps.length);
  context.progress(0, steps.length);
  const leaving = leavingDocuments(release);
  const papers = papersOf(request, leaving);
  await readUnread(context, papers);
  refuseUnlooked(session, papers);
  const { caseId } = request;
  const { attachments, discard } = await gatherAttachments(context, { documents: leaving, caseId, agency: release.agency });
  done('gather');
  try {
    const sent = await sendPacket(context, draftOf(context, request, release, handling), to, {
      fill: header => contentsOf(context, release, { header, attachments, accepted, isAlone }),
      guard: async layout => {
        done('lay-out');
        if (approved !== undefined && approvalDigest(layout.payload) !== approved.digest) throw new Refusal('approval/outdated');
        const findings = [...(await findingsIn(context, layout, release)), ...lints];
        refuseFindings(findings, accept);
        if (accept.length > 0) recordAcceptance(context, request, { accept, findings, packetId: layout.header.packetId });
        done('read-again');
      },
      paths: sentPaths(release.file, release.decisions.fields),
      db: session.dbOf(request.caseId),
      record: ({ header: { packetId: packet } }, note) => {
        spendFacts(session, request, { content: release.content, packet, note });
        if (stays.length === 0) return;
        const kept = safetyNote(stays, withoutSafety);
        note({ record: packet, entity: 'packet', field: 'without-safety', old: null, new: kept, caseId });
      },
      ...(approved === undefined ? {} : { kept: approved }),
      approve: layout => {
        // Right before the signature: another policy may have been adopted since this was decided.
        if (policyInForce(session).policy !== release.asked.policy) throw new Refusal('policy/changed');
        return approved?.approvals ?? (isAlone ? [aloneBy(session, layout)] : []);
      },
      isUncompared,
      onSigned: () => done('sign'),
    });
    done('write');
    return { ...builtPacket(sent), ...outcome, isUncompared, accepted: accept, attachments: attachments.map(({ name }) => name) };
  } finally {
    discard();
  }
}

/**
 * What the guard would find in a packet that were built now. It is laid out and read as a built one is, and thrown away.
 *
 * @throws Refusal as {@link disclose}, but for the guard's own.
 */
export async function findingsOf(
  context: SessionContext,
  request: ReleaseRequest,
  handling: Handling | undefined,
): Promise<readonly LeakFinding[]> {
  const release = decideAsked(context, request);
  const lints = lintsOf(context, request, release);
  return withTrial(context, request, { release, handling, accepted: 0 }, async ({ layout }) => [
    ...(await findingsIn(context, layout, release)),
    ...lints,
  ]);
}

type Trial = {
  readonly release: Release;
  readonly handling: Handling | undefined;
  readonly accepted: number;
  /** Under a header that was given before. */
  readonly kept?: KeptHead;
};

/** Lay a packet out as building would, and look at it while its attachments are there. No number is taken. */
export async function withTrial<T>(
  context: SessionContext,
  request: ReleaseRequest,
  { release, handling, accepted, kept }: Trial,
  look: (trial: { readonly layout: PacketLayout; readonly seed: Uint8Array }) => Promise<T>,
): Promise<T> {
  const documents = leavingDocuments(release);
  await readUnread(context, papersOf(request, documents));
  const { caseId } = request;
  const { attachments, discard } = await gatherAttachments(context, { documents, caseId, agency: release.agency });
  const fill = (header: PacketHeader) => contentsOf(context, release, { header, attachments, accepted, isAlone: false });
  try {
    if (kept !== undefined) return await look({ layout: await layOutAgain(context, kept, fill), seed: kept.seed });
    return await look(await layOutTrial(context, draftOf(context, request, release, handling), fill));
  } finally {
    discard();
  }
}

/**
 * A release that may leave at all.
 *
 * @throws Refusal `release/confidential-case`, `release/nothing-leaves`, `attachment/…` for a page that somebody must look at.
 */
export function leavingRelease(context: SessionContext, request: ReleaseRequest): Release {
  const release = decideAsked(context, request);
  refuseConfidential(release);
  refuseLeadOnly(release, request);
  if (outcomeOf(release).released.length === 0) throw new Refusal('release/nothing-leaves');
  return release;
}

/** @returns whether one person releases what needs two, since the office has nobody else. */
function refuseUnapproved(
  context: SessionContext,
  request: ReleaseRequest,
  of: { readonly release: Release; readonly accepted: number },
): boolean {
  if (needsOfRelease(context, request, of).length === 0) return false;
  if (hasSecond(context.session)) throw new Refusal('approval/needed');
  return true;
}

function aloneBy({ office, user, sign }: SessionContext['session'], layout: PacketLayout): Approval {
  const publicKey = findUser(office, user.id)?.signingKey;
  if (publicKey === undefined) throw new Error('whoever has a session has a row');
  return approvalBy({ role: 'alone', publicKey, sign }, approvalDigest(layout.payload));
}

function draftOf(
  context: SessionContext,
  { purpose, caseId }: ReleaseRequest,
  release: Release,
  handling: Handling | undefined,
): Draft {
  const { basis, agency: to, supplement, correction } = release;
  const kind = supplement !== undefined ? 'supplement' : correction !== undefined ? 'correction' : 'disclosure';
  if (handling !== undefined) {
    refuseLooserHandling(release, handling);
    const known = new Set(knownAgencies(context.session).map(({ code }) => code as string));
    const knows = (name: string): boolean => known.has(name) || allCountries().has(name);
    refuseContradiction(handling, { today: officeDays(context.session, context).office, knows });
  }
  const terms = { purpose, basis, handling: handling ?? usualHandling(release) };
  return {
    kind,
    ...terms,
    to,
    policyId: policyIdOf(release.asked.policy),
    caseId,
    earlier: (supplement ?? correction)?.earlier.packet,
  };
}

async function contentsOf(
  { session }: SessionContext,
  { content, supplement, correction }: Release,
  { header, attachments, accepted, isAlone }: Filling,
): Promise<Contents> {
  const { synthetic } = getVaultState(session.office);
  const boxCodes = attachments.flatMap(({ codes = [] }) => codes);
  const files = attachments.map(({ pages = null, ...file }) => ({ ...file, pages }));
  const said = { header, synthetic, accepted, isAlone, boxCodes, files, words: await ownWords(session) };
  if (correction !== undefined) {
    const { earlier, why } = correction;
    const shown = { content: withoutEmpty(content), addsTo: earlier.packet, why };
    return { content, correction, pdf: await layOutPacketPdf({ ...said, ...shown }), attachments, accepted, isAlone };
  }
  if (supplement === undefined)
    return { content, pdf: await layOutPacketPdf({ ...said, content }), attachments, accepted, isAlone };
  const pdf = await layOutPacketPdf({ ...said, content: withoutEmpty(content), addsTo: supplement.earlier.packet });
  return { supplement, pdf, attachments, accepted, isAlone };
}

type Filling = Pick<Contents, 'attachments'> & {
  readonly header: PacketHeader;
  readonly accepted: number;
  readonly isAlone: boolean;
};

/** One that was entered by hand has no words that anybody could compare. Where there is none, that refuses later. */
export function isKeyUncompared(key: AgencyKey | undefined): boolean {
  return key !== undefined && (!key.isCompared || key.signingKey === null);
}

/** An empty packet would still tell that there is a case. */
function refuseConfidential({ decisions, file }: Release): void {
  const root = file.records.find(({ entity }) => entity === 'case');
  if (root !== undefined && decisions.records.get(root.id)?.rule === 'existence/confidential')
    throw new Refusal('release/confidential-case');
}

/** A sent packet as its caller is told, with nothing in it yet. */
export function builtPacket({ packet, file, sizeBytes, voids }: SentPacket): BuiltPacket {
  const { packetId, kind, channel } = packet.header;
  const rest = { released: [], withheld: [], leftOut: [], attachments: [], accepted: [], isUncompared: false };
  return { packetId, kind, number: channel.number, file, sizeBytes, hash: packet.hash, voids, ...rest };
}

function outcomeOf({ decisions, content, leftOut }: Release): Pick<BuiltPacket, 'released' | 'withheld' | 'leftOut'> {
  const slots = new Map(emittedBranches(content).map(branch => [branch.record as string, branch.fields]));
  const at = decisions.fields.map(decision => ({ path: decision.path, slot: slots.get(decision.record)?.[decision.field] }));
  return {
    leftOut,
    released: at.flatMap(({ path, slot }) => (slot?.state === 'released' ? [path] : [])),
    withheld: at.flatMap(({ path, slot }) =>
      slot?.state === 'withheld' && slot.code !== null ? [{ path, code: slot.code }] : [],
    ),
  };
}

function recordAcceptance(
  context: SessionContext,
  { caseId }: ReleaseRequest,
  {
    accept,
    findings,
    packetId,
  }: { readonly accept: readonly AcceptedFinding[]; readonly findings: readonly LeakFinding[]; readonly packetId: PacketId },
): void {
  const { session } = context;
  const found = new Map(findings.map(finding => [finding.id, finding]));
  recordChanges(session, context, 'packet:accept-findings', session.dbOf(caseId), note => {
    for (const { finding, reason } of accept) {
      const { kind = null, value = null, place = null } = found.get(finding) ?? {};
      const at = { record: place?.in?.record ?? null, field: place?.in?.field ?? null, page: place?.page ?? null };
      const what = { finding, reason, packet: packetId, kind, of: value?.path ?? null, at };
      note({ record: value?.record ?? caseId, entity: 'packet', field: 'accepted', old: null, new: what, caseId });
    }
  });
}

/** The documents that leave, as those who read their pages know them. */
function papersOf({ caseId }: ReleaseRequest, leaving: readonly LeavingDocument[]) {
  return leaving.map(({ record, storedFile }) => ({ record: record.id, caseId, file: storedFile }));
}
