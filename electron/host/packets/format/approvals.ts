import type { z } from 'zod';
import type { ApproverRole } from '../../../../shared/approval.ts';
import type { approval } from '../../../../shared/contract/packet-format.ts';
import type { Json } from '../../../../shared/language.ts';
import { canonical } from '../../keys/canonical.ts';
import { fromBase64url, sha256 } from '../../keys/digest.ts';
import { verifierOf } from '../../keys/ed25519.ts';
import { signingFingerprint } from '../../keys/fingerprints.ts';
import type { PacketLayout } from './build.ts';

/** An approval as it stands in a packet: a role, the fingerprint of the approver's own key, and its signature. */
export type Approval = z.output<typeof approval>;

/** SHA-256 (base64url) of the RFC 8785 text of a payload without its approvals: everything that leaves, the manifest included. */
export function approvalDigest(payload: { readonly [key: string]: Json }): string {
  const { approvals: _approvals, _sd_alg: _algorithm, ...rest } = payload;
  return sha256(canonical(rest));
}

/** What an approver signs. It begins with a name of its own, so that a signature made for anything else is none. */
export function approvalText(role: string, digest: string): Uint8Array {
  return Buffer.from(`enlace-approval/1 ${role} ${digest}`, 'ascii');
}

/** Somebody signs a digest, with the key of that person. */
export function approvalBy(
  { role, publicKey, sign }: { role: ApproverRole; publicKey: Uint8Array; sign: (bytes: Uint8Array) => Uint8Array },
  digest: string,
): Approval {
  const signature = Buffer.from(sign(approvalText(role, digest))).toString('base64url');
  return { role, key: signingFingerprint(publicKey), signature };
}

/** Whether an approval is this key's, over this digest. */
export function isApprovalOf({ role, key, signature }: Approval, publicKey: Uint8Array, digest: string): boolean {
  const bytes = fromBase64url(signature);
  return (
    bytes !== null &&
    key === signingFingerprint(publicKey) &&
    verifierOf(publicKey)(Buffer.from(approvalText(role, digest)), bytes)
  );
}

export function withApprovals(layout: PacketLayout, approvals: readonly Approval[]): PacketLayout {
  return { ...layout, payload: { ...layout.payload, approvals } };
}
