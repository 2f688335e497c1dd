import { findPacketJson, type LedgerEntry } from '../../../../db/ledger.ts';
import type { Reader } from '../../../../db/open.ts';
import { packetPayload, releasedObject } from '../../../../shared/contract/packet-format.ts';
import type { Action } from '../../../../shared/decision/types.ts';
import type { Json } from '../../../../shared/language.ts';
import { openClaims, readEnvelope, signedClaims, type Envelope } from '../../../../shared/packet-reading/envelope.ts';
import { caseOfOpenings, memberAt } from '../../../../shared/packet-reading/later.ts';
import { sha256 } from '../../keys/digest.ts';
import type { ManifestEntry, ReleasedObject } from './verify.ts';

/** A value that a packet gave, named for good by the digest of its disclosure. */
export type GivenValue = {
  readonly digest: string;
  readonly entity: string;
  readonly id: string; // the sender's name of the record
  readonly field: string;
  readonly value: Json;
  readonly how: Action;
};

/** What a packet of the ledger gave, as far as it is kept. It was verified when it came in, or made here. */
export type GivenPacket = {
  readonly content: ReleasedObject | null;
  readonly values: readonly GivenValue[];
  readonly manifest: readonly ManifestEntry[];
};

export function givenIn(db: Reader, entry: LedgerEntry): GivenPacket {
  const bytes = findPacketJson(db, entry);
  if (bytes === undefined) return { content: null, values: [], manifest: [] };
  const envelope = readEnvelope(bytes);
  const { case: content, manifest } = packetPayload.parse(openClaims(envelope, sha256, entry.erased ?? []).claims);
  return { content: content ?? null, values: content === undefined ? [] : valuesOf(envelope, content), manifest };
}

/** What a supplement gave out of the packet that it adds to, as far as both are kept. It was held against that packet when it came in. */
export function openedIn(db: Reader, entry: LedgerEntry): GivenPacket {
  const nothing = { content: null, values: [], manifest: [] };
  const bytes = findPacketJson(db, entry);
  const { earlier, direction } = entry;
  const before = earlier === null ? undefined : findPacketJson(db, { direction, packetId: earlier });
  if (bytes === undefined || before === undefined) return nothing;
  const { opens = [], manifest } = packetPayload.parse(openClaims(readEnvelope(bytes), sha256, entry.erased ?? []).claims);
  if (opens.length === 0) return nothing;
  const content = releasedObject.parse(caseOfOpenings(before, opens));
  const claims = signedClaims(before);
  const values = opens.map(({ path, digest, value }) => {
    const at = path.lastIndexOf('/fields/');
    const { entity, id } = memberAt(claims, path.slice(0, at)) as { readonly entity: string; readonly id: string }; // caseOfOpenings found it
    return { digest, entity, id, field: path.slice(at + '/fields/'.length), value, how: 'RELEASE' as const };
  });
  return { content, values, manifest };
}

/** The digests of what each object gives stand beside each other, so the signed object and the opened one are walked together. */
function valuesOf({ payload, disclosures }: Envelope, content: ReleasedObject): readonly GivenValue[] {
  const names = new Map(disclosures.map(encoded => [sha256(encoded), nameIn(encoded)]));
  const signed = (JSON.parse(Buffer.from(payload).toString('utf8')) as { readonly case: SignedObject }).case; // openClaims read it
  return pairs(signed, content).flatMap(([object, { entity, id, fields, treated }]) =>
    object.fields._sd.flatMap(digest => {
      const field = names.get(digest);
      if (field === undefined) return [];
      return [{ digest, entity, id, field, value: fields[field] ?? null, how: treated[field] ?? ('RELEASE' as const) }];
    }),
  );
}

type SignedObject = {
  readonly fields: { readonly _sd: readonly string[] };
  readonly lists: Readonly<Record<string, { readonly emitted: readonly SignedObject[] }>>;
};

function pairs(signed: SignedObject, opened: ReleasedObject): readonly (readonly [SignedObject, ReleasedObject])[] {
  const below = Object.entries(opened.lists).flatMap(([list, { emitted }]) =>
    emitted.flatMap((element, at) => pairs(signed.lists[list]!.emitted[at]!, element)),
  );
  return [[signed, opened], ...below];
}

function nameIn(encoded: string): string {
  return (JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8')) as readonly [string, string, Json])[1]; // as openClaims read it
}
