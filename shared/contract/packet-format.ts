import { z } from 'zod';
import { actions, reasonCodes } from '../decision/types.ts';
import type { Json } from '../language.ts';
import { papLabels, purposes, tlpLabels } from '../mark.ts';
import { packetKinds } from '../packet.ts';
import { agencyCode, civilDate, packetId } from './scalars.ts';

// What a packet's signed payload may say, key by key. An unknown key is refused: it could mean something to another reader.

/** SHA-256 as base64url without padding. */
export const digest = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const text = z.string().max(400);
const name = z.strictObject({ agency: agencyCode, names: z.strictObject({ en: text, es: text }) });
const oneLine = z.string().min(1).max(200);

export const packetHeader = z.strictObject({
  version: z.literal(1),
  packetId,
  kind: z.enum(packetKinds),
  channel: z.strictObject({
    sender: digest,
    recipient: digest,
    epoch: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
    number: z.int().min(1),
    previous: digest.nullable(),
  }),
  from: name,
  to: name,
  purpose: z.enum(purposes),
  basis: z.array(z.strictObject({ statute: oneLine, version: oneLine, article: oneLine })).max(50),
  handling: z.strictObject({
    codes: z.array(z.enum(['H0', 'H1', 'H2', 'H3'])).max(4),
    tlp: z.enum(tlpLabels),
    pap: z.enum(papLabels),
    relTo: z.array(z.string().min(1).max(60)).max(50),
    onward: z.enum(['no', 'with-consent', 'within-agency']),
    courtUse: z.enum(['no', 'with-consent', 'yes']),
    retentionUntil: civilDate.nullable(),
  }),
  policyId: z.string().min(1).max(200),
  issuedAt: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  auditCommitment: digest,
});

/** One entry of the packet's ZIP, as signed. */
export const manifestEntry = z.strictObject({
  name: z.string().max(80),
  document: z.string().max(80).nullable(), // which emitted document an attachment is
  sizeBytes: z.int().min(0),
  sha256: digest,
});

/** An approver appears as a role; the signature is over the payload without approvals, and the manifest. */
export const approval = z.strictObject({
  role: z.string().max(40),
  key: digest,
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});

const fieldName = z.string().regex(/^[a-zA-Z][a-zA-Z0-9_-]{0,63}$/);

/** An emitted object after its disclosures were put in their places. */
export const releasedObject = z.strictObject({
  entity: z.string().max(64),
  id: z.string().max(80),
  fields: z.record(fieldName, z.json()),
  gaps: z.record(fieldName, z.enum(reasonCodes)),
  treated: z.record(fieldName, z.enum(actions)),
  get lists() {
    return z.record(
      fieldName,
      z.strictObject({ emitted: z.array(releasedObject).max(100_000), unreleased: z.array(z.json()).optional() }),
    );
  },
});

/** What a receipt names: the packet that arrived, and the hash of its signing input. */
export const receiptClaim = z.strictObject({ packet: packetId, hash: digest });

/** The payload after `_sd` and `_sd_alg` are gone. Which of `case` and `receipt` must be there follows from the kind. */
export const packetPayload = z.strictObject({
  enlace: packetHeader,
  case: releasedObject.optional(),
  receipt: receiptClaim.optional(),
  disclosed: z.array(digest),
  manifest: z.array(manifestEntry).max(10_010),
  approvals: z.array(approval).max(20),
});

/** JSON Schema (2020-12) of {@link packetPayload}: what a reader holds once the disclosures are put in place. */
export function packetJsonSchema(): Json {
  return z.toJSONSchema(packetPayload, { io: 'input', unrepresentable: 'any' }) as Json; // plain JSON by what it is
}
