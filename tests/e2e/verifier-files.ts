import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { cardWords, writeCard } from '../../electron/host/agencies/cards.ts';
import { approvalBy, approvalDigest, withApprovals } from '../../electron/host/packets/format/approvals.ts';
import { layOutPacket, signPacket, type ComposedPacket } from '../../electron/host/packets/format/build.ts';
import { zipOf } from '../../electron/host/packets/format/zip.ts';
import { signingPair } from '../../electron/host/keys/ed25519.ts';
import { verifierPage } from '../../scripts/verifier.ts';
import type { AgencyCode, PacketId } from '../../shared/language.ts';
import { emission, gap, released } from '../support/disclosure.ts';
import { attachment, composePacket, gathered, headerWith, partsWith, recipientPair, sender } from '../support/packets.ts';

// What a counterpart without Enlace has on its disk: the page, a card, decrypted packets, and one unpacked.

const supervisor = signingPair(new Uint8Array(32).fill(7));
const stranger = signingPair(new Uint8Array(32).fill(8));
const names = { en: 'Office of International Affairs', es: 'Oficina de Asuntos Internacionales' };

export const packet = composePacket(partsWith());
export const words = cardWords(sender.publicKey, recipientPair.recipient);

const known = composePacket(
  partsWith({
    content: emission(
      'case',
      'CAS-1',
      { title: released('Caso') },
      {
        subjects: [
          emission('subject', 'PER-ZHANG00001', {
            nativeScriptName: released('张伟'),
            nationalities: released(['MX']),
            dob: released('1979', 'GENERALISE'),
            curp: gap('R-PRIV'),
          }),
        ],
        documents: [
          emission('document', 'DOC-1', {
            title: released('Declaración'),
            packageItem: released('pa-offence'),
            from: released('US-DOJ-OIA'),
          }),
        ],
      },
    ),
    attachments: [{ ...attachment(Buffer.from('a document')), document: 'DOC-1' }],
  }),
);

const later = (kind: 'correction' | 'recall' | 'receipt', about: Pick<ComposedPacket, 'hash'>) => {
  const header = headerWith({ kind, packetId: '018f3c2a-7b10-7c3d-9e55-0a1b2c3d4e99' as PacketId }, recipientPair.recipient);
  const named = { packet: headerWith().packetId, hash: about.hash };
  if (kind === 'correction')
    return composePacket(partsWith({ header, correction: { earlier: named, why: 'Un dato era de otra persona' } }));
  const { content: _content, pdf: _pdf, ...rest } = partsWith({ header, attachments: [] });
  if (kind === 'recall') return composePacket({ ...rest, correction: { earlier: named, why: 'Un dato era de otra persona' } });
  return composePacket({ ...rest, receipt: named });
};

function approved(by: typeof supervisor): ComposedPacket {
  const layout = layOutPacket(partsWith());
  const approval = approvalBy({ role: 'supervisor', ...by }, approvalDigest(layout.payload));
  return signPacket(withApprovals(layout, [approval]), sender);
}

/** Write them all into a new folder. */
export async function writeVerifierFiles(): Promise<{
  readonly root: string;
  readonly at: (name: string) => string;
  readonly unpacked: readonly string[];
}> {
  const root = mkdtempSync(join(tmpdir(), 'enlace-verifier-'));
  const at = (name: string): string => join(root, name);
  const zip = async (name: string, of: ComposedPacket) => {
    const bytes = Buffer.from(await gathered(zipOf(of.entries)));
    writeFileSync(at(name), bytes);
    return bytes;
  };
  writeFileSync(at('VERIFY.html'), await verifierPage());
  const bytes = await zip('packet.zip', packet);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 5) ^ 1, bytes.length - 5);
  writeFileSync(at('damaged.zip'), bytes);
  await zip('known.zip', known);
  await zip('approved.zip', approved(supervisor));
  await zip('approved-wrong.zip', approved(stranger));
  await zip('correction.zip', later('correction', packet));
  await zip('other-correction.zip', later('correction', known));
  await zip('recall.zip', later('recall', packet));
  await zip('receipt.zip', later('receipt', packet));
  writeFileSync(at('sealed.age'), 'age-encryption.org/v1\n-> X25519 x\n');
  mkdirSync(at('unpacked'));
  const unpacked: string[] = [];
  for (const { name, open } of packet.entries) {
    const path = join(root, 'unpacked', basename(name));
    writeFileSync(path, await gathered(await open()));
    unpacked.push(path);
  }
  const card = {
    version: 1 as const,
    agency: 'US-DOJ-OIA' as AgencyCode,
    names,
    desk: names,
    signingKey: Buffer.from(sender.publicKey).toString('base64url'),
    recipient: recipientPair.recipient,
    epoch: 'e1',
    issuedAt: '2026-01-01T00:00:00Z',
    state: 'current' as const,
    replaces: null,
  };
  const by = [{ role: 'supervisor', key: Buffer.from(supervisor.publicKey).toString('base64url') }];
  writeFileSync(at('card.json'), writeCard(card, [sender]));
  writeFileSync(
    at('card-approvers.json'),
    writeCard(card, [sender], { catalogue: 3, packets: [1], approvals: { asks: false, by } }),
  );
  return { root, at, unpacked };
}
