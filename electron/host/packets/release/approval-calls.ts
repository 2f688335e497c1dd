import { isDeepStrictEqual } from 'node:util';
import {
  decideSubmission,
  findAddedRules,
  insertSubmission,
  listOpenSubmissions,
  putAddedRules,
  type Submission,
  type SubmittedEntry,
} from '../../../../db/submissions.ts';
import { keepStoredFile } from '../../../../db/stored-files.ts';
import type { Writer } from '../../../../db/open.ts';
import { findUser, isSamePerson } from '../../../../db/users.ts';
import { approvals2026, nothingAdded, rulesWith, type AddedRules, type ApproverRole } from '../../../../shared/approval.ts';
import type { OfficeRules, SubmissionLine, approvalCalls } from '../../../../shared/contract/approvals.ts';
import type { Output } from '../../../../shared/contract.ts';
import type { CheckedOf } from '../../../../shared/contract/row.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { AgencyCode } from '../../../../shared/language.ts';
import type { AcceptedFinding, LeakFinding } from '../../../../shared/leak/finding.ts';
import { getAgency } from '../../agencies/agencies.ts';
import { hasSecond } from '../../agencies/two-persons.ts';
import { approvalRefusal } from '../../ground/second-person.ts';
import { recordChanges } from '../../audit/audit.ts';
import type { HandlersOf, Session, SessionContext } from '../../ground/context.ts';
import { canonical } from '../../keys/canonical.ts';
import { signingFingerprint } from '../../keys/fingerprints.ts';
import { writePieces } from '../../places/sinks.ts';
import { endSubmitted } from '../channel/handed-over.ts';
import { destination } from '../channel/destination.ts';
import { approvalBy, approvalDigest, type Approval } from '../format/approvals.ts';
import type { PacketLayout } from '../format/build.ts';
import { needsOfRelease, rulesDigest } from './approval-needs.ts';
import { disclose, leavingRelease, withTrial } from './disclose.ts';
import { findingsIn, refuseFindings } from './guarded.ts';
import { acceptedOfGuard, lintsOf } from './lints.ts';
import { decideAsked } from './asked.ts';
import { usualHandling, type Release } from './release.ts';
import { refuseSafetyThatStays, safetyNote } from './safety.ts';
import {
  getSubmission,
  headOf,
  isUnknownThere,
  lineOf,
  outdatedOf,
  requestOfSubmission,
  seedText,
  submittedFile,
  viewOf,
} from './submissions.ts';

/**
 * Four eyes: a packet is laid out whole and kept, a second person looks at it and signs its digest, and it leaves byte for byte so. Whatever would
 * make it another packet voids the approval.
 */
