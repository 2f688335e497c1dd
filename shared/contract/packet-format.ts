import { z } from 'zod';
import { noticeGrounds } from '../overrides.ts';
import { reasonCodes, type Action } from '../decision/types.ts';
import type { Json, PacketId } from '../language.ts';
import { papLabels, purposes, tlpLabels } from '../mark.ts';
import { packetKinds } from '../packet.ts';
import { agencyCode, civilDate } from './scalars.ts';

// What a packet's signed payload may say, key by key. An unknown key is refused: it could mean something to another reader.

/** SHA-256 as base64url without padding. */
export const digest = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const text = z.string().max(400);
const name = z.strictObject({ agency: agencyCode, names: z.strictObject({ en: text, es: text }) });
const oneLine = z.string().min(1).max(200);
/** A UUID of version 7, in lower case. */
const packetId = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  .transform(id => id as PacketId);
/** A moment that was or will be, to the second: no month of thirteen, no day before there was an Enlace. */
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  .refine(text => text >= '2020' && isInstant(text));

function isInstant(text: string): boolean {
  const atMs = Date.parse(text);
  return !Number.isNaN(atMs) && new Date(atMs).toISOString() === text.replace('Z', '.000Z');
}

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
    codes: z
      .array(z.enum(['H0', 'H1', 'H2', 'H3']))
      .max(4)
      .refine(isWithoutRepeats),
    tlp: z.enum(tlpLabels),
    pap: z.enum(papLabels),
    relTo: z.array(z.string().min(1).max(60)).max(50).refine(isWithoutRepeats),
    onward: z.enum(['no', 'with-consent', 'within-agency']),
    courtUse: z.enum(['no', 'with-consent', 'yes']),
    retentionUntil: civilDate.nullable(),
  }),
  policyId: digest,
  issuedAt: instant,
  auditCommitment: digest,
});

/** The sender's name for a record: `PER-` and ten base32 characters where it is Enlace's. */
const objectId = z.string().regex(/^[A-Za-z0-9_-]{1,80}$/);

/** One entry of the packet's ZIP, as signed. */
export const manifestEntry = z.strictObject({
  name: z.string().regex(/^(?:packet\.pdf|VERIFY\.html|LEEME-README\.txt|files\/\d{4}\.[a-z0-9]{1,8}|earlier\.json)$/),
  document: objectId.nullable(), // which emitted document an attachment is
  sizeBytes: z.int().min(0),
  sha256: digest,
});

/** An approver appears as a role; the signature is over the role and the digest of the payload without approvals, the manifest included. */
export const approval = z.strictObject({
  role: z.string().regex(/^[a-z][a-z-]{0,39}$/),
  key: digest,
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});

const fieldName = z.string().regex(/^[a-zA-Z][a-zA-Z0-9_-]{0,63}$/);

/** Forms in which a value leaves that is not the value itself. */
const treatments = ['GENERALISE', 'MASK', 'PSEUDONYM', 'SUMMARISE'] as const satisfies readonly Action[];
const entityName = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,63}$/);

/** An emitted object after its disclosures were put in their places. */
export const releasedObject = z.strictObject({
  entity: entityName,
  id: objectId,
  fields: z.record(fieldName, z.json()),
  gaps: z.record(fieldName, z.enum(reasonCodes)),
  treated: z.record(fieldName, z.enum(treatments)),
  get lists() {
    return z.record(fieldName, z.strictObject({ emitted: z.array(releasedObject).max(100_000) }));
  },
});

/** What a receipt names: the packet that arrived, the hash of its signing input, and what was done where that packet is a recall. */
export const answers = ['done', 'refused'] as const;
export const receiptClaim = z.strictObject({ packet: packetId, hash: digest, answer: z.enum(answers).optional() });

/** The packet that this one adds to, by its id and the hash of its signing input. */
export const earlierClaim = z.strictObject({ packet: packetId, hash: digest });

