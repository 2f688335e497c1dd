import { findCase } from '../../../../db/cases.ts';
import { findSubmission, listSubmittedEntries, type Submission } from '../../../../db/submissions.ts';
import { getVaultState } from '../../../../db/vault-state.ts';
import { findUser, isSamePerson } from '../../../../db/users.ts';
import type { Reader, Writer } from '../../../../db/open.ts';
import type { OutdatedReason } from '../../../../shared/approval.ts';
import type { SubmissionLine, SubmissionView } from '../../../../shared/contract/approvals.ts';
import type { z } from 'zod';
import { packetPayload, releasedObject } from '../../../../shared/contract/packet-format.ts';
import { caseOfOpenings } from '../../../../shared/packet-reading/later.ts';
import { findLedgerEntry, getPacketJson } from '../../../../db/ledger.ts';
import type { ReleasedObject } from '../read/verify.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { Json, PacketId, RecordId } from '../../../../shared/language.ts';
import { getAgency } from '../../agencies/agencies.ts';
import { isApproverUnknown } from '../../agencies/own-approvers.ts';
import { ownKeys } from '../../agencies/own-keys.ts';
import type { Session, SessionContext } from '../../ground/context.ts';
import { canonical } from '../../keys/canonical.ts';
import { signingFingerprint } from '../../keys/fingerprints.ts';
import { arrivalContents } from '../channel/arrival-contents.ts';
import { misplaced, type KeptHead } from '../channel/outbox.ts';
import type { SupplementParts } from '../format/build.ts';
import { isApprovalOf } from '../format/approvals.ts';
import { signPayload, verifyPayload } from '../format/sd-jwt.ts';
import { slotContent } from '../format/slots.ts';
import { approvalRefusal } from '../../ground/second-person.ts';
import { rulesDigest } from './approval-needs.ts';
import { leavingRelease } from './disclose.ts';
import type { ReleaseRequest } from './release.ts';

/** A submission and the database that holds its case. Refusal `approval/not-found`. */
export function getSubmission(session: Session, id: PacketId): { readonly one: Submission; readonly db: Writer } {
  for (const db of session.visible()) {
    const one = findSubmission(db, id);
    if (one !== undefined) return { one, db };
  }
  throw new Refusal('approval/not-found');
}

/** What was asked for, as it was asked. */
export function requestOfSubmission({ caseId, recipient, request }: Submission): ReleaseRequest {
  const { purpose, basis, scope, supplement, correction } = request;
  // Records and `all` were checked when it was submitted; null stands for what was chosen for the recipient.
  const chosen = scope === null ? {} : { scope: scope as 'all' | readonly RecordId[] };
  return { caseId, recipient, purpose, basis, supplement, correction, ...chosen };
}

export function headOf({ header, seed }: Submission): KeptHead {
  return { header, seed: new Uint8Array(Buffer.from(seed, 'base64url')) };
}

/**
 * Why a submission cannot be approved, or its approval counts no more; null where nothing is seen against it. Attachments and pages are not drawn
 * for this: whether every byte would be the same is looked at where it matters, on approving and on handing over.
 */
export async function outdatedOf(context: SessionContext, one: Submission): Promise<OutdatedReason | null> {
  const { session } = context;
  const people = peopleGone(session, one);
  if (people !== null) return people;
  if (one.rules !== rulesDigest(session)) return 'rules';
  try {
    const place = await misplaced(context, one.header);
    if (place !== null) return place;
    if (!isNamedSo(session, one)) return 'key';
    const { content, supplement } = leavingRelease(context, requestOfSubmission(one));
    const kept = JSON.parse(one.payload) as { readonly [key: string]: Json }; // as it was laid out
    if (supplement !== undefined) return isSameSupplement(supplement, kept) ? null : 'case';
    return canonical(slotContent(content, headOf(one).seed).tree) === canonical(kept['case'] ?? null) ? null : 'case';
  } catch (error) {
    if (error instanceof Refusal) return error.code === 'agency/no-key' ? 'key' : 'case';
    throw error;
  }
}

function isSameSupplement({ earlier, openings }: SupplementParts, kept: { readonly [key: string]: Json }): boolean {
  const digests = openings.map(({ digest }) => digest).sort();
  return canonical([earlier, digests]) === canonical([kept['earlier'] ?? null, kept['disclosed'] ?? null]);
}

function isNamedSo(session: Session, { header: { from, to }, recipient }: Submission): boolean {
  const ours = getVaultState(session.office).agency;
  const theirs = getAgency(session, recipient);
  return canonical([from.names, to.names]) === canonical([ours.names, theirs.names]);
}

