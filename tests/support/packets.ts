import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { signerFromSeed } from '../../electron/host/packet/keys.ts';
import { recipientFingerprint, signingFingerprint } from '../../electron/host/packet/keys.ts';
import type { AgencyCode, Json, PacketId, RecordId } from '../../shared/language.ts';
import type { Emission, Slot } from '../../shared/decision/types.ts';
import type { PacketHeader } from '../../shared/packet.ts';

export const senderSeed = createHash('sha256').update('synthetic sender').digest();
export const sender = signerFromSeed(senderSeed);
export const stranger = signerFromSeed(createHash('sha256').update('synthetic stranger').digest());
export const packetSeed = createHash('sha256').update('synthetic packet').digest();

/** A header as an office would make it; `change` says what is special about this one. */
export function headerWith(change: Partial<PacketHeader> = {}, recipient = 'age1synthetic'): PacketHeader {
  return {
    version: 1,
    packetId: '01890000-0000-7000-8000-000000000001' as PacketId,
    kind: 'disclosure',
    channel: {
      sender: signingFingerprint(sender.publicKey),
      recipient: recipientFingerprint(recipient),
      epoch: 'e1',
      number: 1,
      previous: null,
    },
    from: {
      agency: 'US-DOJ-OIA' as AgencyCode,
      names: { en: 'Office of International Affairs', es: 'Oficina de Asuntos Internacionales' },
    },
    to: { agency: 'MX-FGR' as AgencyCode, names: { en: 'Attorney General', es: 'Fiscalía General de la República' } },
    purpose: 'same-case',
    basis: [{ statute: 'MLAT', version: '1987', article: '1' }],
    handling: {
      codes: ['H1', 'H2'],
      tlp: 'TLP:AMBER',
      pap: 'PAP:AMBER',
      relTo: ['MX-FGR'],
      onward: 'with-consent',
      courtUse: 'with-consent',
      retentionUntil: null,
    },
    policyId: 'policy-1',
    issuedAt: '2026-01-15T15:30:00Z',
    auditCommitment: 'A'.repeat(43),
    ...change,
  };
}

/** An emission of one object; lists are given by name. */
export function emission(
  fields: Record<string, Slot>,
  lists: Emission['lists'] = {},
  id = 'CAS-ABCDEFGHIJ',
  entity = 'case',
): Emission {
  return { entity, id, record: 'r' as RecordId, fields, lists };
}

export const released = (value: Json): Slot => ({ state: 'released', value, how: 'RELEASE' });
export const withheld = (value: Json | undefined, code: 'R-PRIV' | 'R-SRC' | null = 'R-PRIV'): Slot => ({
  state: 'withheld',
  code,
  value,
});

/** Any value that a withheld field might have: absent, short, long, structured, of any script. */
export const anySecret: fc.Arbitrary<Json | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.integer(),
  fc.boolean(),
  fc.record({ text: fc.string({ maxLength: 60 }), country: fc.constantFrom('MX', 'US') }),
);
