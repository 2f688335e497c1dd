import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { agePair } from '../../../electron/host/keys/age-identity.ts';
import { signingPair, type SigningPair } from '../../../electron/host/keys/ed25519.ts';
import { recipientFingerprint, signingFingerprint } from '../../../electron/host/keys/fingerprints.ts';
import { layOutPacket, sealPacket } from '../../../electron/host/packets/format/build.ts';
import { signPayload } from '../../../electron/host/packets/format/sd-jwt.ts';
import { entryOf, type ZipEntry } from '../../../electron/host/packets/format/zip.ts';
import type { Emission, Slot } from '../../../shared/decision/types.ts';
import type { AgencyCode, Json, PacketId, RecordId } from '../../../shared/language.ts';
import type { PacketHeader } from '../../../shared/packet.ts';
import { writeRepeated, type HostileFile, type Target } from './hostile-file.ts';

type Payload = Record<string, Json>;
const seed = createHash('sha256').update('synthetic packet').digest();
const released = (value: Json): Slot => ({ state: 'released', value, how: 'RELEASE' });

function object(entity: string, id: string, fields: Record<string, Slot>, lists: Emission['lists'] = {}): Emission {
  return { entity, id, record: 'r' as RecordId, fields, lists }; // no vault holds it
}

/** A case as a counterpart may send it, with as many persons as asked; `later`: each with a value that only a later catalogue knows. */
export function caseWithSubjects(subjects: number, later = false): Emission {
  const persons = Array.from({ length: subjects }, (_, at) =>
    object('subject', `PER-${String(at).padStart(10, '0')}`, {
      given: released('Ismael'),
      ...(later ? { laterField: released(`Dato ${at}`) } : {}),
    }),
  );
  const fields = { kind: released('extradition'), reference: released('EX-1'), title: released('Un asunto') };
  return object('case', `CAS-${randomBytes(5).toString('hex').toUpperCase()}`, fields, {
    subjects: { emitted: persons, unreleased: [] },
  });
}

function headerFor({ recipient }: Target, signer: SigningPair): PacketHeader {
  return {
    version: 1,
    packetId: crypto.randomUUID() as PacketId, // made for a packet
    kind: 'disclosure',
    channel: {
      sender: signingFingerprint(signer.publicKey),
      recipient: recipientFingerprint(recipient),
      epoch: 'e1',
      number: 1,
      previous: null,
    },
    from: { agency: 'MX-FGR' as AgencyCode, names: { en: 'Example', es: 'Ejemplo' } }, // a code of the table
    to: { agency: 'US-DOJ-OIA' as AgencyCode, names: { en: 'Example', es: 'Ejemplo' } },
    purpose: 'same-case',
    basis: [],
    handling: {
      codes: ['H1'],
      tlp: 'TLP:AMBER',
      pap: 'PAP:AMBER',
      relTo: ['US-DOJ-OIA'],
      onward: 'with-consent',
      courtUse: 'with-consent',
      retentionUntil: null,
    },
    policyId: 'policy-1',
    issuedAt: '2026-01-15T15:30:00Z',
    auditCommitment: 'A'.repeat(43),
  };
}

/** A packet to the target, its payload changed before it is signed, and entries beside those of the format. */
export async function writePacket(
  target: Target,
  signer: SigningPair,
  content: Emission,
  {
    change = () => undefined,
    also = [],
  }: { readonly change?: (payload: Payload) => void; readonly also?: readonly ZipEntry[] } = {},
): Promise<string> {
  const layout = layOutPacket({ header: headerFor(target, signer), content, readme: 'README', attachments: [], seed });
  const payload = { ...layout.payload };
  change(payload);
  const { text } = signPayload(payload, layout.disclosed, signer);
  return writeSealed(target, [entryOf('packet.json', Buffer.from(text)), ...layout.others, ...also]);
}

async function writeSealed(target: Target, entries: readonly ZipEntry[]): Promise<string> {
  const path = join(target.folder, 'packet.age');
  await pipeline(await sealPacket({ entries }, target.recipient), createWriteStream(path));
  return path;
}

function packet(what: string, refusal: string | null, write: (target: Target) => Promise<string>): HostileFile {
  return { what, refusal, write: async target => ['packet', 'verify', await write(target)] };
}

const stranger = (): SigningPair => signingPair(randomBytes(32));
const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const bare = (text: string) => (target: Target) => writeSealed(target, [entryOf('packet.json', Buffer.from(text))]);

export const hostilePackets: readonly HostileFile[] = [
  packet('a packet.json of 40 MB from an unknown sender', 'packet/too-large', target =>
    writePacket(target, stranger(), caseWithSubjects(1), {
      change: payload => (payload['x'] = Array.from({ length: 10_000_000 }, () => [])),
    }),
  ),
  packet('a packet.json of 12 MB from an unknown sender, of empty lists', 'packet/unknown-sender', target =>
    writePacket(target, stranger(), caseWithSubjects(1), {
      change: payload => (payload['x'] = Array.from({ length: 3_000_000 }, () => [])),
    }),
  ),
  packet('a packet.json of 12 MB from a known sender, of empty lists', 'packet/json-too-large', target =>
    writePacket(target, target.counterpart, caseWithSubjects(1), {
      change: payload => (payload['x'] = Array.from({ length: 3_000_000 }, () => [])),
    }),
  ),
  packet('15 MB of empty lists where a packet.json should be', 'packet/json-too-large', bare(`[${'[],'.repeat(5_000_000)}[]]`)),
  packet('15 MB of open brackets where a packet.json should be', 'packet/json-too-deep', bare(nested(7_500_000))),
  packet(
    'a key that stands 1,000,000 times in a packet.json',
    'packet/json-too-large',
    bare(`{${'"x":1,'.repeat(1_000_000)}"x":1}`),
  ),
  packet('a signed packet of 120,000 persons', 'packet/too-large', target =>
    writePacket(target, target.counterpart, caseWithSubjects(120_000)),
  ),
  packet('a signed packet with one value of 9 MB', 'packet/unfit-value', target =>
    writePacket(target, target.counterpart, object('case', 'CAS-1', { title: released('x'.repeat(9_000_000)) })),
  ),
  packet('a packet with 10,000 entries that it does not name', 'packet/manifest-mismatch', target =>
    writePacket(target, target.counterpart, caseWithSubjects(1), {
      also: Array.from({ length: 9_990 }, (_, at) => entryOf(`files/${String(at + 1).padStart(4, '0')}.txt`, Buffer.from('x'))),
    }),
  ),
  packet('a packet for somebody else', 'packet/not-for-us', async target => {
    const { recipient } = await agePair(randomBytes(32));
    return writePacket({ ...target, recipient }, target.counterpart, caseWithSubjects(1));
  }),
  {
    what: 'an agency card of 200 MB',
    refusal: 'card/malformed',
    write({ folder }) {
      const path = join(folder, 'card.json');
      writeRepeated(path, [['[', 200_000_000]]);
      return ['agency', 'import', path];
    },
  },
  {
    what: 'a treaty profile of 200 MB',
    refusal: 'import/too-large',
    write({ folder }) {
      const path = join(folder, 'profile.json');
      writeRepeated(path, [['{"a":', 40_000_000]]);
      return ['profile', 'lint', path];
    },
  },
];