export const approvalHandlers: HandlersOf<typeof approvalCalls> = {
  'packet:needs': ({ accepted = 0, ...request }, context) => ({
    needs: needsOfRelease(context, request, { release: decideAsked(context, request), accepted }),
    isAlone: !hasSecond(context.session),
  }),
  'packet:submit': async (asked, context) => told(context, await submit(context, asked)),
  'packet:submissions': async ({ caseId }, context) => {
    const { session } = context;
    const from = caseId === undefined ? session.visible() : [session.dbOf(caseId)];
    const open = from.flatMap(db => listOpenSubmissions(db, caseId ?? null).map(one => ({ db, one })));
    const lines: SubmissionLine[] = [];
    for (const { db, one } of open) lines.push(await lineOf(context, db, one));
    return lines.toSorted((one, other) => one.atMs - other.atMs);
  },
  'packet:submission': ({ id }, context) => {
    const { one, db } = getSubmission(context.session, id);
    return viewOf(context, db, one);
  },
  'packet:submitted-file': ({ id, name, sink }, context) => copyFile(context, { id, name, sink }),
  'packet:approve': async (asked, context) => told(context, await approve(context, asked)),
  'packet:refuse': async ({ id, reasons }, context) => told(context, await refuse(context, id, reasons)),
  'packet:withdraw': ({ id }, context) => {
    const { session } = context;
    const { one, db } = getOpen(session, id);
    if (!isSamePerson(session.office, one.byUser, session.user.id) && session.user.role !== 'supervisor')
      throw new Refusal('input/forbidden');
    endSubmitted(session, context, db, { one, state: 'withdrawn' });
    return told(context, null);
  },
  'packet:hand-over': async (asked, context) => told(context, await handOver(context, asked)),
  'approval:rules': (_, { session }) => rulesOf(session),
  'approval:set-rules': ({ why, ...asked }, context) => {
    const { session, nowMs } = context;
    const held = findAddedRules(session.office) ?? nothingAdded;
    const { pools = held.pools, ...rest } = asked;
    const kept = { demands: asked.demands ?? held.demands, onCard: asked.onCard ?? held.onCard };
    const added = { ...rest, ...kept, ...(pools === undefined || pools.length === 0 ? {} : { pools }) };
    const before = namedIn(held);
    for (const code of namedIn(added)) if (!before.has(code)) getAgency(session, code); // a slip guards against nobody
    recordChanges(session, context, 'approval:set-rules', session.office, note => {
      putAddedRules(session.office, added, { byUser: session.user.id, atMs: nowMs() });
      const { vaultId: record } = session;
      note({ record, entity: 'vault', field: 'approval-rules', old: held, new: { ...added, why } });
    });
    return told(context, rulesOf(session));
  },
};

function namedIn({ recipients, demands, pools = [] }: AddedRules): ReadonlySet<AgencyCode> {
  return new Set([...recipients, ...demands, ...pools.flat()]);
}

function rulesOf({ office }: Session): OfficeRules {
  const added = findAddedRules(office) ?? nothingAdded;
  return { rules: rulesWith(added, approvals2026), added };
}

/** Whoever shows what waits hears that it changed. */
function told<T>(context: SessionContext, value: T): T {
  context.tell('ledger:changed', {});
  return value;
}

async function submit(
  context: SessionContext,
  { handling: given, accept = [], withoutSafety, ...request }: CheckedOf<(typeof approvalCalls)['packet:submit']>,
): Promise<SubmissionLine> {
  const { session } = context;
  if (!hasSecond(session)) throw new Refusal('approval/nobody-else');
  const release = leavingRelease(context, request);
  const stays = refuseSafetyThatStays(request, release, withoutSafety);
  const handling = given ?? usualHandling(release);
  const lints = lintsOf(context, request, release);
  const accepted = acceptedOfGuard(accept, lints).length;
  const trial = { release, handling, accepted };
  return withTrial(context, request, trial, async ({ layout, seed }) => {
    const findings = [...(await findingsIn(context, layout, release)), ...lints];
    refuseFindings(findings, accept);
    const { caseId, purpose } = request;
    const db = session.dbOf(caseId);
    const { scope, supplement, correction } = request;
    const kept = {
      purpose,
      basis: release.basis,
      scope: scope ?? null,
      handling,
      ...(supplement ? { supplement } : {}),
      ...(correction ? { correction } : {}),
    };
    await refuseTwice(context, db, { caseId, recipient: request.recipient, request: kept });
    const entries = await keepEntries(context, db, layout);
    const id = layout.header.packetId;
    const one = {
      id,
      caseId,
      recipient: request.recipient,
      request: kept,
      header: layout.header,
      payload: canonical(layout.payload),
      disclosed: layout.disclosed.map(({ encoded }) => encoded),
      seed: seedText(seed),
      digest: approvalDigest(layout.payload),
      rules: rulesDigest(session),
      needs: needsOfRelease(context, request, { release, accepted }),
      findings: acceptedOf(findings, accept),
      byUser: session.user.id,
      byKey: ownKey(session).fingerprint,
      atMs: context.nowMs(),
    };
    try {
      recordChanges(session, context, 'packet:submit', db, note => {
        for (const { stored: name, sizeBytes, sha256 } of entries) keepStoredFile(db, { name, sizeBytes, sha256 });
        insertSubmission(db, one, entries);
        note({ record: id, entity: 'packet', field: 'submitted', old: null, new: one.digest, caseId });
        if (stays.length === 0) return;
        const kept = safetyNote(stays, withoutSafety);
        note({ record: id, entity: 'packet', field: 'without-safety', old: null, new: kept, caseId });
      });
    } catch (error) {
      for (const { stored } of entries) session.files.remove(stored);
      throw error;
    }
    return lineOf(context, db, getSubmission(session, id).one);
  });
}