/** Whoever was taken out since counts as no person, with that key or another. */
function peopleGone({ office }: Session, one: Submission): OutdatedReason | null {
  const { byUser, byKey, state, decidedBy, decidedKey } = one;
  const works = (id: string, key: string | null): boolean => {
    const user = findUser(office, id);
    return user?.disabledAtMs === null && user.role !== 'auditor' && signingFingerprint(user.signingKey) === key;
  };
  if (!works(byUser, byKey)) return 'preparer';
  if (state !== 'approved') return null;
  return works(decidedBy ?? '', decidedKey) && isSignedBy(office, one) ? null : 'approver';
}

/** Whether the approver's own key signed it: what another station says of an approval is no approval. */
function isSignedBy(office: Reader, { decidedBy, decidedKey, decidedRole, signature, digest }: Submission): boolean {
  const user = findUser(office, decidedBy ?? '');
  if (user === undefined || decidedKey === null || decidedRole === null || signature === null) return false;
  return isApprovalOf({ role: decidedRole, key: decidedKey, signature }, user.signingKey, digest);
}

/** @throws Refusal `approval/not-found` for one that nobody has to do anything about any more. */
export async function lineOf(context: SessionContext, db: Writer, one: Submission): Promise<SubmissionLine> {
  const { session } = context;
  const { id, caseId, recipient, request, header, needs, digest, state, atMs, decidedAtMs, reasons } = one;
  if (state === 'left' || state === 'withdrawn') throw new Refusal('approval/not-found');
  const found = findCase(db, caseId);
  const label = (user: string | null): string | null => (user === null ? null : (findUser(session.office, user)?.label ?? null));
  const outdated = state === 'refused' ? null : await outdatedOf(context, one);
  const mayApprove = state === 'waiting' && outdated === null && approvalRefusal(session, one) === null;
  return {
    id,
    caseId,
    reference: found?.reference ?? '',
    title: found?.title ?? '',
    recipient,
    names: getAgency(session, recipient).names,
    purpose: request.purpose,
    number: header.channel.number,
    needs,
    digest,
    state,
    outdated,
    preparedBy: label(one.byUser) ?? '',
    atMs,
    decidedBy: label(one.decidedBy),
    decidedAtMs,
    reasons,
    isMine: isSamePerson(session.office, one.byUser, session.user.id),
    mayApprove,
    isApproverUnknown: isUnknownThere(session, one, mayApprove),
  };
}

/** Whether its recipient is not known to have the key that approved it, or, while it waits, that of whoever may approve it now. */
export function isUnknownThere(session: Session, { recipient, decidedKey, state }: Submission, mayApprove: boolean): boolean {
  if (state === 'approved') return decidedKey !== null && isApproverUnknown(session, recipient, decidedKey);
  const own = mayApprove ? findUser(session.office, session.user.id)?.signingKey : undefined;
  return own !== undefined && isApproverUnknown(session, recipient, signingFingerprint(own));
}

/** A submitted packet as its recipient's reader will open it: signed for looking at, opened again, and thrown away. */
export async function viewOf(context: SessionContext, db: Writer, one: Submission): Promise<SubmissionView> {
  const line = await lineOf(context, db, one);
  const { signer } = await ownKeys(context.session);
  const payload = JSON.parse(one.payload) as { readonly [key: string]: Json }; // as it was laid out
  const openings = one.disclosed.map(encoded => ({ encoded, digest: '', path: '' }));
  const { text } = signPayload(payload, openings, signer);
  const { claims } = verifyPayload(Buffer.from(text, 'utf8'), signer.publicKey);
  const opened = packetPayload.parse(claims);
  return {
    ...line,
    header: one.header,
    ...arrivalContents(opened.case ?? supplementedCase(db, opened)),
    entries: listSubmittedEntries(db, one.id).map(({ name, sizeBytes, sha256 }) => ({ name, sizeBytes, sha256 })),
    findings: one.findings,
    approverRole: one.decidedRole,
  };
}

/** What a supplement gives, in the records of the packet of ours that it adds to. */
function supplementedCase(db: Writer, { earlier, opens }: z.output<typeof packetPayload>): ReleasedObject | null {
  const entry = earlier === undefined ? undefined : findLedgerEntry(db, 'out', earlier.packet);
  return entry === undefined || opens === undefined
    ? null
    : releasedObject.parse(caseOfOpenings(getPacketJson(db, entry), opens));
}

/** A file of a submitted packet, as it is kept. Refusal `file/not-found`. */
export function submittedFile(db: Writer, id: PacketId, name: string) {
  const entry = listSubmittedEntries(db, id).find(each => each.name === name);
  if (entry === undefined) throw new Refusal('file/not-found');
  return entry;
}

/** A seed, as a row keeps it. */
export function seedText(seed: Uint8Array): string {
  return Buffer.from(seed).toString('base64url');
}
