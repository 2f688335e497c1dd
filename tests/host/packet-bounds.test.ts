import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../electron/host/keys/canonical.ts';
import type { SigningPair } from '../../electron/host/keys/ed25519.ts';
import { signingFingerprint } from '../../electron/host/keys/fingerprints.ts';
import { verifyPayload } from '../../electron/host/packets/format/sd-jwt.ts';
import { entryOf, zipOf } from '../../electron/host/packets/format/zip.ts';
import { localHeader } from '../../shared/packet-reading/zip-layout.ts';
import { openPacket } from '../../electron/host/packets/read/verify.ts';
import { maxDisclosures, maxPacketJsonBytes, maxPacketValues, packetType } from '../../shared/packet-reading/envelope.ts';
import { composePacket, partsWith, readerWith, refusalOf, sender, stranger } from '../support/packets.ts';

const base64url = (text: string): string => Buffer.from(text).toString('base64url');

/** A `packet.json` around a payload that is written here as text, good or not. */
function packetJson(
  payload: string,
  { by = sender, disclosures = [] }: { by?: SigningPair; disclosures?: string[] } = {},
): Buffer {
  const protectedPart = base64url(canonical({ alg: 'EdDSA', kid: signingFingerprint(by.publicKey), typ: packetType }));
  const signature = Buffer.from(by.sign(Buffer.from(`${protectedPart}.${base64url(payload)}`))).toString('base64url');
  return Buffer.from(canonical({ payload: base64url(payload), protected: protectedPart, signature, header: { disclosures } }));
}

const opened = (json: Uint8Array) =>
  refusalOf(() => openPacket(zipOf([entryOf('packet.json', json)]), readerWith({ identity: null })));
const elements = (count: number): string => `[${'[],'.repeat(count)}0]`;
const disclosure = (name: string, value: string): string => base64url(`["${'A'.repeat(22)}","${name}",${value}]`);

describe('the cheapest check comes first', () => {
  it('refuses a packet.json by the size that is said of it, and reads nothing of it', async () => {
    async function* source() {
      yield localHeader({ name: 'packet.json', sizeBytes: maxPacketJsonBytes + 1 }, 0);
      throw new Error('read on');
    }

    expect(await refusalOf(() => openPacket(source(), readerWith({ identity: null })))).toBe('packet/too-large');
  });

  it('names a sender that it does not know, whatever that sender signed', async () => {
    expect(await opened(packetJson('{"no":json', { by: stranger }))).toBe('packet/unknown-sender');
    expect(await opened(packetJson(elements(maxPacketValues), { by: stranger }))).toBe('packet/unknown-sender');
  });

  it('says that a signature does not fit before it reads what is signed', async () => {
    const good = packetJson('{"no":json').toString();
    const altered = JSON.parse(good) as Record<string, string>;
    altered['payload'] = base64url('{"no":json!');

    expect(await opened(packetJson('{"no":json'))).toBe('packet/json-malformed');
    expect(await opened(Buffer.from(canonical(altered)))).toBe('packet/bad-signature');
  });
});

describe('a packet from a sender that is known holds only so much', () => {
  it('in what is signed', async () => {
    expect(await opened(packetJson(`{"x":${elements(maxPacketValues)}}`))).toBe('packet/json-too-large');
    expect(await opened(packetJson(`{"x":${'['.repeat(70)}`))).toBe('packet/json-too-deep');
  });

  it('in one disclosure', () => {
    const json = packetJson('{"_sd_alg":"sha-256"}', { disclosures: [disclosure('x', elements(5_000))] });

    expect(refusalCode(json)).toBe('packet/json-too-large');
  });

  it('in all disclosures together', () => {
    const each = 9_000;
    const disclosures = Array.from({ length: Math.ceil(maxPacketValues / each) + 1 }, (_, at) =>
      disclosure(`x${at}`, elements(each / 2)),
    );

    const some = disclosures.slice(0, disclosures.length / 2);

    expect(refusalCode(packetJson('{"_sd_alg":"sha-256"}', { disclosures: some }))).toBe('packet/disclosure-unreferenced');
    expect(refusalCode(packetJson('{"_sd_alg":"sha-256"}', { disclosures }))).toBe('packet/json-too-large');
  });

  it('in the number of its disclosures', () => {
    const disclosures = Array.from({ length: maxDisclosures + 11 }, () => '');

    expect(refusalCode(packetJson('{}', { disclosures }))).toBe('packet/json-too-large');
  });
});

it('opens a packet whose list is as long as a large case’s', () => {
  const parts = partsWith();
  const [person] = parts.content?.lists['subjects']?.emitted ?? [];
  const emitted = Array.from({ length: 2_000 }, (_, at) => ({
    ...person!,
    id: `PER-${createHash('sha256').update(`${at}`).digest('hex').slice(0, 10)}`,
  }));
  const content = { ...parts.content!, lists: { subjects: { emitted, unreleased: [] } } };

  const { disclosedDigests } = verifyPayload(composePacket({ ...parts, content }).packetJson, sender.publicKey);

  expect(disclosedDigests).toHaveLength(2_001);
});

function refusalCode(json: Uint8Array): string {
  try {
    verifyPayload(json, sender.publicKey);
    return 'accepted';
  } catch (error) {
    return (error as { readonly code: string }).code; // a refusal; whatever else fails the test
  }
}
