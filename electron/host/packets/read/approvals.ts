import type { CardApprovals } from '../../../../shared/catalogue-version.ts';
import type { ApprovalClaim, SignedClaims } from '../../../../shared/contract/packet-claims.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { Json } from '../../../../shared/language.ts';
import { givesValues } from '../../../../shared/packet-kinds.ts';
import { signingFingerprint } from '../../keys/fingerprints.ts';
import { approvalDigest, isApprovalOf } from '../format/approvals.ts';

/** The keys of a sender's approvers, as its card names them, and whether what comes of it must have been approved by one of them. */
export type KnownApprovers = { readonly approvers?: CardApprovals['by']; readonly mustApprove?: boolean };

/** An approval that came with a packet. `isChecked`: it is signed with a key that the sender's card names for that role. */
export type ReadApproval = { readonly role: string; readonly isChecked: boolean };

/**
 * Hold a packet's approvals to the keys that its sender's card names. Where it names none, nothing is known of them, and that is said.
 *
 * @param payload - The signed text, whose signature holds.
 * @throws Refusal `packet/approval-wrong` for one that is none of theirs or does not hold, `packet/approval-missing`.
 */
export function judgedApprovals(
  payload: Uint8Array,
  { approvals, header }: Pick<SignedClaims, 'approvals' | 'header'>,
  { approvers = [], mustApprove = false }: KnownApprovers,
): readonly ReadApproval[] {
  const isDemanded = mustApprove && givesValues(header.kind);
  if (approvals.length === 0 && !isDemanded) return [];
  // It was read as one before.
  const digest = approvalDigest(JSON.parse(Buffer.from(payload).toString('utf8')) as { readonly [key: string]: Json });
  const read = approvals.map(approval => ({ role: approval.role, isChecked: isTheirs(approval, digest, approvers) }));
  if (approvers.length > 0 && read.some(({ role, isChecked }) => !isChecked && role !== 'alone'))
    throw new Refusal('packet/approval-wrong');
  if (isDemanded && !read.some(({ role, isChecked }) => isChecked && role !== 'alone'))
    throw new Refusal('packet/approval-missing');
  return read;
}

function isTheirs(approval: ApprovalClaim, digest: string, approvers: CardApprovals['by']): boolean {
  const keys = approvers.map(({ role, key }) => ({ role, publicKey: new Uint8Array(Buffer.from(key, 'base64url')) }));
  const named = keys.find(({ publicKey }) => signingFingerprint(publicKey) === approval.key);
  if (named === undefined || named.publicKey.length !== 32) return false;
  // `alone` is said of oneself, with whatever role; any other role is the card's.
  const isRole = approval.role === 'alone' || approval.role === named.role;
  return isRole && isApprovalOf(approval, named.publicKey, digest);
}
