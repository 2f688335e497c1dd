import { getVaultState } from '../../../../db/vault-state.ts';
import { policy2026 } from '../../../../shared/decision/policy-2026-1.ts';
import type { BuiltPacket } from '../../../../shared/contract/packets.ts';
import type { Handling } from '../../../../shared/packet.ts';
import { recordChanges } from '../../audit/audit.ts';
import type { SessionContext } from '../../ground/context.ts';
import { emittedBranches, gatherAttachments, leavingDocuments } from './attachments.ts';
import { refuseLeaks } from './guarded.ts';
import { sendPacket, type Destination, type SentPacket } from '../channel/outbox.ts';
import { sentPaths } from '../read/paths.ts';
import { layOutPacketPdf } from '../pdf/pdf.ts';
import { decideRelease, usualHandling, type Release, type ReleaseRequest } from './release.ts';

/** The steps of a build, in order; progress counts those that are done. */
const steps = ['gather', 'lay-out', 'read-again', 'sign', 'write'] as const;

/**
 * Hand a case over to one recipient: gather, decide, lay out as JSON and PDF, let the guard look, sign, write.
 *
 * @param accept - Why a person accepts what the guard is unsure of, or what cannot be cleaned; recorded. Undefined: nobody looked.
 */
export async function disclose(
  context: SessionContext,
  request: ReleaseRequest,
  {
    to,
    accept,
    handling,
  }: { readonly to: Destination; readonly accept?: string | undefined; readonly handling?: Handling | undefined },
): Promise<BuiltPacket> {
  const { session } = context;
  const release = decideRelease(context, request);
  const isAccepted = accept !== undefined;
  const done = (step: (typeof steps)[number]) => context.progress(steps.indexOf(step) + 1, steps.length);
  context.progress(0, steps.length);
  const { attachments, discard } = await gatherAttachments(context, leavingDocuments(release), isAccepted);
  done('gather');
  try {
    const draft = {
      kind: 'disclosure' as const,
      purpose: request.purpose,
      basis: release.basis,
      handling: handling ?? usualHandling(release),
      to: release.agency,
      policyId: policy2026.version,
      caseId: request.caseId,
    };
    const { synthetic } = getVaultState(session.office);
    const sent = await sendPacket(context, draft, to, {
      fill: async header => {
        const pdf = await layOutPacketPdf({ header, content: release.content, synthetic });
        done('lay-out');
        return { content: release.content, pdf, attachments };
      },
      guard: async layout => {
        const accepted = await refuseLeaks(layout, release, { isAccepted, signal: context.signal });
        if (accepted > 0) recordAcceptance(context, request, { accept, places: accepted });
        done('read-again');
      },
      paths: sentPaths(release.file, release.decisions.fields),
      db: session.dbOf(request.caseId),
      onSigned: () => done('sign'),
    });
    done('write');
    return { ...builtPacket(sent), ...outcomeOf(release), attachments: attachments.map(({ name }) => name) };
  } finally {
    discard();
  }
}

/** A sent packet as its caller is told, with nothing in it yet. */
export function builtPacket({ packet, file, sizeBytes, voids }: SentPacket): BuiltPacket {
  const { packetId, kind, channel } = packet.header;
  const rest = { released: [], withheld: [], leftOut: [], attachments: [] };
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
  { accept, places }: { readonly accept: string | undefined; readonly places: number },
): void {
  const { session } = context;
  recordChanges(session, context, 'packet:accept-findings', session.dbOf(caseId), note =>
    note({ record: caseId, entity: 'packet', field: 'accepted', old: null, new: { reason: accept ?? '', places }, caseId }),
  );
}