/** JSON pointer of a field's slot in an earlier packet. */
const slotPointer = z
  .string()
  .max(2000)
  .regex(
    /^\/case(?:\/lists\/[a-zA-Z][a-zA-Z0-9_-]{0,63}\/emitted\/(?:0|[1-9][0-9]{0,5}))*\/fields\/[a-zA-Z][a-zA-Z0-9_-]{0,63}$/,
  );
const opened = { path: slotPointer, digest };
const opens = <T extends z.ZodType>(one: T) => z.array(one).min(1).max(100_000);

/** One value that the originator gave: the packet that carried it, and the digest of its disclosure there. */
const carriedValue = z.strictObject({ packet: packetId, digest });
const carriedValues = z.array(carriedValue).max(10_000);
const onward = { recipient: name, purpose: z.enum(purposes), until: civilDate };

/**
 * What a packet says of an originator's consent: it is asked for, it is given or refused value by value, or what was given is taken back.
 * An answer says again to whom, for what and until when, so that it means the same beside no other packet.
 */
export const consentClaim = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('ask'), ...onward, values: carriedValues.min(1).refine(areApart) }),
  z
    .strictObject({
      act: z.literal('answer'),
      request: packetId,
      hash: digest,
      ...onward,
      given: carriedValues,
      refused: carriedValues,
    })
    .refine(({ given, refused }) => given.length + refused.length > 0 && areApart([...given, ...refused])),
  z.strictObject({ act: z.literal('withdraw'), answer: packetId, hash: digest }),
]);

/**
 * What a packet says to an originator: values that it gave go on to somebody without its consent, since the law wants it so (UNTOC 18(5), 18(19)).
 */
export const noticeClaim = z.strictObject({
  ground: z.enum(noticeGrounds),
  recipient: name,
  purpose: z.enum(purposes),
  values: carriedValues.min(1).refine(areApart),
});

/** The payload after `_sd` and `_sd_alg` are gone. Which of `case`, `opens`, `receipt`, `consent` and `notice` must be there follows from the kind. */
export const packetPayload = z.strictObject({
  enlace: packetHeader,
  earlier: earlierClaim.optional(),
  why: z.string().min(1).max(400).optional(),
  case: releasedObject.optional(),
  opens: opens(z.strictObject({ ...opened, value: z.json() })).optional(),
  receipt: receiptClaim.optional(),
  consent: consentClaim.optional(),
  notice: noticeClaim.optional(),
  disclosed: z.array(digest).max(100_000),
  manifest: z.array(manifestEntry).max(10_010),
  approvals: z.array(approval).max(20),
});

const slots = z.array(digest).max(100_000);

/** An object of the case as it is signed: digests stand where values will. */
const signedObject = z.strictObject({
  entity: entityName,
  id: objectId,
  fields: z.strictObject({ _sd: slots }),
  gaps: z.record(fieldName, z.enum(reasonCodes)),
  treated: z.record(fieldName, z.enum(treatments)),
  get lists() {
    return z.record(fieldName, z.strictObject({ emitted: z.array(signedObject).max(100_000), _sd: z.array(digest).length(1) }));
  },
});

/** The payload as it is signed and stands in `packet.json`. */
export const signedPayload = packetPayload.extend({
  case: signedObject.optional(),
  opens: opens(z.strictObject(opened)).optional(),
  _sd_alg: z.literal('sha-256'),
});

/** JSON Schema (2020-12) of {@link signedPayload}: what base64url of `payload` decodes to. */
export function packetJsonSchema(): Json {
  return z.toJSONSchema(signedPayload, { io: 'input', unrepresentable: 'any' }) as Json; // plain JSON by what it is
}

function areApart(values: readonly z.output<typeof carriedValue>[]): boolean {
  return new Set(values.map(({ packet, digest }) => `${packet} ${digest}`)).size === values.length;
}

function isWithoutRepeats(list: readonly string[]): boolean {
  return new Set(list).size === list.length;
}