/** The same packet is looked at once: one that waits or is approved, and would be built so now, is this one. */
async function refuseTwice(
  context: SessionContext,
  db: Writer,
  { caseId, recipient, request }: Pick<Submission, 'caseId' | 'recipient' | 'request'>,
): Promise<void> {
  const isSame = (one: Submission) => isDeepStrictEqual(JSON.parse(JSON.stringify(request)) as unknown, one.request);
  for (const one of listOpenSubmissions(db, caseId))
    if (one.state !== 'refused' && one.recipient === recipient && isSame(one))
      if ((await outdatedOf(context, one)) === null) throw new Refusal('approval/submitted');
}

async function keepEntries(
  { session, signal }: SessionContext,
  db: Writer,
  layout: PacketLayout,
): Promise<readonly SubmittedEntry[]> {
  const kept: SubmittedEntry[] = [];
  try {
    for (const entry of layout.others) {
      const { name: stored, sizeBytes, sha256 } = await session.filesOf(db).add(await entry.open(), signal);
      if (sha256 !== entry.sha256) throw new Refusal('packet/attachment-changed');
      kept.push({ name: entry.name, document: null, sizeBytes, sha256, stored });
    }
    return kept;
  } catch (error) {
    for (const { stored } of kept) session.files.remove(stored);
    throw error;
  }
}

function acceptedOf(findings: readonly LeakFinding[], accept: readonly AcceptedFinding[]): Submission['findings'] {
  const byId = new Map(findings.map(finding => [finding.id, finding]));
  return accept.flatMap(({ finding: id, reason }) => {
    const finding = byId.get(id);
    return finding === undefined ? [] : [{ finding, reason }];
  });
}

function ownKey({ office, user }: Session): { readonly publicKey: Uint8Array; readonly fingerprint: string } {
  const publicKey = findUser(office, user.id)?.signingKey;
  if (publicKey === undefined) throw new Error('whoever has a session has a row');
  return { publicKey, fingerprint: signingFingerprint(publicKey) };
}

function getOpen(session: Session, id: Submission['id']): ReturnType<typeof getSubmission> {
  const found = getSubmission(session, id);
  if (found.one.state === 'left' || found.one.state === 'withdrawn') throw new Refusal('approval/not-found');
  return found;
}

/** One that waits for a decision. Refusal `approval/not-found`. */
function getWaiting(session: Session, id: Submission['id']): ReturnType<typeof getSubmission> {
  const found = getSubmission(session, id);
  if (found.one.state !== 'waiting') throw new Refusal('approval/not-found');
  return found;
}

/**
 * What was looked at is what would be built now, to the byte: laid out anew under the same header and seed, from the case as it is. The approver
 * signs the digest of that, with an own key.
 */
async function approve(
  context: SessionContext,
  { id, digest }: CheckedOf<(typeof approvalCalls)['packet:approve']>,
): Promise<SubmissionLine> {
  const { session } = context;
  const { one, db } = getWaiting(session, id);
  const refusal = approvalRefusal(session, one);
  if (refusal !== null) throw refusal;
  if (digest !== one.digest) throw new Refusal('approval/other-digest');
  if ((await outdatedOf(context, one)) !== null) throw new Refusal('approval/outdated');
  await refuseOtherBytes(context, one);
  const { publicKey, fingerprint } = ownKey(session);
  const role: ApproverRole = session.user.role === 'supervisor' ? 'supervisor' : 'officer';
  const { signature } = approvalBy({ role, publicKey, sign: session.sign }, one.digest);
  recordChanges(session, context, 'packet:approve', db, note => {
    if (getWaiting(session, id).one.digest !== digest) throw new Refusal('approval/outdated');
    const decided = { decidedBy: session.user.id, decidedKey: fingerprint, decidedRole: role, decidedAtMs: context.nowMs() };
    decideSubmission(db, id, { state: 'approved', ...decided, signature, reasons: null });
    note({ record: id, entity: 'packet', field: 'approved', old: null, new: { digest, role }, caseId: one.caseId });
  });
  return lineOf(context, db, getSubmission(session, id).one);
}

