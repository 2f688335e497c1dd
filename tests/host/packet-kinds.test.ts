import { expect, it } from 'vitest';
import { openingOf } from '../../electron/host/packets/format/slots.ts';
import { openPacket } from '../../electron/host/packets/read/verify.ts';
import { awaitsReceipt, rowOfKind } from '../../shared/packet-kinds.ts';
import { packetKinds, type PacketHeader, type PacketKind } from '../../shared/packet.ts';
import type { AgencyCode, PacketId } from '../../shared/language.ts';
import { headerWith, inPieces, partsWith, readerWith, recipientPair, refusalOf, strangePacket } from '../support/packets.ts';

const receipt = { packet: '01890000-0000-7000-8000-000000000009' as PacketId, hash: 'A'.repeat(43) };
const { content, ...empty } = partsWith();
const consent = { act: 'withdraw', answer: receipt.packet, hash: receipt.hash } as const;
const notice = {
  ground: 'exculpatory',
  recipient: { agency: 'ES-MJU' as AgencyCode, names: { en: 'Ministry', es: 'Ministerio' } },
  purpose: 'same-case',
  values: [{ packet: receipt.packet, digest: receipt.hash }],
} as const;
const supplement = { earlier: receipt, openings: [openingOf(empty.seed, '/case/fields/title', 'Later')] };
const parts = {
  case: { ...empty, content: content! },
  opens: { ...empty, supplement, attachments: [] },
  receipt: { ...empty, receipt },
  consent: { ...empty, consent },
  notice: { ...empty, notice: { ...notice, values: [...notice.values] } },
  nothing: empty,
};

async function opened(kind: PacketKind, carried: keyof typeof parts): Promise<string> {
  const header = headerWith({ kind }, recipientPair.recipient);
  const row = rowOfKind(kind);
  const also = 'carries' in row && row.saysWhy === true ? { correction: { earlier: receipt, why: 'A digit was wrong' } } : {};
  const sealed = await strangePacket({ ...parts[carried], ...also, header });
  return refusalOf(() => openPacket(inPieces(sealed), readerWith()));
}

it.each(packetKinds)('a %s is opened with what its row says that it carries, and with nothing else', async kind => {
  const row = rowOfKind(kind);

  for (const carried of ['case', 'opens', 'receipt', 'consent', 'notice', 'nothing'] as const) {
    const expected = 'refusal' in row ? row.refusal : row.carries === carried ? 'taken' : 'packet/malformed';
    expect(await opened(kind, carried)).toBe(expected);
  }
});

it('a kind of a later program is too new, and no damage', async () => {
  const header = { ...headerWith({}, recipientPair.recipient), kind: 'promise' } as unknown as PacketHeader; // of a program to come

  const sealed = await strangePacket({ ...partsWith(), header });

  expect(await refusalOf(() => openPacket(inPieces(sealed), readerWith()))).toBe('packet/too-new');
});

it('a receipt is owed for what carries a case or speaks of a consent, never for a receipt or an abandoned number', () => {
  expect(packetKinds.filter(awaitsReceipt)).toEqual(['disclosure', 'supplement', 'correction', 'recall', 'consent', 'notice']);
});
