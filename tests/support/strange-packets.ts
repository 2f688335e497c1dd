import { getVaultState } from '../../db/vault-state.ts';
import { ownKeys } from '../../electron/host/agencies/own-keys.ts';
import { recipientFingerprint, signingFingerprint } from '../../electron/host/keys/fingerprints.ts';
import type { ZipEntry } from '../../electron/host/packets/format/zip.ts';
import type { Emission, Slot } from '../../shared/decision/types.ts';
import type { AgencyCode, Json, PacketId } from '../../shared/language.ts';
import type { PacketHeader } from '../../shared/packet.ts';
import { attachment, emission, headerWith, packetSeed, released, strangePacket } from './packets.ts';
import type { TempVault } from './temp-vault.ts';

/** What one packet says otherwise than a plain one. */
export type Strange = {
  readonly root?: string;
  readonly rootName?: string; // what they call the case
  readonly fields?: Readonly<Record<string, Slot>>;
  readonly subject?: Readonly<Record<string, Slot>>;
  readonly lists?: Emission['lists'];
  readonly header?: Partial<PacketHeader>;
  readonly documents?: readonly (string | null)[]; // of which document of the packet each attachment is
  readonly receipt?: { readonly packet: PacketId; readonly hash: string } | undefined;
  readonly isEmpty?: boolean; // neither case nor receipt
  readonly payload?: (payload: Record<string, Json>) => void;
  readonly also?: readonly ZipEntry[];
  readonly bytes?: (sealed: Buffer) => Buffer;
};

export const listOf = (...emitted: readonly Emission[]) => ({ emitted, unreleased: [] });

/**
 * A maker of packets from one office to another, signed with the sender's real key: good ones, broken ones, and such as only a later
 * program makes.
 */
export async function packetsBetween(us: TempVault, mx: TempVault) {
  const { signer } = await ownKeys(us.session);
  const { recipient } = await ownKeys(mx.session);
  const channel = {
    sender: signingFingerprint(signer.publicKey),
    recipient: recipientFingerprint(recipient),
    epoch: getVaultState(us.session.office).channelEpoch,
    number: 1,
    previous: null,
  };
  const plain = headerWith({ channel, to: { agency: 'MX-FGR' as AgencyCode, names: { en: 'Example Office', es: 'Oficina' } } });
  return async (strange: Strange = {}): Promise<Buffer> => {
    const { documents = [], receipt, isEmpty = false } = strange;
    const subject = emission({ given: released('Ismael'), ...strange.subject }, {}, 'PER-SUBJECTAAA', 'subject');
    const papers = ['DOC-AAAAAAAAAA', 'DOC-BBBBBBBBBB'].map(id => emission({ title: released('Nota') }, {}, id, 'document'));
    const content = emission(
      { kind: released('extradition'), reference: released('EX-1'), title: released('Un asunto'), ...strange.fields },
      { subjects: listOf(subject), documents: listOf(...papers), ...strange.lists },
      strange.rootName ?? 'CAS-CASEAAAAAA',
      strange.root ?? 'case',
    );
    const parts = {
      header: { ...plain, ...strange.header, channel: { ...plain.channel, ...strange.header?.channel } },
      ...(receipt === undefined ? {} : { receipt }),
      ...(receipt !== undefined || isEmpty ? {} : { content }),
      readme: 'README',
      attachments: documents.map((document, at) => ({
        ...attachment(Buffer.from(`paper ${at}`), at + 1),
        document: document as string,
      })),
      seed: packetSeed,
    };
    const sealed = await strangePacket(parts, { signer, recipient }, strange.payload, strange.also);
    return (strange.bytes ?? (bytes => bytes))(Buffer.from(sealed));
  };
}