async function refuseOtherBytes(context: SessionContext, one: Submission): Promise<void> {
  const request = requestOfSubmission(one);
  const release: Release = leavingRelease(context, request);
  const { handling } = one.request;
  const accepted = one.findings.filter(({ finding }) => finding.kind !== 'lint').length;
  const trial = { release, handling, accepted, kept: headOf(one) };
  await withTrial(context, request, trial, async ({ layout }) => {
    if (approvalDigest(layout.payload) !== one.digest) throw new Refusal('approval/outdated');
  });
}

/** Of what was approved too, until it leaves: whoever says no stands over whoever says yes. */
async function refuse(context: SessionContext, id: Submission['id'], reasons: string): Promise<SubmissionLine> {
  const { session } = context;
  const { one, db } = getOpen(session, id);
  if (one.state === 'refused') throw new Refusal('approval/not-found');
  if (isSamePerson(session.office, one.byUser, session.user.id)) throw new Refusal('approval/same-person');
  recordChanges(session, context, 'packet:refuse', db, note => {
    const decided = { decidedBy: session.user.id, decidedKey: null, decidedRole: null, decidedAtMs: context.nowMs() };
    decideSubmission(db, id, { state: 'refused', ...decided, signature: null, reasons });
    const old = one.state === 'approved' ? one.digest : null;
    note({ record: id, entity: 'packet', field: 'refused', old, new: reasons, caseId: one.caseId });
  });
  return lineOf(context, db, getSubmission(session, id).one);
}

async function handOver(
  context: SessionContext,
  { id, folder, file, acknowledgeUncompared = false }: CheckedOf<(typeof approvalCalls)['packet:hand-over']>,
): Promise<Output<'packet:hand-over'>> {
  const { session } = context;
  const { one, db } = getOpen(session, id);
  if (one.state !== 'approved') throw new Refusal('approval/not-approved');
  if ((await outdatedOf(context, one)) !== null) throw new Refusal('approval/outdated');
  const built = await disclose(context, requestOfSubmission(one), {
    to: destination(context.handles, { folder, file }),
    handling: one.request.handling,
    accept: one.findings.map(({ finding, reason }) => ({ finding: finding.id, reason })),
    acknowledgeUncompared,
    approved: { ...headOf(one), digest: one.digest, approvals: [approvalIn(one)] },
  });
  endSubmitted(session, context, db, { one, state: 'left' });
  return { ...built, isApproverUnknown: isUnknownThere(session, one, false) };
}

function approvalIn({ decidedRole, decidedKey, signature }: Submission): Approval {
  if (decidedRole === null || decidedKey === null || signature === null) throw new Refusal('approval/not-approved');
  return { role: decidedRole, key: decidedKey, signature };
}

async function copyFile(
  context: SessionContext,
  { id, name, sink }: CheckedOf<(typeof approvalCalls)['packet:submitted-file']>,
): Promise<{ readonly sizeBytes: number }> {
  const { session, handles, signal } = context;
  const { one, db } = getOpen(session, id);
  const { stored, sizeBytes, sha256 } = submittedFile(db, id, name);
  const place = handles.take(sink, 'sink');
  const onWhole = () =>
    recordChanges(session, context, 'packet:save-submitted', db, note => {
      note({ record: id, entity: 'packet', field: 'copy', old: null, new: sha256, caseId: one.caseId });
    });
  await writePieces('path' in place ? { ...place, onWhole } : place, await session.files.open(stored), signal);
  return { sizeBytes };
}
